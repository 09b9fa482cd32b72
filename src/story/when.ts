import { dateIn, type CalendarName } from './reckoning.ts';
import { dayAt, utcDateOf } from './days.ts';
import { isSolar, localeOf } from './languages.ts';
import type { When } from './story.ts';

/**
 * Days from 1970-01-01 to a calendar date, UTC, proleptic Gregorian. Years before 0 and after 9999 have a
 * sign, and six digits as {@link isoOf} writes them. Source: ECMA-262, Date Time String Format.
 */
export function dayOf(iso: string): number | undefined {
  const parts = /^(-?\d{4}|[+-]\d{6})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(0);
  // Not Date.UTC, which takes the year 44 for 1944.
  date.setUTCFullYear(year, month - 1, day);
  // 31 February is read as 3 March; a date that does not come back unchanged was never one.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return dayAt(date.getTime());
}

/** The calendar date of a day count, as `1920-05-18`; `-000043-03-15` in the 44th year before Christ. */
export function isoOf(day: number): string {
  return utcDateOf(day).toISOString().replace(/T.*$/, '');
}

export type Precision = 'day' | 'month' | 'year';

/** The precision of an EDTF date; for an interval, that of its less precise end. */
export function precisionOf(edtf: string): Precision {
  const ends = edtf.split('/').map((end) => end.replace(/[~?%]/g, '').replace(/(-XX)+$/, ''));
  if (ends.some((end) => /^-?[\dX]{4}$/.test(end))) return 'year';
  if (ends.some((end) => /^-?[\dX]{4}-[\dX]{2}$/.test(end))) return 'month';
  return 'day';
}

/** Whether the author marked the date as approximate (`~`), uncertain (`?`) or both (`%`). */
export function isUncertain(edtf: string): boolean {
  return /[~?%]/.test(edtf);
}

/** The parts of a date's label. */
interface Words {
  readonly day: string;
  /** The form of the month's name without a day. */
  readonly month: string;
  /** The form with a day; in Russian the genitive. */
  readonly ofMonth: string;
  readonly year: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, found);
  return found;
}

/**
 * The names of the solar months in each language: the form with a day, and the form alone if it differs. They are
 * listed here because browsers disagree about them, and `Intl` has no genitive for the Russian ones.
 */
const SOLAR_MONTHS: Readonly<
  Record<string, { readonly ofMonth: readonly string[]; readonly month?: readonly string[] }>
