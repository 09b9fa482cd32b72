import { MS_PER_DAY } from '../../src/story/days.ts';
/** Dates of the sources (`1920`, `1920-05`, `1920-05-18`) as EDTF, and as days that map expressions can compare. */

/** Stands for "until further notice": 31 December 9999. */
export const OPEN_DAY = Date.UTC(9999, 11, 31) / MS_PER_DAY;

export interface DateSpan {
  /** EDTF, level 1: `1920-05-18`, `1917-12/1918-06`, `1921-10-15/..`. */
  readonly date: string;
  /** First and last day, inclusive, counted from 1970-01-01 UTC; negative before. */
  readonly from_day: number;
  readonly until_day: number;
}

function parts(date: string): { year: number; month: number | undefined; day: number | undefined } {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!match?.[1]) throw new Error(`not a date: ${date}`);
  return {
    year: Number(match[1]),
    month: match[2] ? Number(match[2]) : undefined,
    day: match[3] ? Number(match[3]) : undefined,
  };
}

/** First day of a year, month or day. */
export function firstDay(date: string): number {
  const { year, month = 1, day = 1 } = parts(date);
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** Last day of a year, month or day. */
export function lastDay(date: string): number {
  const { year, month, day } = parts(date);
  if (day !== undefined) return firstDay(date);
  return (month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)) / MS_PER_DAY - 1;
}

/** An empty end is an open one. */
export function span(start: string, end: string): DateSpan {
  const date = end === '' ? `${start}/..` : start === end ? start : `${start}/${end}`;
  return { date, from_day: firstDay(start), until_day: end === '' ? OPEN_DAY : lastDay(end) };
}
