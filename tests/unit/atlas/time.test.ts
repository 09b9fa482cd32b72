import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endsOf,
  extentOf,
  histogram,
  reachOf,
  surenessIn,
  type Extent,
  type Filling,
  type DayRange,
} from '../../../src/atlas/core/time.ts';
import { isoOf } from '../../../src/story/when.ts';
import { day, records } from './fixtures.ts';

const extent = (text: string): Extent => {
  const found = extentOf(text);
  if (!found) throw new Error(`${text} is no date`);
  return found;
};
const span = (from: string, until = from): DayRange => ({ from: day(from), until: day(until) });
const RANK = { out: 0, perhaps: 1, sure: 2 } as const;

const anyDay = fc.integer({ min: day('1900-01-01'), max: day('1925-12-31') });
const anyMark = fc.constantFrom('', '~', '?', '%');
const anyEnd = fc
  .tuple(anyDay, fc.constantFrom(4, 7, 10), anyMark)
  .map(([n, length, mark]) => isoOf(n).slice(0, length) + mark);
const anyDate = fc.oneof(
  anyEnd,
  fc.tuple(anyEnd, anyEnd).map(([a, b]) => (a.slice(0, 4) <= b.slice(0, 4) ? `${a}/${b}` : `${b}/${a}`)),
  anyEnd.map((a) => `${a}/..`),
  anyEnd.map((a) => `../${a}`),
  fc.constantFrom('192X', '19XX', '1920-XX', '1920-08-XX'),
);
const anyExtent = anyDate.filter((text) => extentOf(text) !== undefined).map(extent);
const anySpan = fc.tuple(anyDay, anyDay).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
const anyFilling: fc.Arbitrary<Filling> = fc.constantFrom('within', 'throughout');

describe('an EDTF date', () => {
  it('is read as edtf.js reads it', () => {
    fc.assert(
      fc.property(anyDate, (text) => {
        const ours = extentOf(text);
        if (!ours) {
          expect(() => edtf(text), text).toThrow();
          return;
        }
        // It rejects intervals whose ends overlap, such as 1920/1920-05.
        if (
          text.includes('/') &&
          reachOf(extent(text.split('/')[0]?.replace('..', '1800') ?? '')).until >=
            (extentOf(text.split('/')[1] ?? '')?.from ?? Infinity) - 800
        )
          return;
        const theirs = edtf(text);
        expect(ours.from, text).toBe(Number.isFinite(theirs.min) ? Math.floor(theirs.min / 86_400_000) : -Infinity);
        expect(ours.until, text).toBe(Number.isFinite(theirs.max) ? Math.floor(theirs.max / 86_400_000) : Infinity);
      }),
    );
  });

  it('of every record of the map agrees with its days', () => {
    for (const record of records) {
      const { from_day: from, until_day: until } = (record.feature.properties ?? {}) as {
        from_day?: number;
        until_day?: number;
      };
      if (from === undefined || until === undefined) continue;
      expect(record.extent?.from, record.key).toBe(from);
      if (until < 2_000_000) expect(record.extent?.until, record.key).toBe(until);
    }
  });

  it.each([
    '',
    '..',
    '../..',
    'spring',
    '1920-13',
    '1921-02-29',
    '1920-08-25/1920-08-22',
    '1920/1921/1922',
    '1920-8-1',
    '__proto__',
    '1920-08-22/',
    '/',
  ])('“%s” is one, or none, without a fault', (text) => {
    const found = extentOf(text);
    expect(found === undefined).toBe(text !== '1920-08-22/');
  });
});

