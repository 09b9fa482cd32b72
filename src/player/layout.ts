import type { Reading } from '../scroll/progress.ts';
import type { Inset } from '../stage/stage.ts';

/** `side`: the text beside the map; `stack`: the map above the text. */
export type Layout = 'side' | 'stack';

/** The page's stylesheet decides the layout, and the player reads the decision from it. */
export const layoutOf = (player: HTMLElement): Layout => (getComputedStyle(player).getPropertyValue('--story-layout').trim() === 'stack' ? 'stack' : 'side');

/** Where a step is read: a little below the middle of the window, or of what the map leaves of it. */
export function readingOf(layout: Layout, pane: HTMLElement | null, step: HTMLElement | undefined): Reading {
  const above = layout === 'stack' ? (pane?.clientHeight ?? 0) : 0;
  const room = innerHeight - above;
  const line = above + room * 0.6;
  const { scrollMarginBlockStart, paddingBlockStart } = step ? getComputedStyle(step) : { scrollMarginBlockStart: '', paddingBlockStart: '' };
  // Where a link to a step puts the top of its text, less a little for rounding.
  const landing = (parseFloat(scrollMarginBlockStart) || 0) + (parseFloat(paddingBlockStart) || 0) + 4;
  return { line, lead: Math.max(room * 0.1, line - landing), linger: room * 0.2 };
}

/** What covers the stage: date and place above, and the column of texts beside or the controls below. CSS pixels. */
export function insetOf(layout: Layout, pane: HTMLElement | null, text: Element | null | undefined, above: number, below: number): Inset {
  const none = { top: above, right: 0, bottom: 0, left: 0 };
  const stage = pane?.getBoundingClientRect();
  if (!stage) return { ...none, top: 0 };
  if (layout === 'stack' || !text) return { ...none, bottom: below };
  const card = text.getBoundingClientRect();
  const [left, right] = [Math.max(0, card.right - stage.left), Math.max(0, stage.right - card.left)];
  return left < right ? { ...none, left } : { ...none, right };
}
