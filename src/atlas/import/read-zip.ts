/**
 * Archives: KMZ, and zipped files. Nothing is unpacked beyond what its directory declares, nor that beyond the limit.
 */
import { unzipSync } from 'fflate';
import { ReadError } from './collector.ts';
import type { Limits } from './limits.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const READABLE = /\.(geojson|json|jsonld|kml|gpx|csv|tsv|txt)$/i;
/** What programs put beside files. */
const LITTER = /(^|\/)(__MACOSX|\.)/;

/**
 * The files of an archive that can be read. Of a KMZ only its document.
 *
 * @throws {ReadError} where it is broken, a bomb, or has nothing to read.
 */
export function unpack(
  bytes: Uint8Array,
  limits: Limits,
): { readonly entries: readonly ZipEntry[]; readonly skipped: readonly string[] } {
  const wanted: string[] = [];
  const skipped: string[] = [];
  let total = 0;
  const listed: string[] = [];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || LITTER.test(name)) return false;
        listed.push(name);
        if (!READABLE.test(name) || wanted.length >= limits.entries) {
          skipped.push(name.slice(0, 200));
          return false;
        }
        total += originalSize;
        if (total > limits.bytes) throw new ReadError({ code: 'bomb', bytes: total, limit: limits.bytes });
        wanted.push(name);
        return true;
      },
    });
    const entries = wanted.flatMap((name) => {
      const unpacked = files[name];
      return unpacked ? [{ name, bytes: unpacked }] : [];
    });
    if (entries.length > 0) return { entries, skipped: skipped.slice(0, 20) };
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const detail = error instanceof Error ? error.message : '';
    if (/unexpected EOF|invalid zip data/i.test(detail)) throw new ReadError({ code: 'truncated' });
    throw new ReadError({ code: 'broken', format: 'ZIP', detail: detail.slice(0, 120) });
  }
  if (listed.some((name) => /\.shp$/i.test(name))) throw new ReadError({ code: 'shapefile' });
  throw new ReadError({ code: 'nothing-in-archive', files: listed.slice(0, 10).map((name) => name.slice(0, 200)) });
}
