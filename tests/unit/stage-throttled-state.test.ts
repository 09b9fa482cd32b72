import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ThrottledState } from '../../src/stage/throttled-state.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A fake map that draws a frame every 16 ms, and whose layers are updated `takes` milliseconds after a change. */
function mapOf({ takes = 0 } = {}) {
  const told: { readonly at: number; readonly state: Readonly<Record<string, unknown>> }[] = [];
  const listeners = new Set<() => void>();
  let behind = -Infinity;
  const map = {
    repaint: false,
    loading: false,
    areTilesLoaded: () => !map.loading && performance.now() >= behind,
    on: (_: string, listener: () => void) => listeners.add(listener),
    off: (_: string, listener: () => void) => listeners.delete(listener),
    setGlobalStateProperty: (name: string, value: unknown) => {
      const at = performance.now();
      if (told.at(-1)?.at !== at) told.push({ at, state: {} });
      Object.assign(told.at(-1)?.state ?? {}, { [name]: value });
      behind = at + takes;
    },
  };
  /** Advances time frame by frame. A map without changes draws nothing. */
  const pass = (ms: number) => {
    for (let gone = 0; gone < ms; gone += 16) {
      vi.advanceTimersByTime(16);
      if (map.repaint || !map.areTilesLoaded() || listeners.size > 0) for (const listener of [...listeners]) listener();
    }
  };
  return { map, told, listeners, pass, paced: new ThrottledState(map as never) };
}

test('a first state is set at once, all properties together', () => {
  const { map, told, paced } = mapOf();
  paced.set({ when: -18_000, names: ['rasht'], pace: 3 });
  expect(told.map(({ state }) => state)).toEqual([{ when: -18_000, names: ['rasht'], pace: 3 }]);
  expect(map.repaint).toBe(false);
});

test('of many quick changes only few are set, but always the last, and a slow map gets more time', () => {
  const days = fc.array(
    fc.record({ day: fc.integer({ min: -25_000, max: -17_000 }), after: fc.integer({ min: 1, max: 250 }) }),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 800 }), (rush, takes) => {
      const { map, told, listeners, pass, paced } = mapOf({ takes });
      for (const { day, after } of rush) {
        pass(after);
        paced.set({ when: day });
        expect(map.repaint || told.at(-1)?.state.when === day).toBe(true);
      }
      pass(takes + 1200);
      expect(told.at(-1)?.state.when).toBe(rush.at(-1)?.day);
      for (const [n, { at }] of told.entries())
        if (n > 0) expect(at - (told[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(Math.min(500, Math.max(100, 3 * takes)));
      // Then there are no more changes.
      pass(takes + 1200);
      expect(map.repaint).toBe(false);
      expect(listeners.size).toBe(0);
    }),
  );
});

test('a map that loads tiles is updated when they have loaded, or after a time limit', () => {
  const { map, told, pass, paced } = mapOf();
  map.loading = true;
  paced.set({ when: 1 });
  pass(160);
  expect(told).toEqual([]);
  expect(map.repaint).toBe(true);
  map.loading = false;
  pass(16);
  expect(told.map(({ state }) => state)).toEqual([{ when: 1 }]);
  map.loading = true;
  pass(600);
  paced.set({ when: 2, names: ['anzali'] });
  pass(400);
  expect(told).toHaveLength(1);
  paced.set({ when: 3 });
  pass(200);
  expect(told.at(-1)?.state).toEqual({ when: 3, names: ['anzali'] });
});

test('waiting values of a removed map are dropped', () => {
  const { map, told, listeners, pass, paced } = mapOf({ takes: 50 });
  paced.set({ when: 1 });
  paced.set({ when: 2 });
  expect(map.repaint).toBe(true);
  paced.forget();
  pass(1000);
  expect(told.map(({ state }) => state)).toEqual([{ when: 1 }]);
  expect(map.repaint).toBe(false);
  expect(listeners.size).toBe(0);
});
