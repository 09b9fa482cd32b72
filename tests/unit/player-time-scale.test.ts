import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/story/calendar.ts';
import { momentAt, ticksOf, timeOrder, timeScale, type Days } from '../../src/player/time-scale.ts';
import { dayOf } from '../../src/story/when.ts';

const day = (iso: string) => dayOf(iso) ?? NaN;
const anyDays = (low: number, high: number): fc.Arbitrary<Days> =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: 0, max: 2000 }))
    .map(([from, length]) => ({ from, until: from + length }));

const anyStory = fc.tuple(
  fc
    .tuple(fc.integer({ min: -40_000, max: 10_000 }), fc.integer({ min: 0, max: 20_000 }))
    .map(([from, length]): Days => ({ from, until: from + length })),
  fc.array(anyDays(-50_000, 40_000), { maxLength: 60 }),
);

describe('the scale of time', () => {
  test('begins at 0, ends at 1, and goes no further', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 1, max: 9999 }), ([years, told], beyond) => {
        const { at } = timeScale(years, told);
        const first = Math.min(years.from, ...told.map(({ from }) => from));
        const last = Math.max(years.until, ...told.map(({ until }) => until)) + 1;
        expect([at(first), at(last), at(first - beyond), at(last + beyond)]).toEqual([0, 1, 0, 1]);
      }),
    );
  });

  test('rises everywhere', () => {
    fc.assert(
      fc.property(
        anyStory,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 }),
        ([years, told], shares) => {
          const scale = timeScale(years, told);
          const [first, last] = [scale.dayAt(0), scale.dayAt(1)];
          const days = shares.map((share) => first + share * (last - first)).sort((a, b) => a - b);
          days.slice(1).forEach((later, n) => {
            const earlier = days[n] ?? later;
            if (later - earlier > 1e-3) expect(scale.at(later)).toBeGreaterThan(scale.at(earlier));
            else expect(scale.at(later)).toBeGreaterThanOrEqual(scale.at(earlier));
          });
        },
      ),
    );
  });

  test('has an inverse', () => {
    fc.assert(
      fc.property(anyStory, fc.double({ min: 0, max: 1, noNaN: true }), ([years, told], share) => {
        const scale = timeScale(years, told);
        expect(scale.at(scale.dayAt(share))).toBeCloseTo(share, 8);
      }),
    );
  });

  test('gives more space to times with many steps', () => {
    const years = { from: day('1905-01-01'), until: day('1921-12-31') };
    const months = ['05', '06', '07', '08', '09', '10'].flatMap((month) =>
      ['03', '18', '25'].map((d) => day(`1920-${month}-${d}`)),
    );
    const told = [day('1907-08-31'), day('1917-06-10'), ...months].map((from) => ({ from, until: from }));
    const { at } = timeScale(years, told);
    expect(at(day('1920-11-01')) - at(day('1920-05-01'))).toBeGreaterThan(0.4);
    expect(at(day('1912-01-01')) - at(day('1911-01-01'))).toBeGreaterThan(0.01);
  });

  test('is linear without steps', () => {
    const { at, frame } = timeScale({ from: 0, until: 99 }, []);
    expect([at(25), at(50), at(75)].map((x) => Number(x.toFixed(9)))).toEqual([0.25, 0.5, 0.75]);
    expect(frame).toEqual([0, 1]);
  });

  test('places later times beyond its end', () => {
    const scale = timeScale({ from: 0, until: 99 }, [
      { from: 10, until: 10 },
      { from: 500, until: 8000 },
    ]);
    expect(scale.frame[1]).toBeLessThan(1);
    expect(scale.at(100)).toBeCloseTo(scale.frame[1], 12);
    expect(scale.at(500)).toBeGreaterThan(scale.frame[1]);
  });
});

describe('its ticks', () => {
  const name = calendarOf('en');

  test('are at their days, and their labels do not overlap', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 120, max: 2000 }), ([years, told], width) => {
        const scale = timeScale(years, told);
        const ticks = ticksOf(scale, years, width, 6, name);
        for (const { x } of ticks) expect(x / width).toBeGreaterThanOrEqual(scale.frame[0] - 1e-9);
        for (const { x } of ticks) expect(x / width).toBeLessThanOrEqual(scale.frame[1] + 1e-9);
        const labels = ticks.filter(({ label }) => label).sort((a, b) => a.x - b.x);
        labels.slice(1).forEach(({ x }, n) => {
          const before = labels[n];
          expect(x - (before?.x ?? 0)).toBeGreaterThanOrEqual((before?.label.length ?? 0) * 6);
        });
      }),
    );
  });

  test('are years everywhere, and months where there is room', () => {
    const years = { from: day('1905-01-01'), until: day('1921-12-31') };
    const told = Array.from({ length: 20 }, (_, n) => ({
      from: day('1920-05-01') + n * 8,
      until: day('1920-05-01') + n * 8,
    }));
    const ticks = ticksOf(timeScale(years, told), years, 900, 6, name);
    expect(ticks.filter(({ kind }) => kind === 'year')).toHaveLength(17);
    const named = ticks.filter(({ kind, label }) => kind === 'month' && label).map(({ label }) => label);
    expect(named).toEqual(expect.arrayContaining(['May', 'Jun', 'Jul', 'Aug', 'Sept']));
    expect(named.filter((label) => label === 'Mar')).toHaveLength(0);
  });
});

describe('a place on the scale', () => {
  const steps: readonly Days[] = [
    { from: 40, until: 40 },
    { from: 0, until: 90 },
    { from: 40, until: 60 },
    { from: 300, until: 310 },
  ];
  const scale = timeScale({ from: 0, until: 400 }, steps);
  const at = (x: number, near = 0.004) => momentAt(scale, steps, scale.at(x), near);

  test('selects the shortest step around it', () => {
    expect(at(40.5)).toEqual({ step: 0, told: 1 });
    expect(at(50).step).toBe(2);
    expect(at(50).told).toBeCloseTo(0.5, 5);
    expect(at(10)).toMatchObject({ step: 1 });
  });

  test('or else the nearest step', () => {
    expect(at(250)).toEqual({ step: 3, told: 0 });
    expect(at(399)).toEqual({ step: 3, told: 1 });
  });

  test('always finds a step, and never tells more than all of it', () => {
    fc.assert(
      fc.property(
        fc.array(anyDays(-3000, 3000), { minLength: 1, maxLength: 20 }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        (told, share) => {
          const moment = momentAt(timeScale({ from: 0, until: 999 }, told), told, share, 0.01);
          expect(told[moment.step]).toBeDefined();
          expect(moment.told).toBeGreaterThanOrEqual(0);
          expect(moment.told).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('the order of time is every step once, none before one that ended earlier', () => {
    fc.assert(
      fc.property(fc.array(anyDays(-3000, 3000), { maxLength: 30 }), (told) => {
        const order = timeOrder(told);
        expect([...order].sort((a, b) => a - b)).toEqual(told.map((_, n) => n));
        const ends = order.map((n) => told[n]?.until ?? 0);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
      }),
    );
  });
});
