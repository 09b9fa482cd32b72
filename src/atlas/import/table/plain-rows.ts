/**
 * Rows of a table in text, as far as they are plain: one line each, with quotation marks only around whole cells. The
 * parser of csv-parse knows all cases but takes a second for 40,000 rows; nearly all rows of nearly all tables are plain.
 */
import type { Cell, Row } from '../read-table.ts';

/** How far the rows were read. */
export interface PlainRows {
  /** Characters read; from here on another parser must go on. Always the start of a row. */
  readonly end: number;
  /** Lines read. */
  readonly lines: number;
  /** What ends each line. */
  readonly lineBreak: string;
}

const cell = (text: string, quoted: boolean): Cell => ({ text, quoted });

/** The cells of a line; undefined where quotation marks are not around whole cells, or other breaks are in it. */
function cellsOf(line: string, delimiter: string): Row | undefined {
  if (line.includes('\r') || line.includes('\n')) return undefined;
  if (!line.includes('"')) return line.split(delimiter).map((text) => cell(text, false));
  const cells: Cell[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const next = line.indexOf(delimiter, at);
      const end = next < 0 ? line.length : next;
      const text = line.slice(at, end);
      if (text.includes('"')) return undefined;
      cells.push(cell(text, false));
      at = end + 1;
      continue;
    }
    let end = line.indexOf('"', at + 1);
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
    if (end < 0 || (end + 1 < line.length && line[end + 1] !== delimiter)) return undefined;
    cells.push(cell(line.slice(at + 1, end).replaceAll('""', '"'), true));
    at = end + 2;
  }
  return cells;
}

/**
 * Gives each plain row from the start of a text, with its number, until the first that is not plain.
 *
 * @param delimiter - one character
 */
export function plainRows(text: string, delimiter: string, row: (row: Row, line: number) => void): PlainRows {
  // The first break of a line decides for all, as it does for csv-parse.
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  let [at, lines] = [0, 0];
  while (at < text.length) {
    const next = text.indexOf(lineBreak, at);
    const end = next < 0 ? text.length : next;
    const line = text.slice(at, end);
    if (line !== '') {
      const cells = cellsOf(line, delimiter);
      if (!cells) return { end: at, lines, lineBreak };
      row(cells, lines + 1);
    }
    at = end + lineBreak.length;
    lines += 1;
  }
  return { end: text.length, lines, lineBreak };
}
