import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duringOf } from '../../src/story/during.ts';
import { readStory } from '../../src/story/read.ts';
import { dayOf } from '../../src/story/when.ts';

const day = (iso: string) => dayOf(iso) ?? NaN;
const span = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.nat(200))
  .map(([from, length]) => [from, from + length] as const);

describe('the share of a step in which a layer is drawn', () => {
  it('is that of its days', () => {
    expect(
      duringOf([day('1920-07-11'), day('1920-07-16')], { from: day('1920-07-01'), until: day('1920-07-20') }),
    ).toEqual([0.5, 0.8]);
    expect(
      duringOf([day('1920-06-01'), day('1920-07-10')], { from: day('1920-07-01'), until: day('1920-07-20') }),
    ).toEqual([0, 0.5]);
  });

  it('is the whole step for a single day, for other days, and for equally many days', () => {
    expect(duringOf([5, 5], { from: 5, until: 5 })).toBeUndefined();
    expect(duringOf([30, 40], { from: 5, until: 20 })).toBeUndefined();
    expect(duringOf([0, 40], { from: 5, until: 20 })).toBeUndefined();
  });

  it('is within the step, and never so short that a march would jump', () => {
    fc.assert(
      fc.property(span, span, (days, [from, until]) => {
        const [start = 0, end = 1] = duringOf(days, { from, until }) ?? [];
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(1);
        expect(end - start).toBeGreaterThan(0.28);
      }),
    );
  });

  it('keeps the order of the days', () => {
    fc.assert(
      fc.property(span, span, span, (a, b, [from, until]) => {
        fc.pre(a[0] <= b[0] && a[1] <= b[1]);
        const [one, other] = [duringOf(a, { from, until }), duringOf(b, { from, until })];
        if (one && other) expect(one[0]).toBeLessThanOrEqual(other[0] + 0.01);
      }),
    );
  });
});

describe('a share that an author writes', () => {
  const read = (draw: string) =>
    readStory({
      id: 's',
      title: 'S',
      lang: 'en',
      ground: [],
      steps: [
        {
          attributes: {
            id: 'one',
            at: '1,1',
            zoom: '5',
            when: '1920-07',
            from: '1920-07-01',
            until: '1920-07-31',
            draw,
          },
          title: 'One',
        },
      ],
    });

  it('is used', () => {
    const step = read('fleet@0.2,0.7 column').story?.steps[0];
    expect(step?.draws).toEqual(['fleet', 'column']);
    expect([...(step?.during ?? [])]).toEqual([['fleet', [0.2, 0.7]]]);
  });

  it.each(['fleet@0.7,0.2', 'fleet@0.2,1.7', 'fleet@1..2,2'])('is refused where it is none: %s', (draw) => {
    expect(read(draw).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('is not a share of the step'),
    ]);
  });
});
