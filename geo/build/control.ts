/**
 * Areas of control around places. They are not historical borders: an area is the land that is nearer to a controlled
 * place than to any other, and at most about a day's march away.
 */
import * as turf from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { span } from './days.ts';
import { feature, type Built } from './geojson.ts';
import { gazetteer, type GazetteerPlace } from './places.ts';
import { routes } from './routes.ts';
import { caspian } from './sea.ts';
import { polygons, simplify, softenArea, type AreaFeature } from './shape.ts';
import { list, table } from './table.ts';

export const CONTROL_COLUMNS = [
  'id',
  'actor',
  'actor_key',
  'area_or_place_ids',
  'date_start',
  'date_end',
  'basis',
  'evidence_sources',
  'confidence',
] as const;

export interface ControlSources {
  readonly control: string;
  readonly areas: string;
  readonly places: string;
  readonly routes: string;
  readonly coast: string;
  /** The built province, for nominal authority. */
  readonly gilan: Built;
  /** Every key a source may have. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Kilometres around a place that are assumed to be controlled from it, by kind of place: at most (`LEAST`: at least).
 */
const REACH: Readonly<Record<string, number>> = {
  city: 16,
  town: 14,
  port: 13,
  village: 9,
  pass: 6,
  bridge: 6,
  region: 11,
  forest: 8,
};
const LEAST: Readonly<Record<string, number>> = {
  city: 7,
  town: 5.5,
  port: 5,
  village: 4.5,
  pass: 4.5,
  bridge: 4.5,
  region: 6,
  forest: 6,
};
const CORRIDOR_KM = 5;
const HARBOUR_KM = 4;
/** Kilometres by which a cell extends over its edge. Neighbours may overlap: nobody knew where one ended. */
const SPILL_KM = 2;
/** Kilometres: areas are built smaller by this and then buffered, which rounds all corners to this radius. */
const ROUND_KM = 3.5;
/** Kilometres between hatching lines. */
const HATCH_KM = 4;
/** Where areas are drawn: the Caspian side of Iran. */
const BOX: [number, number, number, number] = [48.2, 35.4, 54.6, 38.9];
/** The length of a degree of longitude relative to a degree of latitude, at 37° N. */
const SQUEEZE = Math.cos((37 * Math.PI) / 180);

/** Places with a cell of their own: towns, and all places that the table names. Other villages belong to neighbours. */
const hasCell =
  (named: ReadonlySet<string>) =>
  ({ row, lng, lat }: GazetteerPlace): boolean =>
    lng > BOX[0] &&
    lng < BOX[2] &&
    lat > BOX[1] &&
    lat < BOX[3] &&
    (/^(city|town|port)$/.test(row.kind) || named.has(row.id));

const united = (areas: readonly AreaFeature[]): AreaFeature => {
  const [first] = areas;
  if (!first) throw new Error('nothing to unite');
  return areas.length === 1 ? first : (turf.union(turf.featureCollection([...areas])) as AreaFeature);
};

const grown = (area: AreaFeature | GazetteerPlace, km: number): AreaFeature => {
  const geometry = 'row' in area ? turf.point([area.lng, area.lat]) : area;
  const out = turf.buffer(geometry, km, { units: 'kilometers', steps: 8 });
  if (!out) throw new Error('nothing is left');
  return out as AreaFeature;
};

/** Voronoi cells of the places, in a plane where a kilometre has the same length in both directions. */
function cells(
  places: ReadonlyMap<string, GazetteerPlace>,
  named: ReadonlySet<string>,
): ReadonlyMap<string, AreaFeature> {
  const owners = [...places.values()].filter(hasCell(named));
  const points = turf.featureCollection(owners.map((p) => turf.point([p.lng * SQUEEZE, p.lat])));
  const bbox: [number, number, number, number] = [BOX[0] * SQUEEZE, BOX[1], BOX[2] * SQUEEZE, BOX[3]];
  const found = turf.voronoi(points, { bbox });
  return new Map(
    owners.map((owner, i) => {
      const ring = found.features[i]?.geometry.coordinates[0] ?? [];
      const cell = turf.polygon([ring.map(([x = 0, y = 0]): Position => [x / SQUEEZE, y])]);
      const reach = grown(owner, (REACH[owner.row.kind] ?? 9) - ROUND_KM);
      const kept = turf.intersect(turf.featureCollection([grown(cell, SPILL_KM - ROUND_KM), reach]));
      const core = grown(owner, (LEAST[owner.row.kind] ?? 4.5) - ROUND_KM);
      return [owner.row.id, kept ? united([kept as AreaFeature, core]) : core];
    }),
  );
}

function corridor(source: string, ids: readonly string[], known: ReadonlyMap<string, GazetteerPlace>): AreaFeature {
  const names = ids.includes('anzali')
    ? ['road-ghazian-rasht', 'road-rasht-manjil', 'road-manjil-qazvin']
    : ['road-manjil-qazvin'];
  const lines = routes(source)
    .filter((r) => names.includes(r.properties.id))
    .map((r) => turf.lineString([...r.line]));
  const ends = ids.map((id) => known.get(id)).filter((p) => p !== undefined);
  return united([
    ...lines.map((line) => turf.buffer(line, CORRIDOR_KM - ROUND_KM, { units: 'kilometers', steps: 8 }) as AreaFeature),
    ...ends.map((p) => grown(p, CORRIDOR_KM * 1.5 - ROUND_KM)),
  ]);
}

/** Diagonal lines across an area: the traditional symbol of a claim without control. */
function hatch(area: Polygon | MultiPolygon): Position[][] {
  const [west, south, east, north] = turf.bbox(area);
  const step = HATCH_KM / 111.2;
  const rise = north - south;
  const outlines = polygons(area).map((p) => turf.polygonToLine(p));
  const lines: Position[][] = [];
  for (let x = west - rise / SQUEEZE; x < east; x += (step * Math.SQRT2) / SQUEEZE) {
    const line = turf.lineString([
      [x, south],
      [x + rise / SQUEEZE, north],
    ]);
    const crossings = outlines
      .flatMap((outline) => turf.lineIntersect(line, outline as Parameters<typeof turf.lineIntersect>[1]).features)
      .map((p) => p.geometry.coordinates)
      .sort(([a = 0], [b = 0]) => a - b);
    crossings.slice(1).forEach((end, i) => {
      const start = crossings[i];
      if (start && turf.booleanPointInPolygon(turf.midpoint(start, end), area)) lines.push([start, end]);
    });
  }
  return lines;
}

/** The works that a row rests on. @throws where it names none, or one that the bibliography does not have. */
function worksOfRow(
  row: { readonly id: string; readonly evidence_sources: string },
  keys: ReadonlySet<string>,
): string {
  const works = list(row.evidence_sources);
  if (works.length === 0) throw new Error(`control.csv, ${row.id}: evidence_sources names no work`);
  const unknown = works.find((work) => !keys.has(work));
  if (unknown !== undefined) throw new Error(`control.csv, ${row.id}: the bibliography has no work “${unknown}”`);
  return works.join(';');
}

export async function control(sources: ControlSources): Promise<Built[]> {
  const known = gazetteer(sources.places);
  const areas = new Map(
    table(sources.areas, ['name', 'shape', 'places', 'remark'] as const).map((row) => [row.name, row]),
  );
  const rows = table(sources.control, CONTROL_COLUMNS);
  const named = new Set([
    ...rows.flatMap((row) => list(row.area_or_place_ids)),
    ...[...areas.values()].flatMap((row) => list(row.places)),
  ]);
  const cell = cells(known, named);
  const [sea] = await simplify([turf.bboxClip(caspian(sources.coast), [47.5, 35.5, 55, 39.8]) as AreaFeature], 400);
  if (!sea) throw new Error('no sea');
  const one = (id: string): AreaFeature => {
    const found = cell.get(id);
    if (!found) throw new Error(`control.csv: no cell for ${id}`);
    return found;
  };
  const shape = (name: string): AreaFeature => {
    const row = areas.get(name);
    if (!row) return one(name);
    const ids = list(row.places);
    if (row.shape === 'corridor') return corridor(sources.routes, ids, known);
    if (row.shape === 'harbour')
      return united(
        ids
          .map((id) => known.get(id))
          .filter((p) => p !== undefined)
          .map((p) => grown(p, HARBOUR_KM - ROUND_KM)),
      );
    return united(ids.map(one));
  };
  const built: Built[] = [];
  for (const row of rows) {
    const names = list(row.area_or_place_ids);
    const properties = {
      id: row.id,
      actor: row.actor,
      actor_key: row.actor_key,
      label: row.actor.replace(/ \(.*\)$/, ''),
      ...span(row.date_start, row.date_end),
      basis: row.basis,
      sources: worksOfRow(row, sources.keys),
      confidence: row.confidence,
      // As in the table; `areas.csv` says what the names of areas mean.
      held: names.join(';'),
      // Names of areas are replaced by the places they consist of.
      places: [...new Set(names.flatMap((name) => list(areas.get(name)?.places ?? name)))].join(';'),
    };
    if (names.some((name) => areas.get(name)?.shape === 'hatch')) {
      built.push(
        feature(
          { type: 'MultiLineString', coordinates: hatch(sources.gilan.geometry as Polygon) },
          { ...properties, sign: 'hatch' },
        ),
      );
      continue;
    }
    const harbour = names.every((name) => areas.get(name)?.shape === 'harbour');
    const rough = united(names.map(shape));
    const rounded = grown(grown(rough, ROUND_KM * 2), -ROUND_KM);
    const dry = harbour ? rounded : turf.difference(turf.featureCollection([rounded, sea]));
    if (!dry) throw new Error(`${row.id}: nothing is left on land`);
    const [simple] = await simplify([dry as AreaFeature], 350);
    if (!simple) throw new Error(`${row.id}: simplifying lost it`);
    built.push(feature(softenArea(simple.geometry, 1), { ...properties, sign: 'area' }));
  }
  return built;
}

/** The times in which each actor holds any place, as spans of days: the legend lists only actors who are on the map. */
export function controlDays(text: string): string {
  const spans = new Map<string, [number, number][]>();
  for (const { actor_key, date_start, date_end } of table(text, CONTROL_COLUMNS)) {
    const { from_day, until_day } = span(date_start, date_end);
    spans.set(actor_key, [...(spans.get(actor_key) ?? []), [from_day, until_day]]);
  }
  const lines = [...spans]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([actor, days]) => `  ${JSON.stringify(actor)}: ${JSON.stringify(merged(days))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Merges spans that touch or overlap. */
function merged(days: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [from, until] of [...days].sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], until);
    else result.push([from, until]);
  }
  return result;
}
