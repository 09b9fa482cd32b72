import { TRAVEL } from '../story/story.ts';

/** A stretch of the page, in CSS pixels from the top of the window. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** How a page is read. CSS pixels. */
export interface ReadingZone {
  /** From the top of the window to the line at which a step is being read. */
  readonly line: number;
  /** How far above the line the top of a text stands where links lead: by then its scene has been told. */
  readonly lead: number;
  /** How far above the line a text must end before the camera leaves it. */
  readonly linger: number;
}

/** The share of a step, at least, that is left for the camera to leave in. */
const LEAVING = 0.1;

/**
 * How far a step has been read, from where its text stands rather than from its height alone: the camera
 * arrives as the text comes to the line, the scene is told while it rises to where it is read, and stays
 * until its end has been passed. So a long text on a phone and a short one on a wall are told alike, and a
 * link always leads to a scene that is told. A step that is all text is told evenly.
 */
export function progressAt(step: Stretch, text: Stretch, { line, lead, linger }: ReadingZone): number {
  const height = step.bottom - step.top;
  if (height <= 0) return 0;
  const even = Math.min(1, Math.max(0, (line - step.top) / height));
  const latest = step.bottom - LEAVING * height;
  if (text.top - step.top < LEAVING * height || text.top + lead > latest) return even;
  const told = text.top + lead;
  const leaves = Math.min(Math.max(told, text.bottom + linger), latest);
  const between = (from: number, until: number, low: number, high: number) =>
    low + ((line - from) / Math.max(1e-6, until - from)) * (high - low);
  if (line <= step.top) return 0;
  if (line < text.top) return between(step.top, text.top, 0, TRAVEL);
  if (line < told) return between(text.top, told, TRAVEL, 1 - TRAVEL);
  if (line <= leaves) return 1 - TRAVEL;
  return line < step.bottom ? between(leaves, step.bottom, 1 - TRAVEL, 1) : 1;
}
