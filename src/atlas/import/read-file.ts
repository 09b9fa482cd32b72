/**
 * Reads a reader's own file. Never throws: the result has either the features, with what was left out and why, or one
 * problem that says why nothing could be read.
 */
import type { Feature, Geometry, Position } from 'geojson';
import type { Encoding, TableFields, TableRequest } from '../core/table-choice.ts';
import { readCsv } from './read-csv.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';
import { readJson } from './read-json.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isPMTiles, readPMTiles } from './read-pmtiles.ts';
import { decode, isText } from './decode-text.ts';
import type { ImportProblem, Warning } from '../core/import-problem.ts';
import { parseXml, readGpx, readKml } from './read-xml.ts';
import { groupShapefiles } from './shapefile-parts.ts';
import { gunzip, isGzip, isZip, spreadsheetIn, unpack, withoutGz } from './read-zip.ts';
import { nothing, type FileKind, type ReadResult } from '../core/import-result.ts';

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
  /** Bytes of the whole file, where only its beginning is given, as of tiles. */
  readonly size?: number;
  /** Files that belong to it, as the table and the projection of a shapefile do. */
  readonly companions?: readonly NamedBytes[];
  /** Which properties are names and dates, where the file does not say it itself. */
  readonly fields?: TableFields;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @param name - of the file; its ending is asked only where the bytes do not say what they are. */
