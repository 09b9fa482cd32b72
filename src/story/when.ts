import { isSolar } from './calendar.ts';
import type { When } from './story.ts';

const DAY = 86_400_000;

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
  return Math.floor(date.getTime() / DAY);
}

/** The calendar date of a day count, as `1920-05-18`; `-000043-03-15` in the 44th year before Christ. */
export function isoOf(day: number): string {
  return new Date(Math.floor(day) * DAY).toISOString().replace(/T.*$/, '');
}

export type Precision = 'day' | 'month' | 'year';

/** How finely an EDTF date is given: the coarser end of an interval decides. */
export function precisionOf(edtf: string): Precision {
  const ends = edtf.split('/').map((end) => end.replace(/[~?%]/g, ''));
  if (ends.some((end) => /^-?[\dX]{4}$/.test(end))) return 'year';
  if (ends.some((end) => /^-?[\dX]{4}-[\dX]{2}$/.test(end))) return 'month';
  return 'day';
}

/** Whether the author marked the date as approximate (`~`), uncertain (`?`) or both (`%`). */
export function isUncertain(edtf: string): boolean {
  return /[~?%]/.test(edtf);
}

const dateOf = (day: number) => new Date(Math.floor(day) * DAY);

/** A moment as the words a label is put together from. */
interface Words {
  readonly day: string;
  /** As it stands alone, and before its year. */
  readonly month: string;
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

function wordsOf(day: number, locale: string): Words {
  const all = formatter(locale, { year: 'numeric', month: 'long', day: 'numeric' }).formatToParts(dateOf(day));
  const part = (type: Intl.DateTimeFormatPartTypes) => all.find((one) => one.type === type)?.value ?? '';
  return {
    day: part('day'),
    month: formatter(locale, { month: 'long' }).format(dateOf(day)),
    ofMonth: part('month'),
    year: part('year'),
  };
}

/**
 * How a language puts two ends together, and what it says after a year. Its own `Intl` ranges lose a month, or a name's
 * case.
 */
interface Manner {
  readonly to: string;
  readonly close: string;
  readonly year: string;
}

/** One calendar's label for a stretch of time, no finer than the precision allows. */
function label(from: number, until: number, precision: Precision, locale: string, { to, close, year }: Manner): string {
  const [a, b] = [wordsOf(from, locale), wordsOf(until, locale)];
  if (precision === 'year') return a.year === b.year ? a.year : `${a.year}${close}${b.year}`;
  const sameYear = a.year === b.year;
  if (precision === 'month') {
    if (sameYear && a.month === b.month) return `${locale.startsWith('ru') ? a.month : a.ofMonth} ${a.year}${year}`;
    return sameYear
      ? `${a.month}${close}${locale.startsWith('ru') ? b.month : b.ofMonth} ${b.year}${year}`
      : `${locale.startsWith('ru') ? a.month : a.ofMonth} ${a.year}${to}${locale.startsWith('ru') ? b.month : b.ofMonth} ${b.year}${year}`;
  }
  if (!sameYear) return `${a.day} ${a.ofMonth} ${a.year}${to}${b.day} ${b.ofMonth} ${b.year}${year}`;
  if (a.month !== b.month)
    return `${a.day} ${locale.startsWith('ru') ? a.ofMonth : a.month}${to}${b.day} ${b.ofMonth} ${b.year}${year}`;
  return from === until
    ? `${a.day} ${a.ofMonth} ${a.year}${year}`
    : `${a.day}${locale.startsWith('ru') ? '–' : to}${b.day} ${b.ofMonth} ${b.year}${year}`;
}

const PERSIAN: Manner = { to: ' تا ', close: '–', year: '' };
const RUSSIAN: Manner = { to: ' — ', close: '–', year: '\u00a0г.' };

/**
 * The solar Hijri date, and beside it, in brackets, the Gregorian one: by the modern rule, see the foreword of the
 * story.
 */
function inPersian(from: number, until: number, precision: Precision, lang: string): string {
  const gregorian = label(from, until, precision, `${lang}-u-ca-gregory`, PERSIAN);
  // A Gregorian year is two solar ones; of a stretch of years, each is as good as the one it is mostly.
  const years = precision === 'year' && dateOf(until).getUTCFullYear() > dateOf(from).getUTCFullYear();
  const [first, last] = years ? [from + 180, until - 180] : [from, until];
  return `${label(first, last, precision, `${lang}-u-ca-persian`, PERSIAN)} (${gregorian})`;
}

function spanLabel(from: number, until: number, precision: Precision, lang: string): string {
  if (isSolar(lang)) return inPersian(from, until, precision, lang);
  if (lang === 'ru') return label(from, until, precision, lang, RUSSIAN).replace(/–(?=\p{L})/u, ' — ');
  const month = precision === 'year' ? {} : ({ month: 'long' } as const);
  const day = precision === 'day' ? ({ day: 'numeric' } as const) : {};
  return formatter(lang === 'en' ? 'en-GB' : lang, { year: 'numeric', ...month, ...day }).formatRange(
    dateOf(from),
    dateOf(until),
  );
}

/** The whole of a stretch of time in words: `22–25 August 1920`. Says nothing of doubt. */
export const rangeLabel = (when: When, lang: string): string =>
  spanLabel(when.from, when.until, precisionOf(when.edtf), lang);

/** The moment shown, no finer than the author's date allows. */
export function momentLabel(when: When, lang: string): string {
  const precision = precisionOf(when.edtf);
  return spanLabel(when.now, when.now, precision, lang);
}
