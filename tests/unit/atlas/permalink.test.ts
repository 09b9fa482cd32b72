import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordAddress, decodeState, encodeState } from '../../../src/atlas/core/permalink.ts';
import {
  TABLE_COLUMNS,
  initialState,
  withLayerMoved,
  PANELS,
  orderedTime,
  withLayerToggled,
  type AtlasState,
  type Ref,
} from '../../../src/atlas/core/state.ts';
import { CONFIDENCES } from '../../../src/story/confidence.ts';
import { CALENDARS } from '../../../src/atlas/core/calendar.ts';
import { catalogue, day } from './fixtures.ts';

/** Decimals with the precision of an address, never -0. */
const decimal = (min: number, max: number, digits: number) =>
  fc.integer({ min: Math.round(min * 10 ** digits), max: Math.round(max * 10 ** digits) }).map((n) => n / 10 ** digits);
const anyLngLat = fc.tuple(decimal(-180, 180, 5), decimal(-85, 85, 5));
const anyDay = fc.integer({ min: day('1905-01-01'), max: day('1921-12-31') });
const anyLayerId = fc.constantFrom(...catalogue.layers.map(({ id }) => id));
/** All possible names, with special characters often. */
const anyWord = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'a,b',
    'a:b',
    'a*b',
    'a&b=c',
    '%',
    '%zz',
    '#',
    '+',
    ' ',
    'انزلی',
    '-date',
    '..',
    "O'Connor",
  ),
);
const anyWords = fc.uniqueArray(anyWord, { maxLength: 4 });
const anyRef: fc.Arbitrary<Ref> = fc.record({ layer: anyWord, id: anyWord });
const share = decimal(0, 100, 1).map((n) => Number(n.toFixed(1)) / 100);

const anyState: fc.Arbitrary<AtlasState> = fc.record({
  lang: fc.constantFrom(...catalogue.langs),
  camera: fc.record({
    center: anyLngLat,
    zoom: decimal(0, 22, 2),
    bearing: decimal(-180, 180, 1),
    pitch: decimal(0, 85, 1),
  }),
  layers: fc.uniqueArray(fc.record({ id: anyLayerId, opacity: share }), { selector: ({ id }) => id, maxLength: 12 }),
  time: fc.tuple(anyDay, anyDay, anyDay, fc.boolean()).map(([a, b, c, still]) => {
    const [from = a, now = b, until = c] = [a, b, c].sort((x, y) => x - y);
    return { from, until, now: still ? undefined : now };
  }),
  filters: fc.record({
    actors: anyWords,
    kinds: anyWords,
    confidence: fc.uniqueArray(fc.constantFrom(...CONFIDENCES)),
    sources: anyWords,
    text: fc.oneof(fc.constant(''), anyWord),
  }),
  area: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('near' as const), of: fc.oneof(anyLngLat, anyRef), km: decimal(0, 500, 3) }),
      fc.record({
        kind: fc.constant('polygon' as const),
        corners: fc.array(anyLngLat, { minLength: 3, maxLength: 9 }),
      }),
    ),
    { nil: undefined },
  ),
  selection: fc.array(anyRef, { maxLength: 4 }),
  comparison: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('dates' as const), left: anyDay, right: anyDay, share }),
      fc.record({ kind: fc.constant('layers' as const), left: anyLayerId, right: anyLayerId, share }),
    ),
    { nil: undefined },
  ),
  calendar: fc.constantFrom(...CALENDARS),
  sort: fc.record({ column: fc.constantFrom(...TABLE_COLUMNS), descending: fc.boolean() }),
  panel: fc.option(fc.constantFrom(...PANELS), { nil: undefined }),
});

