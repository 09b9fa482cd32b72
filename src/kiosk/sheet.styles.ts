import { css } from 'lit';

/** A sheet over the text: chapters, a card, the map’s layers, a QR code, the keypad for the PIN. */
export const sheetStyles = css`
  .sheet {
    position: fixed;
    z-index: 8;
    inset-inline: 0;
    inset-block: var(--story-pane) var(--bar);
    display: flex;
    flex-direction: column;
    background: var(--story-paper);
    border-block-start: calc(6 * var(--u)) solid var(--story-accent);
    box-shadow: 0 calc(-6 * var(--u)) calc(40 * var(--u)) color-mix(in srgb, var(--story-shadow) 25%, transparent);
    font-size: calc(29 * var(--u) * var(--kiosk-size, 1));
    line-height: 1.45;
  }
  /* The sheet takes the focus for screen readers; sighted visitors see it open, so it needs no focus ring. */
  .sheet:focus-visible {
    outline: none;
  }
  .sheet .body {
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
    touch-action: pan-y;
    padding: calc(32 * var(--u)) calc(44 * var(--u)) calc(40 * var(--u));
  }
  .sheet .foot {
    padding: calc(12 * var(--u)) calc(22 * var(--u)) calc(14 * var(--u));
    border-block-start: calc(1.5 * var(--u)) solid var(--story-line);
  }
  .sheet .foot button {
    inline-size: 100%;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(14 * var(--u));
    font-size: calc(29 * var(--u));
    font-weight: 560;
  }
  @media (min-aspect-ratio: 1/1) {
    .sheet {
      inset-block-start: 0;
      inset-inline: 0 auto;
      inline-size: calc(var(--edge) * 2 + var(--column));
      border-block-start: 0;
      border-inline-end: calc(1.5 * var(--u)) solid var(--story-line);
    }
    .sheet .body {
      padding-block-start: calc(48 * var(--u));
    }
  }
  .sheet h2 {
    font-size: 1.6em;
    line-height: 1.12;
    font-weight: 580;
    margin-block-end: calc(8 * var(--u));
    text-wrap: balance;
  }
  .sheet h3 {
    margin-block: calc(26 * var(--u)) calc(10 * var(--u));
    font-size: 0.72em;
    font-weight: 560;
    letter-spacing: 0.12em;
    text-transform: uppercase;
    color: var(--story-accent);
  }
  :host(:lang(fa)) .sheet h3 {
    font-size: 0.85em;
    letter-spacing: 0;
  }
  .sheet p {
    margin-block-end: 0.6em;
    overflow-wrap: anywhere;
  }
  .sheet .names,
  .sheet .surety,
  .sheet .kind {
    color: var(--story-soft);
    font-size: 0.88em;
  }
  .sheet .facts {
    font-style: italic;
  }
  .sheet .dispute {
    border-inline-start: calc(5 * var(--u)) solid var(--story-accent);
    padding-inline-start: 0.8em;
  }
  .list {
    display: grid;
    gap: calc(8 * var(--u));
  }
  .list button,
  .list .entry {
    inline-size: 100%;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(20 * var(--u));
    padding-block: calc(10 * var(--u));
    text-align: start;
  }
  .list small {
    color: var(--story-soft);
    font-size: 0.8em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  button[aria-current='true'] small,
  button[aria-pressed='true'] small {
    color: inherit;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(380 * var(--u)), 1fr));
    gap: calc(8 * var(--u));
  }
  .columns [aria-pressed] {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--u));
    text-align: start;
    color: inherit;
    background: none;
    border-color: var(--story-line);
  }
  .columns [aria-pressed]::before {
    content: '';
    flex: none;
    display: grid;
    place-content: center;
    inline-size: calc(42 * var(--u));
    block-size: calc(42 * var(--u));
    border: calc(2.5 * var(--u)) solid var(--story-soft);
    border-radius: calc(4 * var(--u));
    line-height: 1;
  }
  .columns [aria-pressed='true']::before {
    content: '✓';
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  .columns [aria-pressed='false'] {
    color: var(--story-soft);
  }
  .code {
    display: grid;
    justify-items: center;
    gap: calc(18 * var(--u));
    text-align: center;
  }
  .code svg {
    inline-size: min(100%, calc(430 * var(--u)));
    background: #fff;
    fill: #000;
    forced-color-adjust: none;
    shape-rendering: crispedges;
  }
  .code .address {
    direction: ltr;
    font-size: 0.8em;
    color: var(--story-soft);
  }
  story-legend {
    display: block;
    font-size: calc(26 * var(--u));
  }
  .pad {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, calc(190 * var(--u))));
    justify-content: center;
    gap: calc(12 * var(--u));
  }
  .pad button {
    min-block-size: calc(96 * var(--u));
    font-size: calc(40 * var(--u));
    font-variant-numeric: tabular-nums;
  }
  .typed {
    text-align: center;
    font-size: calc(52 * var(--u));
    letter-spacing: 0.3em;
    min-block-size: 1.4em;
  }
`;
