/**
 * Reads a reader's own file. Never throws: whatever comes in, features come out, with what was left out and
 * why, or one problem that says why nothing could be read.
 */
import type { Feature, Geometry, Position } from 'geojson';
import type { Encoding, TableRequest } from '../core/table-choice.ts';
import { readCsv } from './read-csv.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';
import { readJson } from './read-json.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isPMTiles, readPMTiles } from './read-pmtiles.ts';
import { decode, isText } from './decode-text.ts';
import type { ImportProblem, Warning } from '../core/import-problem.ts';
import { readGpx, readKml } from './read-xml.ts';
import { unpack } from './read-zip.ts';
import type { FileKind, ReadResult } from '../core/import-result.ts';

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Take the first number for the latitude. */
  readonly swap?: boolean;
  /** West, south, east, north: where the reader looks. Tells coordinates that have changed places. */
  readonly area?: readonly [number, number, number, number];
  /** How the reader wants a table to be read. */
  readonly table?: TableRequest;
  /** The reference system, where the file does not say it, or says one that is not known. */
  readonly crs?: string;
}

const NONE: ReadResult = {
  kind: undefined,
  features: [],
  found: 0,
  dropped: [],
  droppedCount: 0,
  warnings: [],
  problem: undefined,
  bounds: undefined,
  tiles: undefined,
};

/** What a file is of which nothing can be made. */
export const nothing = (problem: ImportProblem): ReadResult => ({ ...NONE, problem });

/** @param name - of the file; its ending is asked only where the bytes do not say what they are. */
export async function readFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...LIMITS, ...options.limits };
  const { limits: _, swap = false, ...rest } = options;
  const asked: ReadRequest = { ...rest, limits, swap };
  try {
    if (bytes.length === 0) return nothing({ code: 'empty' });
    if (isPMTiles(bytes)) return { ...NONE, kind: 'pmtiles', tiles: readPMTiles(bytes) };
    if (bytes.length > limits.bytes) return nothing({ code: 'too-big', bytes: bytes.length, limit: limits.bytes });
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return finish('zip', await readArchive(bytes, asked), options);
    const { kind, collector } = await readOne(name, bytes, asked);
    return finish(kind, collector, options);
  } catch (error) {
    if (error instanceof ReadError)
      return { ...nothing(error.problem), ...(error.table ? { kind: 'csv', table: error.table } : {}) };
    // Memory, the stack, a library's own fault: told, and not passed on.
    return nothing({ code: 'crashed', detail: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

interface One {
  readonly kind: FileKind;
  readonly collector: FeatureCollector;
}

async function readOne(name: string, bytes: Uint8Array, asked: ReadRequest): Promise<One> {
  const decoded = decode(bytes, asked.table?.choice.encoding);
  const { text, bad, encoding } = decoded;
  if (!isText(decoded)) throw new ReadError({ code: 'unknown-kind' });
  const one = await readText(name, text, asked, encoding);
  if (bad > 0) one.collector.warnings.push({ code: 'bad-bytes', count: bad });
  return one;
}

async function readText(name: string, text: string, asked: ReadRequest, encoding: Encoding): Promise<One> {
  const start = text.trimStart().slice(0, 1);
  if (start === '') throw new ReadError({ code: 'empty' });
  if (start === '{' || start === '[') return readJson(text, asked);
  if (start === '<') {
    const root = /<(?:\w+:)?(kml|gpx)[\s>]/i.exec(text.slice(0, 20_000))?.[1]?.toLowerCase();
    if (root === 'kml') return { kind: 'kml', collector: readKml(text, asked) };
    if (root === 'gpx') return { kind: 'gpx', collector: readGpx(text, asked) };
    if (/\.(kml|gpx)$/i.test(name)) throw new ReadError({ code: 'truncated' });
    throw new ReadError({ code: 'unknown-kind' });
  }
  const table = /\.(csv|tsv|txt|tab)$/i.test(name);
  // A file of one line and one word is no table, whatever it is called.
  if (!table && !/[,;\t|]/.test(text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''))
    throw new ReadError({ code: 'unknown-kind' });
  return { kind: 'csv', collector: await readCsv(text, asked, encoding) };
}

/** All the files of an archive as one; each may fail by itself. */
async function readArchive(bytes: Uint8Array, asked: ReadRequest): Promise<FeatureCollector> {
  const { limits } = asked;
  const { entries, skipped } = unpack(bytes, limits);
  const whole = new FeatureCollector(asked);
  let failed: ReadError | undefined;
  for (const { name, bytes: content } of entries) {
    try {
      const { collector } = await readOne(name, content, {
        ...asked,
        limits: {
          ...limits,
          features: limits.features - whole.features.length,
          told: limits.told - whole.dropped.length,
        },
        file: name,
      });
      whole.take(collector);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      failed = error;
      whole.warnings.push({ code: 'file-failed', file: name.slice(0, 200), problem: error.problem });
    }
  }
  if (whole.found === 0 && failed) throw failed;
  // A KMZ brings its pictures along.
  const unread = skipped.filter((name) => !/\.(png|jpe?g|gif|webp|svg)$/i.test(name));
  if (unread.length > 0) whole.warnings.push({ code: 'files-skipped', files: unread });
  return whole;
}

/** Positions looked at to tell whether coordinates have changed places. */
const SAMPLE = 5000;

function* positionsOf(geometry: Geometry | null): Generator<Position> {
  if (!geometry) return;
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) yield* positionsOf(part);
    return;
  }
  const stack: unknown[] = [geometry.coordinates];
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    if (!Array.isArray(one)) continue;
    if (typeof one[0] === 'number') yield one as Position;
    else for (let n = one.length - 1; n >= 0; n -= 1) stack.push(one[n]);
  }
}

