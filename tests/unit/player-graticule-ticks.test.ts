import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graduations } from '../../geo/graticule.ts';
import { aroundEarth, bars, degreesIn, graduationFor, meridians, parallels } from '../../src/player/graticule-ticks.ts';

const minutes = fc.constantFrom(...graduations.map((one) => one.minutes));
const west = fc.double({ min: 40, max: 58, noNaN: true });
const span = fc.double({ min: 0.5, max: 12, noNaN: true });

test('ticks are whole multiples, in order, within the edge, and as many as fit', () => {
  fc.assert(
    fc.property(west, span, minutes, (from, degrees, step) => {
      for (const found of [meridians(from, from + degrees, 1000, step), parallels(from, from - degrees, 1000, step)]) {
        expect(found.length).toBeGreaterThanOrEqual(Math.floor((degrees * 60) / step) - 1);
        for (const [i, { at, degrees: value }] of found.entries()) {
          expect(at).toBeGreaterThanOrEqual(-1e-6);
          expect(at).toBeLessThanOrEqual(1000 + 1e-6);
          expect(Math.abs((value * 60) / step - Math.round((value * 60) / step))).toBeLessThan(1e-6);
          if (i > 0) expect(Math.abs(value - (found[i - 1]?.degrees ?? NaN)) * 60).toBeCloseTo(step, 6);
        }
      }
    }),
  );
});

test('meridians are evenly spaced, and parallels widen towards the pole, as on Mercator’s chart', () => {
  const even = meridians(48, 52, 800, 60).map(({ at }) => at);
  expect(even).toEqual([0, 200, 400, 600, 800]);
  const [first = 0, second = 0, third = 0] = parallels(40, 36, 800, 60)
    .map(({ at }) => at)
    .sort((a, b) => a - b)
    .slice(0, 3);
  expect(second - first).toBeGreaterThan(third - second);
});

test('a bar stays where its degrees are when the map moves under it', () => {
  // 49°00′ to 49°30′ is dark wherever the edge of the map is.
  for (const start of [48.2, 48.7, 48.9]) {
    const inDegrees = bars(meridians(start, start + 2, 2000, 30), 30, 2000).map(([from, to]) => [
      start + from / 1000,
      start + to / 1000,
    ]);
    const dark = inDegrees.some(([from = NaN, to = NaN]) => from <= 49.1 && to >= 49.4);
    expect(dark).toBe(inDegrees.some(([from = NaN, to = NaN]) => from <= 50.02 + 0.08 && to >= 50.1));
    expect(inDegrees.some(([from = NaN, to = NaN]) => from <= 49.6 && to >= 49.9)).toBe(!dark);
  }
});

test('figures are whole degrees and minutes, in the digits of the language', () => {
  expect(degreesIn('en', 49.5, 'W')).toBe('49°30′');
  expect(degreesIn('en', 37, 'W')).toBe('37°');
  expect(degreesIn('en', 37 + 5 / 60, 'W')).toBe('37°05′');
  expect(degreesIn('en', -0.5, 'W')).toBe('0°30′ W');
  expect(degreesIn('fa', 37.5, 'W')).toBe('۳۷°۳۰′');
});

test('a longitude beyond the date line is one of the Earth', () => {
  expect([-190, -180, 0, 179.5, 180, 190, 365].map(aroundEarth)).toEqual([170, 180, 0, 179.5, 180, -170, 5]);
});

test('the graduation grows finer with the zoom', () => {
  const chosen = [0, 4, 6, 8, 9, 10, 11.5, 13].map((zoom) => graduationFor(zoom, graduations)?.minutes ?? NaN);
  expect(chosen).toEqual([...chosen].sort((a, b) => b - a));
  expect(new Set(chosen).size).toBe(graduations.length);
});