describe('a thing in time', () => {
  it('is certainly, perhaps or not within the searched days', () => {
    const asked = span('1920-08-01', '1920-10-31');
    expect(surenessIn(extent('1920-08-22/1920-08-25'), asked, 'within')).toBe('sure');
    expect(surenessIn(extent('1920-08-22/1920-08-25'), span('1920-08-23'), 'within')).toBe('perhaps');
    expect(surenessIn(extent('1920-08-22/1920-08-25'), span('1920-08-26'), 'within')).toBe('out');
    expect(surenessIn(extent('1921~'), asked, 'within')).toBe('perhaps');
    expect(surenessIn(extent('1921'), asked, 'within')).toBe('out');
    expect(surenessIn(extent('1920'), asked, 'within')).toBe('perhaps');
    expect(surenessIn(extent('1920?'), span('1919-01-01', '1921-12-31'), 'within')).toBe('perhaps');
    expect(surenessIn(undefined, asked, 'within')).toBe('sure');
  });

  it('that lasted is certain between its ends, and uncertain at them', () => {
    const garrison = extent('1911-12/1917-03');
    expect(surenessIn(garrison, span('1914-05-05'), 'throughout')).toBe('sure');
    expect(surenessIn(garrison, span('1911-12-10'), 'throughout')).toBe('perhaps');
    expect(surenessIn(garrison, span('1917-03-10'), 'throughout')).toBe('perhaps');
    expect(surenessIn(garrison, span('1917-04-01'), 'throughout')).toBe('out');
    expect(surenessIn(extent('1921-10-15/..'), span('1950-01-01'), 'throughout')).toBe('sure');
    expect(surenessIn(extent('1921-10-15/..'), span('1921-10-14'), 'throughout')).toBe('out');
  });

  it('never disappears or becomes less certain when the range grows', () => {
    fc.assert(
      fc.property(anyExtent, anyFilling, anySpan, fc.nat(900), fc.nat(900), (one, filling, asked, before, after) => {
        const wider = { from: asked.from - before, until: asked.until + after };
        expect(RANK[surenessIn(one, wider, filling)]).toBeGreaterThanOrEqual(RANK[surenessIn(one, asked, filling)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found on every day on which it may have been, and only then', () => {
    fc.assert(
      fc.property(anyExtent, anyFilling, anyDay, (one, filling, on) => {
        const { from, until } = reachOf(one);
        expect(surenessIn(one, { from: on, until: on }, filling) !== 'out').toBe(on >= from && on <= until);
        expect(from).toBeLessThanOrEqual(one.from);
        expect(until).toBeGreaterThanOrEqual(one.until);
      }),
    );
  });

  it('is found in a range if and only if it is found on one of its days', () => {
    const short = fc.tuple(anyDay, fc.nat(40)).map(([from, length]) => ({ from, until: from + length }));
    fc.assert(
      fc.property(anyExtent, anyFilling, short, (one, filling, asked) => {
        const days = Array.from({ length: asked.until - asked.from + 1 }, (_, n) => asked.from + n);
        const some = days.some((on) => surenessIn(one, { from: on, until: on }, filling) !== 'out');
        expect(surenessIn(one, asked, filling) !== 'out').toBe(some);
      }),
    );
  });

  it('may begin and end on any day of the months of its date', () => {
    expect(endsOf(extent('1911-12/1917-03'))).toEqual({
      start: span('1911-12-01', '1911-12-31'),
      end: span('1917-03-01', '1917-03-31'),
    });
    expect(endsOf(extent('1921-10-15/..'))).toEqual({ start: span('1921-10-15'), end: undefined });
  });
});

describe('a histogram', () => {
  it('divides the range into whole days without a gap', () => {
    fc.assert(
      fc.property(anySpan, fc.integer({ min: 1, max: 300 }), (range, bins) => {
        const made = histogram([], range, bins);
        expect(made[0]?.from).toBe(range.from);
        expect(made.at(-1)?.until).toBe(range.until);
        made.slice(1).forEach((bin, n) => {
          expect(bin.from).toBe((made[n]?.until ?? NaN) + 1);
        });
      }),
    );
  });

  it('counts each record in every bin in which it may have been, and in no other', () => {
    const anyThing = fc.record({ extent: anyExtent, filling: anyFilling });
    fc.assert(
      fc.property(
        fc.array(anyThing, { maxLength: 8 }),
        anySpan,
        fc.integer({ min: 1, max: 60 }),
        (things, range, bins) => {
          for (const { from, until, sure, perhaps } of histogram(things, range, bins)) {
            const answers = things.map((one) => surenessIn(one.extent, { from, until }, one.filling));
            expect([sure, perhaps]).toEqual([
              answers.filter((a) => a === 'sure').length,
              answers.filter((a) => a === 'perhaps').length,
            ]);
          }
        },
      ),
    );
  });

  it('of an invalid range is empty', () => {
    expect(histogram([], { from: 5, until: 1 }, 10)).toEqual([]);
    expect(histogram([], { from: 1, until: 5 }, 0)).toEqual([]);
  });
});
