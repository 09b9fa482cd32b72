import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAfter } from '../../../src/atlas/time/playback.ts';
import { dayAtShare, dayForKey, shareOf } from '../../../src/atlas/time/time-slider.ts';

const span = fc
  .tuple(fc.integer({ min: -40_000, max: 20_000 }), fc.integer({ min: 0, max: 8000 }))
  .map(([from, length]) => ({ from, until: from + length }));

describe('the days of a slider', () => {
  it('have positions that lead back to the same days', () => {
    fc.assert(
      fc.property(span, fc.double({ min: 0, max: 1, noNaN: true }), (limits, share) => {
        const day = dayAtShare(share, limits);
        expect(day).toBeGreaterThanOrEqual(limits.from);
        expect(day).toBeLessThanOrEqual(limits.until);
        expect(dayAtShare(shareOf(day, limits), limits)).toBe(day);
      }),
    );
  });

  it('stay within their limits, whichever key is pressed', () => {
    fc.assert(
      fc.property(
        span,
        fc.integer({ min: 0, max: 8000 }),
        fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'),
        fc.boolean(),
        fc.boolean(),
        (limits, on, key, shift, rtl) => {
          const goal = dayForKey(key, Math.min(limits.until, limits.from + on), limits, { shift, rtl }) ?? NaN;
          expect(goal).toBeGreaterThanOrEqual(limits.from);
          expect(goal).toBeLessThanOrEqual(limits.until);
        },
      ),
    );
  });

  it('go in the other direction in right-to-left languages', () => {
    const limits = { from: 0, until: 100 };
    expect([
      dayForKey('ArrowRight', 50, limits),
      dayForKey('ArrowRight', 50, limits, { rtl: true }),
      dayForKey('ArrowUp', 50, limits, { rtl: true }),
    ]).toEqual([51, 49, 51]);
    expect(dayForKey('a', 50, limits)).toBeUndefined();
  });

  it('are played in order, and start again after the last', () => {
    fc.assert(
      fc.property(span, fc.nat(8000), fc.double({ min: 0, max: 500, noNaN: true }), (limits, on, elapsed) => {
        const now = Math.min(limits.until, limits.from + on);
        const next = instantAfter(now, elapsed, limits);
        expect(Math.floor(next)).toBeGreaterThanOrEqual(limits.from);
        expect(Math.floor(next)).toBeLessThanOrEqual(limits.until);
      }),
    );
    expect(instantAfter(10, 1000, { from: 0, until: 9999 })).toBeGreaterThan(10);
    expect(instantAfter(9999.5, 5000, { from: 0, until: 9999 })).toBeLessThan(9999);
  });
});
