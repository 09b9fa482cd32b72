import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LeapCover } from '../../src/stage/leap-cover.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A map that is incomplete, and a picture that moves, each for so many milliseconds after a leap. */
function leap({ lacks, travels }: { readonly lacks: number; readonly travels: number }) {
  const begun = performance.now();
  const gone = () => performance.now() - begun;
  const said: (readonly [covered: boolean, at: number])[] = [];
  const cover = new LeapCover({
    atRest: () => gone() >= travels,
    lacks: () => gone() < lacks,
    loaded: () => gone() >= lacks,
    onCover: (covered) => said.push([covered, gone()]),
  });
  cover.watch();
  return { cover, said };
}

test('a fast map is never covered', () => {
  const { said } = leap({ lacks: 140, travels: 1400 });
  vi.advanceTimersByTime(5000);
  expect(said).toEqual([]);
  expect(vi.getTimerCount(), 'nobody looks any more').toBe(0);
});

test('a slow map is covered soon, until it has loaded everything and the picture rests', () => {
  for (const [lacks, travels] of [
    [3000, 1400],
    [600, 1400],
  ] as const) {
    const { said } = leap({ lacks, travels });
    vi.advanceTimersByTime(5000);
    expect(said.map(([covered]) => covered)).toEqual([true, false]);
    const [on, off] = said.map(([, at]) => at);
    expect(on).toBeLessThanOrEqual(250);
    expect(off).toBeGreaterThanOrEqual(Math.max(lacks, travels));
    expect(off).toBeLessThanOrEqual(Math.max(lacks, travels) + 100);
    expect(vi.getTimerCount()).toBe(0);
  }
});

test('a machine too busy to look in time covers the map at its first look, and at once at the next leap', () => {
  const said: boolean[] = [];
  let loaded = false;
  const cover = new LeapCover({
    atRest: () => loaded,
    lacks: () => !loaded,
    loaded: () => loaded,
    onCover: (covered) => said.push(covered),
  });
  cover.watch();
  expect(said).toEqual([]);
  const late = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 400);
  vi.advanceTimersByTime(50);
  expect(said).toEqual([true]);
  late.mockRestore();
  loaded = true;
  vi.advanceTimersByTime(50);
  expect(said).toEqual([true, false]);
  loaded = false;
  cover.watch();
  expect(said, 'nobody waits for a look').toEqual([true, false, true]);
  cover.stop();
});

test('a map that was removed is not covered any more', () => {
  const { cover, said } = leap({ lacks: 3000, travels: 0 });
  vi.advanceTimersByTime(1000);
  cover.stop();
  vi.advanceTimersByTime(5000);
  expect(said.map(([covered]) => covered)).toEqual([true, false]);
});
