/** A story's own movements: `movements.csv` in its folder, each a line between places that can be drawn gradually. */
import type { Position } from 'geojson';
import type { Actor } from '../../../../geo/actors.ts';
import type { Localized } from '../../../../geo/layer.ts';
import { greatCircleKm } from '../../../story/distance.ts';
import { LANGUAGES } from '../../../story/languages.ts';
import type { LngLat } from '../../../story/story.ts';
import { toldKmLabel } from '../../../words/distances.ts';
import { nearest } from '../../check/suggest.ts';
import { daysOf } from '../../dates.ts';
import type { Checked, Fault } from '../../faults.ts';
import { lineOfRow, type CsvRow } from '../table.ts';
import { checkColumns, idFault } from './columns.ts';
import { lengthOf, type StoryLayer } from './layers.ts';
import { lookNamed } from './looks.ts';
import { colourOf } from './signs.ts';
import { localizedColumns } from './texts.ts';

const COLUMNS = {
  required: ['id', 'waypoints'],
  optional: ['name', 'actor', 'date_start', 'date_end', 'sources', 'confidence', 'note'],
  inLanguages: ['name'],
};

export interface MovementContext {
  readonly story: string;
  readonly lang: string;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly taken: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, { readonly center: LngLat }>;
  /** Who made the lines: the credit in the legend. */
  readonly credit: Localized;
}

type Complain = (message: string, hint: string) => void;

/** Reads a table of movements: a layer for each row. */
export function readMovements(
  file: string,
  rows: readonly CsvRow[],
  context: MovementContext,
): Checked<readonly StoryLayer[]> {
  const faults: Fault[] = [...checkColumns(file, rows, COLUMNS)];
  if (faults.length > 0) return { value: [], faults };
  const seen = new Set<string>();
  const layers = rows.flatMap((row) => {
    const complain: Complain = (message, hint) => faults.push({ file, line: lineOfRow(row), message, hint });
    const { id = '' } = row;
    const wrong = idFault(id);
    if (wrong) complain(wrong.message, wrong.hint);
    if (seen.has(id) || context.taken.has(id))
      complain(`The map has a layer “${id}” already.`, 'Give this one another id.');
    seen.add(id);
    const layer = readMovement(row, context, complain);
    return layer ? [layer] : [];
  });
  return { value: layers, faults };
}

function readMovement(row: CsvRow, context: MovementContext, complain: Complain): StoryLayer | undefined {
  const { id = '', actor: key = '' } = row;
  const title = localizedColumns(row, 'name', context.lang);
  if (!title) complain(`The movement “${id}” has no name.`, 'Write one into a column such as name_en or name_de.');
  const actor = Object.hasOwn(context.actors, key) ? context.actors[key] : undefined;
  if (key && !actor) complain(`There is no actor “${key}”.`, hintFor(key, Object.keys(context.actors), 'actors.yaml'));
  const line = lineThrough(row, context, complain);
  const days = readDays(row, complain);
  const look = lookNamed('route')?.({ colour: actor?.colour ?? colourOf('red') ?? '', named: false });
  if (!title || !look || line.length < 2) return undefined;
  const geometry = { type: 'LineString' as const, coordinates: line };
  const km = lengthOf(geometry);
  const note: Localized = {
    en: toldKmLabel(km, 'en'),
    ...Object.fromEntries(LANGUAGES.map((lang) => [lang, toldKmLabel(km, lang)])),
  };
  const colour = look.symbol.kind === 'line' ? look.symbol.colour : '';
  return {
    layer: {
      id,
      theme: 'movements',
      dataset: id,
      title,
      style: look.style,
      drawable: true,
      ...(actor ? { marker: { feature: id, colour, mark: actor.mark, label: note } } : {}),
      ...(days ? { days } : {}),
      legend: [
        { symbol: { kind: 'line', colour, width: 4, ...(actor ? { mark: actor.mark } : {}) }, label: title, note },
      ],
    },
    dataset: {
      id,
      title,
      delivery: { kind: 'geojson', path: `${context.story}/layers/${id}.geojson`, lineMetrics: true },
      credit: context.credit,
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      depicts: [row.date_start, row.date_end].filter(Boolean).join('/'),
      precision: 10_000,
    },
    content: JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { id, ...nameProperties(title), ...(key ? { actor_key: key } : {}) }, geometry },
      ],
    }),
  };
}

const nameProperties = (title: Localized) =>
  Object.fromEntries(Object.entries(title).map(([lang, name]) => [`name_${lang}`, name]));

const hintFor = (word: string, words: readonly string[], file: string): string => {
  const near = nearest(word, words);
  return near ? `Did you mean “${near}”?` : `Add it to ${file}, or correct its name.`;
};

function readDays(
  { date_start = '', date_end = '' }: CsvRow,
  complain: Complain,
): readonly [number, number] | undefined {
  if (!date_start) return undefined;
  const days = daysOf(date_end ? `${date_start}/${date_end}` : date_start);
  if (days && days.from <= days.until) return [days.from, days.until];
  complain(
    `“${date_start}” to “${date_end}” is not a time.`,
    'Dates are EDTF: 1920-05-18, 1920-05, 1920; the end is not before the beginning.',
  );
  return undefined;
}

/** Kilometres from one point of a line to the next. */
const STEP = 50;

/** Along great circles, the shortest way. Longitudes continue beyond 180 if it crosses the date line. */
function lineThrough({ waypoints = '' }: CsvRow, { places }: MovementContext, complain: Complain): Position[] {
  const ids = waypoints
    .split(';')
    .map((id) => id.trim())
    .filter(Boolean);
  const points = ids.flatMap((id) => {
    const place = places.get(id);
    if (!place) complain(`There is no place “${id}”.`, hintFor(id, [...places.keys()], 'places.csv'));
    return place ? [place.center] : [];
  });
  if (ids.length < 2)
    complain('The movement has fewer than two waypoints.', 'Write ids of places with semicolons between them.');
  let [before] = points;
  return points.flatMap((point, n): Position[] => {
    const from = before;
    if (n === 0 || !from) return [[...point]];
    const turns = Math.round((from[0] - point[0]) / 360) * 360;
    const to: LngLat = [point[0] + turns, point[1]];
    before = to;
    const count = Math.max(1, Math.ceil(greatCircleKm(from, to) / STEP));
    return Array.from({ length: count }, (_, i) => between(from, to, (i + 1) / count));
  });
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => Number(((angle * 180) / Math.PI).toFixed(5));

/** The point at a share of the great circle between two others. Source: E. Williams, Aviation Formulary. */
function between([lngA, latA]: LngLat, [lngB, latB]: LngLat, share: number): Position {
  if (share === 1) return [lngB, latB];
  const [a, b, dLng] = [radians(latA), radians(latB), radians(lngB - lngA)];
  const angle = greatCircleKm([lngA, latA], [lngB, latB]) / 6371.0088;
  if (angle === 0) return [lngA, latA];
  const [f, g] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
  const x = f * Math.cos(a) + g * Math.cos(b) * Math.cos(dLng);
  const y = g * Math.cos(b) * Math.sin(dLng);
  const z = f * Math.sin(a) + g * Math.sin(b);
  return [Number((lngA + (Math.atan2(y, x) * 180) / Math.PI).toFixed(5)), degrees(Math.atan2(z, Math.hypot(x, y)))];
}
