/**
 * Front lines: a comb on each bank of a river, with teeth that point to the side of the actor there. They are
 * schematic, because the river is.
 */
import * as turf from '@turf/turf';
import type { LineString, Position } from 'geojson';
import { firstDay, span } from './days.ts';
import { feature, type Built } from './geojson.ts';
import { gazetteer } from './places.ts';
import { routes } from './routes.ts';
import { soften } from './shape.ts';
import { list, table } from './table.ts';

export interface FrontSources {
  readonly control: string;
  readonly places: string;
  readonly routes: string;
}

/** Kilometres: from the river to a comb, from tooth to tooth, and the length of a tooth. */
const BANK_KM = 0.45;
const TOOTH_KM = 0.55;
const EVERY_KM = 0.9;

/** The row of `control.csv` that names the river as the border, and the place on the other side. */
const JANGALIS = 'ct18';
const ACROSS = 'rasht';

const reversed = (line: readonly Position[]): Position[] => [...line].reverse();

/** A comb beside a line, to its left or its right: the comb and then its teeth, which point away from the line. */
function comb(line: readonly Position[], side: 1 | -1): Position[][] {
  const bank = turf.lineOffset(turf.lineString([...line]), side * BANK_KM);
  const km = turf.length(bank);
  const teeth = Array.from({ length: Math.floor(km / EVERY_KM) }, (_, i) => {
    const foot = turf.along(bank, (i + 0.5) * EVERY_KM).geometry.coordinates;
    const ahead = turf.along(bank, (i + 0.5) * EVERY_KM + 0.05);
    return [foot, turf.destination(foot, TOOTH_KM, turf.bearing(foot, ahead) + side * 90).geometry.coordinates];
  });
  return [bank.geometry.coordinates, ...teeth];
}

/** The line along the Pasikhan for the days on which control.csv names it as the border, with who then held Rasht. */
export function fronts(sources: FrontSources): Built[] {
  const rows = table(sources.control, [
    'id',
    'actor',
    'actor_key',
    'area_or_place_ids',
    'date_start',
    'date_end',
    'basis',
    'confidence',
  ] as const);
  const river = routes(sources.routes).find(({ properties }) => properties.id === 'river-pasikhan');
  const bridge = gazetteer(sources.places).get('pasikhan-bridge');
  const west = rows.find(({ id }) => id === JANGALIS);
  if (!river || !bridge || !west) throw new Error('no river, no bridge or no border at the Pasikhan');
  const whole = turf.lineString(soften([...river.line], 2));
  const at = turf.nearestPointOnLine(whole, [bridge.lng, bridge.lat]);
  const ends = whole.geometry.coordinates;
  const half = (end: Position | undefined): Position[] =>
    (turf.lineSlice(at, end ?? at, whole).geometry as LineString).coordinates;
  // One comb goes upstream from the bridge and one downstream, so that the line is drawn from the bridge to both sides.
  // The head of the river is in the south.
  const [up, down] = [reversed(half(ends.at(0))), half(ends.at(-1))];
  const combs = (side: 1 | -1): Position[][] => [...comb(up, side === 1 ? -1 : 1), ...comb(down, side)];
  const borne = span(west.date_start, west.date_end);
  const east = rows
    .filter((row) => list(row.area_or_place_ids).includes(ACROSS))
    .map((row) => ({ row, days: span(row.date_start, row.date_end) }))
    .filter(({ days }) => days.until_day > borne.from_day && days.from_day < borne.until_day)
    .sort((a, b) => a.days.from_day - b.days.from_day)
    .map(({ row, days }, i, all) => ({
      row,
      from_day: Math.max(days.from_day, borne.from_day),
      until_day: Math.min(days.until_day, borne.until_day, (all[i + 1]?.days.from_day ?? Infinity) - 1),
    }));
  const line = (side: 'west' | 'east', row: (typeof rows)[number], from_day: number, until_day: number): Built =>
    feature(
      { type: 'MultiLineString', coordinates: combs(side === 'west' ? -1 : 1) },
      {
        id: `pasikhan-${side}-${row.id}`,
        label: 'Line along the Pasikhan, schematic',
        side,
        actor: row.actor,
        actor_key: row.actor_key,
        from_day,
        until_day,
        basis: west.basis,
        confidence: 'low',
      },
    );
  return [
    line('west', west, borne.from_day, borne.until_day),
    ...east
      .filter(({ from_day, until_day }) => from_day <= until_day)
      .map(({ row, from_day, until_day }) => line('east', row, from_day, until_day)),
  ];
}

/** The first and the last day on which the river is named as the border, as JSON. */
export function frontDays(control: string): string {
  const row = table(control, ['id', 'date_start', 'date_end'] as const).find(({ id }) => id === JANGALIS);
  if (!row) throw new Error(`control.csv has no ${JANGALIS}`);
  return `${JSON.stringify([firstDay(row.date_start), span(row.date_start, row.date_end).until_day])}\n`;
}
