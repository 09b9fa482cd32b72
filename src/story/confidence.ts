/**
 * How surely a fact is known: the one list of levels, the surest first. The data of the evidence uses these words.
 * What each level means to a reader is in `words/labels.ts`.
 */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a row has that says no level, or one that is not in the list. */
export const LEAST_CONFIDENCE: Confidence = 'low';

export const isConfidence = (word: unknown): word is Confidence => (CONFIDENCES as readonly unknown[]).includes(word);

/** A cell of the data as a level; the least one where it says none that is known. */
export const confidenceOr = (word: unknown, otherwise: Confidence = LEAST_CONFIDENCE): Confidence =>
  isConfidence(word) ? word : otherwise;

/** 0 for the surest level; higher is less sure. */
export const rankOf = (confidence: Confidence): number => CONFIDENCES.indexOf(confidence);

/** What rests on several facts is as sure as the least sure of them; on none, as the least sure of all. */
export const leastOf = (all: readonly Confidence[]): Confidence =>
  CONFIDENCES[Math.max(...all.map(rankOf))] ?? LEAST_CONFIDENCE;

/** The sign before the words of a level: discs, full or empty. */
export const DISCS: Readonly<Record<Confidence, string>> = { high: '●●●', medium: '●●○', low: '●○○' };

/** Whether figures and timelines draw what is known so surely paler and with a broken edge. */
export const IS_DRAWN_WEAK: Readonly<Record<Confidence, boolean>> = { high: false, medium: false, low: true };
