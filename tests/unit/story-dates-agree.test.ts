import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../../src/atlas/core/time.ts';
import { dateLabel, daysOf, yearLabel } from '../../src/press/dates.ts';
import { calendarOf } from '../../src/story/calendar.ts';
import { CALENDARS, dateIn, firstDayOf, type CalendarName } from '../../src/story/reckoning.ts';
import { isUncertain, momentLabel, precisionOf, rangeLabel, spanIn } from '../../src/story/when.ts';

const pad = (n: number, digits = 2) => String(n).padStart(digits, '0');

/** One end of a date as an author writes it: a day, a month, a year, or with unspecified digits. */
const anyEnd = fc
  .record({
    year: fc.integer({ min: 1850, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    form: fc.constantFrom('day', 'month', 'year', 'some-day', 'some-month', 'decade'),
    doubt: fc.constantFrom('', '', '~', '?', '%'),
  })
  .map(({ year, month, day, form, doubt }) => {
    const written = {
      day: `${pad(year, 4)}-${pad(month)}-${pad(day)}`,
      month: `${pad(year, 4)}-${pad(month)}`,
      year: pad(year, 4),
      'some-day': `${pad(year, 4)}-${pad(month)}-XX`,
      'some-month': `${pad(year, 4)}-XX`,
      decade: `${pad(year, 4).slice(0, 3)}X`,
    }[form];
    return `${written}${doubt}`;
  });

const anyDate = fc
  .oneof(
    anyEnd,
    fc.tuple(anyEnd, anyEnd).map((ends) => ends.join('/')),
  )
  .map((edtf) => ({ edtf, days: daysOf(edtf), extent: extentOf(edtf) }))
  .filter(({ days, extent }) => days !== undefined && extent !== undefined && days.from <= days.until)
  .map(({ edtf, days }) => ({ edtf, from: days?.from ?? 0, until: days?.until ?? 0 }));

/** A date, and a moment in it. */
const anyMoment = anyDate.chain((date) =>
  fc.integer({ min: date.from, max: date.until }).map((now) => ({ ...date, now })),
);

const LANGS = ['en', 'fa', 'ru'] as const;
const anyLang = fc.constantFrom(...LANGS);
const anyCalendar = fc.constantFrom<CalendarName>(...CALENDARS);
const digits = (text: string) => text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
const yearsIn = (text: string) => (digits(text).match(/\d{4}/g) ?? []).map(Number);

describe('a date, in whatever form it is given', () => {
  it('has the same days for the press and for the atlas', () => {
    fc.assert(
      fc.property(anyDate, ({ edtf, from, until }) => {
        expect(extentOf(edtf)).toEqual({ edtf, from, until });
      }),
    );
  });

  it('has the same label in a heading, the timeline, the atlas and the cards', () => {
    fc.assert(
      fc.property(anyDate, anyLang, (date, lang) => {
        const gregorian = spanIn(date, 'gregorian', lang);
        const heading = rangeLabel(date, lang);
        expect(heading).toBe(lang === 'fa' ? `${spanIn(date, 'persian', lang)} (${gregorian})` : gregorian);
        expect(dateLabel(date, lang)).toBe(isUncertain(date.edtf) ? `about ${heading}` : heading);
      }),
    );
  });

  it('over the map ends with the end of its heading, and starts with the start', () => {
    fc.assert(
      fc.property(anyDate, anyLang, (date, lang) => {
        const heading = yearsIn(rangeLabel(date, lang).replace(/ \(.*/, ''));
        const moment = (now: number) => yearsIn(momentLabel({ ...date, now }, lang).replace(/ \(.*/, ''));
        expect(moment(date.until).at(-1)).toBe(heading.at(-1));
        expect(moment(date.from)[0]).toBe(heading[0]);
      }),
    );
  });

  it('given as one month is the same over the map as in its heading, on every day of it', () => {
    fc.assert(
      fc.property(anyMoment, anyLang, (when, lang) => {
        fc.pre(/^\d{4}-\d\d[~?%]?$/.test(when.edtf));
        expect(momentLabel(when, lang)).toBe(rangeLabel(when, lang));
      }),
      { numRuns: 300 },
    );
  });

  it('has a label that is no more precise than the date', () => {
    const months = /[\p{L}]{3,}/u;
    fc.assert(
      fc.property(anyMoment, anyLang, anyCalendar, (when, lang, calendar) => {
        const precision = precisionOf(when.edtf);
        for (const text of [spanIn(when, calendar, lang), momentLabel(when, lang)]) {
          if (precision === 'year') expect(text.replace(/SH/g, '')).not.toMatch(months);
          if (precision !== 'day') expect(digits(text)).not.toMatch(/(^|\D)\d{1,2}(\D|$)/);
        }
      }),
    );
  });
});

describe('a converted stretch', () => {
  it('given to the day or the month runs from the first of its days to the last', () => {
    fc.assert(
      fc.property(anyDate, anyLang, anyCalendar, (date, lang, calendar) => {
        fc.pre(precisionOf(date.edtf) !== 'year');
        const [first, last] = [dateIn(date.from, calendar), dateIn(date.until, calendar)];
        const text = digits(spanIn(date, calendar, lang));
        expect(yearsIn(text)[0]).toBe(first.year);
        expect(yearsIn(text).at(-1)).toBe(last.year);
        if (precisionOf(date.edtf) === 'month') {
          // For each end: the month in the calendar on that day.
          const one = { from: date.from, until: date.from, edtf: '1920-01' };
          const other = { from: date.until, until: date.until, edtf: '1920-01' };
          // Without the character that joins a Persian month to its year.
          const name = (said: string) => said.replace(/ٔ?[\d\s]+.*$/, '');
          expect(text.startsWith(name(digits(spanIn(one, calendar, lang))))).toBe(true);
          expect(text).toContain(name(digits(spanIn(other, calendar, lang))));
        } else {
          expect(Number(/^\d+/.exec(text)?.[0])).toBe(first.day);
          expect(text).toMatch(new RegExp(`(^|\\D)${String(last.day)}\\D`));
        }
      }),
    );
  });

  it('given to the year has the year of an end that is more precise, otherwise the year that overlaps it most', () => {
    fc.assert(
      fc.property(anyDate, anyCalendar, (date, calendar) => {
        const [from, until] = [new Date(date.from * 864e5), new Date(date.until * 864e5)].map((on) =>
          on.getUTCFullYear(),
        ) as [number, number];
        fc.pre(precisionOf(date.edtf) === 'year' && from < until);
        const years = yearsIn(spanIn(date, calendar, 'en'));
        const [start = '', end = start] = date.edtf.split('/');
        const mostly = (year: number) => dateIn(firstDayOf(year, 'gregorian') + 182, calendar).year;
        expect(years[0]).toBe(precisionOf(start) === 'year' ? mostly(from) : dateIn(date.from, calendar).year);
        expect(years.at(-1)).toBe(precisionOf(end) === 'year' ? mostly(until) : dateIn(date.until, calendar).year);
      }),
    );
  });

  it('of years agrees with the axes and the tables of figures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1850, max: 2020 }), fc.integer({ min: 1, max: 60 }), (year, length) => {
        const [edtf, last] = [`${String(year)}/${String(year + length)}`, year + length];
        const days = daysOf(edtf);
        if (!days) throw new Error(edtf);
        const heading = yearsIn(rangeLabel({ edtf, ...days }, 'fa'));
        expect([heading[0], heading[2]]).toEqual(yearsIn(yearLabel(year, 'fa')));
        expect([heading[1], heading[3]]).toEqual(yearsIn(yearLabel(last, 'fa')));
      }),
    );
  });

  it('has the same starts of years and months as the axes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1230, max: 1400 }), fc.integer({ min: 0, max: 11 }), (year, month) => {
        const day = calendarOf('fa').start(year, month);
        expect(dateIn(day, 'persian')).toEqual({ year, month: month + 1, day: 1 });
        expect(dateIn(day - 1, 'persian').day).toBeGreaterThan(28);
        expect(firstDayOf(year, 'persian')).toBe(calendarOf('fa').start(year));
      }),
    );
  });
});

it('every calendar has a name for every day in every language, and each day is another', () => {
  fc.assert(
    fc.property(fc.integer({ min: -44_000, max: 20_000 }), anyLang, anyCalendar, (day, lang, calendar) => {
      const said = (on: number) => spanIn({ from: on, until: on, edtf: '1920-01-01' }, calendar, lang);
      expect(said(day)).toMatch(/^[\d۰-۹]+ \p{L}+ٔ? [\d۰-۹]{4}/u);
      expect(said(day)).not.toBe(said(day + 1));
    }),
  );
});
