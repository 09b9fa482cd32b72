/** GeoJSON and the Linked Places Format. */
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';
import { faultOf } from './json-fault.ts';
import { lineAt } from './decode-text.ts';
import { collectorFor } from './projection.ts';
import type { FileKind } from '../core/import-result.ts';
import type { Where } from '../core/import-problem.ts';

type Rec = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Rec => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (record: Rec, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined);

/** How deep a text nests, without building anything: a parser may not come back from a million brackets. */
export function depthOf(text: string): number {
  let [depth, most, inText] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === 92) at += 1;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 91 || code === 123) most = Math.max(most, (depth += 1));
    else if (code === 93 || code === 125) depth -= 1;
  }
  return most;
}

/** Brackets of a collection, a feature, a geometry and its coordinates, beside those of what is allowed to nest. */
const FRAME = 12;

/** Numbers that JSON does not know, outside of texts, as null: what has one is left out by itself. */
const withoutNaN = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|[+-]?\b(?:NaN|Infinity)\b/g, (token) => (token.startsWith('"') ? token : 'null'));

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (/[^"]\b(NaN|Infinity)\b/.test(text)) {
      try {
        return JSON.parse(withoutNaN(text)) as unknown;
      } catch {
        // There may be more faults; the first one is reported.
      }
    }
    throw new ReadError(problemOf(text));
  }
}

function problemOf(text: string): ReadError['problem'] {
  const fault = faultOf(text);
  const where: Where = { unit: 'line', n: lineAt(text, fault?.at ?? text.length) };
  if (!fault || fault.end) return { code: 'truncated', where };
  const found = text
    .slice(fault.at, fault.at + 12)
    .replace(/\s+/g, ' ')
    .trim();
  return { code: 'broken', format: 'JSON', where, detail: `“${found}”` };
}

/** The reference system that older GeoJSON may declare. RFC 7946 has only degrees. */
function declaredIn(root: Rec): string | undefined {
  const crs = own(root, 'crs');
  if (crs === undefined || crs === null) return undefined;
  const properties = isRecord(crs) ? own(crs, 'properties') : undefined;
  const named = isRecord(properties) ? (own(properties, 'name') ?? own(properties, 'code')) : undefined;
  return typeof named === 'string' ? named : typeof named === 'number' ? `EPSG:${String(named)}` : 'unknown';
}

const GEOMETRIES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

export interface JsonRead {
  readonly kind: FileKind;
  readonly collector: FeatureCollector;
}

