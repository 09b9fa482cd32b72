/** Names of features in the languages of the site. */
import { NAME_COLUMNS, type NameColumn } from '../languages.ts';
import { table } from './table.ts';

export type FeatureNames = Readonly<Record<NameColumn, string>>;
/** By the id of the feature. */
export type NameTable = ReadonlyMap<string, FeatureNames>;

/** The names of a row, empty where it has none. */
export const namesOf = (row: Partial<FeatureNames>): FeatureNames =>
  Object.fromEntries(NAME_COLUMNS.map((column) => [column, row[column] ?? ''])) as FeatureNames;

export const NAMELESS: FeatureNames = namesOf({});

/** Reads `names.csv`. */
export const nameTable = (text: string): NameTable =>
  new Map(table(text, ['id', ...NAME_COLUMNS] as const).map((row) => [row.id, namesOf(row)]));
