/** Tables with coordinates or names of places: those of other programs, and our own, unchanged. */
import { FEATURE_ID, GEOMETRY, LAT, LNG, readHeading, readPlain, unguard } from '../core/csv-columns.ts';
import type { NamedPlace, PositionColumns, TableChoice, TableFields, TableQuestion } from '../core/table-choice.ts';
import type { Where } from '../core/import-problem.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';
import { systemOf } from './projection.ts';
import { guessColumns, isHeading, pairByHeading } from './table/guess-columns.ts';
import { readGeometry } from './table/read-geometry.ts';
import { readAngle, readPair } from './table/read-number.ts';

/** A cell that says whether it was in quotation marks, which the parser alone knows. */
export interface Cell {
  readonly text: string;
  readonly quoted: boolean;
  /** What it holds, where a spreadsheet says so; undefined where the text is all. */
  readonly value?: number | boolean;
}
export type Row = readonly Cell[];

/** Rows, however they were stored. */
export interface Rows {
  /** The first of them, to guess by. */
  readonly head: readonly Row[];
  /** Gives each row, with its number in the file as people count it; `drop` is told of what is no row. */
  each(row: (row: Row, line: number) => void, drop: FeatureCollector['drop']): void;
  /** What the rows are counted as. */
  readonly unit: Where['unit'];
  /** What is known of it before its columns are. */
  readonly layout: Pick<TableChoice, 'encoding' | 'delimiter' | 'sheet'>;
  /** Whether the cells come from text. */
  readonly text: boolean;
  readonly sheets: readonly string[];
}

/** Rows that are shown of a table that is asked about. */
const SHOWN = 8;
/** Different names that are looked up in the gazetteer. */
const NAMES = 5000;

/** Whether a row has nothing in it. */
export const isBlank = (row: Row): boolean => row.every(({ text, quoted }) => !quoted && text.trim() === '');

const textsOf = (row: Row): readonly string[] => row.map(({ text }) => unguard(text));

