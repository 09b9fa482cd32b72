import { TRAVEL } from '../story/story.ts';

/** A stretch of the page, in CSS pixels from the top of the window. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** How a page is read. CSS pixels. */
export interface ReadingZone {
  /** Distance from the top of the window to the line at which a step is being read. */
  readonly line: number;
  /** How far above the line the top of a text is after a link led to it. By then its scene must have been told. */
  readonly lead: number;
  /** How far above the line a text must end before the camera starts to leave. */
  readonly linger: number;
}

/** The least share of a step's height in which the camera leaves. */
const LEAVING = 0.1;
/** The least room above a text in which the camera arrives, as a share of the lead, however long the text is. */
const ARRIVING = 0.25;

/**
 * The progress (0 to 1) of a step, computed from where its text is and not only from its height. The camera arrives
 * while the text comes up to the line; the scene is told while the text rises by `lead`; then it stays until the end of
 * the text has passed. So a long text on a phone and a short text on a wall behave alike, and a link always leads to a
 * scene that is completely told. If text fills the step, the progress is linear.
 */
export function progressAt(step: Stretch, text: Stretch, { line, lead, linger }: ReadingZone): number {
  const height = step.bottom - step.top;
  if (height <= 0) return 0;
  const even = Math.min(1, Math.max(0, (line - step.top) / height));
  const latest = step.bottom - LEAVING * height;
  const above = text.top - step.top;
  if (above <= 0 || above < Math.min(LEAVING * height, ARRIVING * lead) || text.top + lead > latest) return even;
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
