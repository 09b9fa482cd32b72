import * as turf from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointAlong, measureLine } from '../../src/stage/measured-line.ts';
import { project } from '../../src/story/fit-camera.ts';
import type { LngLat } from '../../src/story/story.ts';

const point: fc.Arbitrary<LngLat> = fc.tuple(
  fc.double({ min: 40, max: 60, noNaN: true }),
  fc.double({ min: 30, max: 45, noNaN: true }),
);
/** Points that are farther apart than the precision of their coordinates, as in real lines. */
const line = fc.array(point, { minLength: 2, maxLength: 30 }).filter((points) =>
  points.every((p, n) => {
    const before = points[n - 1];
    return !before || Math.hypot(p[0] - before[0], p[1] - before[1]) > 1e-3;
  }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const head = (points: readonly LngLat[], at: number) => {
  const gone = pointAlong(measureLine(points), at);
  if (!gone) throw new Error('no head');
  return gone;
};

/** The distance of a point from the drawn line, in Mercator with the width of the world as unit. */
function off([x, y]: readonly [number, number], points: readonly LngLat[]): number {
  const drawn = points.map(project);
  return Math.min(
    ...drawn.slice(1).map((b, n) => {
      const a = drawn[n] ?? b;
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(x - a[0] - dx * t, y - a[1] - dy * t);
    }),
  );
}

describe('the front of a line', () => {
  it('begins at its beginning and ends at its end', () => {
    fc.assert(
      fc.property(line, (points) => {
        for (const [at, end] of [
          [0, points[0]],
          [1, points.at(-1)],
        ] as const) {
          expect(head(points, at).at[0]).toBeCloseTo(end?.[0] ?? NaN, 9);
          expect(head(points, at).at[1]).toBeCloseTo(end?.[1] ?? NaN, 9);
        }
      }),
    );
  });

  it('lies on the line', () => {
    fc.assert(
      fc.property(line, share, (points, at) => {
        expect(off(project(head(points, at).at), points)).toBeLessThan(1e-9);
      }),
    );
  });

  it('never moves backwards, and is at its share of the drawn length', () => {
    fc.assert(
      fc.property(line, share, share, (points, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(head(points, less).km).toBeLessThanOrEqual(head(points, more).km + 1e-9);
        const way = measureLine(points);
        const whole = way.lengths.at(-1) ?? 0;
        // The rest of the line, measured again.
        const before = way.lengths.findLastIndex((length) => length <= whole * less);
        const [from, here] = [way.points[before] ?? [0, 0], project(head(points, less).at)];
        expect((way.lengths[before] ?? 0) + Math.hypot(here[0] - from[0], here[1] - from[1])).toBeCloseTo(
          whole * less,
          9,
        );
      }),
    );
  });

  it('is at as many kilometres as turf measures', () => {
    fc.assert(
      fc.property(line, (points) => {
        expect(head(points, 1).km).toBeCloseTo(turf.length(turf.lineString(points.map(([x, y]) => [x, y]))), 3);
      }),
    );
  });

  it('has the direction of the line', () => {
    expect(
      head(
        [
          [50, 37],
          [50, 38],
        ],
        0.5,
      ).bearing,
    ).toBeCloseTo(0);
    expect(
      head(
        [
          [50, 37],
          [51, 37],
        ],
        0,
      ).bearing,
    ).toBeCloseTo(90);
    expect(
      head(
        [
          [50, 38],
          [50, 37],
        ],
        1,
      ).bearing,
    ).toBeCloseTo(180);
    expect(
      head(
        [
          [50, 37],
          [50, 38],
          [50, 38],
          [51, 38],
        ],
        1,
      ).bearing,
    ).toBeCloseTo(90);
  });

  it('is undefined on a line without length', () => {
    expect(pointAlong(measureLine([]), 0.5)).toBeUndefined();
    expect(pointAlong(measureLine([[50, 37]]), 0.5)).toBeUndefined();
    expect(
      pointAlong(
        measureLine([
          [50, 37],
          [50, 37],
        ]),
        0.5,
      ),
    ).toBeUndefined();
  });
});
