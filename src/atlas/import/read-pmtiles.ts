/** PMTiles: only the header is read here. The map draws the tiles themselves from the reader's file. */
import { bytesToHeader, TileType } from 'pmtiles';
import { ReadError } from './collector.ts';
import type { Tiles } from '../core/import-result.ts';

/** Bytes of the header. Source: PMTiles specification, version 3. */
export const HEADER = 127;

export const isPMTiles = (bytes: Uint8Array) =>
  bytes.length >= 7 && String.fromCharCode(...bytes.subarray(0, 7)) === 'PMTiles';

/** @throws {ReadError} where it is of another version, or its header says what cannot be. */
export function readPMTiles(bytes: Uint8Array): Tiles {
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
  return {
    type: tileType === TileType.Mvt ? 'vector' : 'raster',
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds,
    tiles: header.numAddressedTiles,
  };
}