export async function readFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...LIMITS, ...options.limits };
  const { limits: _, swap = false, companions = [], size, ...rest } = options;
  const asked: ReadRequest = { ...rest, limits, swap };
  try {
    if (bytes.length === 0) return nothing({ code: 'empty' });
    if (isPMTiles(bytes)) return { ...nothing(undefined), kind: 'pmtiles', tiles: readPMTiles(bytes, size) };
    if (bytes.length > limits.bytes) return nothing({ code: 'too-big', bytes: bytes.length, limit: limits.bytes });
    const { kind, collector } = await readAny({ name, bytes, companions }, asked);
    return finish(kind, collector, options);
  } catch (error) {
    if (error instanceof ReadError)
      return { ...nothing(error.problem), ...(error.table ? { kind: 'csv', table: error.table } : {}) };
    if (error instanceof TypeError && /dynamically imported module|module script/i.test(error.message))
      return nothing({ code: 'no-reader' });
    // Out of memory, stack overflow, an error in a library: reported to the reader, not thrown.
    return nothing({ code: 'crashed', detail: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

interface One {
  readonly kind: FileKind;
  readonly collector: FeatureCollector;
}

interface GivenFile extends NamedBytes {
  readonly companions: readonly NamedBytes[];
}

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && String.fromCharCode(...bytes.subarray(0, text.length)) === text;

async function readAny(file: GivenFile, asked: ReadRequest): Promise<One> {
  const { name, bytes } = file;
  const { bytes: limit } = asked.limits;
  if (isGzip(bytes)) return readAny({ ...file, name: withoutGz(name), bytes: gunzip(bytes, limit, limit) }, asked);
  if (isZip(bytes) && !spreadsheetIn(bytes, asked.limits))
    return { kind: 'zip', collector: await readArchive(bytes, asked) };
  return readOne(file, asked);
}

/** The number with which every shapefile begins. Source: ESRI Shapefile Technical Description, 1998. */
const SHAPEFILE = '\0\0\u0027\u000a';

/** Whether a file is a part of a shapefile, of no use without its `.shp`. */
const isPart = (name: string): boolean => /\.(dbf|prj|cpg|shx)$/i.test(name);

/** Formats that are not text, by their first bytes; undefined where it is none of them. */
async function readBinary({ name, bytes, companions }: GivenFile, asked: ReadRequest): Promise<One | undefined> {
  const sheet = isZip(bytes) ? spreadsheetIn(bytes, asked.limits) : undefined;
  if (sheet) {
    const { readSpreadsheet } = await import('./formats/read-spreadsheet.ts');
    return { kind: sheet, collector: await readSpreadsheet(sheet, bytes, asked) };
  }
  if (beginsWith(bytes, SHAPEFILE) && !/\.shx$/i.test(name)) {
    const { readShapefile } = await import('./formats/read-shapefile.ts');
    return { kind: 'shapefile', collector: await readShapefile(bytes, companions, asked) };
  }
  if (beginsWith(bytes, 'SQLite format 3\0')) {
    const { readGeoPackage } = await import('./formats/read-geopackage.ts');
    return { kind: 'geopackage', collector: await readGeoPackage(bytes, asked) };
  }
  if (beginsWith(bytes, 'fgb')) {
    const { readFlatGeobuf } = await import('./formats/read-flatgeobuf.ts');
    return { kind: 'flatgeobuf', collector: await readFlatGeobuf(bytes, asked) };
  }
  if (!beginsWith(bytes, 'PAR1')) return undefined;
  const { readGeoParquet } = await import('./formats/read-geoparquet.ts');
  return readGeoParquet(bytes, asked);
}

async function readOne(file: GivenFile, asked: ReadRequest): Promise<One> {
  const { name, bytes } = file;
  const binary = await readBinary(file, asked);
  if (binary) return binary;
  if (/\.shp$/i.test(name)) throw new ReadError({ code: 'truncated' });
  if (isPart(name)) throw new ReadError({ code: 'shapefile', files: [name] });
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
  if (start === '{' || start === '[' || start === '\u001E') return readJson(text, asked);
  if (start === '<') return readMarkup(name, text, asked);
  const table = /\.(csv|tsv|txt|tab)$/i.test(name);
  // A file of one line and one word is not a table, whatever its name.
  if (!table && !/[,;\t|]/.test(text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''))
    throw new ReadError({ code: 'unknown-kind' });
  return { kind: 'csv', collector: await readCsv(text, asked, encoding) };
}

async function readMarkup(name: string, text: string, asked: ReadRequest): Promise<One> {
  const head = text.slice(0, 20_000);
  const root = /<(?:[A-Za-z_][\w.-]*:)?(kml|gpx|osm|TEI(?:Corpus)?|listPlace|FeatureCollection)[\s>]/.exec(head)?.[1];
  if (root === 'kml') return { kind: 'kml', collector: readKml(text, asked) };
  if (root === 'gpx') return { kind: 'gpx', collector: readGpx(text, asked) };
  if (root === 'osm') {
    const { readOsm } = await import('./formats/read-osm.ts');
    // The converter accepts any text as XML.
    parseXml(text);
    return { kind: 'osm', collector: readOsm(text, asked) };
  }
  if (root === 'listPlace' || root?.startsWith('TEI')) {
    const { readTei } = await import('./formats/read-tei.ts');
    return { kind: 'tei', collector: readTei(text, asked) };
  }
  if (root || /\bxmlns(?::\w+)?\s*=\s*["']http:\/\/www\.opengis\.net\/gml/.test(head)) {
    const { readGml } = await import('./formats/read-gml.ts');
    return { kind: 'gml', collector: await readGml(text, asked) };
  }
  if (/\.(kml|gpx|gml)$/i.test(name)) throw new ReadError({ code: 'truncated' });
  throw new ReadError({ code: 'unknown-kind' });
}

/** Reads all files of an archive into one collector. Each may fail by itself. */
async function readArchive(bytes: Uint8Array, asked: ReadRequest): Promise<FeatureCollector> {
  const { limits } = asked;
  const { entries, skipped } = unpack(bytes, limits);
  const whole = new FeatureCollector(asked);
  const files = groupShapefiles(entries);
  const unread = [...skipped];
  let failed: ReadError | undefined;
  for (const one of files) {
    const { name: file } = one;
    const room = {
      ...limits,
      features: limits.features - whole.features.length,
      told: limits.told - whole.dropped.length,
    };
    try {
      whole.take((await readOne(one, { ...asked, limits: room, file })).collector);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      // Descriptions of the data, and parts of shapefiles that are not there.
      const isBeside = isPart(file) || (error.problem.code === 'unknown-kind' && /\.(xml|txt)$/i.test(file));
      if (isBeside && files.length > 1) unread.push(file);
      else {
        failed = error;
        whole.warnings.push({ code: 'file-failed', file: file.slice(0, 200), problem: error.problem });
      }
    }
  }
  if (whole.found === 0 && failed) throw failed;
  // Pictures of a KMZ and indexes of shapefiles are not needed.
  const told = unread.filter((name) => !/\.(png|jpe?g|gif|webp|svg|shx|sbn|sbx|qix|qpj|qmd)$/i.test(name));
  if (told.length > 0) whole.warnings.push({ code: 'files-skipped', files: told.slice(0, 20) });
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
 * Whether longitude and latitude seem to be swapped: few points lie in the map's view, and more would if they were
 * swapped back.
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

function finish(
  kind: FileKind,
  collector: FeatureCollector,
  { swap = false, area, fields = collector.fields }: ReadOptions,
): ReadResult {
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
    ...(fields ? { fields } : {}),
  };
}
