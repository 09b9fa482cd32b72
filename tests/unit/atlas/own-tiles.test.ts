/** Large files of the reader's own: what is handed on of them, and the tiles that are made of it. */
import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import type { Feature, Geometry } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { nothing } from '../../../src/atlas/core/import-result.ts';
import { featureAt, featuresOf } from '../../../src/atlas/core/own-features.ts';
import type { OwnLayer } from '../../../src/atlas/core/own-layer.ts';
import { packFeatures } from '../../../src/atlas/import/pack-features.ts';
import { featureIndex, pointIndex, type TilesShown, type TileIndex } from '../../../src/atlas/map/tiles/tile-index.ts';
import { TILE_LAYER } from '../../../src/atlas/map/tiles/tile-layer.ts';
import { day } from './fixtures.ts';

const layerOf = (features: readonly Feature<Geometry | null>[]): OwnLayer => ({
  id: 'own-1',
  title: 'stones.geojson',
  visible: true,
  url: undefined,
  file: undefined,
  result: packFeatures({ ...nothing(undefined), features }),
});

const point = (lng: number, lat: number, properties: Feature['properties'] = {}): Feature<Geometry> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lng, lat] },
});

describe('what is handed on to the page', () => {
  test('is every feature, together and one by one', () => {
    const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'ر', '"', '\n', '😀', 'é') }), { maxLength: 30 });
    fc.assert(
      fc.property(names, fc.constantFrom(1, 80), (texts, times) => {
        const features = Array.from({ length: texts.length * times }, (_, n) =>
          point(n % 180, 1, { name: texts[n % texts.length] }),
        );
        const layer = layerOf(features);
        // One by one first: what has been read once is kept.
        expect(features.map((_, n) => featureAt(layer, n))).toEqual(features);
        expect(featureAt(layer, features.length)).toBeUndefined();
        expect(featuresOf(layer)).toEqual(features);
      }),
      { numRuns: 50 },
    );
  });

  test('says where single points are and when they were, and nothing of it where there is more', () => {
    const nowhere: Feature<null> = { type: 'Feature', properties: { date: '1920-06~' }, geometry: null };
    const { points, days } = layerOf([point(49.59, 37.28, { date: '1920-06-05' }), nowhere, point(1, 2)]).result;
    expect(points).toEqual(new Float64Array([49.59, 37.28, NaN, NaN, 1, 2]));
    // A month that is approximate may be one more to either side.
    const [first, last] = [day('1920-06-01') - 31, day('1920-06-30') + 31];
    expect(days).toEqual(new Float64Array([day('1920-06-05'), day('1920-06-05'), first, last, NaN, NaN]));
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    const mixed = layerOf([point(1, 2), { type: 'Feature', properties: {}, geometry: line }]).result;
    expect([mixed.points, mixed.days]).toEqual([undefined, undefined]);
  });
});

interface Found {
  readonly id: number | undefined;
  readonly count: number;
  readonly lng: number;
  readonly lat: number;
}

function decoded(index: TileIndex, z: number, x: number, y: number, how: TilesShown): readonly Found[] {
  const layer = new VectorTile(new PbfReader(index.tile(z, x, y, how))).layers[TILE_LAYER];
  return Array.from({ length: layer?.length ?? 0 }, (_, n) => {
    const feature = layer?.feature(n);
    const { geometry } = feature?.toGeoJSON(x, y, z) ?? {};
    const [lng = NaN, lat = NaN] = geometry?.type === 'Point' ? geometry.coordinates : [];
    const { point_count: grouped, weight } = feature?.properties ?? {};
    return { id: feature?.id, count: Number(grouped ?? weight ?? 1), lng, lat };
  });
}

const everywhere = (index: TileIndex, z: number, how: TilesShown) =>
  Array.from({ length: 4 ** z }, (_, n) => decoded(index, z, n % 2 ** z, Math.floor(n / 2 ** z), how)).flat();

const stones = fc.array(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -84, max: 84, noNaN: true })),
  { maxLength: 60 },
);

describe('tiles of points', () => {
  test('count each that is shown once, in groups and as density, on every zoom level', () => {
    fc.assert(
      fc.property(stones, fc.nat(3), fc.constantFrom('groups', 'density'), fc.nat(), (places, z, display, salt) => {
        const mask = Uint8Array.from(places, (_, n) => (n + salt) % 3 && 1);
        const index = pointIndex(Float64Array.from(places.flat()));
        const total = (how: TilesShown) => everywhere(index, z, how).reduce((sum, { count }) => sum + count, 0);
        expect(total({ mask: undefined, display })).toBe(places.length);
        expect(total({ mask, display })).toBe(mask.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  test('leave out only points that lie on another, and move none by more than a pixel', () => {
    fc.assert(
      fc.property(stones, fc.nat(3), (places, z) => {
        const index = pointIndex(Float64Array.from(places.flat()));
        const found = everywhere(index, z, { mask: undefined, display: 'points' });
        // Two CSS pixels of 512 to a tile.
        const near = (360 / 2 ** z / 512) * 2;
        for (const { id, lng, lat } of found) {
          const [x = NaN, y = NaN] = places[id ?? -1] ?? [];
          expect(Math.abs(lng - x)).toBeLessThan(near);
          expect(Math.abs(lat - y)).toBeLessThan(near);
        }
        for (const [x, y] of places)
          expect(found.some(({ lng, lat }) => Math.abs(lng - x) < 2 * near && Math.abs(lat - y) < 2 * near)).toBe(true);
      }),
    );
  });

  test('have all of them in the closest tiles', () => {
    const many = Array.from({ length: 500 }, (_, n) => [49.59 + (n % 7) * 1e-6, 37.28]).flat();
    const index = pointIndex(Float64Array.from(many));
    // The tile of Rasht by the formulas of Web Mercator.
    const [x, y] = [
      Math.floor((49.59 / 360 + 0.5) * 2 ** 14),
      Math.floor((0.5 - Math.asinh(Math.tan((37.28 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** 14),
    ];
    const shown = { mask: undefined, display: 'points' } as const;
    expect(decoded(index, 14, x, y, shown)).toHaveLength(500);
    expect(decoded(index, 13, x >> 1, y >> 1, shown)).toHaveLength(1);
  });
});

test('tiles of lines and areas have the number of each feature, and only those that are shown', () => {
  const ring = [
    [10, 10],
    [20, 10],
    [20, 20],
    [10, 10],
  ];
  const index = featureIndex([
    { type: 'Feature', properties: {}, geometry: null },
    { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: ring } },
  ]);
  const ids = (mask: Uint8Array | undefined) =>
    decoded(index, 0, 0, 0, { mask, display: 'points' }).map(({ id }) => id);
  expect(ids(undefined)).toEqual([1, 2]);
  expect(ids(new Uint8Array([1, 0, 1]))).toEqual([2]);
});
