/** A story's own places: `places.csv` in its folder. */
import type { FeatureCollection, Point } from 'geojson';
import { greatCircleKm } from '../../../story/distance.ts';
import { CONFIDENCES, isConfidence } from '../../../story/confidence.ts';
import type { LngLat } from '../../../story/story.ts';
import type { Fault } from '../../faults.ts';
import { lineOfRow, type CsvRow } from '../table.ts';
import { checkColumns, idFault } from './columns.ts';

const COLUMNS = {
  required: ['id', 'lon', 'lat'],
  optional: [
    ...['historical_names', 'kind', 'precision_m', 'what_it_is', 'role_in_story', 'coord_source', 'confidence'],
    ...['wikidata_qid', 'rank'],
  ],
  inLanguages: ['name', 'what_it_is', 'role'],
};

/** A place at least this far from all others may have longitude and latitude swapped, in kilometres. */
const FAR = 1000;
/** By this factor it must be nearer to the others when they are swapped back. */
const NEARER = 4;

type Complain = (message: string, hint: string) => void;

const numberIn = (cell: string | undefined): number => (cell?.trim() ? Number(cell) : NaN);

const pointOf = ({ lon, lat }: CsvRow): LngLat => [numberIn(lon), numberIn(lat)];

const isOnMap = ([lng, lat]: LngLat) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85;

/** Everything wrong in a table of places. */
export function checkPlaces(file: string, rows: readonly CsvRow[]): readonly Fault[] {
  const faults: Fault[] = [...checkColumns(file, rows, COLUMNS)];
  if (faults.length > 0) return faults;
  const seen = new Set<string>();
  for (const row of rows) {
    const complain: Complain = (message, hint) => faults.push({ file, line: lineOfRow(row), message, hint });
    const { id = '' } = row;
    const wrong = idFault(id);
    if (wrong) complain(wrong.message, wrong.hint);
    if (seen.has(id)) complain(`The place “${id}” is in the table twice.`, 'Keep one of the two rows.');
    seen.add(id);
    checkRow(row, complain);
  }
  return [...faults, ...(faults.length > 0 ? [] : swappedPlaces(file, rows))];
}

function checkRow(row: CsvRow, complain: Complain) {
  const { id = '', confidence = '', precision_m = '', rank = '' } = row;
  if (!Object.entries(row).some(([column, name]) => column.startsWith('name_') && name.trim()))
    complain(`The place “${id}” has no name.`, 'Write one into a column such as name_en or name_de.');
  const [lng, lat] = pointOf(row);
  for (const [column, value] of [
    ['lon', lng],
    ['lat', lat],
  ] as const)
    if (!Number.isFinite(value))
      complain(
        `The place “${id}” has no ${column}: “${row[column] ?? ''}” is not a number.`,
        'Write degrees with a point, as in 49.46, negative for west and for south.',
      );
  if (Number.isFinite(lng) && Number.isFinite(lat) && !isOnMap([lng, lat]))
    complain(
      `The place “${id}” lies nowhere on the map: ${String(lng)}, ${String(lat)}.`,
      isOnMap([lat, lng])
        ? 'Its longitude and latitude seem to be swapped.'
        : 'Longitudes are from -180 to 180, latitudes from -85 to 85.',
    );
  if (confidence && !isConfidence(confidence))
    complain(`“${confidence}” is no confidence.`, `Write one of these: ${CONFIDENCES.join(', ')}.`);
  for (const [column, value] of [
    ['precision_m', precision_m],
    ['rank', rank],
  ] as const)
    if (value && !(Number(value) >= 0)) complain(`${column}: “${value}” is not a number.`, 'Write a plain number.');
}

/** Places far from all others that would be near them with longitude and latitude swapped. */
function swappedPlaces(file: string, rows: readonly CsvRow[]): readonly Fault[] {
  if (rows.length < 3) return [];
  return rows.flatMap((row) => {
    const here = pointOf(row);
    const others = rows.filter((other) => other !== row).map(pointOf);
    const away = (from: LngLat) => Math.min(...others.map((other) => greatCircleKm(from, other)));
    const [lng, lat] = here;
    const km = away(here);
    if (row.coord_source?.trim() || km < FAR || !isOnMap([lat, lng]) || away([lat, lng]) * NEARER > km) return [];
    return [
      {
        file,
        line: lineOfRow(row),
        message: `The place “${row.id ?? ''}” is ${String(Math.round(km / 100) * 100)} km from all others.`,
        hint: `Its longitude and latitude seem to be swapped: lon ${String(lat)}, lat ${String(lng)} would be among them. If they are right, say in a column coord_source where they come from.`,
      },
    ];
  });
}

/** The places as points of a layer, with their names. */
export const placePoints = (rows: readonly CsvRow[]): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: rows.map((row) => ({
    type: 'Feature',
    properties: {
      id: row.id ?? '',
      rank: row.rank ? Number(row.rank) : 2,
      ...Object.fromEntries(Object.entries(row).filter(([column, name]) => /^name_/.test(column) && name)),
      ...(row.what_it_is ? { what_it_is: row.what_it_is } : {}),
    },
    geometry: { type: 'Point', coordinates: [...pointOf(row)] },
  })),
});

/** The other points that are within a distance, in kilometres, of one of these. */
export const idsNear = (
  rows: readonly CsvRow[],
  others: readonly { readonly id: string; readonly center: LngLat }[],
  km: number,
): readonly string[] => {
  const own = rows.map(pointOf);
  return others.filter(({ center }) => own.some((point) => greatCircleKm(point, center) < km)).map(({ id }) => id);
};
