import { interpolateZoom } from 'd3-interpolate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathBetween } from '../../src/director/path.ts';
import { zoomPath } from '../../src/director/zoom-path.ts';
import { project } from '../../src/story/fit-camera.ts';
import type { Camera } from '../../src/story/story.ts';
import { anyCamera } from './arbitraries.ts';
import { apart, turned } from './apart.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const camera = (lng: number, lat: number, zoom: number, bearing = 0): Camera => ({
  center: [lng, lat],
  zoom,
  bearing,
  pitch: 0,
});

/** A few pixels: the rounding error for a street after half the world. */
const STEADY = 0.005;

describe('the path of the camera', () => {
  it('begins and ends at exactly the two cameras', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, (a, b) => {
        const path = pathBetween(a, b);
        expect(path(0)).toEqual(a);
        expect(path(1)).toEqual(b);
      }),
    );
  });

  it('reaches its ends without a jump', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, (a, b) => {
        const path = pathBetween(a, b);
        expect(apart(path(1e-9), a)).toBeLessThan(STEADY);
        expect(apart(path(1 - 1e-9), b)).toBeLessThan(STEADY);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no jump in between', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, share, (a, b, t) => {
        const path = pathBetween(a, b);
        expect(apart(path(t), path(Math.min(1, t + 1e-8)))).toBeLessThan(STEADY);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same there and back', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, share, (a, b, t) => {
        // For half a turn both directions are equally long.
        fc.pre(turned(a.bearing, b.bearing) < 180);
        expect(apart(pathBetween(a, b)(t), pathBetween(b, a)(1 - t))).toBeLessThan(STEADY);
      }),
      { numRuns: 1000 },
    );
  });

  it('never comes closer than the closer of its ends', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, share, (a, b, t) => {
        expect(pathBetween(a, b)(t).zoom).toBeLessThanOrEqual(Math.max(a.zoom, b.zoom) + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  it('goes out and in where two towns on one zoom lie far apart', () => {
    expect(pathBetween(camera(0, 0, 12), camera(40, 0, 12))(0.5).zoom).toBeLessThan(6);
  });

  it('crosses the date line rather than the world', () => {
    fc.assert(
      fc.property(anyCamera, anyCamera, share, (a, b, t) => {
        const [ax] = project(a.center);
        const [bx] = project(b.center);
        const [x] = project(pathBetween(a, b)(t).center);
        const way = Math.abs(ax - bx);
        const shorter = Math.min(way, 1 - way);
        const between = (from: number) => Math.min(Math.abs(x - from), 1 - Math.abs(x - from));
        expect(between(ax) + between(bx)).toBeLessThanOrEqual(shorter + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  it('stays on the map east and west of the date line', () => {
    for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const [lng] = pathBetween(camera(179, 0, 6), camera(-179, 0, 6))(t).center;
      expect(Math.abs(lng)).toBeGreaterThanOrEqual(179);
      expect(Math.abs(lng)).toBeLessThanOrEqual(180);
    }
  });

  it('turns the shorter way from 350° to 10°', () => {
    expect(pathBetween(camera(0, 0, 5, 350), camera(0, 0, 5, 10))(0.5).bearing % 360).toBeCloseTo(0);
  });

  it('keeps its centre when it zooms out from a street to the world', () => {
    const path = pathBetween(camera(12, 40, 15), camera(12.002, 40.001, 1));
    for (const t of [0.01, 0.25, 0.5, 0.75, 0.99]) {
      const { center, zoom } = path(t);
      expect(center[0]).toBeGreaterThanOrEqual(12 - 1e-6);
      expect(center[0]).toBeLessThanOrEqual(12.002 + 1e-6);
      expect(zoom).toBeCloseTo(15 - 14 * t, 1);
    }
  });
});

describe('the path between two views', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  /** Widths from a town to the world, as shares of the world. d3 is not accurate for more extreme views. */
  const width = fc.double({ min: -10, max: 0, noNaN: true }).map((exponent) => 2 ** exponent);
  const view = fc.tuple(place, place, width);

  it('is that of d3-interpolate', () => {
    fc.assert(
      fc.property(view, view, share, (a, b, t) => {
        // d3 subtracts nearly equal numbers when zooming out, and if the centre hardly moves.
        fc.pre(Math.hypot(a[0] - b[0], a[1] - b[1]) > 1e-3);
        const [start, end] = a[2] > b[2] ? [b, a] : [a, b];
        const [ours, theirs] = [zoomPath(start, end)(t), interpolateZoom(start, end)(t)];
        ours.forEach((value, n) => {
          expect(Math.abs(value - (theirs[n] ?? NaN))).toBeLessThan(2e-5);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
