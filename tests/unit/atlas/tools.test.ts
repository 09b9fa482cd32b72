/** The pure parts of the atlas's tools: rows, sides and sheets. */
import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import {
  resultsOn,
  differenceOf,
  sceneOfSide,
  sideOf,
  twoDates,
  twoLayers,
} from '../../../src/atlas/core/comparison.ts';
import { recordQuery } from '../../../src/atlas/core/query.ts';
import { TABLE_COLUMNS, initialState, type AtlasState, type Comparison } from '../../../src/atlas/core/state.ts';
import { filteredRows, rowsOf, rowsOfFeatures, sortedRows } from '../../../src/atlas/table/table-rows.ts';
import { halves } from '../../../src/atlas/export/two-halves.ts';
import { drawSheet, type SheetOptions } from '../../../src/atlas/export/sheet.ts';
import { surenessIn } from '../../../src/atlas/core/time.ts';
import { foldText } from '../../../src/atlas/core/script.ts';
import { catalogue, day, records } from './fixtures.ts';

const state = initialState(catalogue);
const ask = recordQuery(records, () => new Set());
const rows = rowsOf(ask(state), {
  title: ({ record }) => record.title.en,
  place: (id) => id,
  actor: ({ record }) => record.actor,
  list: (names) => names.join(', '),
});
const column = fc.constantFrom(...TABLE_COLUMNS);
const anyDay = fc.integer({ min: catalogue.time.from, max: catalogue.time.until });

describe('the rows of the table', () => {
  it('shows the day that the atlas opens with while all years are asked about, and the last of any other range', () => {
    const opened = { ...catalogue, opening: day('1920-06-05') };
    const shown = (time: Partial<typeof state.time>) =>
      sceneOfSide({ ...state, time: { ...state.time, ...time } }, 'left', opened).when.now;
    expect(shown({})).toBe(day('1920-06-05'));
    expect(shown({ until: day('1920-12-31') })).toBe(day('1920-12-31'));
    expect(shown({ now: day('1920-08-15') })).toBe(day('1920-08-15'));
  });

  it('are complete in every order, and the reverse order is the reverse for all known values', () => {
    fc.assert(
      fc.property(column, (by) => {
        const [up, down] = [false, true].map((descending) =>
          sortedRows(rows, { column: by, descending }, 'en', (kind) => kind),
        );
        expect(new Set(up)).toEqual(new Set(rows));
        expect(up).toHaveLength(rows.length);
        const values = (some: typeof rows | undefined) =>
          (some ?? []).map(
            (row) =>
              ({
                date: row.extent?.from,
                title: row.title,
                kind: row.kind,
                place: row.place || undefined,
                actor: row.actor || undefined,
                confidence: row.confidence,
                distance: row.km,
              })[by],
          );
        const known = (some: readonly unknown[]) => some.filter((value) => value !== undefined);
        expect(known(values(down))).toEqual([...known(values(up))].reverse());
        // Unknown values are last in both directions.
        expect(values(up).slice(0, known(values(up)).length)).not.toContain(undefined);
        expect(values(down).slice(0, known(values(down)).length)).not.toContain(undefined);
      }),
    );
  });

  it('are filtered to those that contain every word, in any spelling', () => {
    const haystack = (row: (typeof rows)[number]) => foldText(`${row.title} ${row.place}`);
    const found = filteredRows(rows, 'RASHT  council', haystack);
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(haystack(row)).toMatch(/rasht.*council|council.*rasht/);
    expect(filteredRows(rows, '  ', haystack)).toBe(rows);
  });

  it('of an imported file are numbered as in the file', () => {
    const made = rowsOfFeatures('own-7', [
      { type: 'Feature', properties: { name: 'A', date: '1920~' }, geometry: null },
      { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [] } },
    ]);
    expect(made.map(({ key, title, kind, extent }) => [key, title, kind, extent?.edtf])).toEqual([
      ['own-7/0', 'A', 'nowhere', '1920~'],
      ['own-7/1', '2', 'area', undefined],
    ]);
  });
});

