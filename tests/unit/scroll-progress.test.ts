import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressAt, type ReadingZone, type Stretch } from '../../src/scroll/progress.ts';
import { TRAVEL } from '../../src/story/story.ts';

const READING: Omit<ReadingZone, 'line'> = { lead: 300, linger: 100 };
const step: Stretch = { top: 0, bottom: 1800 };
const text: Stretch = { top: 400, bottom: 1200 };
const at = (line: number) => progressAt(step, text, { ...READING, line });

describe('a text with room above and below it', () => {
  test('is reached when its top is at the line', () => {
    expect(at(0)).toBe(0);
    expect(at(400)).toBeCloseTo(TRAVEL);
  });
  test('is complete when its top is where links lead, and stays so while it is read', () => {
    expect(at(550)).toBeCloseTo(0.5);
    for (const line of [700, 900, 1200, 1300]) expect(at(line)).toBeCloseTo(1 - TRAVEL);
  });
  test('is left after its end', () => {
    expect(at(1550)).toBeCloseTo(1 - TRAVEL / 2);
    expect(at(1800)).toBe(1);
  });
});

test('a text that is shorter than the lead is complete before it is left', () => {
  const short = { top: 800, bottom: 900 };
  const place = (line: number) => progressAt({ top: 0, bottom: 1800 }, short, { ...READING, line });
  expect(place(1100)).toBeCloseTo(1 - TRAVEL);
});

test('a link to a text of any length leads to a scene that has been told', () => {
  const length = fc.double({ min: 100, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(length, fc.double({ min: 100, max: 900, noNaN: true }), (own, gap) => {
      const [lead, text] = [300, { top: gap, bottom: gap + own }];
      const height = own + 2 * gap;
      fc.pre(gap + lead <= 0.9 * height);
      const progress = progressAt({ top: 0, bottom: height }, text, { line: gap + lead, lead, linger: 100 });
      expect(progress).toBeCloseTo(1 - TRAVEL);
    }),
  );
});

test('a step full of text, or without space to leave, has linear progress', () => {
  expect(progressAt(step, step, { ...READING, line: 450 })).toBeCloseTo(0.25);
  expect(progressAt(step, { top: 1700, bottom: 1800 }, { ...READING, line: 900 })).toBeCloseTo(0.5);
});

test('a step without height has no progress', () => {
  expect(progressAt({ top: 5, bottom: 5 }, { top: 5, bottom: 5 }, { ...READING, line: 5 })).toBe(0);
});

test('progress goes from 0 to 1 and never backwards', () => {
  const length = fc.double({ min: 0, max: 3000, noNaN: true });
  fc.assert(
    fc.property(
      length,
      length,
      length,
      fc.double({ min: 0, max: 900, noNaN: true }),
      fc.double({ min: 0, max: 400, noNaN: true }),
      (above, own, below, lead, linger) => {
        const bottom = above + own + below;
        fc.pre(bottom > 300);
        const place = (line: number) =>
          progressAt({ top: 0, bottom }, { top: above, bottom: above + own }, { line, lead, linger });
        expect(place(0)).toBe(0);
        expect(place(bottom)).toBeCloseTo(1, 9);
        let before = 0;
        for (let share = 0; share <= 1; share += 1 / 400) {
          const now = place(share * bottom);
          expect(now).toBeGreaterThanOrEqual(before - 1e-12);
          before = now;
        }
      },
    ),
  );
});
