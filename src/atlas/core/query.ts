/** Searches records by time, by filters, and by area. Distances are in kilometres on the globe. */
import * as turf from '@turf/turf';
import type { Feature, Geometry, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { LngLat } from '../../story/story.ts';
import type { AtlasRecord } from './records.ts';
import { isRef, keyOf, type Area, type AtlasState, type Filters } from './state.ts';
import { searchedDays, surenessIn, type Sureness } from './time.ts';

export interface SearchResult {
  readonly record: AtlasRecord;
  readonly sureness: Exclude<Sureness, 'out'>;
  /** Distance from the centre of the search; undefined without one, and within an outline. */
  readonly km: number | undefined;
}

type Areal = Feature<Polygon | MultiPolygon>;

/** The parts of a geometry between which distances are measured. */
interface Shape {
  readonly points: readonly Position[];
  /** Lines, and the rings of areas. */
  readonly lines: readonly (readonly Position[])[];
  readonly areas: readonly Areal[];
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

const shapes = new WeakMap<Geometry, Shape>();

function shapeOf(geometry: Geometry): Shape {
  const known = shapes.get(geometry);
  if (known) return known;
  const [points, lines, areas]: [Position[], Position[][], Areal[]] = [[], [], []];
  turf.flattenEach(geometry, (part: Feature<Geometry>) => {
    const { geometry: one } = part;
    if (one.type === 'Point') points.push(one.coordinates);
    else if (one.type === 'LineString') lines.push(one.coordinates);
    else if (one.type === 'Polygon' && (one.coordinates[0]?.length ?? 0) > 3) {
      areas.push(turf.polygon(one.coordinates));
      lines.push(...one.coordinates);
    }
  });
  const [west, south, east, north] = turf.bbox(geometry);
  const made: Shape = { points, lines, areas, box: [west, south, east, north] };
  shapes.set(geometry, made);
  return made;
}

const inside = (point: Position, { areas }: Shape) => areas.some((area) => turf.booleanPointInPolygon(point, area));

/**
 * The point of a line that is nearest to another point. It is computed on a plane that is exact near that point,
 * because between its corners a line is straight in degrees (RFC 7946, section 3.1.1). The distance is measured on the
 * globe.
 */
function nearestOn(line: readonly Position[], [x = 0, y = 0]: Position): Position {
  const squeeze = Math.cos((y * Math.PI) / 180);
  let [least, nearest]: [number, Position] = [Infinity, line[0] ?? [x, y]];
  for (let n = 0; n < line.length; n += 1) {
    const [ax = 0, ay = 0] = line[n] ?? [];
    const [bx = ax, by = ay] = line[n + 1] ?? [];
    const [dx, dy] = [(bx - ax) * squeeze, by - ay];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * squeeze * dx + (y - ay) * dy) / length));
    const [px, py] = [ax + (bx - ax) * along, ay + dy * along];
    const off = ((x - px) * squeeze) ** 2 + (y - py) ** 2;
    if (off < least) [least, nearest] = [off, [px, py]];
  }
  return nearest;
}

function kmFromPoint(point: Position, shape: Shape): number {
  if (inside(point, shape)) return 0;
  const ends = [...shape.points, ...shape.lines.map((line) => nearestOn(line, point))];
  return ends.reduce((least, end) => Math.min(least, turf.distance(point, end)), Infinity);
}

const vertices = ({ points, lines }: Shape): readonly Position[] => [...points, ...lines.flat()];

/** The shortest distance between two geometries; 0 if they intersect, Infinity if one of them is empty. */
export function kmBetween(a: Geometry, b: Geometry): number {
  const [one, other] = [shapeOf(a), shapeOf(b)];
  if (one.lines.length > 0 && other.lines.length > 0 && boxesMeet(one.box, other.box) && turf.booleanIntersects(a, b))
    return 0;
  const from = (shape: Shape, to: Shape) =>
    vertices(shape).reduce((least, point) => (least === 0 ? 0 : Math.min(least, kmFromPoint(point, to))), Infinity);
  // Between lines that do not cross, the shortest connection starts at a vertex of one of them.
  return one.lines.length === 0
    ? from(one, other)
    : other.lines.length === 0
      ? from(other, one)
      : Math.min(from(one, other), from(other, one));
}

