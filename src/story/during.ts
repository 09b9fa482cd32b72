import type { Share, When } from './story.ts';

/** Of a telling: shorter, and a march would leap. */
const LEAST = 0.3;

const clamp = (n: number) => Math.min(1, Math.max(0, n));
const round = (n: number) => Math.round(n * 100) / 100;

/**
 * The share of a step's telling that falls in some days, so that what happened first draws itself first. Days are from
 * 1970-01-01, UTC, both ends inclusive. Undefined where that is all of it, or where the step is of other days.
 */
export function duringOf(
  [first, last]: readonly [from: number, until: number],
  { from, until }: Pick<When, 'from' | 'until'>,
): Share | undefined {
  const span = until - from + 1;
  const [start, end] = [clamp((first - from) / span), clamp((last + 1 - from) / span)];
  if (span <= 1 || last < from || first > until || end - start >= 0.95) return undefined;
  if (end - start >= LEAST) return [round(start), round(end)];
  const begins = Math.min(1 - LEAST, Math.max(0, (start + end - LEAST) / 2));
  return [round(begins), round(begins + LEAST)];
}
