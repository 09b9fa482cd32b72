import { describe, expect, it } from 'vitest';
import { CheckedCopy, hashOf, type DamageReport, type Store } from '../../src/kiosk/checked-copy.ts';

const KEY = 'https://museum.example/assets/kiosk.js';
const GOOD = 'start()';
const BAD = 'start(]';
const GOOD_HASH = await hashOf(new Response(GOOD));

/** A cache in memory. */
function store(files: Readonly<Record<string, string>> = {}): Store & { readonly texts: Map<string, string> } {
  const texts = new Map(Object.entries(files));
  const keyOf = (request: unknown) => String(request instanceof Request ? request.url : request);
  return {
    texts,
    match: (request) => {
      const text = texts.get(keyOf(request));
      return Promise.resolve(text === undefined ? undefined : new Response(text));
    },
    put: async (request, response) => void texts.set(keyOf(request), await response.text()),
    delete: (request) => Promise.resolve(texts.delete(keyOf(request))),
    keys: () => Promise.resolve([...texts.keys()].map((url) => new Request(url))),
  };
}

/** A copy with a server (undefined: no network) and a spare copy. */
function copyWith({ server, spare = {} }: { readonly server?: string; readonly spare?: Record<string, string> }) {
  const [cache, second, reports] = [store({ [KEY]: BAD }), store(spare), [] as DamageReport[]];
  const copy = new CheckedCopy({
    integrityOf: (key) => (key === KEY ? GOOD_HASH : undefined),
    openSpare: () => Promise.resolve(second),
    fetchAgain: () =>
      server === undefined ? Promise.reject(new Error('offline')) : Promise.resolve(new Response(server)),
    onDamage: (report) => reports.push(report),
  });
  const read = async (found: string) => (await copy.checked(KEY, new Response(found), cache)).text();
  return { copy, cache, second, reports, read };
}

describe('a file of the kiosk’s copy', () => {
  it('is used if its hash is right', async () => {
    const { read, reports } = copyWith({});
    expect(await read(GOOD)).toBe(GOOD);
    expect(reports).toEqual([]);
  });

  it('that is damaged is fetched again, and the cache repaired', async () => {
    const { read, cache, reports } = copyWith({ server: GOOD });
    expect(await read(BAD)).toBe(GOOD);
    expect(cache.texts.get(KEY)).toBe(GOOD);
    expect(reports).toEqual([{ type: 'DAMAGED', repaired: [KEY], lost: [] }]);
  });

  it('that is damaged is taken from the spare copy if there is no network, or if the server has another version', async () => {
    for (const server of [undefined, 'another version']) {
      const { read, cache } = copyWith({ ...(server ? { server } : {}), spare: { [KEY]: GOOD } });
      expect(await read(BAD)).toBe(GOOD);
      expect(cache.texts.get(KEY)).toBe(GOOD);
    }
  });

  it('that is damaged in both copies is used, and reported as lost', async () => {
    const { read, reports } = copyWith({ spare: { [KEY]: BAD } });
    expect(await read(BAD)).toBe(BAD);
    expect(reports.at(-1)?.lost).toEqual([KEY]);
  });
});

it('the spare copy gets undamaged files, and loses files that the version no longer has', async () => {
  const { copy, second } = copyWith({ spare: { 'https://museum.example/old.js': 'old' } });
  const other = 'https://museum.example/other.js';
  await copy.fillSpare([KEY, other], store({ [KEY]: BAD, [other]: 'other' }));
  expect([...second.texts]).toEqual([[other, 'other']]);
  await copy.fillSpare([KEY, other], store({ [KEY]: GOOD, [other]: 'other' }));
  expect(second.texts.get(KEY)).toBe(GOOD);
});
