import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, languageByScript, wordsOf } from '../../../src/atlas/core/script.ts';
import { search } from '../../../src/atlas/core/text-search.ts';
import { records } from './fixtures.ts';

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
