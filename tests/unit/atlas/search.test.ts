import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldText, languageByScript, wordsOf } from '../../../src/atlas/core/script.ts';
import { initialState, NO_FILTERS } from '../../../src/atlas/core/state.ts';
import { search } from '../../../src/atlas/core/text-search.ts';
import { resultRows, groupedRows } from '../../../src/atlas/search/results.ts';
import { byKey, catalogue, records } from './fixtures.ts';

const known = search(records);
const first = (query: string) => known.find(query)[0];

describe('writing', () => {
  it.each([
    ['انزلي', 'انزلی'],
    ['كوچك', 'کوچک'],
    ['جمهوريّة', 'جمهوریه'],
    ['سبزه‌میدان', 'سبزهمیدان'],
    ['مُحَمَّد', 'محمد'],
    ['۱۲۹۹', '1299'],
    ['Ёлка', 'елка'],
    ['Rašt', 'rasht'.replace('sh', 's')],
    ["Sa'ed", 'saed'],
    ['Sa’ed', 'SAʿED'],
    ['Ａnzali', 'anzali'],
  ])('%s and %s are alike', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('that is normalised stays the same when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('with a joiner is found as a whole and in parts', () => {
    expect(wordsOf('سبزه‌میدان رشت')).toEqual(['سبزهمیدان', 'رشت', 'سبزه', 'میدان']);
    expect(wordsOf('Mashhad-e Sar')).toEqual(['mashhad', 'e', 'sar']);
  });
});

describe('a search', () => {
  it.each([
    ['Enzeli', 'places/anzali', 'Enzeli'],
    ['enzelli', 'places/anzali', 'Enzeli'],
    ['Resht', 'places/rasht', 'Resht'],
    ['Rašt', 'places/rasht', 'Rašt'],
    ['Rast', 'places/rasht', 'Rašt'],
    ['انزلی', 'places/anzali', 'انزلی'],
    ['انزلي', 'places/anzali', 'انزلی'],
    ['Энзели', 'places/anzali', 'Энзели'],
    ['энзел', 'places/anzali', 'Энзели'],
    ['Kazvin', 'places/qazvin', 'Kazvin'],
    ['kuchik', 'people/kuchik', 'Mirza Kuchik Khan (Yunes)'],
    ['كوچك', 'people/kuchik', 'میرزا کوچک‌خان جنگلی (یونس)'],
    ['Кучек', 'people/kuchik', 'Мирза Кучек-хан'],
    ['ehsan allah', 'people/ehsanollah', 'Ehsanollah Khan Dustdar'],
    ['sabzeh meydan', 'places/rasht-sabzeh-meydan', 'Sabzeh Meydan'],
    ['سبزه میدان', 'places/rasht-sabzeh-meydan', 'سبزه‌میدان رشت'],
    ['Landing at Anzali', 'events/ev041', 'Landing at Anzali'],
  ])('for %s finds %s first, by the name %s', (query, key, name) => {
    const found = first(query);
    expect([found?.record.key, found?.name]).toEqual([key, name]);
  });

  it('finds every record by each of its names', () => {
    for (const record of records) {
      for (const { text } of record.names) {
        if (wordsOf(text).length === 0) continue;
        expect(
          known.find(text, records.length).map(({ record: one }) => one.key),
          text,
        ).toContain(record.key);
      }
    }
  });

  it('finds events by who took part and where', () => {
    const found = known.find('Kuchik Rasht', 50).map(({ record }) => record.key);
    expect(found).toContain('events/ev047');
  });

  it('for an empty text or nonsense finds nothing and does not throw', () => {
    for (const query of ['', ' ', '\u200c', '‌', '؟', 'zzzzzzzzz']) expect(known.find(query)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(known.find(query).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the results of a text', () => {
  const rowsFor = (text: string) =>
    resultRows({
      results: records.map((record) => ({ record, sureness: 'sure' as const, km: undefined })),
      records: byKey,
      state: { ...initialState(catalogue), filters: { ...NO_FILTERS, text } },
    });

  test.each(['Rasht', 'رشت', 'Resht', 'Решт'])('have what is called %s apart, and the rest by kind', (name) => {
    const rows = rowsFor(name);
    const { named, kinds } = groupedRows(rows);
    expect(named.map(({ result }) => result.record.key)).toEqual(['places/rasht']);
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['event', 'hold', 'movement']));
    expect(kinds.reduce((sum, group) => sum + group.rows.length, named.length)).toBe(rows.length);
  });

  test('have the best place or person apart where no name is the text as a whole', () => {
    expect(groupedRows(rowsFor('Kuchik')).named.map(({ result }) => result.record.key)).toEqual(['people/kuchik']);
    expect(groupedRows(rowsFor('stamps')).named).toEqual([]);
  });
});

describe('the language of a text', () => {
  it.each([
    ['شورشی در رشت، 1920', 'fa', 'fa'],
    ['A rising in Rasht', 'fa', 'en'],
    ['Восстание в Реште (Resht)', 'ru', 'ru'],
    ['A rising in Rasht', 'ru', 'en'],
    ['A rising in Rasht', 'en', 'en'],
    ['', 'fa', 'en'],
  ])('%s on a page in %s is %s', (text, lang, tongue) => {
    expect(languageByScript(text, lang)).toBe(tongue);
  });
});
