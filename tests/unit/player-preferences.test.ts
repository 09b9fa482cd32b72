import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PREFERENCE_CHOICES,
  PREFERENCES_KEY,
  readPreferences,
  DEFAULT_PREFERENCES,
} from '../../src/player/preferences.ts';
import { firstPaintScript } from '../../src/press/set/first-paint-preferences.ts';

test('preferences are read as they were stored', () => {
  const manner = fc.record({
    size: fc.constantFrom(...PREFERENCE_CHOICES.size),
    spacing: fc.constantFrom(...PREFERENCE_CHOICES.spacing),
    theme: fc.constantFrom(...PREFERENCE_CHOICES.theme),
    motion: fc.constantFrom(...PREFERENCE_CHOICES.motion),
  });
  fc.assert(
    fc.property(manner, (one) => {
      expect(readPreferences(JSON.stringify(one))).toEqual(one);
    }),
  );
});

test('invalid stored preferences get their defaults, each by itself', () => {
  expect(readPreferences(null)).toEqual(DEFAULT_PREFERENCES);
  expect(readPreferences('{"size":"large","theme":"sepia","__proto__":{"motion":"less"}}')).toEqual({
    ...DEFAULT_PREFERENCES,
    size: 'large',
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const found = readPreferences(text);
      for (const name of ['size', 'spacing', 'theme', 'motion'] as const)
        expect(PREFERENCE_CHOICES[name]).toContain(found[name]);
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
    localStorage: { getItem: (key: string) => (key === PREFERENCES_KEY ? kept : null) },
    document: { documentElement: { setAttribute } },
    matchMedia: () => ({ matches: false }),
  });
  return attributes;
}

test('a page is painted first as it will be shown: whatever is kept, and on a device that keeps nothing', () => {
  const almost = fc.record(
    {
      size: fc.constantFrom(...PREFERENCE_CHOICES.size, 'huge', 3),
      spacing: fc.constantFrom(...PREFERENCE_CHOICES.spacing, null),
      theme: fc.constantFrom(...PREFERENCE_CHOICES.theme, 'sepia'),
      motion: fc.constantFrom(...PREFERENCE_CHOICES.motion),
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
      const manner = Object.entries(readPreferences(text)).filter(
        ([name, value]) => value !== DEFAULT_PREFERENCES[name as keyof typeof DEFAULT_PREFERENCES],
      );
      expect(written(text)).toEqual(Object.fromEntries(manner.map(([name, value]) => [`data-${name}`, value])));
    }),
  );
  const forbidden = {
    matchMedia: () => ({ matches: false }),
    get localStorage() {
      throw new Error('SecurityError');
    },
  };
  expect(() => {
    runInNewContext(firstPaintScript(), forbidden);
  }).not.toThrow();
});
