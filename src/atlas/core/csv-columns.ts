/**
 * How features become a table and are read from it again. Text that looks like a number is quoted and a number is
 * not, so that both come back as they were; what no cell can hold stands in a column of JSON.
 */

/** Geometry as well-known text, and, for points, the two numbers every spreadsheet understands. */
export const GEOMETRY = 'WKT';
export const LNG = 'lng';
export const LAT = 'lat';
/** The id of the feature itself, beside a property of that name. */
export const FEATURE_ID = 'feature id';

const OWN: ReadonlySet<string> = new Set([GEOMETRY, LNG, LAT, FEATURE_ID].map((name) => name.toLowerCase()));
const JSON_MARK = ' (JSON)';
const PROPERTY_MARK = ' (property)';
const MARKED = / \((JSON|property)\)$/;

/** The heading of a column whose every cell is JSON. */
export const asJson = (name: string) => `${name}${JSON_MARK}`;

/** The heading of a property's column. One that could be taken for a column of ours is marked. */
export function heading(property: string, json: boolean): string {
  const plain =
    OWN.has(property.trim().toLowerCase()) || MARKED.test(property) || property === ''
      ? `${property}${PROPERTY_MARK}`
      : property;
  return json ? asJson(plain) : plain;
}

export function readHeading(text: string): {
  readonly property: string;
  readonly json: boolean;
  readonly marked: boolean;
} {
  const json = text.endsWith(JSON_MARK);
  const plain = json ? text.slice(0, -JSON_MARK.length) : text;
  const marked = plain.endsWith(PROPERTY_MARK);
  return { property: marked ? plain.slice(0, -PROPERTY_MARK.length) : plain, json, marked };
}

/**
 * A spreadsheet runs a text that begins like a formula. An apostrophe before it says that it is text, and is taken
 * away again when the table is read. Source: OWASP, CSV Injection.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
export const guard = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
export const unguard = (text: string) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

const PLAIN: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** What a cell without quotation marks means; undefined where it is empty, and no value at all. */
export function readPlain(cell: string): unknown {
  if (cell === '') return undefined;
  if (PLAIN.has(cell)) return PLAIN.get(cell);
  const number = Number(cell);
  // 007 and 1e999 are names of things.
  return Number.isFinite(number) && String(number) === cell ? number : unguard(cell);
}
