import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlStretches, type ControlPeriod } from '../../src/story/control-periods.ts';
import { dayOf, isoOf } from '../../src/story/when.ts';

const day = (iso: string) => dayOf(iso) ?? NaN;
const hold = (id: string, from: number, until: number, kind: ControlPeriod['kind'] = 'firm'): ControlPeriod => ({
  id,
  actor: id,
  holder: id,
  from,
  until,
  kind,
  confidence: 'high',
});
const cut = (holds: readonly ControlPeriod[]) =>
  controlStretches(holds).map(({ from, end, by }) => [from, end, by.map(({ id }) => id).join('+')]);

describe('a place that was held', () => {
  test('gives the day of a change to the new holder', () => {
    expect(cut([hold('a', 0, 10), hold('b', 10, 20)])).toEqual([
      [0, 10, 'a'],
      [10, 21, 'b'],
    ]);
  });

  test('shows nominal control only if there is no firm control', () => {
    expect(cut([hold('n', 0, 30, 'nominal'), hold('a', 10, 19)])).toEqual([
      [0, 10, 'n'],
      [10, 20, 'a'],
      [20, 31, 'n'],
    ]);
  });

  test('has two firm holders side by side, and gaps without a holder', () => {
    expect(cut([hold('a', 0, 9), hold('b', 5, 14), hold('c', 20, 21)])).toEqual([
      [0, 5, 'a'],
      [5, 10, 'a+b'],
      [10, 15, 'b'],
      [20, 22, 'c'],
    ]);
  });

  test('every day of a control period is in exactly one stretch', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.boolean()), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(any, (spans) => {
        const holds = spans.map(([from, length, firm], n) =>
          hold(String(n), from, from + length, firm ? 'firm' : 'nominal'),
        );
        const stretches = controlStretches(holds);
        for (let one = -1; one < 100; one += 1) {
          const held = holds.some(({ from, until }) => from <= one && one <= until);
          expect(stretches.filter(({ from, end }) => from <= one && one < end)).toHaveLength(held ? 1 : 0);
        }
      }),
    );
  });
});

describe('the table of control', () => {
  const all = JSON.parse(
    readFileSync(new URL('../../geo/layers/control-periods.json', import.meta.url), 'utf8'),
  ) as Record<string, readonly (Omit<ControlPeriod, 'from' | 'until'> & { from_day: number; until_day: number })[]>;
  const stretches = (place: string) =>
    controlStretches(
      (all[place] ?? []).map(({ from_day, until_day, ...rest }) => ({ ...rest, from: from_day, until: until_day })),
    );
  const holders = (place: string, from: string, until: string) =>
    stretches(place)
      .filter(({ from: a, end }) => end > day(from) && a <= day(until))
      .map(({ from: a, by }) => `${isoOf(a)} ${by.map(({ actor }) => actor).join('+')}`);

  test('has the changes of control at Rasht', () => {
    expect(holders('rasht', '1920-05-20', '1920-12-31')).toEqual([
      '1920-05-18 britain+qajar',
      '1920-06-04 republic',
      '1920-07-09 republic',
      '1920-07-31 radical',
      '1920-08-22 qajar',
      '1920-08-30 radical',
      '1920-09-20 qajar',
      '1920-10-23 radical',
    ]);
  });

  test('has Anzali under Soviet control throughout', () => {
    expect(holders('anzali', '1920-05-18', '1921-09-07')).toEqual(['1920-05-18 soviet']);
  });

  test('has nominal control only in times without firm control', () => {
    expect(holders('anzali', '1917-05-01', '1917-11-30')).toEqual(['1917-04-01 qajar']);
  });
});
