import { PANE } from '../story/story.ts';
import type { Inset } from './stage.ts';

/** CSS pixels: the least size of the free area, so that an almost completely covered pane still gets a valid zoom. */
const SMALLEST = 120;

/**
 * Zoom levels to add to a scene's zoom, so that the free area of a map of this size shows at least the ground that the
 * story was written for. The tighter of width and height decides.
 */
export function zoomOffset(width: number, height: number, inset: Inset): number {
  const free = {
    width: Math.max(SMALLEST, width - inset.left - inset.right),
    height: Math.max(SMALLEST, height - inset.top - inset.bottom),
  };
  return Math.log2(Math.min(free.width / PANE.width, free.height / PANE.height));
}

/** The page's font size in CSS pixels at which labels have the sizes of the catalogue. */
const BASE_FONT_SIZE = 17;
/** The greatest factor: larger labels would cover the map. */
const LARGEST = 2.4;

/**
 * The factor for label sizes on a map beside text of this size (CSS pixels). The page's font size already depends on
 * the kind of screen and on the reader's preferences. Rounded to tenths, because each change lays out all labels anew.
 */
export const scaleFor = (type: number): number =>
  Math.min(LARGEST, Math.max(1, Math.round((type / BASE_FONT_SIZE) * 10) / 10));
