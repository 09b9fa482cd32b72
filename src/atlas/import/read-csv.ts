/** Tables with coordinates: those of other programs, and our own, unchanged. */
import { wktToGeoJSON } from 'betterknown';
import { parse } from 'csv-parse/browser/esm/sync';
import { FEATURE_ID, GEOMETRY, LAT, LNG, readHeading, readPlain, unguard } from '../core/csv-columns.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';

const LONGITUDE = /^(lng|lon|long|longitude|x|x_?coord|lon_?dd|point_x|долгота|طول|طول جغرافیایی)$/i;
const LATITUDE = /^(lat|latitude|y|y_?coord|lat_?dd|point_y|широта|عرض|عرض جغرافیایی)$/i;
const WKT = /^(wkt|geom|geometry|the_geom|geo_wkt|wkt_geom|shape)$/i;

/** The sign between cells, by the first line: the one there is most of, outside of quotation marks. */
function delimiterOf(text: string): string {
  const head =
    text
      .slice(0, 100_000)
      .replace(/"(?:[^"]|"")*"/g, '')
      .split(/\r\n|\r|\n/, 1)[0] ?? '';
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A cell that says whether it was in quotation marks, which the parser alone knows. */
interface Cell {
  readonly text: string;
  readonly quoted: boolean;
}

const valueOf = ({ text, quoted }: Cell): unknown => (quoted ? unguard(text) : readPlain(text));

/** A number that may have a decimal comma. NaN where it is none. */
function numberOf(cell: Cell | undefined): number {
  const text = unguard(cell?.text.trim() ?? '');
  if (text === '') return NaN;
  return Number(/^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
}

interface Columns {
  readonly headings: readonly ReturnType<typeof readHeading>[];
  readonly lng: number;
  readonly lat: number;
  readonly wkt: number;
  readonly id: number;
  /** Those that are no property. */
  readonly own: ReadonlySet<number>;
}

function columnsOf(row: readonly Cell[]): Columns {
  const headings = row.map(({ text }) => readHeading(unguard(text)));
  const find = (pattern: RegExp, exact: string) => {
    const named = headings.findIndex(({ property, marked, json }) => !marked && !json && property === exact);
    return named >= 0
      ? named
      : headings.findIndex(({ property, marked, json }) => !marked && !json && pattern.test(property.trim()));
  };
  const [lng, lat, wkt] = [find(LONGITUDE, LNG), find(LATITUDE, LAT), find(WKT, GEOMETRY)];
  if (wkt < 0 && (lng < 0 || lat < 0))
    throw new ReadError({
      code: 'no-coordinates',
      columns: headings.slice(0, 30).map(({ property }) => property.slice(0, 60)),
    });
  const id = headings.findIndex(({ property, marked }) => !marked && property === FEATURE_ID);
  return { headings, lng, lat, wkt, id, own: new Set([lng, lat, wkt, id]) };
}

function propertiesOf(row: readonly Cell[], { headings, own }: Columns): Readonly<Record<string, unknown>> {
  const entries = row.flatMap((cell, n): [string, unknown][] => {
    const heading = headings[n];
    if (!heading || own.has(n)) return [];
    const value = heading.json ? fromJson(cell) : valueOf(cell);
    return value === undefined ? [] : [[heading.property, value]];
  });
  return Object.fromEntries(entries);
}

function fromJson(cell: Cell): unknown {
  if (cell.text === '' && !cell.quoted) return undefined;
  try {
    return JSON.parse(unguard(cell.text)) as unknown;
  } catch {
    return unguard(cell.text);
  }
}

function addRow(row: readonly Cell[], columns: Columns, line: number, collector: FeatureCollector): void {
  const where = { unit: 'line', n: line } as const;
  const idCell = columns.id < 0 ? undefined : row[columns.id];
  const id = idCell && (columns.headings[columns.id]?.json ? fromJson(idCell) : valueOf(idCell));
  const properties = propertiesOf(row, columns);
  const wkt = columns.wkt < 0 ? '' : unguard(row[columns.wkt]?.text ?? '').trim();
  if (wkt) {
    const geometry = fromWkt(wkt);
    if (geometry === undefined) collector.drop('bad-wkt', where);
    else collector.add({ id, properties, geometry }, where);
    return;
  }
  const cells = [columns.lng, columns.lat].map((at) => row[at]);
  if (cells.every((cell) => !cell?.text.trim())) {
    // A table of ours has room for what is nowhere.
    if (columns.wkt >= 0) collector.add({ id, properties, geometry: null }, where);
    else collector.drop('no-coordinates', where);
    return;
  }
  collector.add({ id, properties, geometry: { type: 'Point', coordinates: cells.map(numberOf) } }, where);
}

/** Brackets within brackets. The parser of well-known text calls itself for every one. */
const DEEPEST = 20;

function fromWkt(text: string): unknown {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth > DEEPEST) return undefined;
  }
  try {
    return wktToGeoJSON(text);
  } catch {
    return undefined;
  }
}

/** @throws {ReadError} where there is no table, or none with coordinates. */
export function readCsv(text: string, asked: ReadRequest): FeatureCollector {
  const collector = new FeatureCollector(asked);
  let columns: Columns | undefined;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      cast: (value: string, { quoting }: { readonly quoting: boolean }): unknown =>
        ({ text: value, quoted: quoting }) satisfies Cell,
      on_record: (record: unknown, { lines }: { readonly lines: number }) => {
        const row = record as readonly Cell[];
        if (columns) addRow(row, columns, lines, collector);
        else columns = columnsOf(row);
        return null;
      },
      on_skip: (error) => {
        const { lines, code } = (error ?? {}) as unknown as { readonly lines?: number; readonly code?: string };
        collector.drop(code === 'CSV_QUOTE_NOT_CLOSED' ? 'cut-off' : 'bad-row', { unit: 'line', n: lines ?? 1 });
        return undefined;
      },
    });
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const { code, lines, message } = error as {
      readonly code?: string;
      readonly lines?: number;
      readonly message?: string;
    };
    const where = { unit: 'line', n: lines ?? 1 } as const;
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw new ReadError({ code: 'truncated', where });
    throw new ReadError({ code: 'broken', format: 'CSV', where, detail: (message ?? '').slice(0, 120) });
  }
  if (!columns) throw new ReadError({ code: 'empty' });
  return collector;
}
