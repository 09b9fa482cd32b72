import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULTS, offeredLanguages, OPTIONS, THEMES, type Config } from '../../../src/kiosk/config.ts';
import { readConfig } from '../../../src/kiosk/read-config.ts';
import { addressFor, fileFor } from '../../../src/kiosk/write-config.ts';
import * as fa from '../../../src/words/said/fa.ts';
import * as ru from '../../../src/words/said/ru.ts';
import { setTranslations } from '../../../src/words/words.ts';

const none = new URLSearchParams();

const minute = fc.integer({ min: 0, max: 1439 });
const configs: fc.Arbitrary<Config> = fc.record({
  story: fc.constantFrom('', 'gilan-1920'),
  languages: fc.uniqueArray(fc.constantFrom('en', 'fa', 'ru', 'az', 'zh-Hant')),
  idle: fc.integer({ min: 10, max: 3600 }),
  idlePlaying: fc.integer({ min: 10, max: 3600 }),
  countdown: fc.integer({ min: 5, max: 300 }),
  pace: fc.integer({ min: 4, max: 300 }),
  start: fc.constantFrom('', 'landing', 'the-end-2'),
  layers: fc.uniqueArray(fc.constantFrom(...THEMES)),
  rest: fc.array(fc.record({ from: minute, until: minute }), { maxLength: 3 }),
  theme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
  qr: fc.constantFrom('', 'https://story.example/', 'https://x.example/a/b/'),
  pin: fc.constantFrom('', '2468', '00001111'),
  memory: fc.integer({ min: 100, max: 8000 }),
});

describe('the configuration of a kiosk', () => {
  it('has the defaults if nothing is set', () => {
    expect(readConfig(undefined, none)).toEqual({ config: DEFAULTS, faults: [] });
    expect(readConfig({}, none)).toEqual({ config: DEFAULTS, faults: [] });
  });

  it('is read back unchanged from a file and, except for the PIN, from an address', () => {
    fc.assert(
      fc.property(configs, (config) => {
        expect(readConfig(JSON.parse(fileFor(config)), none)).toEqual({ config, faults: [] });
        expect(readConfig(undefined, new URLSearchParams(addressFor(config)))).toEqual({
          config: { ...config, pin: '' },
          faults: [],
        });
      }),
    );
  });

  it('never puts the PIN into an address, nor takes it from one', () => {
    expect(addressFor({ ...DEFAULTS, pin: '2468' })).toBe('');
    const { config, faults } = readConfig({}, new URLSearchParams('pin=2468'));
    expect(config.pin).toBe('');
    expect(faults[0]?.message()).toContain('kiosk.json');
  });

  it('takes a setting from the address before the file', () => {
    expect(readConfig({ idle: 90, pace: 20 }, new URLSearchParams('idle=30')).config).toMatchObject({
      idle: 30,
      pace: 20,
    });
  });

  it('uses the default for any wrong value, and reports the fault', () => {
    const key = fc.constantFrom(...OPTIONS.map((option) => option.key), 'idel', '__proto__');
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(key, fc.jsonValue()),
        fc.array(fc.tuple(key, fc.string())),
        (any, json, words) => {
          for (const file of [any, json]) {
            const { config } = readConfig(file, new URLSearchParams(words));
            // The result can be written and read again, so it is complete and valid.
            expect(readConfig(JSON.parse(fileFor(config)), none).faults).toEqual([]);
            expect(Object.keys(config).sort()).toEqual(Object.keys(DEFAULTS).sort());
          }
        },
      ),
    );
  });

  it.each([
    [{ idle: 3 }, 'idle is 3: give seconds, from 10 to 3600. Until then it is 75.'],
    [{ idle: '90s' }, 'idle is "90s": give seconds, from 10 to 3600.'],
    [{ idle: '' }, 'idle is "": give seconds'],
    [{ languages: ['klingon language'] }, 'give codes of languages, such as fa,ru,en'],
    [{ rest: ['22-8'] }, 'give hours such as 22:00-08:30'],
    [{ rest: ['25:00-08:00'] }, 'give hours such as 22:00-08:30'],
    [{ layers: ['roads'] }, 'give themes of the map, of land, sea, towns, places, events, movements, control'],
    [{ qr: 'javascript:alert(1)' }, 'give an address that begins with https://'],
    [{ pin: 1234 }, 'give four to eight digits, as a text'],
    [{ theme: 'sepia' }, 'give “auto” or “light” or “dark”'],
    [{ idel: 60 }, 'There is nothing called “idel” to decide. There is: languages,'],
    [[1], 'It holds no settings'],
    ['idle', 'It holds no settings'],
  ])('says of %j what would be right', (json, message) => {
    const { faults } = readConfig(json, none);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.from).toBe('kiosk.json');
    expect(faults[0]?.message()).toContain(message);
  });

  it.each([
    [fa, /\p{sc=Arabic}/u],
    [ru, /\p{sc=Cyrillic}/u],
  ])('reports every fault in the language of the page at that moment', ({ templates }, script) => {
    const wrong = Object.fromEntries(OPTIONS.map(({ key }) => [key, key === 'story' || key === 'start' ? 'a b' : {}]));
    const { faults } = readConfig({ ...wrong, idel: 60 }, new URLSearchParams('pin=1'));
    expect(faults).toHaveLength(OPTIONS.length + 2);
    const english = faults.map(({ message }) => message());
    setTranslations(templates);
    try {
      faults.forEach(({ message }, n) => {
        expect(message(), english[n]).toMatch(script);
        expect(message(), english[n]).not.toContain('give');
      });
    } finally {
      setTranslations(undefined);
    }
  });

  it('offers only languages that the story has, and all if it has none of the wanted ones', () => {
    expect(offeredLanguages(['fa', 'en', 'fa'], ['en', 'fa', 'ru'])).toEqual({ languages: ['fa', 'en'], missing: [] });
    expect(offeredLanguages(['az'], ['en', 'ru'])).toEqual({ languages: ['en', 'ru'], missing: ['az'] });
    expect(offeredLanguages([], ['en'])).toEqual({ languages: ['en'], missing: [] });
  });
});
