/** Guesses which columns of a table say where its rows are, what they are called and when they were. Pure. */
import type { PositionColumns, TableChoice } from '../../core/table-choice.ts';
import { foldText } from '../../core/script.ts';
import { isGeometryText } from './read-geometry.ts';
import { plainDigits, readAngle, readNumber, readPair } from './read-number.ts';

type Row = readonly string[];
/** West, south, east, north, in degrees. */
export type TableArea = readonly [number, number, number, number];

/** A heading in small letters, without accents, units in brackets, and signs between its words. */
const wordsIn = (heading: string): readonly string[] =>
  foldText(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[([{].*?[)\]}]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const list = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(foldText));

/** Words for one of the two that mean nothing else. */
const LNG_WORDS = list(
  'lng lon longitude longitud longitudine long longi longtitude laenge länge längengrad boylam долгота',
);
const LAT_WORDS = list('lat latitude latitud latitudine lati breite breitengrad enlem широта');
/** Words that mean it only where the other column has its like. */
const X_WORDS = list('x easting eastings east ost rechtswert xcoord xcoordinate e طول восток');
const Y_WORDS = list('y northing northings north nord hochwert ycoord ycoordinate n عرض север');
/** Words that may stand beside these and change nothing. */
const BESIDE = list(
  'geo decimal dec dd deg degree degrees wgs wgs84 84 4326 epsg gps gis point pt coord coords coordinate coordinates ' +
    'geographic geographical geographisch geographische географическая جغرافیایی value place site location utm gd m meter metres',
);
const GEOMETRY_WORDS = list('wkt geom geometry thegeom geowkt wktgeom shape wkb wkbgeometry ewkt ewkb geojson');
const PAIR_WORDS = list(
  'coordinates coordinate coords coord latlng latlon latlong lnglat lonlat location gps geo position geopoint geolocation ' +
    'latitudelongitude latlongitude координаты مختصات koordinaten coordonnees coordenadas point',
);
const NAME_WORDS = list(
  'name title toponym placename place label ortsname ort nom lieu название имя место نام مکان town city village locality settlement',
);
const START_WORDS = list(
  'start from begin begins started earliest first startdate datefrom fromdate since von начало از آغاز',
);
const END_WORDS = list('end to until ends ended latest last enddate dateto todate bis конец تا پایان');
const DATE_WORDS = list('date when year datum dated eventdate day дата год تاریخ سال jahr annee fecha');

/** How surely a heading is one of these words, from 0 (it is not) to 3 (it is nothing else). */
function score(heading: string, words: ReadonlySet<string>): number {
  const parts = wordsIn(heading);
  if (parts.length === 0) return 0;
  if (words.has(parts.join(''))) return 3;
  if (!parts.some((part) => words.has(part))) return 0;
  return parts.every((part) => words.has(part) || BESIDE.has(part)) ? 2 : 1;
}

/** The column whose heading is the surest of these words, and not less sure than asked. */
function best(headings: Row, words: ReadonlySet<string>, least: number, but: readonly number[] = []): number {
  let [found, top] = [-1, least - 1];
  headings.forEach((heading, n) => {
    const how = but.includes(n) ? 0 : score(heading, words);
    if (how > top) [found, top] = [n, how];
  });
  return found;
}

/** The two columns whose headings say that they hold longitude and latitude. */
export function pairByHeading(headings: Row): (PositionColumns & { readonly kind: 'pair' }) | undefined {
  for (const [lngWords, latWords, least] of [
    [LNG_WORDS, LAT_WORDS, 2],
    [X_WORDS, Y_WORDS, 2],
    [LNG_WORDS, LAT_WORDS, 1],
  ] as const) {
    const lng = best(headings, lngWords, least);
    const lat = best(headings, latWords, least, [lng]);
    if (lng >= 0 && lat >= 0) return { kind: 'pair', lng, lat };
  }
  return undefined;
}

/** Whether a row has headings of coordinates. */
export const isHeading = (row: Row): boolean =>
  pairByHeading(row) !== undefined ||
  best(row, GEOMETRY_WORDS, 3) >= 0 ||
  row.some((cell) => /^(lat\w*)[\s,;/]+(lo?ng?\w*)$/i.test(cell.trim()));

const filled = (rows: readonly Row[], column: number): readonly string[] =>
  rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');

