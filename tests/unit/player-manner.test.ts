import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHOICES, readManner, USUAL } from '../../src/player/manner.ts';

test('what a reader chose is read back as it was kept', () => {
  const manner = fc.record({ size: fc.constantFrom(...CHOICES.size), spacing: fc.constantFrom(...CHOICES.spacing), theme: fc.constantFrom(...CHOICES.theme), motion: fc.constantFrom(...CHOICES.motion) });
  fc.assert(fc.property(manner, (one) => {
    expect(readManner(JSON.stringify(one))).toEqual(one);
  }));
});

test('whatever else is found there is the usual manner, or as much of it as cannot be understood', () => {
  expect(readManner(null)).toEqual(USUAL);
  expect(readManner('{"size":"large","theme":"sepia","__proto__":{"motion":"less"}}')).toEqual({ ...USUAL, size: 'large' });
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const found = readManner(text);
    for (const name of ['size', 'spacing', 'theme', 'motion'] as const) expect(CHOICES[name]).toContain(found[name]);
  }));
});
