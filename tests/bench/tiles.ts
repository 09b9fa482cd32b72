/**
 * A million points as PMTiles, made as the usual tools make them: all of them in the closest tiles, fewer from afar.
 */
import { gzipSync } from 'node:zlib';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

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
/** Bytes. Source: PMTiles specification, version 3. */
const HEADER = 127;

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

/** A varint of protocol buffers: seven bits in each byte, and a bit that says whether more follow. */
function varints(numbers: readonly number[]): Buffer {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes);
}

/** The whole file: header, one directory, metadata, tiles in the order of their numbers. */
export function pmtilesOf(heap: Heap): Buffer {
  const { bounds, maxzoom } = heap;
  const tiles = [...tilesOf(heap)]
    .sort(([a], [b]) => a - b)
    .map(([id, features]) => ({
      id,
      data: gzipSync(fromGeojsonVt({ [STONES]: { features } as unknown as Tile }, { version: 2, extent: EXTENT }), {
        level: 6,
      }),
    }));
  const columns = [
    tiles.map(({ id }, n) => id - (tiles[n - 1]?.id ?? 0)),
    tiles.map(() => 1),
    tiles.map(({ data }) => data.length),
    // One after another: zero says “where the last one ends”, and the first begins at zero, written as one more.
    tiles.map((_, n) => (n === 0 ? 1 : 0)),
  ];
  const directory = gzipSync(varints([tiles.length, ...columns.flat()]));
  const metadata = gzipSync(
    JSON.stringify({
      name: 'A million stones',
      vector_layers: [{ id: STONES, fields: { name: 'String' }, minzoom: 0, maxzoom }],
    }),
  );
  const data = Buffer.concat(tiles.map((tile) => tile.data));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles');
  header[7] = 3;
  const sections = [
    [HEADER, directory.length],
    [HEADER + directory.length, metadata.length],
    [0, 0],
    [HEADER + directory.length + metadata.length, data.length],
  ];
  [...sections.flat(), tiles.length, tiles.length, tiles.length].forEach((value, n) =>
    header.writeBigUInt64LE(BigInt(value), 8 + n * 8),
  );
  header.set([1, Compression.Gzip, Compression.Gzip, TileType.Mvt, 0, maxzoom], 96);
  const [west, south, east, north] = bounds;
  bounds.forEach((degrees, n) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + n * 4));
  header[118] = 8;
  [(west + east) / 2, (south + north) / 2].forEach((degrees, n) =>
    header.writeInt32LE(Math.round(degrees * 1e7), 119 + n * 4),
  );
  return Buffer.concat([header, directory, metadata, data]);
}
