/** The evidence of the story: all names can be resolved, all dates are valid, all texts are ready for readers. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import edtf from 'edtf';
import { describe, expect, it } from 'vitest';
import { CONFIDENCES } from '../../src/story/confidence.ts';

type Row = Readonly<Record<string, string>>;

interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly note?: string;
  readonly custom: { readonly consulted: string; readonly partOf?: string; readonly remark?: string };
}

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const rows = (path: string): Row[] => parse(text(path), { columns: true }) as Row[];

const chronology = rows('stories/gilan-1920/evidence/chronology.csv');
const people = rows('stories/gilan-1920/evidence/people.csv');
const places = rows('geo/sources/places.csv');
const movements = rows('geo/sources/movements.csv');
const control = rows('geo/sources/control.csv');
const citations = rows('stories/gilan-1920/evidence/citations.csv');
const bibliography = JSON.parse(text('stories/gilan-1920/evidence/bibliography.json')) as CslItem[];

const cell = (row: Row, column: string): string => {
  const value = row[column];
  if (value === undefined) throw new Error(`${row['id'] ?? '?'} has no column ${column}`);
  return value;
};
const list = (row: Row, column: string): string[] =>
  cell(row, column)
    .split(';')
    .filter((code) => code !== '');
const ids = (items: readonly { readonly id?: string }[]): Set<string> => new Set(items.map((item) => item.id ?? ''));
const wordCount = (value: string): number => value.split(/\s+/).filter((word) => word !== '').length;
const unknown = (owner: string, codes: readonly string[], known: ReadonlySet<string>): string[] =>
  codes.filter((code) => !known.has(code)).map((code) => `${owner}: ${code}`);

describe('ids', () => {
  it.each([
    ['chronology', chronology],
    ['people', people],
    ['places', places],
    ['bibliography', bibliography],
  ] as [string, readonly { readonly id?: string }[]][])('are unique in %s', (_name, items) => {
    expect(items.length).toBeGreaterThan(0);
    expect(ids(items).has('')).toBe(false);
    expect(ids(items).size).toBe(items.length);
  });
});

describe('references', () => {
  const sources = ids(bibliography);

  it('of events name known places, people and sources', () => {
    expect(chronology.flatMap((e) => unknown(cell(e, 'id'), list(e, 'place_ids'), ids(places)))).toEqual([]);
    expect(chronology.flatMap((e) => unknown(cell(e, 'id'), list(e, 'people_ids'), ids(people)))).toEqual([]);
    expect(chronology.flatMap((e) => unknown(cell(e, 'id'), list(e, 'sources'), sources))).toEqual([]);
  });

  it('of people name known sources', () => {
    expect(people.flatMap((p) => unknown(cell(p, 'id'), list(p, 'sources'), sources))).toEqual([]);
  });

  it('of movements name known sources', () => {
    // Keys and prose share the column: a key opens the text or follows a semicolon without a space.
    const keys = (m: Row): string[] =>
      [...cell(m, 'evidence_sources').matchAll(/(?:^|;)([^\s;.,(]+)/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => key !== 'memoirs');
    expect(movements.flatMap(keys).length).toBeGreaterThan(movements.length);
    expect(movements.flatMap((m) => unknown(cell(m, 'id'), keys(m), sources))).toEqual([]);
  });

  it('of control periods name known sources, at least one each', () => {
    expect(control.filter((row) => list(row, 'evidence_sources').length === 0)).toEqual([]);
    expect(control.flatMap((row) => unknown(cell(row, 'id'), list(row, 'evidence_sources'), sources))).toEqual([]);
  });

  it('of control periods name works that the chronology, the movements or the citations name too', () => {
    const elsewhere = new Set([
      ...chronology.flatMap((row) => list(row, 'sources')),
      ...citations.map((row) => cell(row, 'source')),
      ...movements.flatMap((row) => cell(row, 'evidence_sources').match(/[\w-]+/g) ?? []),
    ]);
    expect(control.flatMap((row) => unknown(cell(row, 'id'), list(row, 'evidence_sources'), elsewhere))).toEqual([]);
  });

  it('of sources name the work they belong to', () => {
    expect(
      bibliography.flatMap((s) => unknown(s.id, s.custom.partOf === undefined ? [] : [s.custom.partOf], sources)),
    ).toEqual([]);
  });
});

describe('dates', () => {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  /** First or last day of `1920`, `1920-06` or `1920-06-05`. */
  const bound = (value: string, end: boolean): string => {
    const parsed = edtf(value);
    return day(end ? parsed.max : parsed.min);
  };

  it.each(chronology.map((e) => [cell(e, 'id'), e] as const))(
    'of %s are EDTF and span what the older columns span',
    (_id, e) => {
      // A date or an interval, each end exact or approximate: nothing beyond EDTF level 1.
      expect(cell(e, 'date')).toMatch(/^\d{4}(-\d{2}){0,2}~?(\/\d{4}(-\d{2}){0,2}~?)?$/);
      const date = edtf(cell(e, 'date'));
      expect(day(date.min)).toBe(bound(cell(e, 'date_start'), false));
      expect(day(date.max)).toBe(bound(cell(e, 'date_end'), true));
    },
  );

  it('that were only recalled are approximate, but for the dates of world history', () => {
    const certain = new Set(['ev001', 'ev002', 'ev013', 'ev016']);
    const wrong = chronology.filter(
      (e) => cell(e, 'evidence') === 'recalled' && cell(e, 'date').includes('~') === certain.has(cell(e, 'id')),
    );
    expect(wrong.map((e) => cell(e, 'id'))).toEqual([]);
  });

  it('have a solar Hijri equivalent in one form', () => {
    // `28 Ordibehesht 1299 SH`, `1–4 Tir 1299 SH`, `26 Mordad – 3 Shahrivar 1299 SH`, `Azar 1296 – Tir 1297 SH`,
    // `1293–1294 SH`
    const months = 'Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand';
    const part = `(?:\\d{1,2}(?:–\\d{1,2})? )?(?:${months})(?:–(?:${months}))?(?: \\d{4})?`;
    const form = new RegExp(`^(?:${part}(?: – ${part})?|\\d{4}–\\d{4}) SH$`);
    expect(
      chronology.map((e) => cell(e, 'calendar_note')).filter((note) => !form.test(note) || !/\d{4} SH$/.test(note)),
    ).toEqual([]);
  });
});

