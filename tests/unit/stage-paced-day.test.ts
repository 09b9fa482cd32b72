import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PacedDay } from '../../src/stage/paced-day.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function mapOf() {
  const shown: { readonly day: number; readonly at: number }[] = [];
  const map = { repaint: false, setGlobalStateProperty: (_: string, day: number) => shown.push({ day, at: performance.now() }) };
  return { map, shown, paced: new PacedDay(map as never) };
}

test('the day of now is shown at once', () => {
  const { shown, paced, map } = mapOf();
  paced.show(-18_000);
  expect(shown.map(({ day }) => day)).toEqual([-18_000]);
  expect(map.repaint).toBe(false);
});

test('of days that rush by few are shown, the last always, and the map is not idle before', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ day: fc.integer({ min: -25_000, max: -17_000 }), after: fc.integer({ min: 1, max: 250 }) }), { minLength: 1, maxLength: 40 }), (days) => {
      const { shown, paced, map } = mapOf();
      for (const { day, after } of days) {
        vi.advanceTimersByTime(after);
        paced.show(day);
        expect(map.repaint).toBe(shown.at(-1)?.day !== day || shown.at(-1)?.at !== performance.now());
      }
      vi.advanceTimersByTime(100);
      expect(shown.at(-1)?.day).toBe(days.at(-1)?.day);
      expect(map.repaint).toBe(false);
      for (const [n, { at }] of shown.entries()) if (n > 0) expect(at - (shown[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(100);
    }),
  );
});

test('a day that waits for a map that is gone is forgotten', () => {
  const { shown, paced, map } = mapOf();
  paced.show(1);
  paced.show(2);
  expect(map.repaint).toBe(true);
  paced.forget();
  vi.advanceTimersByTime(1000);
  expect(shown.map(({ day }) => day)).toEqual([1]);
  expect(map.repaint).toBe(false);
});
