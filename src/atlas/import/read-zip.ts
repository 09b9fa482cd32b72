/**
 * Archives: KMZ, zip files, and files compressed with gzip. Each file is unpacked up to the size that the directory
 * declares, and never beyond the limit.
 */
import { Gunzip, unzipSync } from 'fflate';
import { ReadError } from './collector.ts';
import type { Limits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names of files that are read. */
export const READABLE =
  /\.(geojson|geojsons|geojsonl|json|jsonl|jsonld|ndjson|topojson|kml|gpx|gml|xml|tei|osm|csv|tsv|tab|txt|xlsx|ods|fgb|parquet|geoparquet|gpkg|shp|dbf|prj|cpg|gz|zip|kmz)$/i;
const ARCHIVE = /\.(zip|kmz)$/i;
/** Files that programs add to archives. */
const LITTER = /(^|\/)(__MACOSX|\.)|\.(shp|gml)\.xml$/;
/** Archives within each other that are opened. */
const DEEPEST = 3;

/** What all files of an archive, and of those within it, may take together. */
interface Budget {
  bytes: number;
  entries: number;
  readonly limits: Limits;
  readonly listed: string[];
  readonly skipped: string[];
}

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The readable files of an archive and of the archives in it; of a KMZ, only its document.
 *
 * @throws {ReadError} if it is broken, unpacks to too much, or has no readable file.
 */
export function unpack(
  bytes: Uint8Array,
  limits: Limits,
): { readonly entries: readonly ZipEntry[]; readonly skipped: readonly string[] } {
  const budget: Budget = { bytes: limits.bytes, entries: limits.entries, limits, listed: [], skipped: [] };
  const entries = unpackInto(bytes, '', budget, 1);
  if (entries.length > 0) return { entries, skipped: budget.skipped.slice(0, 20) };
  throw new ReadError({
    code: 'nothing-in-archive',
    files: budget.listed.slice(0, 10).map((name) => name.slice(0, 200)),
  });
}

function unpackInto(bytes: Uint8Array, within: string, budget: Budget, depth: number): readonly ZipEntry[] {
  const wanted: string[] = [];
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const plain = plainName(name);
        if (name.endsWith('/') || LITTER.test(plain)) return false;
        budget.listed.push(within + plain);
        if (!READABLE.test(plain) || budget.entries <= 0 || (ARCHIVE.test(plain) && depth >= DEEPEST)) {
          budget.skipped.push((within + plain).slice(0, 200));
          return false;
        }
        take(budget, originalSize);
        if (!ARCHIVE.test(plain)) budget.entries -= 1;
        wanted.push(name);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const detail = error instanceof Error ? error.message : '';
    if (/unexpected EOF|invalid zip data/i.test(detail)) throw new ReadError({ code: 'truncated' });
    throw new ReadError({ code: 'broken', format: 'ZIP', detail: detail.slice(0, 120) });
  }
  return wanted.flatMap((name): readonly ZipEntry[] => {
    const unpacked = files[name];
    const plain = within + plainName(name);
    if (!unpacked) return [];
    if (ARCHIVE.test(name) && isZip(unpacked)) return unpackInto(unpacked, `${plain}/`, budget, depth + 1);
    if (!isGzip(unpacked)) return [{ name: plain, bytes: unpacked }];
    const content = gunzip(unpacked, budget.bytes, budget.limits.bytes);
    take(budget, content.length);
    return [{ name: withoutGz(plain), bytes: content }];
  });
}

function take(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0)
    throw new ReadError({ code: 'bomb', bytes: budget.limits.bytes - budget.bytes, limit: budget.limits.bytes });
}

/** Some programs write `./` before every name, and some separate folders with `\`. */
const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');

export const withoutGz = (name: string): string => name.replace(/\.gz$/i, '');

/** Bytes that are given to gzip at once; the unpacked bytes are counted between. */
const PIECE = 65_536;

/**
 * @param room - the number of bytes that it may unpack to
 * @throws {ReadError} if it is broken, or unpacks to more.
 */
export function gunzip(bytes: Uint8Array, room: number, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let [total, ended] = [0, false];
  const stream = new Gunzip((part, final) => {
    total += part.length;
    ended ||= final;
    if (total > room) throw new ReadError({ code: 'bomb', bytes: total, limit });
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const detail = error instanceof Error ? error.message : '';
    if (/unexpected EOF/i.test(detail)) throw new ReadError({ code: 'truncated' });
    throw new ReadError({ code: 'broken', format: 'GZIP', detail: detail.slice(0, 120) });
  }
  if (!ended) throw new ReadError({ code: 'truncated' });
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Whether an archive is a spreadsheet.
 *
 * @throws {ReadError} if it would unpack to more bytes than allowed.
 */
export function spreadsheetIn(bytes: Uint8Array, limits: Limits): 'xlsx' | 'ods' | undefined {
  const names = new Set<string>();
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        names.add(name);
        return false;
      },
    });
  } catch {
    return undefined;
  }
  const isOds = names.has('content.xml') && (names.has('META-INF/manifest.xml') || names.has('mimetype'));
  const kind = names.has('xl/workbook.xml') ? 'xlsx' : isOds ? 'ods' : undefined;
  if (kind && total > limits.bytes) throw new ReadError({ code: 'bomb', bytes: total, limit: limits.bytes });
  return kind;
}