describe('codes', () => {
  it('are those of the README', () => {
    for (const row of [...chronology, ...people, ...places]) expect(CONFIDENCES).toContain(cell(row, 'confidence'));
    for (const e of chronology) {
      expect(['read', 'day-recalled', 'recalled']).toContain(cell(e, 'evidence'));
      expect(['day', 'month', 'year']).toContain(cell(e, 'precision'));
    }
  });

  it('say of every source what it is and how far it was consulted', () => {
    for (const item of bibliography) {
      expect(item.title, item.id).toBeTruthy();
      expect(item.type, item.id).toBeTruthy();
      expect(['read', 'excerpt', 'opening', 'not-opened'], item.id).toContain(item.custom.consulted);
      expect(item.note, item.id).toBeUndefined();
    }
  });
});

describe('texts for readers', () => {
  const texts: [string, string, number][] = [
    ...chronology.flatMap((e): [string, string, number][] => [
      [`${cell(e, 'id')} title`, cell(e, 'title'), 12],
      [`${cell(e, 'id')} description`, cell(e, 'description'), 45],
      [`${cell(e, 'id')} dispute_note`, cell(e, 'dispute_note'), Infinity],
    ]),
    ...people.flatMap((p): [string, string, number][] => [
      [`${cell(p, 'id')} short_bio`, cell(p, 'short_bio'), 45],
      [`${cell(p, 'id')} life_note`, cell(p, 'life_note'), Infinity],
    ]),
    ...places.flatMap((p): [string, string, number][] => [
      [`${cell(p, 'id')} what_it_is`, cell(p, 'what_it_is'), 30],
      [`${cell(p, 'id')} role_in_story`, cell(p, 'role_in_story'), 30],
    ]),
    ...bibliography.map((s): [string, string, number] => [`${s.id} remark`, s.custom.remark ?? '', 45]),
  ];

  it('are there', () => {
    expect(
      texts
        .filter(([where, value]) => value === '' && !/ (dispute_note|life_note|remark)$/.test(where))
        .map(([where]) => where),
    ).toEqual([]);
  });

  it('keep to their length', () => {
    expect(texts.filter(([, value, limit]) => wordCount(value) > limit).map(([where]) => where)).toEqual([]);
  });

  it('contain no notes to the author', () => {
    const workshop = /\b(seed|dossier|do not|re-check|README)/i;
    expect(texts.filter(([, value]) => workshop.test(value)).map(([where]) => where)).toEqual([]);
  });

  it('use the spelling of the story', () => {
    expect(
      texts
        .filter(
          ([where, value]) => !where.endsWith('remark') && /\b(Resht|Enzeli|Menjil|Kazvin|Kuchuk|Kuchak)\b/.test(value),
        )
        .map(([where]) => where),
    ).toEqual([]);
  });
});
