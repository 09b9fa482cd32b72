import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PREFERENCE_CHOICES,
  PREFERENCES_KEY,
  readPreferences,
  DEFAULT_PREFERENCES,
} from '../../src/player/preferences.ts';
import { firstPaintScript } from '../../src/press/set/first-paint-script.ts';

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

/** A page for the script that runs before the first paint. */
class FirstPaint {
  readonly attributes: Record<string, string> = {};
  readonly defined = new Map<string, () => void>();
  readonly #timers: (() => void)[] = [];
  readonly #listeners = new Map<string, (event: { readonly target: object }) => void>();
  readonly #waiting = new Map<string, () => void>();

  constructor(more: object = {}) {
    const page = {
      matchMedia: () => ({ matches: false }),
      location: { protocol: 'https:', hash: '' },
      document: {
        documentElement: {
          setAttribute: (name: string, value: string) => {
            this.attributes[name] = value;
          },
          removeAttribute: (name: string) => {
            Reflect.deleteProperty(this.attributes, name);
          },
        },
      },
      customElements: {
        get: (name: string) => this.defined.get(name),
        whenDefined: (name: string) => ({ then: (call: () => void) => this.#waiting.set(name, call) }),
      },
      addEventListener: (type: string, call: (event: { readonly target: object }) => void) => {
        this.#listeners.set(type, call);
      },
      setTimeout: (call: () => void) => this.#timers.push(call),
    };
    runInNewContext(firstPaintScript(), Object.defineProperties(page, Object.getOwnPropertyDescriptors(more)));
  }

  define(name: string) {
    const defined = this.#waiting.get(name) ?? (() => undefined);
    this.defined.set(name, defined);
    defined();
  }

  fire(type: string, target: object) {
    this.#listeners.get(type)?.({ target });
  }

  fail(localName: string) {
    this.fire('error', { localName });
  }

  /** Advances time until the script has stopped waiting. */
  wait() {
    for (const call of this.#timers.splice(0)) call();
  }

  get expectsScripts(): boolean {
    return 'data-scripts' in this.attributes;
  }
}

/** The preferences that the script writes to the root of a page, on a device with this stored text. */
function written(kept: string | null): Readonly<Record<string, unknown>> {
  const { 'data-scripts': _, ...preferences } = new FirstPaint({
    localStorage: { getItem: (key: string) => (key === PREFERENCES_KEY ? kept : null) },
  }).attributes;
  return preferences;
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
    get localStorage() {
      throw new Error('SecurityError');
    },
  };
  expect(new FirstPaint(forbidden).attributes).toEqual({ 'data-scripts': '' });
});

test('a page whose script fails, or does not come, is one without scripts, until it does come', () => {
  for (const end of [
    (page: FirstPaint) => {
      page.fail('script');
    },
    (page: FirstPaint) => {
      page.wait();
    },
  ]) {
    const page = new FirstPaint();
    expect(page.expectsScripts).toBe(true);
    end(page);
    expect(page.expectsScripts).toBe(false);
    page.define('story-player');
    expect(page.expectsScripts).toBe(true);
  }
});

test('a page whose script runs stays one with scripts, whatever else fails', () => {
  for (const name of ['story-player', 'atlas-page']) {
    const page = new FirstPaint();
    page.fail('img');
    page.define(name);
    page.fail('script');
    page.wait();
    expect(page.expectsScripts).toBe(true);
  }
});

test('a page that was opened from a file says so, and its links lead to the pages of folders', () => {
  const link = (protocol: string, pathname: string) => {
    const found = { protocol, pathname };
    return { found, closest: () => found };
  };
  for (const [protocol, changed] of [
    ['file:', 'en/index.html'],
    ['https:', 'en/'],
  ] as const) {
    const note = { hidden: true, removeAttribute: () => (note.hidden = false) };
    const page = new FirstPaint({
      location: { protocol, hash: '' },
      document: {
        documentElement: { setAttribute: () => undefined, removeAttribute: () => undefined },
        querySelector: () => note,
      },
    });
    page.fire('DOMContentLoaded', {});
    expect(note.hidden).toBe(protocol !== 'file:');
    const [folder, file, away] = [link(protocol, 'en/'), link(protocol, 'a.svg'), link('mailto:', 'a/')];
    for (const target of [folder, file, away, {}]) page.fire('click', target);
    expect([folder, file, away].map(({ found }) => found.pathname)).toEqual([changed, 'a.svg', 'a/']);
  }
});
