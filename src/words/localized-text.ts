import type { Localized } from '../../geo/layer.ts';
import { isLanguage, localeOf, SOURCE_LANGUAGE } from '../story/languages.ts';

/** A text in a language; undefined if it has not been translated. */
const translationOf = (text: Localized, lang: string): string | undefined =>
  isLanguage(lang) ? text[lang] : undefined;

/** A text in a language, or in English if it has not been translated. */
export const inLanguage = (text: Localized, lang: string): string => translationOf(text, lang) ?? text.en;

/**
 * The language in which `inLanguage` gives a text: the requested one, or English. For `lang` attributes, so that
 * untranslated text is marked.
 */
export const languageShown = (text: Localized, lang: string): string =>
  translationOf(text, lang) === undefined ? SOURCE_LANGUAGE : lang;

/**
 * A list with “and” in a language: `A, B and C`. British English has no comma before the last name, and Persian has
 * none either, although CLDR has one.
 */
export const listIn = (names: readonly string[], lang: string): string =>
  new Intl.ListFormat(localeOf(lang))
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? value.replace('\u200f', '').replace('، و ', ' و ') : value))
    .join('');
