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

function format(lang: string, precision: Precision): Intl.DateTimeFormat {
  const month = precision === 'year' ? {} : ({ month: 'long' } as const);
  const day = precision === 'day' ? ({ day: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { year: 'numeric', ...month, ...day, timeZone: 'UTC' });
}

const dateOf = (day: number) => new Date(Math.floor(day) * DAY);

/** The whole of a stretch of time in words: `22–25 August 1920`. Says nothing of doubt. */
export function rangeLabel(when: When, lang: string): string {
  const formatter = format(lang, precisionOf(when.edtf));
  return formatter.formatRange(dateOf(when.from), dateOf(when.until));
}

/** The moment shown, no finer than the author's date allows. */
export function momentLabel(when: When, lang: string): string {
  return format(lang, precisionOf(when.edtf)).format(dateOf(when.now));
}
