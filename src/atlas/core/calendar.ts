/** A day by three reckonings. A day is counted from 1970-01-01, UTC, as everywhere here. */
import { dayOf, isUncertain, precisionOf, type Precision } from '../../story/when.ts';
import type { Extent } from './time.ts';

export const CALENDARS = ['gregorian', 'persian', 'julian'] as const;
export type Calendar = (typeof CALENDARS)[number];

/** A date as a calendar has it. The month counts from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;
const date = (day: number) => new Date(Math.floor(day) * DAY);

/** Days from 1 January of the year 1 (Julian) to 1970-01-01 (Gregorian): Julian day 1721423.5 to 2440587.5. */
const EPOCH = 719_164;
const CYCLE = 1461;

/**
 * The Julian date of a day: every fourth year a leap year, without exception. `Intl` knows no such calendar.
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

/** The day of a Julian date; undefined where that calendar has no such date. */
export function dayOfJulian({ year, month, day }: CalendarDate): number | undefined {
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1];
  if (before === undefined) return undefined;
  const leap = ((year % 4) + 4) % 4 === 0;
  const since = 365 * (year - 1) + Math.floor((year - 1) / 4) + before + (leap && month > 2 ? 1 : 0) + day - 1;
  const found = since - EPOCH;
  const back = julianOf(found);
  return back.year === year && back.month === month && back.day === day ? found : undefined;
}

const INTL = { gregorian: 'gregory', persian: 'persian' } as const;

const numeric: Readonly<Record<'gregorian' | 'persian', Intl.DateTimeFormat>> = {
  gregorian: new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }),
  persian: new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }),
};

/** The parts of a day's date. The years of the two solar calendars of `Intl` are those of their era. */
export function dateIn(day: number, calendar: Calendar): CalendarDate {
  if (calendar === 'julian') return julianOf(day);
  const parts = new Map(numeric[calendar].formatToParts(date(day)).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.get('year') ?? NaN, month: parts.get('month') ?? NaN, day: parts.get('day') ?? NaN };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: string, calendar: keyof typeof INTL, precision: Precision): Intl.DateTimeFormat {
  const key = `${lang} ${calendar} ${precision}`;
  const known = formats.get(key);
  if (known) return known;
  const month = precision === 'year' ? {} : ({ month: 'long' } as const);
  const day = precision === 'day' ? ({ day: 'numeric' } as const) : {};
  // Persian text counts in its own calendar unless told otherwise.
  const made = new Intl.DateTimeFormat(`${lang === 'en' ? 'en-GB' : lang}-u-ca-${INTL[calendar]}`, {
    year: 'numeric',
    ...month,
    ...day,
    timeZone: 'UTC',
  });
  formats.set(key, made);
  return made;
}

/** A year that has every day a Julian year may have: the stand-in whose year is then replaced. */
const LEAP = 2000;

/**
 * A day in words: `18 May 1920`, `28 Ordibehesht 1299 AP`, `5 May 1920`. Says nothing of doubt, and of the
 * Julian calendar only what the page says beside it.
 */
export function dayIn(day: number, calendar: Calendar, lang: string, precision: Precision = 'day'): string {
  if (calendar !== 'julian') return format(lang, calendar, precision).format(date(day));
  const julian = julianOf(day);
  const standIn = new Date(Date.UTC(LEAP, julian.month - 1, julian.day));
  const formatter = format(lang, 'gregorian', precision);
  const year = new Intl.NumberFormat(lang, { useGrouping: false }).format(julian.year);
  return formatter
    .formatToParts(standIn)
    .map(({ type, value }) => (type === 'year' ? year : value))
    .join('');
}

/** A stretch of time in words, no finer than its date is given: `22–25 August 1920`. Says nothing of doubt. */
export function extentIn(extent: Extent, calendar: Calendar, lang: string): string {
  const precision = precisionOf(extent.edtf.replace(/\/\.\.$|^\.\.\//g, ''));
  const open = { from: !Number.isFinite(extent.from), until: !Number.isFinite(extent.until) };
  if (open.from || open.until) {
    const one = dayIn(open.from ? extent.until : extent.from, calendar, lang, precision);
    return open.from ? `… – ${one}` : `${one} – …`;
  }
  if (calendar !== 'julian')
    return format(lang, calendar, precision).formatRange(date(extent.from), date(extent.until));
  const [first, last] = [dayIn(extent.from, calendar, lang, precision), dayIn(extent.until, calendar, lang, precision)];
  return first === last ? first : `${first} – ${last}`;
}

/** What must be said beside a date that was converted. */
export type Caveat =
  /** Iran counted by zodiac months of other lengths until the law of 31 March 1925: a printed date may be a day off. */
  | 'zodiac-months'
  /** A date that is itself in doubt, or no finer than a month: the conversion is of its first and last day. */
  | 'converted-span';

/** 11 Farvardin 1304, the day of the law. */
const REFORM = dayOf('1925-03-31') ?? NaN;

/** The caveats of showing an extent in a calendar. Gregorian dates are the data's own, and have none. */
export function caveatsOf(extent: Extent, calendar: Calendar): readonly Caveat[] {
  if (calendar === 'gregorian') return [];
  const caveats: Caveat[] = [];
  if (calendar === 'persian' && extent.from < REFORM) caveats.push('zodiac-months');
  if (precisionOf(extent.edtf) !== 'day' || isUncertain(extent.edtf)) caveats.push('converted-span');
  return caveats;
}
