/** Tables in text: rows of cells between commas, semicolons, tabs or bars. */
import { parse } from 'csv-parse/browser/esm/sync';
import type { Encoding } from '../core/table-choice.ts';
import { ReadError, type FeatureCollector, type ReadRequest } from './collector.ts';
import { isBlank, tableFeatures, type Cell, type Row, type Rows } from './read-table.ts';
import { plainRows } from './table/plain-rows.ts';
import { layOutOf, type LayOut } from './table/lay-out.ts';

/** Characters, and rows of them, by which the columns are guessed. */
const SAMPLE = 200_000;
const HEAD = 60;

interface RowInfo {
  readonly lines: number;
}

const OPTIONS = {
  relax_column_count: true,
  // 37°16'34"N
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  cast: (value: string, { quoting }: { readonly quoting: boolean }): unknown =>
    ({ text: value, quoted: quoting }) satisfies Cell,
} as const;

/** The first rows. Of a text that is cut off here the last row may be cut as well. */
function headOf(text: string, { start, delimiter }: LayOut): readonly Row[] {
  const part = text.slice(start, start + SAMPLE);
  const rows: Row[] = [];
  parse(part, {
    ...OPTIONS,
    delimiter,
    to: HEAD * 2,
    on_record: (record: unknown) => {
      rows.push(record as Row);
      return null;
    },
    on_skip: () => undefined,
  });
  const whole = part.length < text.length - start && rows.length < HEAD * 2 ? rows.slice(0, -1) : rows;
  return whole.filter((row) => !isBlank(row)).slice(0, HEAD);
}

function eachRow(
  text: string,
  { start, lines: before, delimiter }: LayOut,
  [row, drop]: Parameters<Rows['each']>,
): void {
  const table = start === 0 ? text : text.slice(start);
  const plain = plainRows(table, delimiter, (cells, line) => {
    row(cells, line + before);
  });
  if (plain.end === table.length) return;
  const above = before + plain.lines;
  parse(table.slice(plain.end), {
    ...OPTIONS,
    delimiter,
    ...(plain.end > 0 ? { record_delimiter: plain.lineBreak } : {}),
    on_record: (record: unknown, { lines }: RowInfo) => {
      row(record as Row, lines + above);
      return null;
    },
    on_skip: (error) => {
      const { lines, code } = (error ?? {}) as unknown as { readonly lines?: number; readonly code?: string };
      drop(code === 'CSV_QUOTE_NOT_CLOSED' ? 'cut-off' : 'bad-row', { unit: 'line', n: (lines ?? 1) + above });
      return undefined;
    },
  });
}

/**
 * @param encoding - from which the text was decoded
 * @throws {ReadError} if there is no table, or if it cannot be understood.
 */
export async function readCsv(
  text: string,
  asked: ReadRequest,
  encoding: Encoding = 'utf-8',
): Promise<FeatureCollector> {
  const own = asked.table?.file === undefined || asked.table.file === asked.file ? asked.table?.choice : undefined;
  const layOut = layOutOf(text, own?.delimiter);
  try {
    return await tableFeatures(
      {
        head: headOf(text, layOut),
        each: (...heard) => {
          eachRow(text, layOut, heard);
        },
        unit: 'line',
        layout: { encoding, delimiter: layOut.delimiter, sheet: '' },
        text: true,
        sheets: [],
      },
      asked,
    );
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const { code, lines, message } = error as {
      readonly code?: string;
      readonly lines?: number;
      readonly message?: string;
    };
    const where = { unit: 'line', n: (lines ?? 1) + layOut.lines } as const;
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw new ReadError({ code: 'truncated', where });
    throw new ReadError({ code: 'broken', format: 'CSV', where, detail: (message ?? '').slice(0, 120) });
  }
}
