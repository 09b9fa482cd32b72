import { css, unsafeCSS } from 'lit';
import { CONFIDENCES, DISCS } from '../story/confidence.ts';

const discs = CONFIDENCES.map(
  (confidence) => `.confidence.${confidence}::before { content: '${DISCS[confidence]} '; }`,
).join('\n');

/**
 * How surely something is known, before its words: three discs, full or empty. For shadow trees: an element has the
 * class `confidence` and that of its level. In a page the press writes the discs into the element (`story.css`).
 */
export const confidenceStyles = css`
  .confidence::before {
    letter-spacing: 0.05em;
  }
  ${unsafeCSS(discs)}
`;
