import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exaggerationAt } from '../../src/stage/terrain.ts';
import { flakeAt } from '../../src/stage/snow.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a flake of snow', () => {
  it('is in the picture, small and no more than opaque', () => {
    fc.assert(
      fc.property(fc.nat(639), share, (n, drawn) => {
        const { x, y, radius, opacity } = flakeAt(n, 640, drawn);
        for (const place of [x, y]) expect(place >= 0 && place < 1).toBe(true);
        expect(radius).toBeLessThan(3);
        expect(opacity).toBeGreaterThanOrEqual(0);
        expect(opacity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never rises while the snow goes on, and never fades', () => {
    fc.assert(
      fc.property(fc.nat(639), share, fc.double({ min: 0, max: 0.2, noNaN: true }), (n, drawn, on) => {
        const [before, after] = [flakeAt(n, 640, drawn), flakeAt(n, 640, drawn + on)];
        // A flake that leaves the picture enters again at the top.
        const fallen = after.y - before.y + (after.y < before.y - 1e-9 ? 1 : 0);
        expect(fallen).toBeGreaterThanOrEqual(-1e-9);
        expect(fallen).toBeLessThanOrEqual(1.5 * on + 1e-9);
        expect(after.opacity).toBeGreaterThanOrEqual(before.opacity);
      }),
    );
  });

  it('is one of few at the beginning and of many at the end', () => {
    const seen = (drawn: number) =>
      Array.from({ length: 200 }, (_, n) => flakeAt(n, 200, drawn)).filter(({ opacity }) => opacity > 0).length;
    expect(seen(0)).toBeLessThan(60);
    expect(seen(1)).toBe(200);
  });
});

describe('the ground', () => {
  it('is flat if the map is seen from above, and never gets lower when the pitch grows', () => {
    expect(exaggerationAt(0)).toBe(0);
    expect(exaggerationAt(30)).toBe(0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 85, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (pitch, more) => {
          expect(exaggerationAt(pitch + more)).toBeGreaterThanOrEqual(exaggerationAt(pitch));
          expect(exaggerationAt(pitch + more) - exaggerationAt(pitch)).toBeLessThanOrEqual(0.17 * more + 1e-9);
        },
      ),
    );
  });
});
