import { msg, str } from '@lit/localize';
import edtf from 'edtf';
import type { When } from '../story/story.ts';
import { dayOf, isUncertain, rangeLabel } from '../story/when.ts';

const DAY = 86_400_000;

/** The first and the last day an EDTF date may mean; undefined where it is none. Days from 1970-01-01, UTC. */
export function daysOf(date: string): { readonly from: number; readonly until: number } | undefined {
  // edtf.js reads 29 February of any year.
  if (date.match(/-?\d{4}-\d\d-\d\d/g)?.some((day) => dayOf(day) === undefined)) return undefined;
  try {
    const { min, max } = edtf(date);
    // An open interval has no end to move to.
    if (!Number.isFinite(min) || !Number.isFinite(max)) return undefined;
    return { from: Math.floor(min / DAY), until: Math.floor(max / DAY) };
  } catch {
    return undefined;
  }
}

/** A date in words, with its doubt: `about 1921`, `22–25 August 1920`. */
export function dateLabel(when: Pick<When, 'edtf' | 'from' | 'until'>, lang: string): string {
  const label = rangeLabel({ ...when, now: when.until }, lang);
  return isUncertain(when.edtf) ? msg(str`about ${label}`) : label;
}

/** What HTML's `<time>` can carry of an EDTF date: a plain year, month or day. It knows neither doubt nor intervals. */
export function isoDate(edtf: string): { readonly dateTime?: string } {
  return /^\d{4}(-\d\d){0,2}$/.test(edtf) ? { dateTime: edtf } : {};
}
