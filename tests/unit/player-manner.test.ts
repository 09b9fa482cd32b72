import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHOICES, KEY, readManner, USUAL } from '../../src/player/manner.ts';
import { firstPaintScript } from '../../src/press/set/first-paint-preferences.ts';

test('what a reader chose is read back as it was kept', () => {
  const manner = fc.record({
    size: fc.constantFrom(...CHOICES.size),
    spacing: fc.constantFrom(...CHOICES.spacing),
    theme: fc.constantFrom(...CHOICES.theme),
    motion: fc.constantFrom(...CHOICES.motion),
  });
  fc.assert(
    fc.property(manner, (one) => {
      expect(readManner(JSON.stringify(one))).toEqual(one);
    }),
  );
});

test('whatever else is found there is the usual manner, or as much of it as cannot be understood', () => {
  expect(readManner(null)).toEqual(USUAL);
  expect(readManner('{"size":"large","theme":"sepia","__proto__":{"motion":"less"}}')).toEqual({
    ...USUAL,
    size: 'large',
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const found = readManner(text);
      for (const name of ['size', 'spacing', 'theme', 'motion'] as const) expect(CHOICES[name]).toContain(found[name]);
    }),
  );
});

/** What the script that runs before the first paint writes on the root of a page, on a device that has kept this. */
function written(kept: string | null): Readonly<Record<string, unknown>> {
  const attributes: Record<string, unknown> = {};
  const setAttribute = (name: string, value: unknown) => {
    attributes[name] = value;
  };
  runInNewContext(firstPaintScript(), {
    localStorage: { getItem: (key: string) => (key === KEY ? kept : null) },
    document: { documentElement: { setAttribute } },
  });
  return attributes;
}

test('a page is painted first as it will be shown: whatever is kept, and on a device that keeps nothing', () => {
  const almost = fc.record(
    {
      size: fc.constantFrom(...CHOICES.size, 'huge', 3),
      spacing: fc.constantFrom(...CHOICES.spacing, null),
      theme: fc.constantFrom(...CHOICES.theme, 'sepia'),
      motion: fc.constantFrom(...CHOICES.motion),
    },
    { requiredKeys: [] },
  );
  const kept = fc.oneof(
    almost.map((one) => JSON.stringify(one)),
    fc.string(),
    fc.json(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(kept, (text) => {
      const manner = Object.entries(readManner(text)).filter(
        ([name, value]) => value !== USUAL[name as keyof typeof USUAL],
      );
      expect(written(text)).toEqual(Object.fromEntries(manner.map(([name, value]) => [`data-${name}`, value])));
    }),
  );
  const forbidden = {
    get localStorage() {
      throw new Error('SecurityError');
    },
  };
  expect(() => {
    runInNewContext(firstPaintScript(), forbidden);
  }).not.toThrow();
});
