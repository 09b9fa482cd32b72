/** Normalises text, so that a search finds all spellings. */

/** Letters that differ between Arabic and Persian keyboards, and digits of three scripts. */
const SAME: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ئ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ۂ: 'ه',
  ۃ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ء: '',
  ё: 'е',
  ѣ: 'е',
  і: 'и',
  ѳ: 'ф',
  ѵ: 'и',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ə: 'a',
};
const LETTERS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g');

/** Joiners, direction marks, the tatweel, soft hyphens and all kinds of apostrophes. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u0640'’‘ʼʾʿ`´ʹʺ]/g;

/** Accents, vowel signs and the doubling sign, after decomposition. */
const MARKS = /\p{M}/gu;

const figure = (char: string) => {
  const code = char.codePointAt(0) ?? 0;
  return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
};

/**
 * Text in a form for comparison: in lower case, without accents, vowel signs and joiners, with one form of ye, kaf and
 * he, е instead of ё, and European digits. Spaces stay.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(LETTERS, (letter) => SAME[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, figure)
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(LETTERS, (letter) => SAME[letter] ?? letter);
}

/** The normalised words of a text. A word with a joiner is returned as a whole and in parts. */
export function wordsOf(text: string): readonly string[] {
  const whole = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = /[\u200B-\u200D]/.test(text)
    ? (foldText(text.replace(/[\u200B-\u200D]/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [])
    : [];
  return [...new Set([...whole, ...joined])];
}

/**
 * The language of a text of the data: that of the page if any letter is of its script; otherwise English, in which all
 * data was written first.
 */
export function languageByScript(text: string, lang: string): string {
  const { script } = new Intl.Locale(lang).maximize();
  return script && new RegExp(`\\p{Script=${script}}`, 'u').test(text) ? lang : 'en';
}
