import type { Position, Story } from '../story/story.ts';

/** Where the film is, so many milliseconds after it began. It begins again when it is over. */
export function filmAt({ steps }: Pick<Story, 'steps'>, elapsed: number, secondsPerStep: number): Position {
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
