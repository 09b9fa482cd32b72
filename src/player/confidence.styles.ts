import { css } from 'lit';

/**
 * How sure something is, before its words: three discs, full or empty. For shadow trees; a page's own is in
 * `story.css`.
 */
export const confidenceStyles = css`
  .confidence::before {
    content: '●●● ';
    letter-spacing: 0.05em;
  }
  .confidence.medium::before {
    content: '●●○ ';
  }
  .confidence.low::before {
    content: '●○○ ';
  }
`;