> = {
  en: {
    ofMonth: 'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' '),
  },
  fa: { ofMonth: 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ') },
  ru: {
    ofMonth: 'фарвардина ордибехешта хордада тира мордада шахривара мехра абана азара дея бахмана эсфанда'.split(' '),
    month: 'фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар дей бахман эсфанд'.split(' '),
  },
};

function gregorianWords(day: number, lang: string): Words {
  const locale = `${localeOf(lang)}-u-ca-gregory`;
  const all = formatter(locale, { year: 'numeric', month: 'long', day: 'numeric' }).formatToParts(utcDateOf(day));
  const part = (type: Intl.DateTimeFormatPartTypes) => all.find((one) => one.type === type)?.value ?? '';
  return {
    day: part('day'),
    month: formatter(locale, { month: 'long' }).format(utcDateOf(day)),
    ofMonth: part('month'),
    year: part('year'),
  };
}

/** A leap year of both calendars, used to format days and months of Julian dates with `Intl`. */
const LEAP = 2000;

function wordsOf(day: number, calendar: CalendarName, lang: string): Words {
  if (calendar === 'gregorian') return gregorianWords(day, lang);
  const date = dateIn(day, calendar);
  const number = new Intl.NumberFormat(lang, { useGrouping: false });
  const [ofDay, year] = [number.format(date.day), number.format(date.year)];
  if (calendar === 'julian') {
    const standIn = dayOf(`${String(LEAP)}-${pad(date.month)}-${pad(date.day)}`) ?? 0;
    return { ...gregorianWords(standIn, lang), day: ofDay, year };
  }
  const names = SOLAR_MONTHS[new Intl.Locale(lang).language] ?? SOLAR_MONTHS['en'];
  const ofMonth = names?.ofMonth[date.month - 1] ?? '';
  return { day: ofDay, month: names?.month?.[date.month - 1] ?? ofMonth, ofMonth, year };
}

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * How a language joins the two ends of a span, and what it writes after a year. The ranges of `Intl` leave out months
 * or use the wrong grammatical case.
 */
interface Pattern {
  /** Between ends of more than one word. */
  readonly to: string;
  /** Between ends of one word. */
  readonly close: string;
  /** After the year of a day or a month. */
  readonly year: string;
  /** After a year without day and month. */
  readonly years: string;
  /** Between two days of one month. */
  readonly days: string;
  /** Whether a month with its year, but without a day, has the form it has alone. */
  readonly plain: boolean;
}

function patternOf(calendar: CalendarName, lang: string): Pattern {
  const { language } = new Intl.Locale(lang);
  const solar = calendar === 'persian';
  if (language === 'fa') return { to: ' تا ', close: '–', year: '', years: '', days: ' تا ', plain: false };
  if (language === 'ru')
    return { to: ' — ', close: ' — ', year: solar ? '\u00a0года' : '\u00a0г.', years: '', days: '–', plain: true };
  const era = solar ? ' SH' : '';
  return { to: '\u2009–\u2009', close: '\u2009–\u2009', year: era, years: era, days: '\u2009–\u2009', plain: false };
}

/** A span of days with the precision of its label. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly precision: Precision;
}

/** The label of a span in one calendar. */
function label({ first, last, precision }: Stretch, calendar: CalendarName, lang: string): string {
  // An ordinal number in German: 26. Oktober.
  const dot = lang === 'de' ? '.' : '';
  const words = (day: number) => {
    const found = wordsOf(day, calendar, lang);
    return { ...found, day: found.day + dot };
  };
  const [a, b] = [words(first), words(last)];
  const { to, close, year, years, days, plain } = patternOf(calendar, lang);
  const sameYear = a.year === b.year;
  if (precision === 'year') {
    const between = lang === 'ru' ? '–' : close;
    return `${sameYear ? a.year : `${a.year}${between}${b.year}`}${years}`;
  }
  if (precision === 'month') {
    const [before, after] = plain ? [a.month, b.month] : [a.ofMonth, b.ofMonth];
    if (!sameYear) return `${before} ${a.year}${to}${after} ${b.year}${year}`;
    return a.month === b.month ? `${after} ${b.year}${year}` : `${a.month}${close}${after} ${b.year}${year}`;
  }
  if (!sameYear) return `${a.day} ${a.ofMonth} ${a.year}${to}${b.day} ${b.ofMonth} ${b.year}${year}`;
  if (a.month !== b.month) return `${a.day} ${plain ? a.ofMonth : a.month}${to}${b.day} ${b.ofMonth} ${b.year}${year}`;
  return `${a.day === b.day ? '' : `${a.day}${days}`}${b.day} ${b.ofMonth} ${b.year}${year}`;
}

/** A date with the days it spans. */
export type Dated = Pick<When, 'edtf' | 'from' | 'until'>;

const yearOf = (day: number) => utcDateOf(day).getUTCFullYear();

/** Days from either end of a Gregorian year to its middle, which is in the solar year that overlaps it most. */
const HALF_YEAR = 182;

/**
 * The span to label for a date. Each end is converted by its own precision (a day, or all days of a month), also if the
 * other end is a year and the label therefore has years only. A single Gregorian year is labelled as two solar years.
 * At the ends of a span of years, each Gregorian year becomes the solar year that overlaps it most.
 */
function stretchOf({ edtf, from, until }: Dated): Stretch {
  const precision = precisionOf(edtf);
  if (precision !== 'year' || yearOf(until) === yearOf(from)) return { first: from, last: until, precision };
  const ends = edtf.split('/');
  const half = (end: string | undefined) => (precisionOf(end ?? '') === 'year' ? HALF_YEAR : 0);
  return { first: from + half(ends[0]), last: until - half(ends.at(-1)), precision };
}

/** The span to label for the moment shown: the day, or the part of its month or year that is within the date. */
function momentOf(when: When): Stretch {
  const { precision, first, last } = stretchOf(when);
  const now = Math.floor(when.now);
  if (precision === 'day') return { precision, first: now, last: now };
  const date = utcDateOf(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (precision === 'month') {
    const [begin, end] = [startOf(year, month), startOf(year, month + 1) - 1];
    return { precision, first: Math.max(begin, when.from), last: Math.min(end, when.until) };
  }
  if (yearOf(when.from) === yearOf(when.until)) return { precision, first, last };
  const day = year === yearOf(when.until) ? last : year === yearOf(when.from) ? first : startOf(year, 0) + HALF_YEAR;
  return { precision, first: day, last: day };
}

/** The first day of a month, counted from 0; 12 is the first month of the next year. */
const startOf = (year: number, month: number) => dayAt(new Date(0).setUTCFullYear(year, month, 1));

/**
 * The label in the calendars of a language: in Persian the solar Hijri date, by the modern rule (see the foreword of
 * the story), followed by the Gregorian date in brackets.
 */
function inCalendarsOf(stretch: Stretch, lang: string): string {
  if (!isSolar(lang)) return label(stretch, 'gregorian', lang);
  return `${label(stretch, 'persian', lang)} (${label(stretch, 'gregorian', lang)})`;
}

/** The label of a whole span: `22–25 August 1920`. It does not show uncertainty. */
export const rangeLabel = (when: Dated, lang: string): string => inCalendarsOf(stretchOf(when), lang);

/** The label of the moment shown, no more precise than the author's date. */
export const momentLabel = (when: When, lang: string): string => inCalendarsOf(momentOf(when), lang);

/** The label of a span in one calendar. An open (infinite) end is written as dots. */
export function spanIn(dated: Dated, calendar: CalendarName, lang: string): string {
  const open = { from: !Number.isFinite(dated.from), until: !Number.isFinite(dated.until) };
  if (!open.from && !open.until) return label(stretchOf(dated), calendar, lang);
  const edtf = dated.edtf.replace(/\/(\.\.)?$|^(\.\.)?\//g, '');
  const precision = precisionOf(edtf);
  const half = precision === 'year' ? HALF_YEAR : 0;
  const day = open.from ? dated.until - half : dated.from + half;
  const one = label({ first: day, last: day, precision }, calendar, lang);
  return open.from ? `… – ${one}` : `${one} – …`;
}

/** The label of a day in one calendar: `18 May 1920`, `28 Ordibehesht 1299 SH`, `5 May 1920`. */
export const dayIn = (day: number, calendar: CalendarName, lang: string): string =>
  label({ first: day, last: day, precision: 'day' }, calendar, lang);
