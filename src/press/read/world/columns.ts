import { nearest } from '../../check/suggest.ts';
import type { Fault } from '../../faults.ts';
import type { CsvRow } from '../table.ts';

/** The columns that a table may have. */
export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Those that have one for each language: `name` for `name_en`, `name_de`, … */
  readonly inLanguages: readonly string[];
}

/** The names that other programs give to these columns. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['lng', 'lon'],
  ['long', 'lon'],
  ['longitude', 'lon'],
  ['x', 'lon'],
  ['latitude', 'lat'],
  ['y', 'lat'],
  ['name', 'name_en'],
  ['title', 'name_en'],
  ['birth', 'born'],
  ['death', 'died'],
  ['bio', 'short_bio'],
  ['biography', 'short_bio'],
  ['when', 'date'],
]);

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;

/** Whether a column has a text in a language, such as `name_de`. */
const isIn = (column: string, kinds: readonly string[]): boolean =>
  kinds.some((kind) => column.startsWith(`${kind}_`) && LANGUAGE.test(column.slice(kind.length + 1)));

/** Faults of a table's first line: a column that is missing, or one that nothing reads. */
export function checkColumns(
  file: string,
  rows: readonly CsvRow[],
  { required, optional, inLanguages }: Columns,
): readonly Fault[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  const known = [...required, ...optional, ...inLanguages.map((kind) => `${kind}_en`)];
  const missing = required.filter((column) => !columns.includes(column));
  const unread = columns.filter(
    (column) => !required.includes(column) && !optional.includes(column) && !isIn(column, inLanguages),
  );
  return [
    ...missing.map((column) => ({
      file,
      line: 1,
      message: `The table has no column “${column}”.`,
      hint: `Its first line names the columns. It has: ${columns.join(', ')}.`,
    })),
    ...unread.map((column) => {
      const synonym = SYNONYMS.get(column.trim().toLowerCase());
      const near = synonym !== undefined && known.includes(synonym) ? synonym : nearest(column.trim(), known);
      return {
        file,
        line: 1,
        message: `Nothing reads the column “${column}”.`,
        hint: near ? `Did you mean “${near}”?` : `It may have: ${known.join(', ')}.`,
      };
    }),
  ];
}

const ID = /^[a-z][a-z0-9-]*$/;

/** The fault of an id that cannot be part of an address; undefined for a valid one. */
export const idFault = (id: string): Pick<Fault, 'message' | 'hint'> | undefined =>
  ID.test(id)
    ? undefined
    : {
        message: id === '' ? 'The id is empty.' : `The id “${id}” cannot be an address.`,
        hint: 'Use lower-case letters, digits and hyphens, beginning with a letter.',
      };
