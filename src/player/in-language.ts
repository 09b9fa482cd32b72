import type { Localized } from '../../geo/layer.ts';

/** A text in a language, or in English where it has not been translated. */
export const inLanguage = (text: Localized, lang: string): string => text[lang as keyof Localized] ?? text.en;
