/** PMTiles: only the header is read here. The map draws the tiles themselves from the reader's file. */
import { bytesToHeader, TileType } from 'pmtiles';
import { ReadError } from './collector.ts';
import type { Tiles } from '../core/import-result.ts';

/** Bytes of the header. Source: PMTiles specification, version 3. */
export const HEADER = 127;

export const isPMTiles = (bytes: Uint8Array) =>
  bytes.length >= 7 && String.fromCharCode(...bytes.subarray(0, 7)) === 'PMTiles';

/**
 * @param size - of the whole file in bytes, of which only the first may be given; undefined if it is not known
 * @throws {ReadError} if it is of another version or incomplete, or if its header has impossible values.
 */
export function readPMTiles(bytes: Uint8Array, size?: number): Tiles {
  if (bytes.length < HEADER) throw new ReadError({ code: 'truncated', where: { unit: 'byte', n: bytes.length } });
  if (bytes[7] !== 3)
    throw new ReadError({ code: 'broken', format: 'PMTiles', detail: `version ${String(bytes[7] ?? 0)}` });
  const header = bytesToHeader(bytes.slice(0, HEADER).buffer);
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat, tileType } = header;
  const bounds = [minLon, minLat, maxLon, maxLat] as const;
  const fits =
    bounds.every(Number.isFinite) &&
    minLon <= maxLon &&
    minLat <= maxLat &&
    Math.abs(minLon) <= 180 &&
    Math.abs(maxLon) <= 180 &&
    Math.abs(minLat) <= 90 &&
    Math.abs(maxLat) <= 90;
  if (!fits || minZoom > maxZoom || maxZoom > 30)
    throw new ReadError({ code: 'broken', format: 'PMTiles', detail: 'the header is damaged' });
  const parts: readonly (readonly [number, number | undefined])[] = [
    [header.rootDirectoryOffset, header.rootDirectoryLength],
    [header.jsonMetadataOffset, header.jsonMetadataLength],
    [header.leafDirectoryOffset, header.leafDirectoryLength],
    [header.tileDataOffset, header.tileDataLength],
  ];
  const end = Math.max(...parts.map(([offset, length = 0]) => offset + length));
  if (size !== undefined && end > size) throw new ReadError({ code: 'truncated', where: { unit: 'byte', n: size } });
  return {
    type: tileType === TileType.Mvt ? 'vector' : 'raster',
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds,
    tiles: header.numAddressedTiles,
  };
}
