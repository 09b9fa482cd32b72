/** Makes a feature of whatever a file says is one, or says why it is none. Copies; takes nothing over by reference. */
import type { Feature, Geometry, Position } from 'geojson';
import type { Limits } from './limits.ts';
import type { DropReason } from '../core/import-problem.ts';

/** What has been left out of features that were kept, counted. */
export interface Notes {
  unsafeKeys: number;
  values: number;
  properties: number;
  rings: number;
  /** Out of range as they are, within it with longitude and latitude changed. */
  swappable: number;
}

export const notes = (): Notes => ({ unsafeKeys: 0, values: 0, properties: 0, rings: 0, swappable: 0 });

export interface ReadingContext {
  readonly limits: Limits;
  readonly notes: Notes;
  /** Latitude comes first in this file. */
  readonly swap: boolean;
  /** From the file's coordinates to degrees. */
  readonly unproject?: (x: number, y: number) => readonly [number, number];
}

/** Thrown within this file, and caught in it. */
class Refusal extends Error {
  constructor(readonly why: DropReason) {
    super(why);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (record: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Degrees over the edge that come of reckoning: a tenth of a metre on the ground. */
const EDGE = 1e-6;

/** A longitude of 180.0000001° is meant to be 180°. */
const withinEdge = (degrees: number, n: number): number => {
  const edge = n === 0 ? 180 : 90;
  const over = Math.abs(degrees) - edge;
  return over > 0 && over <= EDGE ? Math.sign(degrees) * edge : degrees;
};

function position(value: unknown, reading: ReadingContext): Position {
  if (!Array.isArray(value) || value.length < 2) throw new Refusal('not-a-number');
  const [a, b, height] = value as readonly unknown[];
  if (typeof a !== 'number' || typeof b !== 'number' || !Number.isFinite(a) || !Number.isFinite(b))
    throw new Refusal('not-a-number');
  const [x, y] = reading.swap ? [b, a] : [a, b];
  const [lng, lat] = (reading.unproject ? reading.unproject(x, y) : [x, y]).map(withinEdge) as [number, number];
  if (!Number.isFinite(lng) || !Number.isFinite(lat) || Math.abs(lng) > 180 || Math.abs(lat) > 90) {
    if (Math.abs(lat) <= 180 && Math.abs(lng) <= 90) reading.notes.swappable += 1;
    throw new Refusal('out-of-range');
  }
  return typeof height === 'number' && Number.isFinite(height) ? [lng, lat, height] : [lng, lat];
}

function positions(value: unknown, least: number, reading: ReadingContext): Position[] {
  if (!Array.isArray(value)) throw new Refusal('not-a-number');
  if (value.length < least) throw new Refusal('too-few-points');
  return value.map((one) => position(one, reading));
}

function rings(value: unknown, reading: ReadingContext): Position[][] {
  return parts(value).map((one) => {
    const ring = positions(one, 3, reading);
    const [first, last] = [ring[0], ring.at(-1)];
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      reading.notes.rings += 1;
      ring.push([...first]);
    }
    if (ring.length < 4) throw new Refusal('too-few-points');
    return ring;
  });
}

function parts(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refusal('not-a-number');
  if (value.length === 0) throw new Refusal('too-few-points');
  return value;
}

function geometryOf(value: unknown, reading: ReadingContext, depth: number): Geometry {
  if (!isRecord(value)) throw new Refusal('no-geometry-type');
  if (depth > reading.limits.depth) throw new Refusal('too-deep');
  const coordinates = own(value, 'coordinates');
  switch (own(value, 'type')) {
    case 'Point':
      return { type: 'Point', coordinates: position(coordinates, reading) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: positions(coordinates, 1, reading) };
    case 'LineString':
      return { type: 'LineString', coordinates: positions(coordinates, 2, reading) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: parts(coordinates).map((one) => positions(one, 2, reading)) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings(coordinates, reading) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: parts(coordinates).map((one) => rings(one, reading)) };
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        geometries: parts(own(value, 'geometries')).map((one) => geometryOf(one, reading, depth + 1)),
      };
    default:
      throw new Refusal('no-geometry-type');
  }
}

/** Keys through which one object reaches into all others. */
const UNSAFE = '__proto__';

/** A value as JSON has it, no deeper than allowed; undefined where nothing of it can be kept. */
function valueOf(value: unknown, reading: ReadingContext, depth: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (depth < reading.limits.depth && Array.isArray(value))
    return value.map((one) => valueOf(one, reading, depth + 1) ?? null);
  if (depth < reading.limits.depth && isRecord(value)) return record(value, reading, depth + 1);
  reading.notes.values += 1;
  return undefined;
}

function record(
  value: Readonly<Record<string, unknown>>,
  reading: ReadingContext,
  depth: number,
): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    if (key === UNSAFE) reading.notes.unsafeKeys += 1;
    else if (entries.length >= reading.limits.properties) reading.notes.properties += 1;
    else {
      const kept = valueOf(value[key], reading, depth);
      if (kept !== undefined) entries.push([key, kept]);
    }
  }
  return Object.fromEntries(entries);
}

/** A feature of properties, a geometry and perhaps an id, all of them still to be believed. */
export function featureOf(
  raw: { readonly id?: unknown; readonly properties: unknown; readonly geometry: unknown },
  reading: ReadingContext,
): Feature<Geometry | null> | DropReason {
  try {
    const geometry = raw.geometry === null || raw.geometry === undefined ? null : geometryOf(raw.geometry, reading, 0);
    const properties = isRecord(raw.properties) ? record(raw.properties, reading, 0) : null;
    const id =
      typeof raw.id === 'string' || (typeof raw.id === 'number' && Number.isFinite(raw.id)) ? { id: raw.id } : {};
    return { type: 'Feature', ...id, properties, geometry };
  } catch (error) {
    if (error instanceof Refusal) return error.why;
    throw error;
  }
}
