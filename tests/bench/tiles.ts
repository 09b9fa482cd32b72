/**
 * A million points as PMTiles, made as the usual tools make them: all of them in the closest tiles, fewer from afar.
 */
import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { TileType, zxyToTileId } from 'pmtiles';
import { pmtiles } from '../pmtiles.ts';

export interface Heap {
  readonly count: number;
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly maxzoom: number;
  /** One zoom level farther out, one point in this many is kept. 2.5 is the default of tippecanoe. */
  readonly rate: number;
}

/** The name of the one layer within. */
export const STONES = 'stones';

const EXTENT = 4096;

/** The same points each time: a linear congruential generator (Numerical Recipes, 1992). */
function chance() {
  let seed = 1920;
  return () => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

type Tile = Parameters<typeof fromGeojsonVt>[0][string];
interface Point {
  readonly type: 1;
  readonly geometry: readonly [readonly [number, number]];
  readonly tags: { readonly name: string };
}

/** The points of every tile, by its number along the curve that PMTiles lays through them. */
function tilesOf({
  count,
  bounds: [west, south, east, north],
  maxzoom,
  rate,
}: Heap): ReadonlyMap<number, readonly Point[]> {
  const random = chance();
  const tiles = new Map<number, Point[]>();
  for (let n = 0; n < count; n += 1) {
    const [lng, lat, lot] = [west + random() * (east - west), south + random() * (north - south), random()];
    const sine = Math.sin((lat * Math.PI) / 180);
    const [across, down] = [(lng + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
    for (let zoom = maxzoom; zoom >= 0 && lot < rate ** (zoom - maxzoom); zoom -= 1) {
      const [x, y] = [across * 2 ** zoom, down * 2 ** zoom];
      const id = zxyToTileId(zoom, Math.floor(x), Math.floor(y));
      const point: Point = {
        type: 1,
        geometry: [[Math.floor((x % 1) * EXTENT), Math.floor((y % 1) * EXTENT)]],
        tags: { name: `Stone ${String(n)}` },
      };
      const there = tiles.get(id);
      if (there) there.push(point);
      else tiles.set(id, [point]);
    }
  }
  return tiles;
}

/** The whole file. */
export function pmtilesOf(heap: Heap): Buffer {
  const { bounds, maxzoom } = heap;
  const tiles = new Map(
    [...tilesOf(heap)].map(([id, features]) => [
      id,
      gzipSync(fromGeojsonVt({ [STONES]: { features } as unknown as Tile }, { version: 2, extent: EXTENT }), {
        level: 6,
      }),
    ]),
  );
  const metadata = {
    name: 'A million stones',
    vector_layers: [{ id: STONES, fields: { name: 'String' }, minzoom: 0, maxzoom }],
  };
  return pmtiles({ type: TileType.Mvt, tiles, maxzoom, bounds, metadata });
}
