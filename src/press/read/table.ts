import { CsvError, parse } from 'csv-parse/sync';
import type { Checked, Fault } from '../faults.ts';
import { remembered } from '../remember.ts';

/** A row of a table, by the column names of its first line. */
export type CsvRow = Readonly<Record<string, string>>;

/** Message and hint for each error of csv-parse that an author can cause. */
const REMEDIES: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  CSV_INVALID_CLOSING_QUOTE: [
    'Text follows a closing quotation mark in a cell.',
    'Put a separator between two cells; write a quotation mark within a quoted cell twice: "the ""Kursk""".',
  ],
  INVALID_OPENING_QUOTE: [
    'A quotation mark stands in the middle of a cell.',
    'Put the whole cell in quotation marks and write the inner one twice: "the ""Kursk""".',
  ],
  CSV_QUOTE_NOT_CLOSED: [
    'A quotation mark is opened and never closed.',
    'End the cell with a quotation mark; write a quotation mark within a quoted cell twice: "the ""Kursk""".',
  ],
};

const CELLS =
  'Each line has as many cells as the first, with the same separators; a cell with a separator in it stands in quotation marks.';

function remedyFor({ code, message }: CsvError): readonly [message: string, hint: string] {
  const cells = /columns length is (\d+), got (\d+)/.exec(message);
  if (cells) return [`The row has ${cells[2] ?? ''} cells, and the first line has ${cells[1] ?? ''}.`, CELLS];
  return REMEDIES[code] ?? [`The table cannot be read: ${message}.`, CELLS];
}

const lines = new WeakMap<CsvRow, number>();

/** The line of a row in its file, from 1; the last line of a row that has several. */
export const lineOfRow = (row: CsvRow): number => lines.get(row) ?? 1;

/** Reads a file of values that are separated by commas (RFC 4180), semicolons or tabs, with a header line. Returns no rows if there is a fault. */
export const readTable = remembered((file, csv): Checked<readonly CsvRow[]> => {
  const broken = (line: number, message: string, hint: string): Checked<readonly CsvRow[]> => ({
    value: [],
    faults: [{ file, line, message, hint }],
  });
  const [head = ''] = csv.split('\n');
  try {
    const read: readonly { readonly record: CsvRow; readonly info: { readonly lines: number } }[] = parse(csv, {
      columns: true,
      // As spreadsheets write it where the comma is the decimal sign.
      delimiter: head.includes(',') ? ',' : (/[;\t]/.exec(head)?.[0] ?? ','),
      skip_empty_lines: true,
      bom: true,
      info: true,
    });
    for (const { record, info } of read) lines.set(record, info.lines);
    return { value: read.map(({ record }) => record), faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines: line } = error as CsvError & { readonly lines?: number };
    return broken(line ?? 1, ...remedyFor(error));
  }
});

/** Reads a table whose rows have an `id`. Returns no rows if that column is missing. */
export function readTableWithIds(file: string, csv: string): Checked<readonly CsvRow[]> {
  const table = readTable(file, csv);
  const [first] = table.value;
  if (!first || 'id' in first) return table;
  const fault: Fault = {
    file,
    line: 1,
    message: 'The table has no column “id”.',
    hint: `Its first line names the columns. It has: ${Object.keys(first).join(', ')}.`,
  };
  return { value: [], faults: [...table.faults, fault] };
}
