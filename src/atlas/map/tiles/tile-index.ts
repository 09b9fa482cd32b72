/**
 * Vector tiles of a large file of the reader's own, made as they are looked at: thinned for the view, gathered into
 * groups or counted, and only of what is shown. Pure; runs in the worker of the file.
 */
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt, type Feature as TileFeature } from '@maplibre/vt-pbf';
import type { Feature, Geometry } from 'geojson';
import type { Display } from '../../core/own-layer.ts';
import { CLOSEST, TILE_LAYER } from './tile-layer.ts';

/** The closest zoom level at which points are gathered into groups. */
const GROUPED = 11;
/** Units of a tile, which is 512 CSS pixels wide. */
const EXTENT = 4096;

/**
 * Cells along the edge of a tile. Of points, one is kept in each cell of two CSS pixels: a dot is five wide. Groups are
 * 43 pixels apart, and a density is counted in cells of four.
 */
const CELLS: Readonly<Record<Display, number>> = { points: 256, groups: 12, density: 128 };

export interface TileIndex {
  /** @param mask - for each feature, 0 if it is not shown; undefined if all are. @returns a tile of MVT. */
  tile(z: number, x: number, y: number, how: TilesShown): Uint8Array;
}

export interface TilesShown {
  readonly mask: Uint8Array | undefined;
  readonly display: Display;
}

/** Of a tile the encoder reads only the features. */
const encoded = (features: readonly TileFeature[]): Uint8Array =>
  fromGeojsonVt({ [TILE_LAYER]: { features } as unknown as GeoJSONVTTile }, { version: 2, extent: EXTENT });

/** Bits of a position along each axis: 600 m on the ground would be a tile of this level; points in it are in order. */
const BITS = 16;
/** More than the features of a file: see `LIMITS`. */
const MANY = 2 ** 20;

/** Every second bit of a number of 16. */
function spread(n: number): number {
  let bits = n;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** The place of a cell along Morton's curve, which passes through each tile without leaving it in between. */
const along = (x: number, y: number): number => spread(x) + 2 * spread(y);

const mercatorX = (lng: number): number => lng / 360 + 0.5;
const mercatorY = (lat: number): number => {
  const sin = Math.sin((lat * Math.PI) / 180);
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI));
};

/**
 * An index of single points.
 *
 * @param points - longitude and latitude of each feature in turn, degrees; NaN for what is nowhere
 */
export function pointIndex(points: Float64Array): TileIndex {
  const count = points.length / 2;
  const [xs, ys] = [new Float64Array(count), new Float64Array(count)];
  const cells = 2 ** BITS;
  // The place along the curve and the number of the feature in one number each, which sorts fast.
  const sorted = new Float64Array(count);
  let placed = 0;
  for (let n = 0; n < count; n += 1) {
    const [lng = NaN, lat = NaN] = [points[2 * n], points[2 * n + 1]];
    if (Number.isNaN(lng)) continue;
    const [x, y] = [mercatorX(lng), mercatorY(lat)];
    xs[n] = x;
    ys[n] = y;
    const cell = (at: number) => Math.min(cells - 1, Math.floor(at * cells));
    sorted[placed] = along(cell(x), cell(y)) * MANY + n;
    placed += 1;
  }
  const order = sorted.subarray(0, placed).sort();
  const firstFrom = (value: number) => {
    let [low, high] = [0, placed];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((order[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    tile(z, x, y, { mask, display }) {
      const size = 4 ** (BITS - z);
      const start = along(x, y) * size * MANY;
      const [first, end] = [firstFrom(start), firstFrom(start + size * MANY)];
      const grouped = display === 'density' || (display === 'groups' && z <= GROUPED);
      const across = grouped ? CELLS[display] : CELLS.points;
      // All points are in the closest tiles, unless they are counted.
      const isThinned = grouped || z < CLOSEST;
      const of = new Map<number, { n: number; count: number; x: number; y: number }>();
      const scale = 2 ** z;
      for (let at = first; at < end; at += 1) {
        const n = (order[at] ?? 0) % MANY;
        if (mask?.[n] === 0) continue;
        const [px, py] = [((xs[n] ?? 0) * scale - x) * EXTENT, ((ys[n] ?? 0) * scale - y) * EXTENT];
        const cell = isThinned ? Math.floor((px * across) / EXTENT) + across * Math.floor((py * across) / EXTENT) : at;
        const there = of.get(cell);
        if (!there) of.set(cell, { n, count: 1, x: px, y: py });
        else if (grouped) {
          there.count += 1;
          there.x += px;
          there.y += py;
        }
      }
      return encoded(
        Array.from(of.values(), ({ n, count: many, x: sumX, y: sumY }) => ({
          type: 1,
          ...(many === 1 ? { id: n } : {}),
          geometry: [[Math.round(sumX / many), Math.round(sumY / many)]],
          tags: display === 'density' ? { weight: many } : many > 1 ? { point_count: many } : {},
        })),
      );
    },
  };
}

/** An index of features of any kind: lines and areas are simplified for the view. */
export function featureIndex(features: readonly Feature<Geometry | null>[]): TileIndex {
  const placed = features.flatMap(({ geometry }, id) =>
    geometry ? [{ type: 'Feature' as const, id, properties: null, geometry }] : [],
  );
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features: placed },
    { maxZoom: CLOSEST, extent: EXTENT, tolerance: 3, buffer: 64 },
  );
  return {
    tile(z, x, y, { mask }) {
      const all: readonly TileFeature[] = index.getTile(z, x, y)?.features ?? [];
      return encoded(mask ? all.filter(({ id }) => mask[Number(id)] !== 0) : all);
    },
  };
}
