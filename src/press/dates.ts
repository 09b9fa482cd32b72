import { msg, str } from '@lit/localize';
import edtf from 'edtf';
import { calendarOf } from '../story/calendar.ts';
import { dayAt } from '../story/days.ts';
import { isSolar } from '../story/languages.ts';
import type { When } from '../story/story.ts';
import { dayOf, isUncertain, rangeLabel } from '../story/when.ts';

/** Days from 1970-01-01, UTC. */
interface Days {
  readonly from: number;
  readonly until: number;
}

/** The same dates are read for every language of a story, and the parser takes a tenth of a millisecond for each. */
const known = new Map<string, Days | undefined>();

/** The first and the last day that an EDTF date can mean; undefined if it is not valid. */
export function daysOf(date: string): Days | undefined {
  if (!known.has(date)) known.set(date, parsedDays(date));
  return known.get(date);
}

function parsedDays(date: string): Days | undefined {
  // edtf.js accepts 29 February in any year.
  if (date.match(/-?\d{4}-\d\d-\d\d/g)?.some((day) => dayOf(day) === undefined)) return undefined;
  try {
    const { min, max } = edtf(date);
    // An open interval has no end that the map could show.
    if (!Number.isFinite(min) || !Number.isFinite(max)) return undefined;
    return { from: dayAt(min), until: dayAt(max) };
  } catch {
    return undefined;
  }
}

/** A date in words, with its uncertainty: `about 1921`, `22–25 August 1920`. */
export function dateLabel(when: Pick<When, 'edtf' | 'from' | 'until'>, lang: string): string {
  if (!when.edtf) return '';
  const label = rangeLabel(when, lang);
  return isUncertain(when.edtf) ? msg(str`about ${label}`) : label;
}

/** An EDTF date for HTML's `<time>`: a plain year, month or day; nothing for uncertain dates and intervals. */
export function isoDate(edtf: string): { readonly dateTime?: string } {
  return /^\d{4}(-\d\d){0,2}$/.test(edtf) ? { dateTime: edtf } : {};
}

/** A year alone. In Persian: the solar year that overlaps it most, with the Gregorian year beside it. */
export function yearLabel(year: number, lang: string): string {
  if (!isSolar(lang)) return String(year);
  const { year: label } = calendarOf(lang);
  return `${label(year - 621)} (${label(year)})`;
}

/**
 * The date of an event. A solar date in the chronology is shown unchanged, because rules of conversion differ by a day.
 */
export function eventDate({ date, solar }: { readonly date: string; readonly solar: string }, lang: string): string {
  const days = daysOf(date);
  if (!days) return date;
  const label = dateLabel({ edtf: date, ...days }, lang);
  if (!isSolar(lang) || !solar) return label;
  const gregorian = /\([^()]*\)$/.exec(rangeLabel({ edtf: date, ...days }, lang))?.[0] ?? '';
  const both = `${solar} ${gregorian}`.trim();
  return isUncertain(date) ? msg(str`about ${both}`) : both;
}