/** The row of headings; -1 where the first full row is data already. */
function headerOf(head: readonly (readonly string[])[]): number {
  const named = head.slice(0, 30).findIndex(isHeading);
  if (named >= 0) return named;
  const widths = head.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const usual = [...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 1;
  const first = widths.findIndex((width) => width >= Math.max(1, Math.ceil(usual * 0.6)) && (usual < 2 || width >= 2));
  const row = head[Math.max(0, first)] ?? [];
  const isData = (cell: string) =>
    cell.trim() !== '' && (!Number.isNaN(readAngle(cell).degrees) || readPair(cell) !== undefined);
  return row.some(isData) ? -1 : Math.max(0, first);
}

interface Understood {
  readonly choice: TableChoice;
  readonly sure: boolean;
  readonly headings: readonly string[];
  /** How many rows come before the first that is data. */
  readonly skipped: number;
}

function understand({ head, layout }: Rows, { table, area, crs: said }: ReadRequest): Understood {
  const asked = table?.choice ?? {};
  const texts = head.map(textsOf);
  const header = asked.header ?? headerOf(texts);
  const headings = header < 0 ? [] : (texts[header] ?? []);
  // There may be a title above a table without headings.
  const full = texts.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const skipped = header >= 0 ? header + 1 : asked.header === -1 ? 0 : Math.max(0, full);
  // A column that is marked as a property has no coordinates, whatever its name.
  const plain = headings.map((text) => (readHeading(text).marked || readHeading(text).json ? '' : text));
  const { sure, ...guess } = guessColumns(plain, texts.slice(skipped), area);
  const choice: TableChoice = { decimal: 'auto', crs: said ?? 'EPSG:4326', ...layout, header, ...guess, ...asked };
  return { choice, sure: asked.position ? true : sure, headings, skipped };
}

interface Columns {
  readonly headings: readonly ReturnType<typeof readHeading>[];
  readonly position: PositionColumns;
  /** Two columns of numbers that say it where the geometry is empty, as in our own tables. */
  readonly otherwise: (PositionColumns & { readonly kind: 'pair' }) | undefined;
  readonly decimal: TableChoice['decimal'];
  readonly places: Readonly<Record<string, NamedPlace>>;
  readonly id: number;
  /** Those that are no property. */
  readonly own: ReadonlySet<number>;
}

/**
 * The property of each column: its heading, or else its number. If two are the same, the second gets a number.
 */
function headingsOf(texts: readonly string[], width: number): Columns['headings'] {
  const seen = new Map<string, number>();
  return Array.from({ length: Math.max(width, texts.length) }, (_, n) => {
    const text = texts[n] ?? '';
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    const heading = readHeading(text);
    if (heading.property.trim() === '' && !heading.marked && !heading.json)
      return { ...heading, property: `column ${String(n + 1)}` };
    return times === 1 ? heading : { ...heading, property: `${heading.property} ${String(times)}` };
  });
}

function columnsOf({ choice, headings: texts }: Understood, width: number, { table }: ReadRequest): Columns {
  const headings = headingsOf(texts, width);
  const exact = (name: string) =>
    headings.findIndex(({ property, marked, json }) => !marked && !json && property === name);
  const id = headings.findIndex(({ property, marked }) => !marked && property === FEATURE_ID);
  const chosen = table?.choice.position;
  // The headings of our own exports come before similar ones, because a property may be called “x”.
  const ours: PositionColumns | undefined =
    exact(GEOMETRY) >= 0
      ? { kind: 'geometry', column: exact(GEOMETRY) }
      : exact(LNG) >= 0 && exact(LAT) >= 0
        ? { kind: 'pair', lng: exact(LNG), lat: exact(LAT) }
        : undefined;
  const position = chosen ?? ours ?? choice.position;
  if (!position) throw new RangeError('A table without a position is a question.');
  const otherwise =
    position.kind === 'geometry' && exact(LNG) >= 0 && exact(LAT) >= 0
      ? ({ kind: 'pair', lng: exact(LNG), lat: exact(LAT) } as const)
      : position.kind === 'geometry'
        ? pairByHeading(texts)
        : undefined;
  const own = new Set([id, ...columnsIn(position), ...(otherwise ? columnsIn(otherwise) : [])]);
  return { headings, position, otherwise, decimal: choice.decimal, places: table?.places ?? {}, id, own };
}

/** The columns that are taken out of the properties. A name stays what it is. */
function columnsIn(position: PositionColumns): readonly number[] {
  if (position.kind === 'pair') return [position.lng, position.lat];
  return position.kind === 'names' ? [] : [position.column];
}

const valueOf = ({ text, quoted, value }: Cell): unknown => value ?? (quoted ? unguard(text) : readPlain(text));

function propertiesOf(row: Row, { headings, own }: Columns): Readonly<Record<string, unknown>> {
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

const cellText = (row: Row, n: number): string => unguard(row[n]?.text.trim() ?? '');

/** What a row says of where it is. `nowhere`: it says nothing. */
type Position = { readonly geometry: unknown; readonly place?: string } | 'nowhere' | 'bad-wkt' | 'unknown-place';

const pointAt = (lng: number, lat: number): Position => ({ geometry: { type: 'Point', coordinates: [lng, lat] } });

function positionOf(row: Row, position: PositionColumns, columns: Columns): Position {
  const { decimal, places, otherwise } = columns;
  if (position.kind === 'pair') {
    const cells = [position.lng, position.lat].map((n) => cellText(row, n));
    if (cells.every((text) => text === '')) return 'nowhere';
    const [lng = NaN, lat = NaN] = cells.map((text) => readAngle(text, decimal).degrees);
    return pointAt(lng, lat);
  }
  const text = cellText(row, position.column);
  switch (position.kind) {
    case 'geometry': {
      if (!text) return otherwise ? positionOf(row, otherwise, columns) : 'nowhere';
      const geometry = readGeometry(text);
      return geometry === undefined ? 'bad-wkt' : { geometry };
    }
    case 'combined': {
      if (!text) return 'nowhere';
      const pair = readPair(text, decimal);
      const [first, second] = [pair?.first ?? NaN, pair?.second ?? NaN];
      return (pair?.order ?? position.order) === 'lat-lng' ? pointAt(second, first) : pointAt(first, second);
    }
    case 'names': {
      if (!text) return 'nowhere';
      const place = Object.hasOwn(places, text) ? places[text] : undefined;
      return place
        ? { geometry: { type: 'Point', coordinates: [place.lng, place.lat] }, place: place.id }
        : 'unknown-place';
    }
  }
}

/** The property that says which place of the gazetteer a name was taken for. */
const PLACE = 'gazetteer_place';

function addRow(row: Row, columns: Columns, where: Where, collector: FeatureCollector): void {
  const idCell = columns.id < 0 ? undefined : row[columns.id];
  const id = idCell && (columns.headings[columns.id]?.json ? fromJson(idCell) : valueOf(idCell));
  const properties = propertiesOf(row, columns);
  const found = positionOf(row, columns.position, columns);
  if (found === 'nowhere') {
    // In a table that the atlas exported, a row may have no position.
    if (columns.position.kind === 'geometry') collector.add({ id, properties, geometry: null }, where);
    else collector.drop('no-coordinates', where);
  } else if (typeof found === 'string') collector.drop(found, where);
  else {
    const place = found.place === undefined ? {} : { [PLACE]: found.place };
    collector.add({ id, properties: { ...properties, ...place }, geometry: found.geometry }, where);
  }
}

function questionOf(rows: Rows, { choice, sure, headings, skipped }: Understood, asked: ReadRequest): TableQuestion {
  const names = new Set<string>();
  if (choice.position?.kind === 'names') {
    const { column } = choice.position;
    let n = 0;
    rows.each(
      (row) => {
        if (!isBlank(row)) n += 1;
        const name = n > skipped ? cellText(row, column) : '';
        if (name && names.size < NAMES) names.add(name);
      },
      () => undefined,
    );
  }
  const shown = rows.head.slice(0, SHOWN + Math.max(0, choice.header));
  const width = Math.max(headings.length, ...shown.map((row) => row.length));
  return {
    choice,
    sure,
    file: asked.file,
    text: rows.text,
    sheets: rows.sheets,
    columns: Array.from({ length: width }, (_, n) => headings[n] ?? ''),
    rows: shown.map((row) => textsOf(row).map((text) => text.slice(0, 120))),
    names: [...names],
  };
}

/** Which properties have names and dates. */
function fieldsOf({ choice: { name, start, end } }: Understood, { headings }: Columns): TableFields {
  const property = (n: number | undefined) => (n === undefined ? undefined : headings[n]?.property);
  const [named, from, until] = [property(name), property(start), property(end)];
  return {
    ...(named === undefined ? {} : { name: named }),
    ...(from === undefined ? {} : { start: from }),
    ...(until === undefined ? {} : { end: until }),
  };
}

/** @throws {ReadError} where there is no table, or none that is understood: then with the question. */
export async function tableFeatures(rows: Rows, request: ReadRequest): Promise<FeatureCollector> {
  const { table, ...rest } = request;
  // A choice for one table of an archive does not apply to another.
  const asked: ReadRequest = table && (table.file === undefined || table.file === request.file) ? request : rest;
  if (rows.head.length === 0) throw new ReadError({ code: 'empty' });
  const understood = understand(rows, asked);
  const question = questionOf(rows, understood, asked);
  const { choice, sure, headings, skipped } = understood;
  if (asked.table?.preview || !sure || !choice.position)
    throw new ReadError(
      { code: 'no-coordinates', columns: headings.slice(0, 30).map((heading) => heading.slice(0, 60)) },
      question,
    );
  const system = await systemOf(choice.crs);
  const collector = new FeatureCollector(asked, system.unproject);
  if (system.unproject) collector.warnings.push({ code: 'reprojected', from: choice.crs });
  const columns = columnsOf(understood, Math.max(0, ...rows.head.map((row) => row.length)), asked);
  let [n, extra] = [0, 0];
  rows.each(
    (row, line) => {
      if (n < skipped) {
        if (!isBlank(row)) n += 1;
        return;
      }
      if (
        headings.length > 0 &&
        row.length > headings.length &&
        row.slice(headings.length).some(({ text }) => text !== '')
      )
        extra += 1;
      addRow(row, columns, { unit: rows.unit, n: line }, collector);
    },
    (why, where) => {
      collector.drop(why, where);
    },
  );
  if (extra > 0) collector.warnings.push({ code: 'extra-cells', count: extra });
  collector.table = question;
  collector.fields = fieldsOf(understood, columns);
  return collector;
}
