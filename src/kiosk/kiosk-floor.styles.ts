import { css } from 'lit';

/**
 * All lengths are in units of a thousand-and-eightieth of the screen's shorter side (`--u`), so that a wall in portrait
 * and one in 4K show the same. A target is never under 64 of them.
 */
export const floorStyles = css`
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

  /* Over everything: the film, the question whether somebody is there, the dark. Each goes slowly, so that the finger that sent it
     away touches nothing beneath. */
  .veil {
    position: fixed;
    inset: 0;
    z-index: 20;
    visibility: hidden;
    opacity: 0;
    transition: opacity 0.5s, visibility 0s 0.5s;
  }
  .veil.up {
    visibility: visible;
    opacity: 1;
    transition: opacity 0.8s, visibility 0s;
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

  /* The film. ------------------------------------------------------------------------------------- */

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
    scale: var(--film, 0) 1;
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

  /* The visit. ------------------------------------------------------------------------------------- */

  .chrome {
    position: fixed;
    z-index: 10;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: var(--bar);
    padding: calc(14 * var(--u)) calc(22 * var(--u)) calc(22 * var(--u));
    display: grid;
    align-content: end;
    gap: calc(12 * var(--u));
    font-size: calc(26 * var(--u));
    background: var(--story-ground);
    border-block-start: calc(1.5 * var(--u)) solid var(--story-line);
  }
  .chrome > * {
    translate: calc(var(--drift-x, 0) * 1vmin / 20) calc(var(--drift-y, 0) * 1vmin / 20);
  }
  .row {
    display: flex;
    gap: calc(10 * var(--u));
  }
  .row > button {
    flex: 1 1 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(12 * var(--u));
    padding: 0 calc(10 * var(--u));
    white-space: nowrap;
  }
  .row.tools > button {
    flex-direction: column;
    gap: calc(3 * var(--u));
    min-block-size: calc(92 * var(--u));
    font-size: calc(20 * var(--u));
    line-height: 1.15;
  }
  .row.tools .icon {
    inline-size: calc(34 * var(--u));
    block-size: calc(34 * var(--u));
  }
  .row.tools b {
    font-size: calc(31 * var(--u));
    font-weight: 560;
    line-height: calc(34 * var(--u));
  }
  .row.turn > button {
    min-block-size: calc(108 * var(--u));
    font-size: calc(32 * var(--u));
    font-weight: 560;
  }
  .row.turn > .stacked {
    flex-direction: column;
    gap: calc(3 * var(--u));
    font-size: calc(22 * var(--u));
    font-weight: 400;
    line-height: 1.15;
  }
  .row.turn > .forth {
    flex-grow: 1.5;
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  .date {
    position: fixed;
    z-index: 9;
    inset-block-start: calc(40 * var(--u));
    inset-inline-start: calc(40 * var(--u));
    max-inline-size: calc(100% - 80 * var(--u));
    padding: calc(12 * var(--u)) calc(24 * var(--u));
    font-size: calc(32 * var(--u));
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    border: calc(1.5 * var(--u)) solid var(--story-line);
    pointer-events: none;
    translate: calc(var(--drift-x, 0) * 1vmin / 20) calc(var(--drift-y, 0) * 1vmin / 20);
  }
  @media (min-aspect-ratio: 1/1) {
    .chrome {
      inset-inline: 0 auto;
      inline-size: calc(var(--edge) * 2 + var(--column));
      border-inline-end: calc(1.5 * var(--u)) solid var(--story-line);
    }
    .date {
      inset-inline: auto calc(40 * var(--u));
      max-inline-size: 55vw;
    }
  }

  /* A sheet of something: chapters, a card, the map's layers, a code. */
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

  /* The question. ---------------------------------------------------------------------------------- */

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

  /* The dark. -------------------------------------------------------------------------------------- */

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

  /* For staff. ------------------------------------------------------------------------------------- */

  .corner {
    position: fixed;
    z-index: 25;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: calc(120 * var(--u));
    block-size: calc(120 * var(--u));
    touch-action: none;
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
    .progress > i {
      background: Highlight;
    }
  }
`;
