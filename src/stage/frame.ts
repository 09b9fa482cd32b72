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

/** CSS pixels of the page's type for which the map is lettered as the catalogue says. */
const TYPE = 17;
const LARGEST = 2.4;

/**
 * How much larger than on a desk a map beside text of this size is lettered. The page's type already knows a wall
 * from a desk, and a reader who has set it larger. In tenths: every change has the map lettered anew.
 */
export const scaleFor = (type: number): number => Math.min(LARGEST, Math.max(1, Math.round((type / TYPE) * 10) / 10));
