/** How time advances while it is played. Pure. */
import type { DayRange } from '../core/time.ts';

/** Milliseconds in which a year is played. */
const YEAR_TAKES = 12_000;

/** Milliseconds that a range takes at least, however short. */
const RANGE_TAKES = 10_000;

/** The instant after so many milliseconds of playing, in days. After the end it starts again. */
export function instantAfter(now: number, elapsed: number, { from, until }: DayRange): number {
  const length = until - from + 1;
  const pace = Math.min(length / RANGE_TAKES, 365.25 / YEAR_TAKES);
  return from + ((((now - from + elapsed * pace) % length) + length) % length);
}