describe('a comparison', () => {
  const dates = (left: number, right: number): AtlasState => ({
    ...state,
    comparison: { kind: 'dates', left, right, share: 0.5 },
  });

  it('of dates shows each date on its side, and everything else unchanged', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (left, right) => {
        const compared = dates(left, right);
        expect(sceneOfSide(compared, 'left', catalogue).when.now).toBe(left);
        expect(sceneOfSide(compared, 'right', catalogue).when.now).toBe(right);
        expect(sceneOfSide(compared, 'right', catalogue).layers).toEqual(sceneOfSide(state, 'right', catalogue).layers);
        expect(sideOf(compared, 'left').camera).toBe(state.camera);
      }),
    );
  });

  it('of layers shows each layer on its side only', () => {
    const comparison = twoLayers(state);
    expect(comparison).toMatchObject({ kind: 'layers' });
    const { left, right } = comparison as Extract<Comparison, { kind: 'layers' }>;
    const on = (side: 'left' | 'right') => sideOf({ ...state, comparison }, side).layers.map(({ id }) => id);
    expect(on('left')).toContain(left);
    expect(on('left')).not.toContain(right);
    expect(on('right')).toContain(right);
    expect(on('right')).not.toContain(left);
  });

  it('begins at the ends of the time', () => {
    expect(twoDates(state.time)).toMatchObject({ left: catalogue.time.from, right: catalogue.time.until });
    expect(twoDates({ ...state.time, now: 7 })).toMatchObject({ left: 7, right: catalogue.time.until });
  });

  it('separates what was at one date only from what was at the other only', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (left, right) => {
        const answers = ask(state);
        const then = new Set(resultsOn(answers, left).map(({ record }) => record.key));
        const { left: before, right: after, both } = differenceOf(answers, { left, right });
        const was = (at: number) =>
          answers.filter(
            ({ record }) =>
              record.extent && surenessIn(record.extent, { from: at, until: at }, record.filling) !== 'out',
          ).length;
        expect(before.length + both).toBe(was(left));
        expect(after.length + both).toBe(was(right));
        // Each map marks the results of its day, and results without a date.
        for (const { record } of before) expect(then).toContain(record.key);
        for (const { record } of after) expect(then).not.toContain(record.key);
        for (const { record } of answers) if (!record.extent) expect(then).toContain(record.key);
        expect(differenceOf(answers, { left: right, right: left }).left.map(({ record }) => record.key)).toEqual(
          after.map(({ record }) => record.key),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('shows who came and who left with the landing at Anzali', () => {
    const { right } = differenceOf(ask(state), { left: day('1920-05-10'), right: day('1920-05-25') });
    expect(right.some(({ record }) => record.kind === 'hold' && record.actors.includes('soviet'))).toBe(true);
  });
});

describe('a sheet', () => {
  const request = (change: Partial<SheetOptions> = {}): SheetOptions => ({
    title: 'A map',
    subtitle: '',
    map: { width: 600, height: 400, svg: '<g id="drawn"/>', metres: 100, bearing: 0, aslant: false },
    legend: [],
    notes: ['Somebody’s'],
    words: { legend: 'Legend', north: 'N', km: (km) => `${String(km)} km` },
    rtl: false,
    colours: { ink: '#111111', soft: '#222222', paper: '#ffffff', line: '#333333' },
    ...change,
  });
  const read = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');

  it('shows any text as text, and keeps it within its edges', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 3 }),
        fc.string({ maxLength: 60 }),
        (notes, title) => {
          const svg = drawSheet(
            request({ title: `${title}<script>&`, notes: [...notes, `https://example.org/${'x'.repeat(400)}`] }),
          );
          expect(svg).not.toContain('<script');
          const drawn = read(svg);
          const height = Number(drawn.documentElement.getAttribute('height'));
          for (const text of drawn.querySelectorAll('text'))
            expect(Number(text.getAttribute('y'))).toBeLessThan(height);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has no scale if the map is tilted, and all entries of the legend', () => {
    const legend = Array.from({ length: 23 }, (_, n) => ({
      symbol: { kind: 'point', colour: '#445566' } as const,
      label: `Sign ${String(n)}`,
    }));
    const drawn = read(drawSheet(request({ legend, map: { ...request().map, aslant: true } })));
    const words = [...drawn.querySelectorAll('text')].map((text) => text.textContent);
    expect(words.filter((word) => word?.startsWith('Sign'))).toHaveLength(23);
    expect(words).not.toContain('10 km');
    expect(drawn.querySelector('#drawn')).not.toBeNull();
  });
});

describe('two maps in one picture', () => {
  const colours = { line: '#8c2f23', paper: '#f3ecdc', ink: '#3d2b1f' };
  const map = '<svg><pattern id="p0"/><path id="p1" fill="url(#p0)"/><use href="#p1"/></svg>';
  const picture = (share: number) =>
    halves({
      left: map,
      right: map,
      width: 800,
      height: 500,
      share,
      names: { left: '17 May <1920>', right: '24 August 1920' },
      colours,
    });

  it('keep their own patterns and lines', () => {
    const ids = [...picture(0.5).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...picture(0.5).matchAll(/(?:url\(|href=")#([^)"]+)/g)].map(([, id]) => id);
    for (const id of named) expect(ids).toContain(id);
  });

  it('are divided at the boundary, and have their names if there is space', () => {
    expect(picture(0.25)).toContain('M200 0H800V500H200z');
    expect(picture(0.25)).toContain('17 May &lt;1920&gt;');
    expect(picture(0.05)).not.toContain('17 May');
    expect(picture(0.99)).not.toContain('24 August');
  });
});
