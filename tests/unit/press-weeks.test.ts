import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf, runsOf, weeksOf } from '../../src/press/set/figures/weeks.ts';
import { readControlPeriods } from '../../src/press/read/control-periods.ts';
import { dayOf, isoOf } from '../../src/story/when.ts';

const day = (iso: string) => dayOf(iso) ?? NaN;
const holdings = readControlPeriods(
  readFileSync(new URL('../../geo/layers/control-periods.json', import.meta.url), 'utf8'),
);

test('weeks begin on Mondays', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (one) => {
      const monday = mondayOf(one);
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
      expect(one - monday).toBeGreaterThanOrEqual(0);
      expect(one - monday).toBeLessThan(7);
    }),
  );
});

describe('week by week', () => {
  const weeks = (place: string) => weeksOf(holdings.get(place) ?? [], day('1920-05-03'), day('1921-12-31'));
  const of = (place: string, monday: string) =>
    weeks(place)
      .find(({ from }) => from === day(monday))
      ?.by.map(({ id }) => id);

  test('has every week of the time once', () => {
    for (const place of ['rasht', 'anzali']) {
      expect(weeks(place).map(({ from }) => from)).toEqual(
        Array.from({ length: 87 }, (_, n) => day('1920-05-03') + 7 * n),
      );
    }
  });

  test('gives a week to the holder of most of it', () => {
    // Cossacks from Sunday 22 to Sunday 29 August; the republic returns on Monday the 30th.
    expect([of('rasht', '1920-08-16'), of('rasht', '1920-08-23'), of('rasht', '1920-08-30')]).toEqual([
      ['ct19'],
      ['ct23'],
      ['ct24'],
    ]);
    // The landing was on Tuesday 18 May: one British day, six Soviet ones.
    expect([of('anzali', '1920-05-10'), of('anzali', '1920-05-17')]).toEqual([['ct37'], ['ct14']]);
  });

  test('is drawn as runs without gaps, and the holders change as in the story', () => {
    const runs = runsOf(weeks('rasht'), (by) => by.map(({ actor, confidence }) => `${actor} ${confidence}`).join());
    expect(
      runs.map(({ from, by }) => `${isoOf(from)} ${[...new Set(by.map(({ actor }) => actor))].join('+')}`),
    ).toEqual([
      '1920-05-03 britain+qajar',
      '1920-05-17 britain+qajar',
      '1920-06-07 republic',
      '1920-07-12 republic',
      '1920-08-02 radical',
      '1920-08-23 qajar',
      '1920-08-30 radical',
      '1920-09-20 qajar',
      '1920-10-25 radical',
      '1921-05-09 republic',
      '1921-08-01 republic',
      '1921-10-03 republic',
      '1921-10-17 qajar',
    ]);
    runs.slice(1).forEach(({ from }, n) => {
      expect(from).toBe(runs[n]?.end);
    });
  });
});