/** Whether a text is one value of JSON for each line, or a text sequence (RFC 8142). */
function isSequence(text: string): boolean {
  if (text.startsWith('\u001E')) return true;
  const [first = '', second = ''] = text
    .slice(0, 2_000_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (!/^\s*\{/.test(first) || !/^\s*\{/.test(second)) return false;
  try {
    return typeof JSON.parse(first) === 'object';
  } catch {
    return false;
  }
}

/** The values of a sequence. A part that is not JSON is dropped, with its line. */
function valuesIn(text: string, collector: FeatureCollector): readonly Rec[] {
  const values: Rec[] = [];
  let line = 0;
  for (const part of text.split(text.startsWith('\u001E') ? /(\u001E)/ : /(\r?\n)/)) {
    const start = line + 1;
    line += part.split('\n').length - 1;
    if (part.trim() === '' || part === '\u001E') continue;
    try {
      const value = JSON.parse(part) as unknown;
      if (!isRecord(value)) throw new SyntaxError('not an object');
      values.push(value);
    } catch {
      collector.drop('not-json', { unit: 'line', n: start });
    }
  }
  return values;
}

async function readSequence(text: string, asked: ReadRequest): Promise<JsonRead> {
  const whole = new FeatureCollector(asked);
  const values = valuesIn(text, whole);
  const types = values.map((value) => own(value, 'type'));
  let kind: FileKind = 'geojson';
  if (types.every((type) => type === 'Feature') || types.every((type) => type === undefined)) {
    const read = types[0] === 'Feature' ? await features(values, {}, asked) : await readValue(values, asked);
    whole.take(read.collector);
    ({ kind } = read);
  } else for (const value of values) whole.take((await readValue(value, asked)).collector);
  return { kind, collector: whole };
}

/** @throws {ReadError} where nothing can be made of it. */
export async function readJson(text: string, asked: ReadRequest): Promise<JsonRead> {
  const deepest = asked.limits.depth + FRAME;
  if (depthOf(text) > deepest * 2) throw new ReadError({ code: 'too-deep', limit: deepest });
  return isSequence(text) ? readSequence(text, asked) : readValue(parse(text), asked);
}

async function readValue(root: unknown, asked: ReadRequest): Promise<JsonRead> {
  if (Array.isArray(root) && root.length > 0 && root.every((one) => isRecord(one) && own(one, 'type') === 'Feature'))
    return features(root, {}, asked);
  const type = isRecord(root) ? own(root, 'type') : undefined;
  if (isRecord(root) && !isPlace(root)) {
    if (type === 'FeatureCollection') {
      const list = own(root, 'features');
      if (!Array.isArray(list))
        throw new ReadError({ code: 'broken', format: 'GeoJSON', detail: '“features” is not a list' });
      return features(list, root, asked);
    }
    if (type === 'Feature') return features([root], root, asked);
    if (GEOMETRIES.has(type)) return features([{ type: 'Feature', properties: {}, geometry: root }], root, asked);
  }
  const { readOtherJson } = await import('./formats/other-json.ts');
  const other = await readOtherJson(root, asked);
  if (other) return other;
  if (!isRecord(root)) throw new ReadError({ code: 'broken', format: 'GeoJSON', detail: 'not an object' });
  throw new ReadError({
    code: 'broken',
    format: 'GeoJSON',
    detail: typeof type === 'string' ? `type “${type.slice(0, 40)}”` : 'no “type”',
  });
}

/** A place of Pleiades is a collection of GeoJSON too, and has its names and dates outside of it. */
const isPlace = (root: Rec): boolean => own(root, 'reprPoint') !== undefined && own(root, 'connectsWith') !== undefined;

/** Features of GeoJSON or Linked Places, in the reference system that the file or the reader says. */
export async function features(list: readonly unknown[], root: Rec, asked: ReadRequest): Promise<JsonRead> {
  const collector = await collectorFor(declaredIn(root), asked);
  const linked =
    own(root, '@context') !== undefined ||
    list.slice(0, 10).some((one) => isRecord(one) && own(one, '@id') !== undefined);
  list.forEach((one, n) => {
    const where: Where = { unit: 'feature', n: n + 1 };
    if (!isRecord(one) || own(one, 'type') !== 'Feature') collector.drop('not-a-feature', where);
    else
      collector.add(
        linked
          ? fromLinked(one)
          : { id: own(one, 'id'), properties: own(one, 'properties'), geometry: own(one, 'geometry') },
        where,
      );
  });
  return { kind: linked ? 'lpf' : 'geojson', collector };
}

/** What a timespan of the format is in EDTF; empty where there is none. */
function dateOf(when: unknown): string {
  const spans = isRecord(when) ? own(when, 'timespans') : undefined;
  const span: unknown = Array.isArray(spans) ? spans[0] : undefined;
  if (!isRecord(span)) return '';
  const end = (name: string, keys: readonly string[]) => {
    const found = own(span, name);
    if (typeof found === 'string') return found;
    const text = isRecord(found)
      ? keys.map((key) => own(found, key)).find((one) => typeof one === 'string')
      : undefined;
    return typeof text === 'string' ? text : '';
  };
  const [start, until] = [end('start', ['in', 'earliest', 'latest']), end('end', ['in', 'latest', 'earliest'])];
  return until && until !== start ? `${start || '..'}/${until}` : start;
}

/** A feature of the Linked Places Format. One that was made here says what was added, and is freed of it. */
function fromLinked(one: Rec): { readonly id: unknown; readonly properties: unknown; readonly geometry: unknown } {
  const added = own(one, 'added');
  const ours = Array.isArray(added) ? (added as readonly unknown[]) : undefined;
  const properties = own(one, 'properties');
  const geometry = uncollected(own(one, 'geometry'), ours ? ours.includes('collection') : true);
  if (ours) {
    const kept = isRecord(properties)
      ? Object.fromEntries(Object.entries(properties).filter(([key]) => !ours.includes(key)))
      : properties;
    return {
      id: own(one, 'id'),
      properties: ours.includes('properties') ? null : kept,
      geometry: ours.includes('geometry') ? null : geometry,
    };
  }
  const names = own(one, 'names');
  const toponyms = Array.isArray(names)
    ? names
        .map((name) => (isRecord(name) ? own(name, 'toponym') : undefined))
        .filter((name) => typeof name === 'string')
    : [];
  const date = dateOf(own(one, 'when'));
  const extra = {
    ...(toponyms.length > 0 ? { historical_names: toponyms.join('; ') } : {}),
    ...(date ? { date } : {}),
  };
  return {
    id: own(one, '@id') ?? own(one, 'id'),
    properties: { ...(isRecord(properties) ? properties : {}), ...extra },
    geometry,
  };
}

/** The one geometry of a collection of one; without what the format says of each. */
function uncollected(geometry: unknown, alone: boolean): unknown {
  if (!isRecord(geometry) || own(geometry, 'type') !== 'GeometryCollection') return geometry;
  const parts = own(geometry, 'geometries');
  if (!Array.isArray(parts)) return geometry;
  const known = parts.filter((part) => isRecord(part));
  // A place without a known position has `null` in the list.
  if (known.length === 0) return null;
  return alone && known.length === 1 ? known[0] : { ...geometry, geometries: known };
}
