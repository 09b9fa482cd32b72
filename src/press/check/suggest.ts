import { closest, distance } from 'fastest-levenshtein';
import { ATTRIBUTES, type Lookup } from '../../story/read.ts';

/** Finds the word an author probably meant, if one is near enough to be likely. */
export function closestOf(known: {
  readonly place?: readonly string[];
  readonly layer?: readonly string[];
}): NonNullable<Lookup['closest']> {
  return (kind, word) => {
    const words = kind === 'attribute' ? ATTRIBUTES : (known[kind] ?? []);
    if (words.length === 0) return undefined;
    const best = closest(word, words);
    // Up to a third of the letters wrong counts as a typing error; more is another word.
    return distance(word, best) <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
  };
}
