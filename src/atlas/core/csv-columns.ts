/**
 * The columns of an exported table, which can be imported again without losses. Text that looks like a number is quoted
 * and a number is not, so that both keep their types; values that a cell cannot contain are in columns of JSON.
 */

/** The column with the geometry as well-known text; and, for points, the columns with longitude and latitude. */
export const GEOMETRY = 'WKT';
export const LNG = 'lng';
export const LAT = 'lat';
/** The column with the id of the feature, which may also have a property `id`. */
export const FEATURE_ID = 'feature id';

const OWN: ReadonlySet<string> = new Set([GEOMETRY, LNG, LAT, FEATURE_ID].map((name) => name.toLowerCase()));
const JSON_MARK = ' (JSON)';
const PROPERTY_MARK = ' (property)';
const MARKED = / \((JSON|property)\)$/;

/** The heading of a column with JSON in all cells. */
export const asJson = (name: string) => `${name}${JSON_MARK}`;

/** The heading of the column of a property. It is marked if it could be confused with one of the columns above. */
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
 * Spreadsheets execute a text that begins like a formula. An apostrophe before it marks it as text, and is removed when
 * the table is imported. Source: OWASP, CSV Injection.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
export const guard = (text: string) => (FORMULA.test(text) ? `'${text}` : text);
export const unguard = (text: string) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

const PLAIN: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The value of a cell without quotation marks; undefined if it is empty. */
export function readPlain(cell: string): unknown {
  if (cell === '') return undefined;
  if (PLAIN.has(cell)) return PLAIN.get(cell);
  const number = Number(cell);
  // 007 and 1e999 are not numbers but names.
  return Number.isFinite(number) && String(number) === cell ? number : unguard(cell);
}
