import type { Element } from 'hast';
import { h } from 'hastscript';
import { DISCS, type Confidence } from '../story/confidence.ts';
import { confidenceLabel } from '../words/labels.ts';

/** The level of confidence in words. The page's style sheet draws the discs before them. */
export const confidenceSign = (confidence: Confidence): Element =>
  h('span', { className: ['confidence', confidence], dataDiscs: DISCS[confidence] }, confidenceLabel(confidence));
