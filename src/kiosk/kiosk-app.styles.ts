import { css } from 'lit';

/**
 * All lengths are in units of 1/1080 of the screen's shorter side (`--u`), so that a portrait screen and a 4K screen
 * show the same. No touch target is smaller than 64 units.
 */
export const appStyles = css`
  :host {
    display: block;
    color: var(--story-ink);
    font-family: var(--story-font);
    --target: calc(84 * var(--u));
  }
  * {
    box-sizing: border-box;
  }
  p,
  h1,
  h2,
  h3,
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button,
  summary {
    font: inherit;
    color: inherit;
    min-block-size: var(--target);
    min-inline-size: var(--target);
    padding: 0 calc(22 * var(--u));
    background: var(--story-paper);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    border-radius: calc(4 * var(--u));
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:active {
    background: color-mix(in srgb, var(--story-accent) 18%, var(--story-paper));
  }
  button[aria-pressed='true'],
  button[aria-current='true'] {
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  button:disabled {
    opacity: 0.45;
  }
  :focus-visible {
    outline: calc(5 * var(--u)) solid var(--story-focus);
    outline-offset: calc(2 * var(--u));
  }
  .icon {
    inline-size: calc(40 * var(--u));
    block-size: calc(40 * var(--u));
    flex: none;
    display: block;
  }
  :host(:dir(rtl)) .points {
    scale: -1 1;
  }

  /* Covers everything: the attract loop, the question whether anybody is there, the dark screen. Each fades out
     slowly, so that the touch that dismissed it hits nothing below. */
  .veil {
    position: fixed;
    inset: 0;
    z-index: 20;
    visibility: hidden;
    opacity: 0;
    transition:
      opacity 0.5s,
      visibility 0s 0.5s;
  }
  .veil.up {
    visibility: visible;
    opacity: 1;
    transition:
      opacity 0.8s,
      visibility 0s;
  }
  @media (prefers-reduced-motion: reduce) {
    .veil {
      opacity: 1;
    }
    .veil:not(.up) > * {
      opacity: 0;
    }
    .veil:not(.up) {
      background: none;
    }
  }
  .rest {
    background: #000;
    color: #6d675c;
    z-index: 30;
    touch-action: none;
  }
  .rest p {
    position: absolute;
    inset-block-start: 46%;
    inset-inline: 0;
    text-align: center;
    font-size: calc(30 * var(--u));
    translate: calc(var(--drift-x, 0) * 3vmin) calc(var(--drift-y, 0) * 5vmin);
  }
  .corner {
    position: fixed;
    z-index: 25;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: calc(120 * var(--u));
    block-size: calc(120 * var(--u));
    touch-action: none;
  }
  .faults {
    position: fixed;
    z-index: 22;
    inset-block-start: 0;
    inset-inline: 0;
    padding: calc(24 * var(--u));
    font-size: calc(24 * var(--u));
    color: var(--story-paper);
    background: var(--story-accent);
  }
  @media (forced-colors: active) {
    .icon {
      forced-color-adjust: auto;
    }
  }
`;
