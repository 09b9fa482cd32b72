import type { Inset } from '../stage/stage.ts';

/** `side`: the text is beside the map; `stack`: the map is above the text. */
export type Layout = 'side' | 'stack';

/** Reads the layout from the custom property `--story-layout`, which the page's stylesheet sets. */
export const layoutOf = (player: HTMLElement): Layout =>
  getComputedStyle(player).getPropertyValue('--story-layout').trim() === 'stack' ? 'stack' : 'side';

/**
 * How much of each edge of the stage is covered, in CSS pixels: everything but its `.free` box, which the page's
 * stylesheet lays out. The box exists from the first paint, so a still is drawn where the map will be.
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
