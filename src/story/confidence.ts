/**
 * The levels of confidence in a fact, the highest first. The data of the evidence uses these words.
 * What each level means to a reader is in `words/labels.ts`.
 */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The level of a row that states none, or one that is not in the list. */
export const LEAST_CONFIDENCE: Confidence = 'low';

export const isConfidence = (word: unknown): word is Confidence => (CONFIDENCES as readonly unknown[]).includes(word);

/** Reads a cell of the data as a level; `otherwise` if it is not in the list. */
export const confidenceOr = (word: unknown, otherwise: Confidence = LEAST_CONFIDENCE): Confidence =>
  isConfidence(word) ? word : otherwise;

/** 0 for the highest level of confidence; larger numbers are less certain. */
export const rankOf = (confidence: Confidence): number => CONFIDENCES.indexOf(confidence);

/** The confidence in a conclusion from several facts: the lowest of theirs. For no facts, the lowest level. */
export const leastOf = (all: readonly Confidence[]): Confidence =>
  CONFIDENCES[Math.max(...all.map(rankOf))] ?? LEAST_CONFIDENCE;

/** The symbol of each level: filled and empty discs. */
export const DISCS: Readonly<Record<Confidence, string>> = { high: '●●●', medium: '●●○', low: '●○○' };

/** Whether figures and timelines draw facts of this level paler and with a dashed edge. */
export const IS_DRAWN_WEAK: Readonly<Record<Confidence, boolean>> = { high: false, medium: false, low: true };
