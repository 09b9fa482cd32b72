import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { outliner, pathData } from '../../src/drawing/project-geometry.ts';
import { look, type PictureView } from '../../src/drawing/view.ts';

const view: PictureView = { width: 1000, height: 600, focus: [500, 300], offset: 0 };

const camera = fc.record({
  center: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true })),
  zoom: fc.double({ min: 0, max: 12, noNaN: true }),
  bearing: fc.integer({ min: -180, max: 180 }),
  pitch: fc.constantFrom(0, 0, 30, 60, 80),
});

/** A few points near each other, anywhere. */
const positions = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -80, max: 80, noNaN: true }),
    fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })), {
      minLength: 3,
      maxLength: 8,
    }),
  )
  .map(([lng, lat, offsets]): Position[] => offsets.map(([east, north]) => [lng + east, lat + north]));

const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  positions.map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
  fc
    .array(positions, { minLength: 1, maxLength: 3 })
    .map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
  fc.array(positions, { minLength: 1, maxLength: 3 }).map((parts): Geometry => ({
    type: 'MultiPolygon',
    coordinates: parts.map((ring) => [[...ring, ring[0] ?? [0, 0]]]),
  })),
);

describe('the outline of a geometry', () => {
  test('is the same whether or not parts out of the picture are left out first', () => {
    fc.assert(
      fc.property(camera, geometry, fc.boolean(), (one, shape, repeats) => {
        const sight = look(one, view, repeats);
        const everything = { ...sight, boxAround: () => [-Infinity, -Infinity, Infinity, Infinity] as const };
        const [cut, whole] = [outliner(sight, view)(shape), outliner(everything, view)(shape)];
        const { points, lines, rings } = whole;
        expect({ ...cut, nearness: 0 }).toEqual({ ...whole, nearness: 0 });
        if (points.length + lines.length + rings.length > 0) expect(cut.nearness).toBeCloseTo(whole.nearness, 9);
      }),
      { numRuns: 500 },
    );
  });

  test('has fewer points the more a line may err, and the same ends', () => {
    const coordinates = Array.from({ length: 200 }, (_, n): Position => [n / 50, Math.sin(n / 3) / 20]);
    const sight = look({ center: [2, 0], zoom: 7, bearing: 0, pitch: 0 }, view);
    const lengths = [0.8, 3, 12].map((tolerance) => {
      const [line = []] = outliner(sight, view, tolerance)({ type: 'LineString', coordinates }).lines;
      return line.length;
    });
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    expect(new Set(lengths).size).toBe(3);
  });
});

describe('path data', () => {
  test('is in tenths of a pixel, relative, without what is not needed', () => {
    expect(
      pathData([
        [1, 2],
        [1.26, 1.5],
        [1.26, 1.51],
        [0, 4],
      ]),
    ).toBe('M1 2l.3-.5-1.3 2.5');
    expect(pathData([[1, 2]])).toBe('M1 2h0');
    expect(
      pathData(
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
        true,
      ),
    ).toBe('M0 0l1 0 0 1z');
    expect(pathData([])).toBe('');
  });
});
