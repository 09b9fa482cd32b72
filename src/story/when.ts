import type { When } from './story.ts';

const DAY = 86_400_000;

/** Days from 1970-01-01 to a calendar date, UTC, proleptic Gregorian. Source: ECMA-262, Date.UTC. */
export function dayOf(iso: string): number | undefined {
  const parts = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC reads 31 February as 3 March; a date that does not come back unchanged was never one.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.floor(date.getTime() / DAY);
}

/** The calendar date of a day count, as `1920-05-18`. */
export function isoOf(day: number): string {
  return new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);
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
