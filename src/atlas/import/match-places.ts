/** Finds names of a table in the gazetteer. Pure. */
import { distance } from 'fastest-levenshtein';
import { foldText } from '../core/script.ts';

export interface KnownPlace {
  readonly id: string;
  /** In the language of the page. */
  readonly title: string;
  /** Every name it has, in any language and spelling. */
  readonly names: readonly string[];
  /** Degrees. */
  readonly lng: number;
  readonly lat: number;
}

export interface NameMatch {
  readonly name: string;
  /** The one place that has exactly this name, however it is spelt. */
  readonly sure: KnownPlace | undefined;
  /** Where there is none, or more than one: those that come near, the nearest first. */
  readonly candidates: readonly KnownPlace[];
}

/** Places that are offered for a doubtful name. */
const OFFERED = 5;

/** A name as it is compared: letters only. */
const plain = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The consonants of a name in Latin letters: vowels are what transliterations of one name differ in most (Resht and
 * Rasht, Enzeli and Anzali).
 */
const consonants = (name: string): string =>
  plain(name)
    .replace(/kh|gh|q/g, 'k')
    .replace(/ch|sh|zh/g, (pair) => pair.slice(0, 1))
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1');

/** How far two names are from each other, from 0 (alike) to 1. */
function farness(a: string, b: string): number {
  const [one, other] = [plain(a), plain(b)];
  if (one === '' || other === '') return 1;
  const spelt = distance(one, other) / Math.max(one.length, other.length);
  const [sounds, others] = [consonants(a), consonants(b)];
  const isLatin = /^[a-z]+$/.test(one) && /^[a-z]+$/.test(other);
  const heard = isLatin && sounds.length > 1 && sounds === others ? Math.min(spelt, 0.2) : spelt;
  // “Rasht (Gilan)”, “town of Rasht”
  const within = wordsIn(a).some((word) => plain(word) === other && other.length > 2);
  return within ? Math.min(heard, 0.15) : heard;
}

const wordsIn = (name: string): readonly string[] => foldText(name).split(/[^\p{L}\p{N}]+/u);

/** Farther than this no two names are taken for one. */
const FARTHEST = 0.34;

export function matchPlaces(names: readonly string[], gazetteer: readonly KnownPlace[]): readonly NameMatch[] {
  const exact = new Map<string, KnownPlace[]>();
  for (const place of gazetteer) {
    for (const key of new Set([place.title, ...place.names].map(plain))) {
      const known = exact.get(key);
      if (known) known.push(place);
      else exact.set(key, [place]);
    }
  }
  return names.map((name) => {
    const same = exact.get(plain(name)) ?? [];
    if (same.length === 1) return { name, sure: same[0], candidates: [] };
    if (same.length > 1) return { name, sure: undefined, candidates: same.slice(0, OFFERED) };
    const near = gazetteer
      .map((place) => ({ place, far: Math.min(...[place.title, ...place.names].map((one) => farness(name, one))) }))
      .filter(({ far }) => far <= FARTHEST)
      .sort((a, b) => a.far - b.far);
    return { name, sure: undefined, candidates: near.slice(0, OFFERED).map(({ place }) => place) };
  });
}