type Box = Shape['box'];
const boxesMeet = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** A box extended by kilometres: everything outside it is farther away. */
function grown([west, south, east, north]: Box, km: number): Box {
  const up = km / 110.5;
  const wide = Math.min(
    360,
    up / Math.max(0.02, Math.cos((Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + up) * Math.PI) / 180)),
  );
  return [west - wide, south - up, east + wide, north + up];
}

export const pointAt = (at: LngLat): Point => ({ type: 'Point', coordinates: [at[0], at[1]] });

/** An outline as a polygon; undefined if it has less than three corners. */
export function outline(corners: readonly LngLat[]): Polygon | undefined {
  const [first] = corners;
  return first && corners.length >= 3
    ? { type: 'Polygon', coordinates: [[...corners, first].map(([lng, lat]) => [lng, lat])] }
    : undefined;
}

export const lengthKm = (line: readonly LngLat[]): number =>
  line.length < 2 ? 0 : turf.length(turf.lineString(line.map(([lng, lat]) => [lng, lat])));

/** Square kilometres. */
export function areaKm2(corners: readonly LngLat[]): number {
  const polygon = outline(corners);
  return polygon ? turf.area(polygon) / 1e6 : 0;
}

/** The geometry from which distances are measured; undefined if the record does not exist or has no geometry. */
export function whereOf(
  of: Extract<Area, { kind: 'near' }>['of'],
  records: ReadonlyMap<string, AtlasRecord>,
): Geometry | undefined {
  return isRef(of) ? records.get(keyOf(of))?.geometry : pointAt(of);
}

/** The relation of a record to an area: its distance if there is one, and how certainly it is inside. */
export interface Placing {
  readonly km: number | undefined;
  readonly sureness: Sureness;
}

const OUT: Placing = { km: undefined, sureness: 'out' };

/** Not certain if the possible error of the position extends over the edge. */
const edged = (km: number, limit: number, record: AtlasRecord): Placing =>
  km > limit
    ? { km, sureness: 'out' }
    : { km, sureness: km + (record.precision ?? 0) / 1000 > limit ? 'perhaps' : 'sure' };

/**
 * Returns a function from a record to its placing in an area. If the area's centre is not known, no record is inside.
 */
export function placingIn(area: Area, records: ReadonlyMap<string, AtlasRecord>): (record: AtlasRecord) => Placing {
  if (area.kind === 'polygon') {
    const polygon = outline(area.corners);
    const box = polygon && shapeOf(polygon).box;
    return ({ geometry }) => {
      if (!polygon || !box || !geometry || !boxesMeet(box, shapeOf(geometry).box)) return OUT;
      return kmBetween(geometry, polygon) === 0 ? { km: undefined, sureness: 'sure' } : OUT;
    };
  }
  const where = whereOf(area.of, records);
  const box = where && grown(shapeOf(where).box, area.km);
  return (record) => {
    if (!where || !box || !record.geometry || !boxesMeet(box, shapeOf(record.geometry).box)) return OUT;
    return edged(kmBetween(record.geometry, where), area.km, record);
  };
}

const RANK = { sure: 0, perhaps: 1, out: 2 } as const;

/** The more certain of two placings; if both are equally certain, the nearer one. */
const closer = (a: Placing, b: Placing): Placing => {
  const by = RANK[a.sureness] - RANK[b.sureness];
  return by < 0 || (by === 0 && (a.km ?? 0) <= (b.km ?? 0)) ? a : b;
};

const anyOf = (wanted: readonly string[], have: readonly string[]) =>
  wanted.length === 0 || have.some((one) => wanted.includes(one));

/** Whether a record passes the filters by actor, kind, confidence and source. The text is left to the search. */
export function passes(record: AtlasRecord, filters: Filters): boolean {
  return (
    anyOf(filters.kinds, [record.kind, record.theme, record.sort]) &&
    anyOf(filters.actors, record.actors) &&
    anyOf(filters.confidence, record.confidence ? [record.confidence] : []) &&
    anyOf(filters.sources, record.sources)
  );
}

