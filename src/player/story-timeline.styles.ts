import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: block;
    position: relative;
    color: var(--story-ink);
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    user-select: none;
    -webkit-user-select: none;
  }
  /* The timeline handles horizontal gestures; the page keeps vertical scrolling. */
  .slider {
    position: absolute;
    inset: 0;
    cursor: ew-resize;
    touch-action: pan-y pinch-zoom;
    -webkit-tap-highlight-color: transparent;
  }
  .slider:focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  text {
    fill: currentColor;
    font-family: var(--story-font, serif);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .name {
    font-size: 11.5px;
    font-weight: 600;
  }
  .month {
    fill: var(--story-soft);
    font-style: italic;
    font-size: 10.5px;
  }
  .tick {
    stroke: var(--story-soft);
    stroke-width: 1;
  }
  .bed {
    fill: color-mix(in srgb, var(--story-ink) 7%, transparent);
  }
  .step {
    stroke: var(--story-ink);
    stroke-width: 1.3;
    opacity: 0.62;
  }
  .low {
    stroke-width: 1;
    stroke-dasharray: 3 2;
  }
  .seam {
    stroke: var(--story-paper);
    stroke-width: 1;
  }
  .break {
    fill: none;
    stroke: var(--story-soft);
    stroke-width: 1;
  }
  .now line {
    stroke: var(--story-paper);
    stroke-width: 5;
    opacity: 0.8;
  }
  .now line + line {
    stroke: var(--story-accent);
    stroke-width: 2;
    opacity: 1;
  }
  .now path {
    fill: var(--story-accent);
    stroke: var(--story-paper);
    stroke-width: 1.5;
  }
  .telling {
    fill: var(--story-accent);
  }
  .pointed {
    stroke: var(--story-ink);
    stroke-width: 1.2;
    stroke-dasharray: 2 2;
  }
  .bubble {
    position: absolute;
    inset-block-end: calc(100% + 0.4rem);
    inset-inline: 0 auto;
    inline-size: max-content;
    max-inline-size: min(22rem, 100%);
    padding: 0.35em 0.7em;
    font-size: 0.82rem;
    line-height: 1.35;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    border-radius: 2px;
    box-shadow: 0 1px 8px color-mix(in srgb, var(--story-shadow) 22%, transparent);
    pointer-events: none;
  }
  .bubble[hidden] {
    display: none;
  }
  .bubble b {
    font-weight: 600;
  }
  .bubble p {
    margin: 0;
  }
  .bubble .held {
    color: var(--story-soft);
  }
  @media (forced-colors: active) {
    :host {
      background: Canvas;
      border: 1px solid CanvasText;
    }
    /* Colours and hatching carry the meaning, and are the same as on the map. */
    .bands {
      forced-color-adjust: none;
    }
    .now line + line,
    .pointed {
      stroke: Highlight;
    }
    .now path,
    .telling {
      fill: Highlight;
      forced-color-adjust: none;
    }
    .step,
    .tick {
      stroke: CanvasText;
      opacity: 1;
    }
  }
`;

/** For the player: places the timeline and moves other controls out of its way. `--story-strip` is its height. */
export const timelinePlace = css`
  :host([timeline]) {
    --story-strip: 5rem;
    --story-strip-below: 0.75rem;
  }
  :host([timeline][layout='stack']) {
    --story-strip: 2.75rem;
    --story-strip-below: 0px;
  }
  @media (max-height: 32rem) {
    :host([timeline]) {
      --story-strip: 2.75rem;
      --story-strip-below: 0.5rem;
    }
  }
  .timeline {
    position: absolute;
    block-size: var(--story-strip);
    inset-block-start: calc(var(--story-pane) - var(--story-strip) - var(--story-strip-below));
    inset-inline: calc(var(--edge, 0px) + var(--column, 0px) + 1.2rem) calc(0.75rem + var(--story-margin-end, 0px));
    border: 1px solid var(--story-line);
    border-radius: 2px;
    box-sizing: border-box;
  }
  :host([layout='stack']) .timeline {
    inset-inline: 0;
    border-inline: 0;
    border-radius: 0;
    background: var(--story-paper);
  }
  :host([timeline]) .legend {
    inset-block-start: calc(var(--story-pane) - 0.5rem - var(--story-strip) - var(--story-strip-below));
  }
  :host([timeline]) .scale {
    inset-block-start: calc(var(--story-pane) - 1rem - var(--story-strip) - var(--story-strip-below));
  }
  :host([timeline][layout='side']) .legend {
    inset-inline-end: calc(0.75rem + var(--story-margin-end, 0px));
  }
  :host([timeline][layout='stack']) .scale {
    inset-block-start: calc(var(--story-pane) - 1.1rem - var(--story-strip));
  }
  :host([timeline][layout='stack']) .controls {
    inset-block-end: calc(-1 * var(--story-pane) + 0.6rem + var(--story-strip));
  }
  :host([timeline][layout='stack']) .legend {
    inset-block-start: calc(var(--story-pane) - 0.6rem - var(--story-strip));
  }
`;