describe('an address', () => {
  it('does not contain imported files, which no other page has', () => {
    const state = {
      ...initialState(catalogue),
      selection: [
        { layer: 'own-3', id: '12' },
        { layer: 'places', id: 'rasht' },
        { layer: 'owners', id: '1' },
      ],
    };
    expect(encodeState(state, catalogue)).toBe('v=1&sel=places:rasht,owners:1');
    expect(encodeState({ ...state, selection: [{ layer: 'own-3', id: '12' }] }, catalogue)).toBe('v=1');
    expect(decodeState('#v=1&sel=own-3:12,places:rasht', catalogue)).toMatchObject({
      state: { selection: [{ layer: 'places', id: 'rasht' }] },
      misread: [],
    });
  });

  it('contains any state without losses', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const address = encodeState(state, catalogue);
        expect(decodeState(`#${address}`, catalogue)).toEqual({ state, misread: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('survives the changes that browsers and mail programs make', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const address = encodeState(state, catalogue);
        const url = new URL(`https://example.org/atlas/#${address}`);
        expect(decodeState(url.hash, catalogue).state).toEqual(state);
        // No character at which programs that detect links would cut the address off.
        expect(address).toMatch(/^[\w\-.,;:*+=&%/]*$/);
      }),
    );
  });

  it('is short, and can be read by people', () => {
    expect(encodeState(initialState(catalogue), catalogue)).toBe('v=1');
    const state: AtlasState = {
      ...initialState(catalogue),
      camera: { center: [49.59, 37.28], zoom: 9.2, bearing: 0, pitch: 0 },
      layers: [
        { id: 'places', opacity: 1 },
        { id: 'events', opacity: 0.6 },
      ],
      time: { from: day('1920-08-01'), until: day('1920-10-31'), now: undefined },
      area: { kind: 'near', of: { layer: 'places', id: 'rasht' }, km: 30 },
      panel: 'table',
    };
    expect(encodeState(state, catalogue)).toBe(
      'v=1&at=49.59,37.28,9.2&on=places,events*60&t=1920-08-01/1920-10-31&near=places:rasht,30&panel=table',
    );
    expect(recordAddress('https://example.org/atlas/', { layer: 'places', id: 'rasht' })).toBe(
      'https://example.org/atlas/#v=1&sel=places:rasht',
    );
  });

  it.each([
    ['ask', 'search'],
    ['item', 'details'],
    ['bring', 'import'],
    ['take', 'export'],
  ])('opens the panel that was called “%s” when it was shared, now “%s”', (former, panel) => {
    const { state, misread } = decodeState(`#v=1&panel=${former}`, catalogue);
    expect(state.panel).toBe(panel);
    expect(misread).toEqual([]);
    expect(encodeState(state, catalogue)).toContain(`panel=${panel}`);
  });

  it('in Persian uses the calendar of Iran, unless it has another one', () => {
    const calendarOf = (address: string) => decodeState(address, catalogue).state.calendar;
    expect(calendarOf('#v=1&lang=fa')).toBe('persian');
    expect(calendarOf('#v=1&lang=fa&cal=gregorian')).toBe('gregorian');
    expect(calendarOf('#v=1&cal=julian&lang=fa')).toBe('julian');
    expect(calendarOf('#v=1&lang=ru')).toBe('gregorian');
  });

  it('of random text gives a valid state', () => {
    const keys = [
      'v',
      'lang',
      'at',
      'on',
      't',
      'now',
      'who',
      'kind',
      'sure',
      'by',
      'q',
      'near',
      'in',
      'sel',
      'vs',
      'cal',
      'sort',
      'panel',
      '__proto__',
      'constructor',
      'zz',
    ];
    const bits = fc.constantFrom(
      '1',
      '-1',
      '1e5',
      'NaN',
      'Infinity',
      ',',
      ';',
      ':',
      '*',
      '/',
      '&',
      '=',
      '%',
      '%E0%A4',
      '1920-08-01',
      '1920-02-30',
      'places',
      'rasht',
      'dates',
      'layers',
      '__proto__',
      '<b>',
      '\u0000',
      '999999999999',
    );
    const anyPair = fc
      .tuple(
        fc.constantFrom(...keys),
        fc.oneof(
          fc.string(),
          fc.array(bits, { maxLength: 8 }).map((all) => all.join('')),
        ),
      )
      .map(([key, value]) => `${key}=${value}`);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(anyPair, { maxLength: 8 }).map((all) => all.join('&')),
        ),
        (garbage) => {
          const { state } = decodeState(garbage, catalogue);
          expect(decodeState(encodeState(state, catalogue), catalogue)).toEqual({ state, misread: [] });
          expect(state.time.from).toBeLessThanOrEqual(state.time.until);
          expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
        },
      ),
      { numRuns: 2000 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('uses defaults for single keys, and reports what it did not understand', () => {
    const { state, misread } = decodeState(
      '?v=1&at=200,37,9&t=1920-10-31/1920-08-01&on=places,nowhere,places&cal=persian&zz=1&utm_source=x&cal=julian',
      catalogue,
    );
    expect(misread).toEqual([
      { key: 'cal', value: 'julian', why: 'twice' },
      { key: 'zz', value: '1', why: 'unknown-key' },
      { key: 'at', value: '200,37,9', why: 'unreadable' },
      { key: 'on', value: 'nowhere', why: 'unknown-layer' },
      { key: 'on', value: 'places', why: 'twice' },
      { key: 't', value: '1920-10-31/1920-08-01', why: 'unreadable' },
    ]);
    expect(state).toEqual({ ...initialState(catalogue), layers: [{ id: 'places', opacity: 1 }], calendar: 'persian' });
    expect(decodeState('v=2&cal=julian', catalogue).misread).toEqual([{ key: 'v', value: '2', why: 'newer-version' }]);
    expect(decodeState('x'.repeat(100_000), catalogue).misread[0]?.why).toBe('too-long');
  });

  it('keeps the instant within its range', () => {
    const { state, misread } = decodeState('t=1920-08-01/1920-10-31&now=1921-01-01', catalogue);
    expect(state.time.now).toBeUndefined();
    expect(misread).toHaveLength(1);
    expect(decodeState('now=1920-09-01&t=1920-08-01/1920-10-31', catalogue).state.time.now).toBe(day('1920-09-01'));
  });
});

describe('layers that are on', () => {
  const all = { layers: ['a', 'b', 'c'].map((id) => ({ id, on: false })) };
  const shown = (...ids: string[]) => ids.map((id) => ({ id, opacity: 1 }));

  it('are shown in the order of the catalogue, and hidden', () => {
    expect(withLayerToggled(shown('a', 'c'), 'b', all)).toEqual(shown('a', 'b', 'c'));
    expect(withLayerToggled(shown('a', 'b', 'c'), 'b', all)).toEqual(shown('a', 'c'));
    expect(withLayerToggled(shown('a'), 'file of mine', all)).toEqual(shown('a', 'file of mine'));
  });

  it('move up and down as far as possible', () => {
    expect(withLayerMoved(shown('a', 'b', 'c'), 'a', 1)).toEqual(shown('b', 'a', 'c'));
    expect(withLayerMoved(shown('a', 'b', 'c'), 'a', 9)).toEqual(shown('b', 'c', 'a'));
    expect(withLayerMoved(shown('a', 'b', 'c'), 'a', -1)).toEqual(shown('a', 'b', 'c'));
    expect(withLayerMoved(shown('a'), 'z', 1)).toEqual(shown('a'));
  });

  it('have a time whose ends are in order', () => {
    expect(orderedTime({ from: 5, until: 2, now: 9 })).toEqual({ from: 2, until: 5, now: 5 });
  });
});
