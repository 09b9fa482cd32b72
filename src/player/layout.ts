import type { ReadingZone } from '../scroll/progress.ts';
import type { Inset } from '../stage/stage.ts';

/** `side`: the text beside the map; `stack`: the map above the text. */
export type Layout = 'side' | 'stack';

/** The page's stylesheet decides the layout, and the player reads the decision from it. */
export const layoutOf = (player: HTMLElement): Layout =>
  getComputedStyle(player).getPropertyValue('--story-layout').trim() === 'stack' ? 'stack' : 'side';

/** Where a step is read: a little below the middle of the window, or of what the map leaves of it. */
export function readingOf(layout: Layout, pane: HTMLElement | null, step: HTMLElement | undefined): ReadingZone {
  const above = layout === 'stack' ? (pane?.clientHeight ?? 0) : 0;
  const room = innerHeight - above;
  const line = above + room * 0.6;
  const { scrollMarginBlockStart, paddingBlockStart } = step
    ? getComputedStyle(step)
    : { scrollMarginBlockStart: '', paddingBlockStart: '' };
  // Where a link to a step puts the top of its text, less a little for rounding.
  const landing = (parseFloat(scrollMarginBlockStart) || 0) + (parseFloat(paddingBlockStart) || 0) + 4;
  return { line, lead: Math.max(room * 0.1, line - landing), linger: room * 0.2 };
}

/**
 * What covers the stage, in CSS pixels: all of it but its `.free` box, which the page's stylesheet lays out. It is
 * there from
 * the first paint, so a still stands where the map will.
 */
export function insetOf(pane: HTMLElement | null): Inset {
  const [stage, free] = [pane?.getBoundingClientRect(), pane?.querySelector('.free')?.getBoundingClientRect()];
  if (!stage || !free) return { top: 0, right: 0, bottom: 0, left: 0 };
  return {
    top: free.top - stage.top,
    right: stage.right - free.right,
    bottom: stage.bottom - free.bottom,
    left: free.left - stage.left,
  };
}
