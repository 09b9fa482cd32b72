/** Converts days to dates of three calendars. Days are counted from 1970-01-01, UTC, as everywhere in the project. */
import { solarOf, solarStart } from './calendar.ts';
import { dayAt, utcDateOf } from './days.ts';

export const CALENDARS = ['gregorian', 'persian', 'julian'] as const;
export type CalendarName = (typeof CALENDARS)[number];

/** A date of a calendar. Months are counted from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days from 1 January of the year 1 (Julian) to 1970-01-01 (Gregorian): Julian day 1721423.5 to 2440587.5. */
const EPOCH = 719_164;
const CYCLE = 1461;

/**
 * The Julian date of a day: every fourth year is a leap year, without exception. `Intl` has no such calendar.
 * Source: the Explanatory Supplement to the Astronomical Almanac, 3rd edition, chapter 15, for the day
 * numbers; checked against the Coptic calendar of `Intl`, which has the same leap years.
 */
export function julianOf(day: number): CalendarDate {
  const since = Math.floor(day) + EPOCH;
  const cycle = Math.floor(since / CYCLE);
  const inCycle = since - cycle * CYCLE;
  const yearInCycle = Math.min(3, Math.floor(inCycle / 365));
  let left = inCycle - yearInCycle * 365;
  const months = [31, yearInCycle === 3 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  for (const length of months) {
    if (left < length) break;
    left -= length;
    month += 1;
  }
  return { year: cycle * 4 + yearInCycle + 1, month: month + 1, day: left + 1 };
}

/** The day of a Julian date; undefined if there is no such date. */
export function dayOfJulian({ year, month, day }: CalendarDate): number | undefined {
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1];
  if (before === undefined) return undefined;
  const leap = ((year % 4) + 4) % 4 === 0;
  const since = 365 * (year - 1) + Math.floor((year - 1) / 4) + before + (leap && month > 2 ? 1 : 0) + day - 1;
  const found = since - EPOCH;
  const back = julianOf(found);
  return back.year === year && back.month === month && back.day === day ? found : undefined;
}

/** The date of a day in a calendar. */
export function dateIn(day: number, calendar: CalendarName): CalendarDate {
  if (calendar === 'julian') return julianOf(day);
  if (calendar === 'persian') {
    const [year, month, date] = solarOf(day);
    return { year, month: month + 1, day: date };
  }
  const date = utcDateOf(day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The first day of a calendar's year. */
export function firstDayOf(year: number, calendar: CalendarName): number {
  if (calendar === 'persian') return solarStart(year);
  if (calendar === 'julian') return dayOfJulian({ year, month: 1, day: 1 }) ?? NaN;
  return dayAt(new Date(0).setUTCFullYear(year, 0, 1));
}
