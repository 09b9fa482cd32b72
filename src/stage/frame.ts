import { PANE } from '../story/story.ts';
import type { Inset } from './stage.ts';

/** Pixels. A pane covered almost wholly still gets a camera. */
const SMALLEST = 120;

/**
 * Zoom levels to add to a scene's so that a map of this size, less what covers its edges, shows at least
 * the ground that the story was written for: the tighter of width and height decides.
 */
export function zoomOffset(width: number, height: number, inset: Inset): number {
  const free = {
    width: Math.max(SMALLEST, width - inset.left - inset.right),
    height: Math.max(SMALLEST, height - inset.top - inset.bottom),
  };
  return Math.log2(Math.min(free.width / PANE.width, free.height / PANE.height));
}
