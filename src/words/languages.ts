import type { Localized } from '../../geo/layer.ts';
import { isLanguage, localeOf, SOURCE_LANGUAGE } from '../story/languages.ts';

/** A text in a language; undefined where it has not been translated. */
const translationOf = (text: Localized, lang: string): string | undefined =>
  isLanguage(lang) ? text[lang] : undefined;

/** A text in a language, or in English where it has not been translated. */
export const inLanguage = (text: Localized, lang: string): string => translationOf(text, lang) ?? text.en;

/**
 * The language in which `inLanguage` gives a text: that asked for, or English. For `lang`, so that what is not
 * translated is marked.
 */
export const tongueOf = (text: Localized, lang: string): string =>
  translationOf(text, lang) === undefined ? SOURCE_LANGUAGE : lang;

/**
 * Names one after the other, as the language joins them. A British list has no comma before its last name; a Persian one
 * has none either, whatever CLDR says.
 */
export const listIn = (names: readonly string[], lang: string): string =>
  new Intl.ListFormat(localeOf(lang))
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? value.replace('\u200f', '').replace('، و ', ' و ') : value))
    .join('');
