/**
 * The languages of the site: the one list. Types, columns of tables, fonts, direction, calendar and locale follow from
 * it. How to add one: `words/README.md`. A story may also be written in another language; then the interface is in
 * English, with dates and numbers by `Intl`.
 */

/** ISO 15924. It decides which fonts a page preloads: `FONTS` in `press/assets.ts`. */
export type Script = 'Latn' | 'Cyrl' | 'Arab';

interface LanguageFacts {
  /** Its own name, capitalized as at the beginning of a line. */
  readonly name: string;
  /** For `Intl`: spelling and the order of dates. */
  readonly locale: string;
  readonly script: Script;
  readonly direction: 'ltr' | 'rtl';
  /** The calendar of its readers. `persian` is the solar Hijri calendar. */
  readonly calendar: 'gregorian' | 'persian';
  /** The dash between two places: Rasht – Qazvin. */
  readonly dash: '–' | '—';
}

const FACTS = {
  en: { name: 'English', locale: 'en-GB', script: 'Latn', direction: 'ltr', calendar: 'gregorian', dash: '–' },
  de: { name: 'Deutsch', locale: 'de', script: 'Latn', direction: 'ltr', calendar: 'gregorian', dash: '–' },
  fa: { name: 'فارسی', locale: 'fa', script: 'Arab', direction: 'rtl', calendar: 'persian', dash: '–' },
  ru: { name: 'Русский', locale: 'ru', script: 'Cyrl', direction: 'ltr', calendar: 'gregorian', dash: '—' },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

/** ISO 639-1. */
export type Language = keyof typeof FACTS;

/** The language of the code, the data and all texts that are not translated. */
export const SOURCE_LANGUAGE = 'en';
/** A language into which the interface is translated. */
export type Translation = Exclude<Language, typeof SOURCE_LANGUAGE>;

export const LANGUAGES = Object.keys(FACTS) as readonly Language[];
export const TRANSLATIONS = LANGUAGES.filter((lang) => lang !== SOURCE_LANGUAGE);

export const isLanguage = (lang: string): lang is Language => Object.hasOwn(FACTS, lang);

export const isTranslation = (lang: string): lang is Translation => isLanguage(lang) && lang !== SOURCE_LANGUAGE;

/** Scripts that run from right to left, for languages that are not in the list. */
const RTL_SCRIPTS: ReadonlySet<string | undefined> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** Parses a language tag (BCP 47); undefined if it is not valid. */
function localeOfTag(lang: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(lang);
  } catch {
    return undefined;
  }
}

/** The facts of a language tag, such as `fa` or `fa-AF`; undefined for a language that is not in the list. */
function factsOf(lang: string): LanguageFacts | undefined {
  const language = localeOfTag(lang)?.language ?? '';
  return isLanguage(language) ? FACTS[language] : undefined;
}

export function scriptOf(lang: Language): Script;
export function scriptOf(lang: string): string | undefined;
export function scriptOf(lang: string): string | undefined {
  return factsOf(lang)?.script ?? localeOfTag(lang)?.maximize().script;
}

/** The direction of writing. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  factsOf(lang)?.direction ?? (RTL_SCRIPTS.has(scriptOf(lang)) ? 'rtl' : 'ltr');

/** Whether the readers of a language use the solar Hijri calendar. */
export const isSolar = (lang: string): boolean => factsOf(lang)?.calendar === 'persian';

/** The locale for `Intl`: for English the British one. */
export const localeOf = (lang: string): string => (isLanguage(lang) ? FACTS[lang].locale : lang);

export const dashOf = (lang: string): string => factsOf(lang)?.dash ?? '–';

/** The own name of a language, capitalized as at the beginning of a line: فارسی, Русский. */
export function endonym(lang: string): string {
  if (isLanguage(lang)) return FACTS[lang].name;
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

/** The separators of thousands and decimals of a language. */
export function numberMarks(lang: string): { readonly thousands: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(lang).formatToParts(12_345.5);
  const mark = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value ?? '';
  return { thousands: mark('group'), decimal: mark('decimal') };
}

/** One text for each language, made by a function. */
export const inEach = <T>(make: (lang: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(LANGUAGES.map((lang) => [lang, make(lang)])) as Record<Language, T>;
