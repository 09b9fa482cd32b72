import type { Localized } from '../../geo/layer.ts';

const RTL = new Set(['ar', 'fa', 'he', 'ur']);

/** Which way a language is written. `Intl.Locale` knows, but not in every browser. */
export const directionOf = (lang: string): 'ltr' | 'rtl' => (RTL.has(new Intl.Locale(lang).language) ? 'rtl' : 'ltr');

/** What a language calls itself, as the first word of a line: فارسی, Русский. */
export function endonym(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** A text in a language, or in English where it has not been translated. */
export const inLanguage = (text: Localized, lang: string): string => text[lang as keyof Localized] ?? text.en;

/**
 * The language in which `inLanguage` gives a text: that asked for, or English. For `lang`, so that what is not
 * translated is marked.
 */
export const tongueOf = (text: Localized, lang: string): string =>
  text[lang as keyof Localized] === undefined ? 'en' : lang;

/**
 * Names one after the other, as the language joins them. British, for an English list ends without a comma; and so does
 * a
 * Persian one, whatever CLDR has.
 */
export const listIn = (names: readonly string[], lang: string): string =>
  new Intl.ListFormat(lang === 'en' ? 'en-GB' : lang)
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? value.replace('\u200f', '').replace('، و ', ' و ') : value))
    .join('');
