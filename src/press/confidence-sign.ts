import type { Element } from 'hast';
import { h } from 'hastscript';
import { DISCS, type Confidence } from '../story/confidence.ts';
import { confidenceLabel } from '../words/labels.ts';

/** How surely something is known, in words. The discs before them are drawn by the page's style sheet. */
export const confidenceSign = (confidence: Confidence): Element =>
  h('span', { className: ['confidence', confidence], dataDiscs: DISCS[confidence] }, confidenceLabel(confidence));
