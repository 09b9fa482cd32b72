import type { ReadingZone } from '../scroll/progress.ts';
import type { Layout } from './layout.ts';

/** Where the reading line is, as a share of the part of the window that is free for text, from its top. */
const LINE = 0.6;

/**
 * The reading line: a step is current once its text has passed it. It is a little below the middle of the window, or of
 * the part of the window below the map.
 */
export function readingOf(layout: Layout, pane: HTMLElement | null, step: HTMLElement | undefined): ReadingZone {
  const above = layout === 'stack' ? (pane?.clientHeight ?? 0) : 0;
  const available = innerHeight - above;
  const line = above + available * LINE;
  const { scrollMarginBlockStart, paddingBlockStart } = step
    ? getComputedStyle(step)
    : { scrollMarginBlockStart: '', paddingBlockStart: '' };
  // Where a link to a step puts the top of its text, plus 4 pixels for rounding.
  const landing = (parseFloat(scrollMarginBlockStart) || 0) + (parseFloat(paddingBlockStart) || 0) + 4;
  return { line, lead: Math.max(available * 0.1, line - landing), linger: available * 0.2 };
}
