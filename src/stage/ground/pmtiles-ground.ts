import type { StyleLayer } from '../../../geo/layer.ts';
import { pmtilesProtocol } from '../pmtiles-protocol.ts';
import { fetchedJson, GroundError, type ReadyGround } from './ready-ground.ts';

/** The layers of the catalogue that a ground has: below the story's own, and the names above them. */
export interface GroundLayerIds {
  readonly below: string;
  readonly names: string;
}

/** What the library says where a server sends a whole file instead of the part that was asked for. */
const WHOLE_FILE = /byte serving/i;

/** Reads the header of a PMTiles file, so that MapLibre can draw its tiles. @throws {GroundError} */
export async function openPmtiles(address: string): Promise<'vector' | 'raster'> {
  const [{ PMTiles, TileType }, protocol] = await Promise.all([import('pmtiles'), pmtilesProtocol()]);
  const tiles = new PMTiles(address);
  const { tileType } = await tiles.getHeader().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    if (WHOLE_FILE.test(message))
      throw new GroundError('no-ranges', `The server of ${address} sends whole files only, no parts (HTTP ranges).`);
    throw /magic|version|archive|header/i.test(message)
      ? new GroundError('unreadable', `${address} is not PMTiles of version 3: ${message}`)
      : new GroundError('unreachable', `${address} could not be fetched: ${message}`);
  });
  protocol.add(tiles);
  return tileType === TileType.Mvt ? 'vector' : 'raster';
}

/**
 * The ground of a PMTiles file.
 *
 * @param address - of the file, absolute.
 * @param style - the address of the style for vector tiles.
 * @throws {GroundError}
 */
export async function pmtilesGround(
  dataset: string,
  { below, names }: GroundLayerIds,
  { address, style }: { readonly address: string; readonly style: string | undefined },
): Promise<ReadyGround> {
  const type = await openPmtiles(address);
  const url = `pmtiles://${address}`;
  if (type === 'raster')
    return {
      dataset,
      sources: { [dataset]: { type, url, tileSize: 256 } },
      styles: { [below]: [{ type: 'raster', paint: { 'raster-opacity': 1 } }], [names]: [] },
      sprites: [],
    };
  if (style === undefined) throw new GroundError('unreadable', `${address} has vector tiles and not pictures.`);
  const drawn = (await fetchedJson(style)) as { readonly below: StyleLayer[]; readonly names: StyleLayer[] };
  return {
    dataset,
    sources: { [dataset]: { type, url } },
    styles: { [below]: drawn.below, [names]: drawn.names },
    sprites: [],
  };
}
