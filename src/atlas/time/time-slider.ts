/** The days of a slider: where they are on it, and which a key leads to. Pure. */
import type { DayRange } from '../core/time.ts';

export const dayAtShare = (share: number, { from, until }: DayRange): number =>
  Math.round(from + Math.min(1, Math.max(0, share)) * (until - from));

export const shareOf = (day: number, { from, until }: DayRange): number =>
  until > from ? Math.min(1, Math.max(0, (day - from) / (until - from))) : 0;

/** Days a key moves a thumb by: a day, a week with Shift, about a month by page, and to either end. */
const STEPS = { arrow: 1, shifted: 7, page: 30 } as const;

/**
 * The day a key leads to; undefined for a key that is no slider's.
 *
 * @param rtl - whether later days are further left.
 */
export function pressed(
  key: string,
  day: number,
  limits: DayRange,
  { shift = false, rtl = false }: { readonly shift?: boolean; readonly rtl?: boolean } = {},
): number | undefined {
  const by = shift ? STEPS.shifted : STEPS.arrow;
  const [later, earlier] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const goal = new Map([
    [later, day + by],
    ['ArrowUp', day + by],
    [earlier, day - by],
    ['ArrowDown', day - by],
    ['PageUp', day + STEPS.page],
    ['PageDown', day - STEPS.page],
    ['Home', limits.from],
    ['End', limits.until],
  ]).get(key);
  return goal === undefined ? undefined : Math.min(limits.until, Math.max(limits.from, goal));
}

/**
 * The instant, so many milliseconds after another: a year in twelve seconds, and a short range in no less than ten.
 * Past the end it begins again.
 */
export function played(now: number, elapsed: number, { from, until }: DayRange): number {
  const length = until - from + 1;
  const pace = Math.min(length / 10_000, 365.25 / 12_000);
  return from + ((((now - from + elapsed * pace) % length) + length) % length);
}
