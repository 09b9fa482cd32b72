import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caveatsOf } from '../../../src/atlas/core/calendar.ts';
import { extentOf } from '../../../src/atlas/core/time.ts';
import { dateIn, dayOfJulian, julianOf } from '../../../src/story/reckoning.ts';
import { dayIn, spanIn } from '../../../src/story/when.ts';
import { day, records } from './fixtures.ts';

const extent = (text: string) => {
  const found = extentOf(text);
  if (!found) throw new Error(text);
  return found;
};

describe('the Julian calendar', () => {
  it.each([
    // Russia went from 31 January to 14 February 1918; the October Revolution was in November.
    ['1918-02-13', 1918, 1, 31],
    ['1917-11-07', 1917, 10, 25],
    ['1582-10-15', 1582, 10, 5],
    ['1900-02-28', 1900, 2, 16],
    ['1900-03-13', 1900, 2, 29],
    ['1900-03-14', 1900, 3, 1],
  ])('%s is %i-%i-%i', (iso, year, month, date) => {
    expect(julianOf(day(iso))).toEqual({ year, month, day: date });
  });

  it('converts back to the same day, and advances by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 100_000 }), (on) => {
        expect(dayOfJulian(julianOf(on))).toBe(on);
        const [today, tomorrow] = [julianOf(on), julianOf(on + 1)];
        expect(tomorrow.day === today.day + 1 || tomorrow.day === 1).toBe(true);
      }),
    );
    expect(dayOfJulian({ year: 1901, month: 2, day: 29 })).toBeUndefined();
    expect(dayOfJulian({ year: 1900, month: 13, day: 1 })).toBeUndefined();
  });

  it('keeps step with the Coptic calendar of Intl, whose new year is always 29 or 30 August', () => {
    const coptic = new Intl.DateTimeFormat('en-u-ca-coptic-nu-latn', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let on = day('1895-01-01'); on < day('1930-01-01'); on += 1) {
      const parts = new Map(coptic.formatToParts(new Date(on * 86_400_000)).map(({ type, value }) => [type, value]));
      if (parts.get('month') !== '1' || parts.get('day') !== '1') continue;
      const { year, month, day: date } = julianOf(on);
      expect([month, date], String(year)).toEqual([8, (year + 1) % 4 === 0 ? 30 : 29]);
    }
  });
});

describe('a day', () => {
  it('has a label in three calendars and three languages', () => {
    const landing = day('1920-05-18');
    expect(dayIn(landing, 'gregorian', 'en')).toBe('18 May 1920');
    expect(dayIn(landing, 'julian', 'en')).toBe('5 May 1920');
    expect(dayIn(landing, 'persian', 'en')).toBe('28 Ordibehesht 1299 SH');
    expect(dayIn(landing, 'persian', 'fa')).toBe('۲۸ اردیبهشت ۱۲۹۹');
    expect(dayIn(landing, 'persian', 'ru')).toBe('28 ордибехешта 1299\u00a0года');
    expect(dayIn(landing, 'gregorian', 'fa')).toContain('۱۹۲۰');
    expect(dayIn(landing, 'julian', 'fa')).toMatch(/۵ .*۱۹۲۰/);
    expect(dayIn(landing, 'gregorian', 'ru')).toMatch(/^18 мая 1920/);
    expect(dayIn(landing, 'julian', 'ru')).toMatch(/^5 мая 1920/);
    expect(dateIn(landing, 'persian')).toEqual({ year: 1299, month: 2, day: 28 });
  });

  it('of every event is the solar date that the chronology has', () => {
    const months = [
      'Farvardin',
      'Ordibehesht',
      'Khordad',
      'Tir',
      'Mordad',
      'Shahrivar',
      'Mehr',
      'Aban',
      'Azar',
      'Dey',
      'Bahman',
      'Esfand',
    ];
    let checked = 0;
    for (const { kind, feature, extent: when, key } of records) {
      const note = /^(\d+) (\w+) (\d{4}) SH$/.exec(String(feature.properties?.['calendar'] ?? ''));
      if (kind !== 'event' || !note || !when) continue;
      checked += 1;
      expect(dateIn(when.from, 'persian'), key).toEqual({
        year: Number(note[3]),
        month: months.indexOf(note[2] ?? '') + 1,
        day: Number(note[1]),
      });
    }
    expect(checked).toBeGreaterThan(50);
  });
});

describe('a stretch of time', () => {
  it('has a label that is no more precise than the date', () => {
    expect(spanIn(extent('1920-08-22/1920-08-25'), 'gregorian', 'en').replace(/\s/g, ' ')).toMatch(
      /^22 ?– ?25 August 1920$/,
    );
    expect(spanIn(extent('1921~'), 'gregorian', 'en')).toBe('1921');
    expect(spanIn(extent('1920-08-22/1920-08-25'), 'julian', 'en')).toBe('9\u2009–\u200912 August 1920');
    expect(spanIn(extent('1921-10-15/..'), 'gregorian', 'en')).toBe('15 October 1921 – …');
  });

  it('that is converted says what is not certain', () => {
    expect(caveatsOf(extent('1920-05-18'), 'gregorian')).toEqual([]);
    expect(caveatsOf(extent('1920-05-18'), 'persian')).toEqual(['zodiac-months']);
    expect(caveatsOf(extent('1925-04-01'), 'persian')).toEqual([]);
    expect(caveatsOf(extent('1920-05'), 'persian')).toEqual(['zodiac-months', 'converted-span']);
    expect(caveatsOf(extent('1917-11-07'), 'julian')).toEqual([]);
  });
});