/**
 * Whether longitude and latitude seem to have changed places: few lie where the reader looks, and more would the other
 * way.
 */
function seemsSwapped({ features, notes, found }: FeatureCollector, area: ReadOptions['area']): boolean {
  if (notes.swappable > found / 2) return true;
  if (!area) return false;
  const [west, south, east, north] = area;
  const within = (lng: number, lat: number) => lng >= west && lng <= east && lat >= south && lat <= north;
  let [seen, straight, turned] = [0, 0, 0];
  for (const { geometry } of features) {
    for (const [x = NaN, y = NaN] of positionsOf(geometry)) {
      seen += 1;
      if (within(x, y)) straight += 1;
      if (within(y, x)) turned += 1;
      if (seen >= SAMPLE) break;
    }
    if (seen >= SAMPLE) break;
  }
  return turned > seen / 2 && straight < turned;
}

function boundsOf(features: readonly Feature<Geometry | null>[]): ReadResult['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    for (const [x = NaN, y = NaN] of positionsOf(geometry)) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
  }
  return west <= east ? [west, south, east, north] : undefined;
}

function finish(kind: FileKind, collector: FeatureCollector, { swap = false, area }: ReadOptions): ReadResult {
  const { features, found, dropped, droppedCount, outOfRange, notes } = collector;
  const swapped = !swap && seemsSwapped(collector, area);
  const problem: ImportProblem | undefined =
    found === 0
      ? { code: 'nothing' }
      : features.length === 0 && outOfRange === found && !swapped && notes.swappable < found / 2
        ? { code: 'looks-projected' }
        : undefined;
  const warnings: readonly Warning[] = [...(swapped ? [{ code: 'swapped' } as const] : []), ...collector.said];
  return {
    kind,
    features,
    found,
    dropped,
    droppedCount,
    warnings,
    problem,
    bounds: boundsOf(features),
    tiles: undefined,
    ...(collector.table ? { table: collector.table } : {}),
    ...(collector.fields ? { fields: collector.fields } : {}),
  };
}
