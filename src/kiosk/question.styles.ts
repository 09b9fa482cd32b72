import { css } from 'lit';

/** The question whether anybody is there. */
export const questionStyles = css`
  .countdown {
    display: grid;
    align-items: end;
    justify-items: center;
    padding: calc(60 * var(--u));
    background: color-mix(in srgb, var(--story-shadow) 62%, transparent);
  }
  .question {
    display: grid;
    justify-items: center;
    gap: calc(26 * var(--u));
    inline-size: min(100%, calc(860 * var(--u)));
    padding: calc(52 * var(--u)) calc(48 * var(--u)) calc(48 * var(--u));
    text-align: center;
    background: var(--story-paper);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    outline: calc(1.5 * var(--u)) solid var(--story-line);
    outline-offset: calc(-9 * var(--u));
    translate: calc(var(--drift-x, 0) * 1vmin / 10) calc(var(--drift-y, 0) * 1vmin / 10);
  }
  .question h2 {
    font-size: calc(50 * var(--u));
    font-weight: 580;
    line-height: 1.12;
  }
  .question p {
    font-size: calc(29 * var(--u));
    line-height: 1.4;
    color: var(--story-soft);
    text-wrap: balance;
  }
  .question .row {
    inline-size: 100%;
  }
  .question button {
    min-block-size: calc(120 * var(--u));
    font-size: calc(34 * var(--u));
  }
  .question .stay {
    flex-grow: 1.6;
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
    font-weight: 560;
  }
  .dial {
    inline-size: calc(230 * var(--u));
    block-size: calc(230 * var(--u));
  }
  .dial text {
    font: 560 34px var(--story-font);
    fill: var(--story-ink);
    font-variant-numeric: tabular-nums;
  }
`;
