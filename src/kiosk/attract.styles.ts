import { css } from 'lit';

/** The attract loop, which covers the whole screen. */
export const attractStyles = css`
  .attract {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding: calc(52 * var(--u)) calc(56 * var(--u)) calc(56 * var(--u));
    translate: calc(var(--drift-x, 0) * 1vmin / 10) calc(var(--drift-y, 0) * 1vmin / 10);
    touch-action: none;
  }
  .headline {
    align-self: start;
    max-inline-size: min(100%, calc(1000 * var(--u)));
    padding: calc(22 * var(--u)) calc(32 * var(--u)) calc(24 * var(--u));
    background: color-mix(in srgb, var(--story-paper) 92%, transparent);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    outline: calc(1.5 * var(--u)) solid var(--story-line);
    outline-offset: calc(-8 * var(--u));
  }
  .headline .title {
    font-size: calc(50 * var(--u));
    font-weight: 580;
    line-height: 1.08;
    letter-spacing: -0.01em;
  }
  .headline .subtitle {
    margin-block-start: calc(8 * var(--u));
    font-size: calc(27 * var(--u));
    font-style: italic;
    line-height: 1.3;
    color: var(--story-soft);
  }
  .below {
    display: grid;
    gap: calc(28 * var(--u));
  }
  .caption {
    display: grid;
    gap: calc(12 * var(--u));
    max-inline-size: calc(1280 * var(--u));
    padding: calc(34 * var(--u)) calc(42 * var(--u)) calc(38 * var(--u));
    background: color-mix(in srgb, var(--story-paper) 95%, transparent);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    outline: calc(1.5 * var(--u)) solid var(--story-line);
    outline-offset: calc(-8 * var(--u));
    box-shadow: 0 calc(4 * var(--u)) calc(40 * var(--u)) color-mix(in srgb, var(--story-shadow) 22%, transparent);
  }
  .chapter {
    font-size: calc(21 * var(--u));
    font-weight: 560;
    letter-spacing: 0.13em;
    text-transform: uppercase;
    color: var(--story-accent);
  }
  :host(:lang(fa)) .chapter {
    font-size: calc(25 * var(--u));
    letter-spacing: 0;
  }
  .caption h2 {
    font-size: calc(52 * var(--u));
    font-weight: 580;
    line-height: 1.1;
    text-wrap: balance;
  }
  .where {
    font-size: calc(38 * var(--u));
    color: var(--story-accent);
  }
  .caption .words {
    font-size: calc(33 * var(--u));
    line-height: 1.42;
    min-block-size: 4.26em;
    text-wrap: pretty;
  }
  .progress {
    block-size: calc(5 * var(--u));
    background: color-mix(in srgb, var(--story-line) 60%, transparent);
  }
  .progress > i {
    display: block;
    block-size: 100%;
    background: var(--story-accent);
    transform-origin: inline-start;
    inline-size: 100%;
    scale: var(--attract, 0) 1;
  }
  :host(:dir(ltr)) .progress > i {
    transform-origin: left;
  }
  :host(:dir(rtl)) .progress > i {
    transform-origin: right;
  }
  .invitations {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(280 * var(--u)), 1fr));
    gap: calc(18 * var(--u));
  }
  .invitations button {
    min-block-size: calc(132 * var(--u));
    padding-block: calc(14 * var(--u));
    font-size: calc(33 * var(--u));
    line-height: 1.25;
    font-weight: 560;
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
    box-shadow: 0 calc(4 * var(--u)) calc(30 * var(--u)) color-mix(in srgb, var(--story-shadow) 30%, transparent);
  }
  .invitations small {
    display: block;
    font-size: calc(24 * var(--u));
    font-weight: 400;
  }
  @media (min-aspect-ratio: 1/1) {
    .below {
      grid-template-columns: minmax(0, 1.7fr) minmax(calc(360 * var(--u)), 1fr);
      align-items: end;
      justify-content: space-between;
    }
    .invitations {
      grid-template-columns: minmax(0, 1fr);
      justify-self: end;
      inline-size: min(100%, calc(520 * var(--u)));
    }
    .invitations button {
      min-block-size: calc(104 * var(--u));
    }
  }
  @media (forced-colors: active) {
    .progress > i {
      background: Highlight;
    }
  }
`;
