import { dayAt, utcDateOf } from './days.ts';
import { isSolar, localeOf } from './languages.ts';

/**
 * The calendar of a language, for axes that mark the beginnings of years and months. Days are counted from 1970-01-01,
 * UTC.
 */
export interface Calendar {
  readonly yearOf: (day: number) => number;
  /** The first day of a month; months are counted from 0, the default. */
  readonly start: (year: number, month?: number) => number;
  readonly year: (year: number) => string;
  /** A short name, `month` from 0. */
  readonly month: (month: number) => string;
}

const parts = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Year, month from 0, and day of the month in the solar Hijri calendar, by the modern rule. */
export function solarOf(day: number): readonly [year: number, month: number, day: number] {
  const found = parts.formatToParts(utcDateOf(day));
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    parseInt(found.find((part) => part.type === type)?.value ?? '', 10);
  return [read('year'), read('month') - 1, read('day')];
}

const nowruz = new Map<number, number>();

/** The day of the spring equinox on which a solar year begins. */
function newYear(year: number): number {
  const known = nowruz.get(year);
  if (known !== undefined) return known;
  const around = dayAt(Date.UTC(year + 621, 2, 18));
  const found = [0, 1, 2, 3, 4, 5].map((n) => around + n).find((day) => solarOf(day)[2] === 1) ?? around + 3;
  nowruz.set(year, found);
  return found;
}

/** The first day of a solar month, counted from 0: six months have 31 days, five 30, and the last one 29 or 30. */
export const solarStart = (year: number, month = 0) =>
  newYear(year) + (month <= 6 ? 31 * month : 186 + 30 * (month - 6));

const digits = (lang: string) => new Intl.NumberFormat(lang, { useGrouping: false });

export function calendarOf(lang: string): Calendar {
  const number = digits(lang);
  const year = (value: number) => number.format(value);
  if (isSolar(lang)) {
    const names = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
    return {
      yearOf: (day) => solarOf(day)[0],
      start: solarStart,
      year,
      month: (month) => names.format(utcDateOf(solarStart(1299, month) + 3)),
    };
  }
  const names = new Intl.DateTimeFormat(localeOf(lang), { month: 'short', timeZone: 'UTC' });
  return {
    yearOf: (day) => utcDateOf(day).getUTCFullYear(),
    start: (value, month = 0) => dayAt(new Date(0).setUTCFullYear(value, month, 1)),
    year: (value) => (lang === 'en' ? String(value) : year(value)),
    month: (month) => names.format(Date.UTC(2001, month, 1)).replace(/\.$/, ''),
  };
}
