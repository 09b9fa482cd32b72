import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discBox, overlap, readableSide, TO_THE_RIGHT, labelBox } from '../../src/drawing/marker-layout.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const tips = fc.record({
  x: number(0, 400),
  y: number(0, 300),
  turn: number(-180, 180),
  size: fc.constantFrom(0.8, 1, 2),
});
const sizes = fc.tuple(number(20, 120), number(12, 60));
const FREE = { left: 0, right: 400, top: 0, bottom: 300 };

test('a text with enough space is to the right of the line', () => {
  // Eastwards, the right hand is below.
  const tip = { x: 200, y: 100, turn: 0, size: 1 };
  expect(readableSide(tip, [100, 30], FREE)).toEqual(TO_THE_RIGHT);
  expect(labelBox(tip, [100, 30], TO_THE_RIGHT).top).toBeGreaterThan(discBox(tip).bottom);
});

test('a text at the edge moves away from the edge and from the disc', () => {
  // South-westwards, the right hand is the north-west.
  const tip = { x: 40, y: 100, turn: 135, size: 1 };
  const aside = readableSide(tip, [80, 30], FREE);
  expect(aside.hand).toBe(1);
  const box = labelBox(tip, [80, 30], aside);
  expect(box.left).toBeCloseTo(0);
  expect(box.bottom).toBeLessThanOrEqual(discBox(tip).top + 1e-6);
});

test('a text without space above is placed below', () => {
  // Westwards, the right hand is above.
  expect(readableSide({ x: 200, y: 20, turn: 180, size: 1 }, [80, 30], FREE)).toEqual({ hand: -1, shift: [0, 0] });
});

test('texts are in the free area, and off their disc if moved; or at their first place if nothing fits', () => {
  fc.assert(
    fc.property(tips, sizes, (tip, size) => {
      const aside = readableSide(tip, size, FREE);
      const box = labelBox(tip, size, aside);
      const within = box.left >= -0.1 && box.right <= 400.1 && box.top >= -0.1 && box.bottom <= 300.1;
      if (!within) expect(aside).toEqual(TO_THE_RIGHT);
      if (aside.shift[0] !== 0)
        expect(overlap({ ...box, top: box.top + 0.1, bottom: box.bottom - 0.1 }, discBox(tip))).toBe(false);
    }),
  );
});
