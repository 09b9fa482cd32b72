/** Records of JSON as rows of a table: the names of their properties say where the positions are. */
import type { FileKind } from '../../core/import-result.ts';
import type { ReadRequest } from '../collector.ts';
import type { JsonRead } from '../read-json.ts';
import { tableFeatures, type Cell } from '../read-table.ts';
import type { Rec } from './json-parts.ts';

/** Records whose properties are looked at for columns. */
const LOOKED_AT = 1000;
/** Rows by which the columns are guessed. */
const HEAD = 60;
const EMPTY: Cell = { text: '', quoted: false };

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === 'string') return { text: value, quoted: true };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value), quoted: false, value };
  return { text: JSON.stringify(value), quoted: true };
}

export async function readRecordTable(records: readonly Rec[], kind: FileKind, asked: ReadRequest): Promise<JsonRead> {
  const keys = [...new Set(records.slice(0, LOOKED_AT).flatMap((record) => Object.keys(record)))];
  const headings = keys.map((text): Cell => ({ text, quoted: true }));
  const row = (record: Rec): readonly Cell[] =>
    keys.map((key) => cellOf(Object.hasOwn(record, key) ? record[key] : undefined));
  const collector = await tableFeatures(
    {
      head: [headings, ...records.slice(0, HEAD).map(row)],
      each: (heard) => {
        heard(headings, 0);
        records.forEach((record, n) => {
          heard(row(record), n + 1);
        });
      },
      unit: 'feature',
      layout: { encoding: 'utf-8', delimiter: ',', sheet: '' },
      text: false,
      sheets: [],
    },
    // The headings are the names of the properties, even if they look like values.
    { ...asked, table: { ...asked.table, choice: { header: 0, ...asked.table?.choice } } },
  );
  return { kind, collector };
}