export const recordsByKey = (records: readonly AtlasRecord[]): ReadonlyMap<string, AtlasRecord> =>
  new Map(records.map((record) => [record.key, record]));

/**
 * Returns a function that searches the records. Placings are cached for the last area, so that a change of the time
 * needs only comparisons of days.
 *
 * @param matching - returns the keys of the records that match a text; called only if there is a text.
 */
export function recordQuery(records: readonly AtlasRecord[], matching: (text: string) => ReadonlySet<string>) {
  const byKey = recordsByKey(records);
  let measured: { readonly area: Area; readonly placings: ReadonlyMap<string, Placing> } | undefined;
  let matched: { readonly text: string; readonly keys: ReadonlySet<string> } | undefined;
  const placingsIn = (area: Area) => {
    if (measured?.area !== area) {
      const place = placingIn(area, byKey);
      measured = { area, placings: new Map(records.map((record) => [record.key, place(record)])) };
    }
    return measured.placings;
  };
  const keysFor = (text: string) => {
    if (matched?.text !== text) matched = { text, keys: matching(text) };
    return matched.keys;
  };
  // A person is a result if one of their events is within the time and the area.
  const events = new Map(
    records
      .filter(({ kind }) => kind === 'person')
      .map((person) => [
        person.key,
        records.filter((record) => record.kind === 'event' && record.people.includes(person.ref.id)),
      ]),
  );
  return (query: Pick<AtlasState, 'time' | 'filters' | 'area'>): readonly SearchResult[] => {
    const days = searchedDays(query.time);
    const placings = query.area && placingsIn(query.area);
    const text = query.filters.text.trim();
    const keys = text ? keysFor(text) : undefined;
    const judge = (record: AtlasRecord): Placing => {
      const when = surenessIn(record.extent, days, record.filling);
      const where = placings?.get(record.key);
      if (when === 'out' || where?.sureness === 'out') return OUT;
      return { km: where?.km, sureness: when === 'perhaps' || where?.sureness === 'perhaps' ? 'perhaps' : 'sure' };
    };
    return records.flatMap((record): SearchResult[] => {
      if (!passes(record, query.filters) || (keys && !keys.has(record.key))) return [];
      const theirs = events.get(record.key) ?? [];
      const { sureness, km } = theirs.length > 0 ? theirs.map(judge).reduce(closer) : judge(record);
      return sureness === 'out' ? [] : [{ record, sureness, km }];
    });
  };
}

/** The records that are nearest to a place, nearest first, each with its distance. */
export function nearestRecords(
  records: readonly AtlasRecord[],
  where: Geometry,
  most: number,
): readonly { readonly record: AtlasRecord; readonly km: number }[] {
  return records
    .flatMap((record) => (record.geometry ? [{ record, km: kmBetween(record.geometry, where) }] : []))
    .filter(({ km }) => Number.isFinite(km))
    .sort((a, b) => a.km - b.km)
    .slice(0, most);
}

export interface AlongRoute {
  readonly record: AtlasRecord;
  /** Distance from the line. */
  readonly km: number;
  /** Distance from the start of the line, along it. */
  readonly at: number;
}

/** The records within so many kilometres of a line, in the order along the line. */
export function recordsAlong(records: readonly AtlasRecord[], line: LineString, km: number): readonly AlongRoute[] {
  const route = turf.lineString(line.coordinates);
  return records
    .flatMap((record): AlongRoute[] => {
      const { geometry } = record;
      if (!geometry || !boxesMeet(grown(shapeOf(line).box, km), shapeOf(geometry).box)) return [];
      const off = kmBetween(geometry, line);
      if (off > km) return [];
      // If the record has several points: the one that is nearest to the line.
      const passed = vertices(shapeOf(geometry))
        .map((point) => nearestOn(line.coordinates, point))
        .map((on, n) => ({ on, off: turf.distance(on, vertices(shapeOf(geometry))[n] ?? on) }))
        .reduce((best, one) => (one.off < best.off ? one : best), { on: line.coordinates[0] ?? [0, 0], off: Infinity });
      return [{ record, km: off, at: turf.nearestPointOnLine(route, passed.on).properties.location ?? 0 }];
    })
    .sort((a, b) => a.at - b.at);
}