/** Whether nearly all cells of a column that have anything in them are of a kind. */
const mostly = (cells: readonly string[], is: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(is).length >= cells.length * 0.8;

const inside = ([west, south, east, north]: TableArea, lng: number, lat: number): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

function columnsWhere(rows: readonly Row[], width: number, is: (cell: string) => boolean): readonly number[] {
  return Array.from({ length: width }, (_, n) => n).filter((n) => mostly(filled(rows, n), is));
}

/** The order of combined coordinates: by their directions, by the globe, by where the reader looks; else as usual. */
function orderOf(cells: readonly string[], area: TableArea | undefined): 'lat-lng' | 'lng-lat' {
  const pairs = cells.flatMap((cell) => readPair(cell) ?? []);
  const said = pairs.find(({ order }) => order)?.order;
  if (said) return said;
  const share = (is: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(is).length / pairs.length;
  if (share(({ first }) => Math.abs(first) > 90) > 0.5) return 'lng-lat';
  // Lists of JSON have the order of GeoJSON.
  const usual = mostly(cells, (cell) => cell.startsWith('[')) ? 'lng-lat' : 'lat-lng';
  if (!area) return usual;
  const straight = share(({ first, second }) => inside(area, second, first));
  const turned = share(({ first, second }) => inside(area, first, second));
  if (usual === 'lng-lat') return straight > 0.5 && turned < straight ? 'lat-lng' : usual;
  return turned > 0.5 && straight < turned ? 'lng-lat' : usual;
}

const isExact = (cell: string): boolean => {
  const pair = readPair(cell);
  return (
    pair !== undefined &&
    Math.abs(pair.first) <= 180 &&
    Math.abs(pair.second) <= 180 &&
    (pair.order !== undefined || (plainDigits(cell).match(/\d[.,]\d/g) ?? []).length >= 2)
  );
};

interface Found {
  readonly position: PositionColumns | undefined;
  readonly sure: boolean;
}

const NOT_FOUND: Found = { position: undefined, sure: false };

/** Two columns of numbers that may be degrees, where no heading says so. */
function pairByContent(rows: readonly Row[], width: number, area: TableArea | undefined): Found {
  const angle = (cell: string) => readAngle(cell);
  const isAngle = (cell: string) => {
    const { degrees, axis } = angle(cell);
    return Math.abs(degrees) <= 180 && (axis !== undefined || /[.,\u066B]/.test(cell));
  };
  const columns = columnsWhere(rows, width, isAngle);
  const [a, b] = columns;
  if (a === undefined || b === undefined) return NOT_FOUND;
  const [first, second] = [a, b].map((n) => filled(rows, n).map(angle)) as [
    ReturnType<typeof angle>[],
    ReturnType<typeof angle>[],
  ];
  const latFirst: PositionColumns = { kind: 'pair', lat: a, lng: b };
  const lngFirst: PositionColumns = { kind: 'pair', lng: a, lat: b };
  if (first[0]?.axis && second[0]?.axis)
    return { position: first[0].axis === 'lat' ? latFirst : lngFirst, sure: columns.length === 2 };
  if (first.some(({ degrees }) => Math.abs(degrees) > 90)) return { position: lngFirst, sure: false };
  if (!area) return { position: latFirst, sure: false };
  const rowsIn = (lng: number, lat: number) =>
    rows.filter((row) => inside(area, angle(row[lng] ?? '').degrees, angle(row[lat] ?? '').degrees)).length;
  const [straight, turned] = [rowsIn(b, a), rowsIn(a, b)];
  const position = turned > straight ? lngFirst : latFirst;
  return {
    position,
    sure: columns.length === 2 && Math.max(straight, turned) > rows.length * 0.7 && straight !== turned,
  };
}

/**
 * @param headings - empty if the table has none
 * @param rows - the first rows of the table, without the headings
 * @param area - the view of the map
 */
export function guessColumns(
  headings: Row,
  rows: readonly Row[],
  area?: TableArea,
): Pick<TableChoice, 'position' | 'name' | 'start' | 'end'> & { readonly sure: boolean } {
  const width = Math.max(headings.length, ...rows.map((row) => row.length));
  const { position, sure } = positionIn(headings, rows, width, area);
  const taken = position ? Object.values(position).filter((one): one is number => typeof one === 'number') : [];
  const optional = (n: number) => (n < 0 ? undefined : n);
  const named = best(headings, NAME_WORDS, 1, position?.kind === 'names' ? [] : taken);
  const start = best(headings, START_WORDS, 2, taken);
  const date = best(headings, DATE_WORDS, 1, taken);
  const name = position?.kind === 'names' ? position.column : named >= 0 ? named : wordy(rows, width, taken);
  return {
    position,
    sure,
    name: optional(name),
    start: optional(start >= 0 ? start : date),
    end: start >= 0 ? optional(best(headings, END_WORDS, 2, [...taken, start])) : undefined,
  };
}

/** The first column of words. */
function wordy(rows: readonly Row[], width: number, but: readonly number[]): number {
  const isWord = (cell: string) => /\p{L}{2}/u.test(cell) && Number.isNaN(readNumber(cell));
  return columnsWhere(rows, width, isWord).find((n) => !but.includes(n)) ?? -1;
}

function positionIn(headings: Row, rows: readonly Row[], width: number, area: TableArea | undefined): Found {
  const [byContent] = columnsWhere(rows, width, isGeometryText);
  const geometry = best(headings, GEOMETRY_WORDS, 3);
  // A column “shape” may have anything in it.
  if (geometry >= 0 && (filled(rows, geometry).length === 0 || mostly(filled(rows, geometry), isGeometryText)))
    return { position: { kind: 'geometry', column: geometry }, sure: true };
  const pair = pairByHeading(headings);
  if (pair) return { position: pair, sure: true };
  if (byContent !== undefined) return { position: { kind: 'geometry', column: byContent }, sure: true };
  const combined = columnsWhere(rows, width, isExact);
  const headed = combined.find((n) => score(headings[n] ?? '', PAIR_WORDS) >= 2) ?? combined[0];
  if (headed !== undefined)
    return {
      position: { kind: 'combined', column: headed, order: orderOf(filled(rows, headed), area) },
      sure: true,
    };
  const found = pairByContent(rows, width, area);
  if (found.position) return found;
  const named = best(headings, NAME_WORDS, 1);
  const column = named >= 0 ? named : wordy(rows, width, []);
  return { position: column >= 0 ? { kind: 'names', column } : undefined, sure: false };
}
