import { closest, distance } from 'fastest-levenshtein';
import { ATTRIBUTES, type Lookup } from '../../story/read.ts';

/** Finds the word that an author probably meant; undefined if none is similar enough. */
export function closestOf(known: {
  readonly place?: readonly string[];
  readonly layer?: readonly string[];
}): NonNullable<Lookup['closest']> {
  return (kind, word) => {
    const words = kind === 'attribute' ? ATTRIBUTES : (known[kind] ?? []);
    if (words.length === 0) return undefined;
    const best = closest(word, words);
    // Up to a third of wrong letters counts as a typing error.
    return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
  };
}
