/** A PMTiles file that a story has for its ground: what its header and its metadata say. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bytesToHeader, Compression } from 'pmtiles';
import { ReadError } from '../../../atlas/import/collector.ts';
import { HEADER, readPMTiles } from '../../../atlas/import/read-pmtiles.ts';
import type { Checked, Fault } from '../../faults.ts';
import type { FilePart } from '../project-files.ts';
import { BASEMAP_LAYERS } from './basemap.ts';

export interface GroundFile {
  /** From the project's folder. */
  readonly path: string;
  readonly tiles: 'vector' | 'raster';
  /** West, south, east, north, in degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly minzoom: number;
  /** Of the tiles. A map may be larger: the last tiles are enlarged. */
  readonly maxzoom: number;
  /** The credit that the file itself gives, as plain text; empty if it gives none. */
  readonly credit: string;
}

/** Bytes of metadata that are read: those of a map of the whole Earth have a hundredth of that. */
const LARGEST_METADATA = 5_000_000;

type ReadPart = (start: number, end: number) => FilePart | undefined;

/** @param path - of the file, from the project's folder. @param part - reads some bytes of it. */
export function readGroundFile(path: string, part: ReadPart): Checked<GroundFile | undefined> {
  const fail = (message: string, hint: string): Checked<undefined> => ({
    value: undefined,
    faults: [{ file: path, message, hint }],
  });
  const found = part(0, HEADER);
  if (!found) return fail('The file cannot be read.', 'Put it beside the text of the story again.');
  // A copy with a buffer of its own, which the library reads.
  const head = new Uint8Array(found.bytes);
  let read: ReturnType<typeof readPMTiles>;
  try {
    read = readPMTiles(head, found.size);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return error.problem.code === 'truncated'
      ? fail('The file is not whole.', 'Copy it again: its header tells of more bytes than it has.')
      : fail('The file is not PMTiles of version 3.', 'Make it anew with “pmtiles extract” or “pmtiles convert”.');
  }
  const { type: tiles, bounds, minzoom, maxzoom } = read;
  const metadata = metadataOf(head, part);
  const faults: Fault[] = [];
  const layers = namesIn(metadata.vector_layers);
  if (tiles === 'vector' && layers.length > 0 && !layers.some((name) => BASEMAP_LAYERS.includes(name)))
    faults.push({
      file: path,
      message: `The file has no layer of a base map, only ${layers.slice(0, 5).join(', ')}.`,
      hint: 'A ground of vector tiles has the schema of Protomaps, version 4. Your own layers go into layers.yaml.',
    });
  const version = typeof metadata.version === 'string' ? metadata.version : '4';
  if (tiles === 'vector' && faults.length === 0 && /^[0-3]\./.test(version))
    faults.push({
      file: path,
      message: `The file has version ${version} of the schema of Protomaps.`,
      hint: 'Take an extract of a newer map, of version 4.',
    });
  const credit = textOf(typeof metadata.attribution === 'string' ? metadata.attribution : '');
  return { value: { path, tiles, bounds, minzoom, maxzoom, credit }, faults };
}

/** The metadata of a file; empty if it cannot be read, because a map can be drawn without it. */
function metadataOf(head: Uint8Array<ArrayBuffer>, part: ReadPart): Readonly<Record<string, unknown>> {
  const {
    jsonMetadataOffset: start,
    jsonMetadataLength: length,
    internalCompression,
  } = bytesToHeader(head.slice(0, HEADER).buffer);
  const bytes = length <= LARGEST_METADATA ? part(start, start + length)?.bytes : undefined;
  if (!bytes) return {};
  try {
    const text =
      internalCompression === Compression.Gzip
        ? gunzipSync(bytes, { maxOutputLength: LARGEST_METADATA })
        : internalCompression === Compression.Brotli
          ? brotliDecompressSync(bytes, { maxOutputLength: LARGEST_METADATA })
          : bytes;
    const value: unknown = JSON.parse(new TextDecoder().decode(text));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

const namesIn = (layers: unknown): readonly string[] =>
  Array.isArray(layers)
    ? layers.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
      )
    : [];

/** An attribution is often HTML; a credit is text. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .trim();
