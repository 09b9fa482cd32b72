import type { Position, Story } from '../story/story.ts';

/**
 * The attract loop, as a function of time: which position of the story is shown while nobody is there.
 * It starts again after the last step. `elapsed`: milliseconds since it began.
 */
export function attractAt({ steps }: Pick<Story, 'steps'>, elapsed: number, secondsPerStep: number): Position {
  const at = (Math.max(0, elapsed) / 1000 / secondsPerStep) % steps.length;
  // The very end of the last step would be the beginning of the first.
  const step = Math.min(steps.length - 1, Math.floor(at));
  return { step, progress: Math.min(1, at - step) };
}

/** Pixels a second at which a step of so many words passes, when it is read as slowly as from a wall. */
export function readingSpeed(height: number, words: number): number {
  const reading = Math.max(LEAST, (words / WORDS) * 60);
  return height / reading;
}

/** Words a minute: half of what a reader manages in an armchair. */
const WORDS = 120;
/** Seconds that even an empty step stays. */
const LEAST = 6;

/** As many whole sentences as a wall can show, and at least the first. */
export function caption(text: string, most = 190): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const ends = [...plain.matchAll(/[.!?؟…](?=\s|$)/gu)].map(({ index }) => index + 1);
  // Not an initial or “c.”: a sentence is longer.
  const [first = plain.length, ...others] = ends.filter((end) => end > 40 || end === plain.length);
  return plain.slice(0, others.filter((end) => end <= most).at(-1) ?? first);
}

/** Minutes in which the shift against burn-in has been everywhere it goes. */
const DRIFT_PERIOD = 47;

/** The largest shift against burn-in, each way, in thousandths of the shorter side of the screen. */
export const DRIFT = 7;

/**
 * How far what stands still on the screen is shifted, so that it does not burn in: a slow figure that does not repeat
 * within the period and is nowhere for long. `elapsed`: milliseconds. In thousandths of the shorter side of the screen.
 */
export function driftAt(elapsed: number): { readonly x: number; readonly y: number } {
  const turn = (elapsed / 60_000 / DRIFT_PERIOD) * 2 * Math.PI;
  return { x: DRIFT * Math.sin(3 * turn), y: DRIFT * Math.sin(2 * turn + 1) };
}
