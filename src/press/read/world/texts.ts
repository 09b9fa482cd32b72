import type { Localized } from '../../../../geo/layer.ts';
import { isLanguage, LANGUAGES } from '../../../story/languages.ts';

/**
 * A text of a YAML file: one for all languages, or one for each. A language without a text gets the English one, or, if
 * there is none, that of the story's first language.
 *
 * @param lang - the story's first language.
 * @returns undefined if it is not a text.
 */
export function localizedText(value: unknown, lang: string): Localized | undefined {
  if (typeof value === 'number') return { en: String(value) };
  if (typeof value === 'string')
    return value.trim() ? { en: value, ...(isLanguage(lang) ? { [lang]: value } : {}) } : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const [first] = texts;
  if (!first || texts.length !== Object.keys(value).length) return undefined;
  const by = new Map(texts);
  const en = by.get('en') ?? by.get(lang) ?? first[1];
  return { en, ...Object.fromEntries(LANGUAGES.flatMap((code) => (by.has(code) ? [[code, by.get(code)]] : []))) };
}

/** The texts of a row in each language, from its columns such as `name_en` and `name_de`. */
export function localizedColumns(
  row: Readonly<Record<string, string>>,
  kind: string,
  lang: string,
): Localized | undefined {
  const found = Object.entries(row).flatMap(([column, text]) =>
    column.startsWith(`${kind}_`) && text.trim() ? [[column.slice(kind.length + 1), text] as const] : [],
  );
  return localizedText(found.length > 0 ? Object.fromEntries(found) : row[kind], lang);
}
