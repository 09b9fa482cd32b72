/** Writes small PMTiles files for tests. Source: PMTiles specification, version 3. */
import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import { PNG } from 'pngjs';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

/** Bytes of the header. */
const HEADER = 127;

type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface PmtilesContent {
  readonly type: TileType.Mvt | TileType.Png;
  /** By their numbers along the curve that PMTiles lays through them; those of shapes compressed with gzip. */
  readonly tiles: ReadonlyMap<number, Uint8Array>;
  readonly minzoom?: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  readonly metadata: object;
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
export function pmtiles({ type, tiles: content, minzoom = 0, maxzoom, bounds, metadata }: PmtilesContent): Buffer {
  const tiles = [...content].sort(([a], [b]) => a - b).map(([id, data]) => ({ id, data }));
  const columns = [
    tiles.map(({ id }, n) => id - (tiles[n - 1]?.id ?? 0)),
    tiles.map(() => 1),
    tiles.map(({ data }) => data.length),
    // One after another: zero says “where the last one ends”, and the first begins at zero, written as one more.
    tiles.map((_, n) => (n === 0 ? 1 : 0)),
  ];
  const directory = gzipSync(varints([tiles.length, ...columns.flat()]));
  const about = gzipSync(JSON.stringify(metadata));
  const data = Buffer.concat(tiles.map((tile) => tile.data));
  const header = Buffer.alloc(HEADER);
  header.write('PMTiles');
  header[7] = 3;
  const sections = [
    [HEADER, directory.length],
    [HEADER + directory.length, about.length],
    [0, 0],
    [HEADER + directory.length + about.length, data.length],
  ];
  [...sections.flat(), tiles.length, tiles.length, tiles.length].forEach((value, n) =>
    header.writeBigUInt64LE(BigInt(value), 8 + n * 8),
  );
  const tileCompression = type === TileType.Mvt ? Compression.Gzip : Compression.None;
  header.set([1, Compression.Gzip, tileCompression, type, minzoom, maxzoom], 96);
  const [west, south, east, north] = bounds;
  bounds.forEach((degrees, n) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + n * 4));
  header[118] = maxzoom;
  [(west + east) / 2, (south + north) / 2].forEach((degrees, n) =>
    header.writeInt32LE(Math.round(degrees * 1e7), 119 + n * 4),
  );
  return Buffer.concat([header, directory, about, data]);
}

/** Column and row of a place at a zoom, with fractions. */
function tileAt(lng: number, lat: number, zoom: number): readonly [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [((lng + 180) / 360) * 2 ** zoom, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom];
}

/** Every tile that an area touches, up to a zoom. */
export function tilesWithin([west, south, east, north]: Bounds, maxzoom: number) {
  const found: (readonly [zoom: number, x: number, y: number])[] = [];
  for (let zoom = 0; zoom <= maxzoom; zoom += 1) {
    const [left, top] = tileAt(west, north, zoom).map(Math.floor);
    const [right, bottom] = tileAt(east, south, zoom).map(Math.floor);
    for (let x = left ?? 0; x <= (right ?? 0); x += 1)
      for (let y = top ?? 0; y <= (bottom ?? 0); y += 1) found.push([zoom, x, y]);
  }
  return found;
}

/** A file of shapes. @param layers - the features of each layer, by its name. */
export function vectorPmtiles(
  layers: Readonly<Record<string, FeatureCollection>>,
  { bounds, maxzoom, metadata = {} }: { readonly bounds: Bounds; readonly maxzoom: number; readonly metadata?: object },
): Buffer {
  const indices = Object.entries(layers).map(
    ([name, data]) => [name, new GeoJSONVT(data, { maxZoom: maxzoom, indexMaxZoom: maxzoom })] as const,
  );
  const tiles = new Map(
    tilesWithin(bounds, maxzoom).map(([z, x, y]) => {
      const found = indices.flatMap(([name, index]) => {
        const tile = index.getTile(z, x, y);
        return tile ? [[name, tile] as const] : [];
      });
      const bytes = fromGeojsonVt(Object.fromEntries(found) as Parameters<typeof fromGeojsonVt>[0], {
        version: 2,
        extent: 4096,
      });
      return [zxyToTileId(z, x, y), gzipSync(bytes)] as const;
    }),
  );
  const about = { vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })), ...metadata };
  return pmtiles({ type: TileType.Mvt, tiles, maxzoom, bounds, metadata: about });
}

/** A picture of one colour. */
export function plainPng([r, g, b]: readonly [number, number, number], side = 256): Buffer {
  const png = new PNG({ width: side, height: side });
  for (let n = 0; n < side * side; n += 1) png.data.set([r, g, b, 255], n * 4);
  return PNG.sync.write(png);
}

/** A file of pictures of one colour. */
export const rasterPmtiles = (
  colour: readonly [number, number, number],
  { bounds, maxzoom }: { readonly bounds: Bounds; readonly maxzoom: number },
): Buffer =>
  pmtiles({
    type: TileType.Png,
    tiles: new Map(tilesWithin(bounds, maxzoom).map(([z, x, y]) => [zxyToTileId(z, x, y), plainPng(colour)])),
    maxzoom,
    bounds,
    metadata: { attribution: '<a href="https://example.org">&copy; Somebody</a>' },
  });
