import type { Share, When } from './story.ts';

/** The least share of a step: in less time a movement would seem to jump. */
const LEAST = 0.3;

const clamp = (n: number) => Math.min(1, Math.max(0, n));
const round = (n: number) => Math.round(n * 100) / 100;

/**
 * The part of a step in which a layer with these days draws itself, so that layers are drawn in the order of their
 * days. Days are counted from 1970-01-01, UTC, both ends inclusive. Undefined if that is the whole step, or if the step
 * has other days.
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
