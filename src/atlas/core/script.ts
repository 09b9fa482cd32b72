/** Writing made alike: what is searched for is found however it is spelt. */

/** Letters that Arabic keyboards and Persian ones write differently, and figures of three scripts. */
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

/** Joiners, marks of direction, the tatweel, soft hyphens and every kind of apostrophe. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u0640'’‘ʼʾʿ`´ʹʺ]/g;

/** Accents, vowel signs and the doubling sign. They are parted from their letters before. */
const MARKS = /\p{M}/gu;

const figure = (char: string) => {
  const code = char.codePointAt(0) ?? 0;
  return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660));
};

/**
 * Text as it is compared: of one case, without accents, vowel signs and joiners, with one ye, one kaf and one he,
 * е for ё, and European figures. Words stay parted as they were.
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

/** The words of a text, made alike. A word that a joiner holds together counts whole and in its parts. */
export function wordsOf(text: string): readonly string[] {
  const whole = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = /[\u200B-\u200D]/.test(text)
    ? (foldText(text.replace(/[\u200B-\u200D]/g, ' ')).match(/[\p{L}\p{N}]+/gu) ?? [])
    : [];
  return [...new Set([...whole, ...joined])];
}

/**
 * The language of a text of the data in a page's language: that, if any letter is of its script, and else English,
 * in which all data is first written.
 */
export function scriptTongue(text: string, lang: string): string {
  const { script } = new Intl.Locale(lang).maximize();
  return script && new RegExp(`\\p{Script=${script}}`, 'u').test(text) ? lang : 'en';
}
