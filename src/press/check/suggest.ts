import { closest, distance } from 'fastest-levenshtein';

/** The most similar of some words to one that is none of them; undefined if none is similar enough. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const best = closest(word, words);
  // Up to a third of wrong letters counts as a typing error.
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
}
