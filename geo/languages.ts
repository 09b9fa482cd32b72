/** The languages of the data of Gilan. The site may have more: its other stories have data of their own. */
import type { Language } from '../src/story/languages.ts';

export const GILAN_LANGUAGES = ['en', 'fa', 'ru'] as const satisfies readonly Language[];
export type GilanLanguage = (typeof GILAN_LANGUAGES)[number];

/** Those into which it is translated. */
export type GilanTranslation = Exclude<GilanLanguage, 'en'>;
export const GILAN_TRANSLATIONS: readonly GilanTranslation[] = GILAN_LANGUAGES.filter((lang) => lang !== 'en');

/** A column or property of the data that holds a text of each language: `name_en`, `name_fa`, … */
export type NameColumn = `name_${GilanLanguage}`;
export const NAME_COLUMNS: readonly NameColumn[] = GILAN_LANGUAGES.map((lang) => `name_${lang}` as const);
