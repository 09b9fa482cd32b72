import type { Position, Story } from '../story/story.ts';

/**
 * The attract loop, as a function of time: which position of the story is shown while nobody is there.
 * It starts again after the last step. `elapsed`: milliseconds since it began.
 */
export function attractAt({ steps }: Pick<Story, 'steps'>, elapsed: number, secondsPerStep: number): Position {
  const at = (Math.max(0, elapsed) / 1000 / secondsPerStep) % steps.length;
  // Rounding must not give an index after the last step.
  const step = Math.min(steps.length - 1, Math.floor(at));
  return { step, progress: Math.min(1, at - step) };
}

/** The speed, in pixels per second, at which a step of `height` pixels and `words` words can be read from a wall. */
export function readingSpeed(height: number, words: number): number {
  const reading = Math.max(MIN_SECONDS, (words / WORDS_PER_MINUTE) * 60);
  return height / reading;
}

/** Words per minute: about half of a usual reading speed, because visitors stand and also look at the map. */
const WORDS_PER_MINUTE = 120;
/** The shortest time for a step, in seconds, even if it is empty. */
const MIN_SECONDS = 6;

/** Whole sentences of a text, up to `most` characters; the first sentence is always included. */
export function caption(text: string, most = 190): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const ends = [...plain.matchAll(/[.!?؟…](?=\s|$)/gu)].map(({ index }) => index + 1);
  // A full stop in the first 40 characters may belong to an initial or to “c.”, so it ends no sentence.
  const [first = plain.length, ...others] = ends.filter((end) => end > 40 || end === plain.length);
  return plain.slice(0, others.filter((end) => end <= most).at(-1) ?? first);
}

/** Period of the shift against burn-in, in minutes: slow enough that visitors do not see it move. */
const DRIFT_PERIOD = 47;

/** The largest shift against burn-in, each way, in thousandths of the shorter side of the screen. */
export const DRIFT = 7;

/**
 * How far the fixed parts of the screen are shifted, so that they do not burn in: a slow Lissajous figure that does not
 * repeat within the period. `elapsed`: milliseconds. Returns thousandths of the shorter side of the screen.
 */
export function driftAt(elapsed: number): { readonly x: number; readonly y: number } {
  const turn = (elapsed / 60_000 / DRIFT_PERIOD) * 2 * Math.PI;
  return { x: DRIFT * Math.sin(3 * turn), y: DRIFT * Math.sin(2 * turn + 1) };
}
