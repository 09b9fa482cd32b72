/** Reads CSV tables with a header row into objects in which every column is a text. */
import { parse } from 'csv-parse/sync';

export type SourceRow<Column extends string> = Readonly<Record<Column, string>>;

/** @throws if a requested column is missing, because a renamed column must not become an empty property. */
export function table<Column extends string>(text: string, columns: readonly Column[]): readonly SourceRow<Column>[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true }) as SourceRow<Column>[];
  for (const column of columns) {
    if (rows[0] && !(column in rows[0]))
      throw new Error(`column ${column} is missing; there are ${Object.keys(rows[0]).join(', ')}`);
  }
  return rows;
}

/** A cell with several values, separated by semicolons. */
export const list = (cell: string): readonly string[] =>
  cell
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
