import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresPerPixel, scaleBar, VERST } from '../../src/player/scale.ts';

test('a pixel of the whole world at zoom 0 is a 512th of the equator', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(78271.5, 0);
  expect(metresPerPixel(60, 1)).toBeCloseTo(78271.5 / 4, 0);
});

test('a bar is a round number, fits, and leaves no room for the next one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 50_000, noNaN: true }),
      fc.constantFrom(1000, VERST),
      fc.integer({ min: 40, max: 300 }),
      (metres, unit, width) => {
        const { count, length } = scaleBar(metres, unit, width);
        const digit = count / 10 ** Math.floor(Math.log10(count) + 1e-9);
        expect([1, 2, 5].some((n) => Math.abs(digit - n) < 1e-6)).toBe(true);
        expect(length).toBeLessThanOrEqual(width * (1 + 1e-9));
        expect(length).toBeGreaterThan(width / 2.5 - 1e-6);
        expect(length * metres).toBeCloseTo(count * unit, 3);
      },
    ),
  );
});
