import { css } from 'lit';

/**
 * The attract loop, which covers the whole screen. Every letter is legible at four metres: a capital is at least 20 mm
 * high on a panel of 43 inches, which is 40.4 units (docs/kiosk.md).
 */
export const attractStyles = css`
  .attract {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding: calc(52 * var(--u)) calc(48 * var(--u)) calc(56 * var(--u));
    translate: calc(var(--drift-x, 0) * 1vmin / 10) calc(var(--drift-y, 0) * 1vmin / 10);
    touch-action: none;
  }
  .event {
    display: grid;
    gap: calc(14 * var(--u));
    padding: calc(30 * var(--u)) calc(40 * var(--u)) calc(36 * var(--u));
    background: color-mix(in srgb, var(--story-paper) 95%, transparent);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    outline: calc(1.5 * var(--u)) solid var(--story-line);
    outline-offset: calc(-8 * var(--u));
    box-shadow: 0 calc(4 * var(--u)) calc(40 * var(--u)) color-mix(in srgb, var(--story-shadow) 22%, transparent);
  }
  .event h2 {
    font-size: calc(86 * var(--u));
    font-weight: 580;
    line-height: 1.1;
    text-wrap: balance;
  }
  .where {
    font-size: calc(64 * var(--u));
    line-height: 1.25;
    color: var(--story-accent);
  }
  .under-way {
    visibility: hidden;
  }
  .below {
    display: grid;
    gap: calc(26 * var(--u));
  }
  .below .title {
    justify-self: start;
    padding: calc(8 * var(--u)) calc(28 * var(--u)) calc(12 * var(--u));
    font-size: calc(64 * var(--u));
    font-weight: 580;
    line-height: 1.15;
    letter-spacing: -0.01em;
    background: color-mix(in srgb, var(--story-paper) 92%, transparent);
    border: calc(1.5 * var(--u)) solid var(--story-line);
  }
  .progress {
    block-size: calc(8 * var(--u));
    background: color-mix(in srgb, var(--story-line) 60%, transparent);
  }
  .progress > i {
    display: block;
    block-size: 100%;
    background: var(--story-accent);
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
    gap: calc(18 * var(--u));
  }
  .invitations button {
    min-block-size: calc(118 * var(--u));
    padding-block: calc(12 * var(--u));
    font-size: calc(64 * var(--u));
    line-height: 1.2;
    font-weight: 560;
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
    box-shadow: 0 calc(4 * var(--u)) calc(30 * var(--u)) color-mix(in srgb, var(--story-shadow) 30%, transparent);
  }
  /* A column beside the map. */
  @media (min-aspect-ratio: 1/1) {
    .attract {
      inset-inline-end: auto;
      inline-size: calc(860 * var(--u));
      padding: calc(44 * var(--u)) calc(40 * var(--u));
    }
    .event {
      padding: calc(22 * var(--u)) calc(32 * var(--u)) calc(28 * var(--u));
    }
    .event h2 {
      font-size: calc(76 * var(--u));
    }
    .below {
      gap: calc(16 * var(--u));
    }
    .below .title {
      justify-self: stretch;
    }
    .invitations {
      gap: calc(12 * var(--u));
    }
    .invitations button {
      min-block-size: calc(92 * var(--u));
      padding-block: calc(4 * var(--u));
    }
  }
  @media (forced-colors: active) {
    .progress > i {
      background: Highlight;
    }
  }
`;
