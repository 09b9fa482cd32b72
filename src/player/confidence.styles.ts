import { css, unsafeCSS } from 'lit';
import { CONFIDENCES, DISCS } from '../story/confidence.ts';

const discs = CONFIDENCES.map(
  (confidence) => `.confidence.${confidence}::before { content: '${DISCS[confidence]} '; }`,
).join('\n');

/**
 * Three discs, filled or empty, before a text: they show how certain it is. For shadow trees: give the element the
 * class `confidence` and the class of its level. In the page itself the press writes the discs into the element
 * (`story.css`).
 */
export const confidenceStyles = css`
  .confidence::before {
    letter-spacing: 0.05em;
  }
  ${unsafeCSS(discs)}
`;
