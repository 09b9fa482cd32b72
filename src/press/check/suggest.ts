import { closest, distance } from 'fastest-levenshtein';
import type { Lookup } from '../../story/read.ts';
import { WRITTEN_ATTRIBUTES } from './attract.ts';

/** The most similar of some words to one that is none of them; undefined if none is similar enough. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const best = closest(word, words);
  // Up to a third of wrong letters counts as a typing error.
  return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
}

/** Finds the word that an author probably meant; undefined if none is similar enough. */
export function closestOf(known: {
  readonly place?: readonly string[];
  readonly layer?: readonly string[];
}): NonNullable<Lookup['closest']> {
  return (kind, word) => {
    return nearest(word, kind === 'attribute' ? WRITTEN_ATTRIBUTES : (known[kind] ?? []));
  };
}
