/** Positions of days on a slider, and the effect of keys. Pure. */
import type { DayRange } from '../core/time.ts';

// Adding 0 makes 0 of -0, which rounding may give.
export const dayAtShare = (share: number, { from, until }: DayRange): number =>
  Math.round(from + Math.min(1, Math.max(0, share)) * (until - from)) + 0;

export const shareOf = (day: number, { from, until }: DayRange): number =>
  until > from ? Math.min(1, Math.max(0, (day - from) / (until - from))) : 0;

/** Days by which keys move a thumb: arrows, arrows with Shift, Page Up and Page Down. */
const STEPS = { arrow: 1, shifted: 7, page: 30 } as const;

/**
 * The day to which a key leads; undefined for keys that sliders do not use.
 *
 * @param rtl - whether later days are farther left.
 */
export function dayForKey(
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
