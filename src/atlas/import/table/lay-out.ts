/** How a table is laid out in a text: what comes before it, and the sign between its cells. Pure. */
import { DELIMITERS, type Delimiter } from '../../core/table-choice.ts';
import { isHeading } from './guess-columns.ts';

export interface LayOut {
  /** Characters before the table: comments, and the line by which Excel is told the delimiter. */
  readonly start: number;
  /** Lines in them. */
  readonly lines: number;
  readonly delimiter: Delimiter;
}

/** Characters looked at. */
const SAMPLE = 100_000;
/** Rows looked at for the sign between cells. */
const ROWS = 40;

const SEPARATOR = /^"?sep=(.|\\t)"?\s*$/i;

const cellsOf = (line: string, delimiter: Delimiter): readonly string[] =>
  line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''));

/** A line of comment, unless it is the headings with a sign before them. */
const isComment = (line: string): boolean =>
  /^\s*"?(?:#|\/\/)/.test(line) &&
  !DELIMITERS.some((delimiter) => isHeading(cellsOf(line.replace(/^\s*(?:#|\/\/)\s*/, ''), delimiter)));

export function layOutOf(text: string, asked?: Delimiter): LayOut {
  let [start, lines] = [0, 0];
  let told: Delimiter | undefined;
  for (const [whole, line = ''] of text.slice(0, SAMPLE).matchAll(/(.*?)(?:\r\n|\r|\n|$)/gy)) {
    const separator = lines === 0 || told === undefined ? SEPARATOR.exec(line)?.[1] : undefined;
    if (separator !== undefined) {
      const sign = separator === '\\t' ? '\t' : separator;
      told = DELIMITERS.find((one) => one === sign);
    } else if (line.trim() !== '' && !isComment(line)) break;
    if (whole === '') break;
    start += whole.length;
    lines += 1;
  }
  return { start, lines, delimiter: asked ?? told ?? delimiterOf(text.slice(start, start + SAMPLE)) };
}

/**
 * The separator that splits most lines into the same number of cells, outside of quotation marks. If the first line has
 * headings of coordinates, it alone decides.
 */
function delimiterOf(text: string): Delimiter {
  const linesIn = (part: string) =>
    part
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== '')
      .slice(0, ROWS);
  const headed = linesIn(text).flatMap((line) => DELIMITERS.find((sign) => isHeading(cellsOf(line, sign))) ?? [])[0];
  if (headed) return headed;
  const lines = linesIn(text.replace(/"(?:[^"]|"")*"/g, '""'));
  const worth = (sign: Delimiter): number => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length;
      if (count > 1) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    // Counts cells that many lines have in common, because a comma may also be a decimal sign or part of a sentence.
    return (
      Math.max(0, ...[...counts].map(([cells, times]) => times * (1 + Math.min(cells, 20) / 100))) *
      (sign === ',' ? 0.9 : 1)
    );
  };
  return DELIMITERS.reduce((best, sign) => (worth(sign) > worth(best) ? sign : best));
}
