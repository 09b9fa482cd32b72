import { css } from 'lit';
import { visuallyHidden } from './visually-hidden.styles.ts';

/**
 * The page's stylesheet lays out the map and the text, so that nothing moves when scripts arrive. These styles lay out
 * what needs scripts. `--story-pane` is the height of the map; `--story-layout` says whether it is beside or above the
 * text.
 */
export const playerStyles = css`
  :host {
    display: block;
    position: relative;
    /* Width of the graduated margin, where there is one: controls at the edges are placed inside it. */
    --story-margin: 1.12rem;
    /* The margin with figures is at the left of the map, also in right-to-left pages, where left is the inline end. */
    --story-margin-end: 0px;
  }
  :host(:dir(rtl)) {
    --story-margin-end: var(--story-margin);
  }
  .over {
    position: sticky;
    inset-block-start: 0;
    block-size: 0;
    z-index: 3;
    pointer-events: none;
  }
  :host([layout='stack']) .over {
    margin-block-start: calc(-1 * var(--story-pane));
    margin-block-end: var(--story-pane);
  }
  .over > * {
    pointer-events: auto;
  }
  .over > .margin {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: var(--story-pane);
    pointer-events: none;
  }
  :host([hide~='date']) .where,
  :host([hide~='rail']) story-rail,
  :host([hide~='scale']) .scale,
  :host([hide~='margin']) .margin {
    display: none;
  }
  :host([hide~='margin']) {
    --story-margin: 0px;
  }
  /* A small map has no margin. */
  @media (max-width: 44rem) {
    :host {
      --story-margin: 0px;
    }
    .margin {
      display: none;
    }
  }
  .where {
    position: absolute;
    inset-block-start: calc(0.5rem + var(--story-margin));
    inset-inline-start: calc(0.5rem + var(--story-margin));
    max-inline-size: calc(100% - 11rem);
    padding: 0.5em 0.8em;
    color: var(--story-ink);
    background: color-mix(in srgb, var(--story-paper) 92%, transparent);
    border: 1px solid var(--story-line);
    border-radius: 2px;
    pointer-events: none;
  }
  .legend {
    position: absolute;
    inset-inline-end: calc(3.5rem + var(--story-margin-end));
    inset-block-start: calc(var(--story-pane) - 0.5rem);
    transform: translateY(-100%);
  }
  .scale {
    position: absolute;
    inset-inline-start: calc(var(--edge, 0px) + var(--column, 0px) + 1.2rem);
    inset-block-start: calc(var(--story-pane) - 1rem);
    transform: translateY(-100%);
  }
  .controls {
    position: absolute;
    inset-inline-end: calc(3.5rem + var(--story-margin-end));
    inset-block-start: calc(0.5rem + var(--story-margin));
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.35rem;
    /* Leaves space for the button “Contents” in its longest translation. */
    margin-inline-end: 5.4rem;
  }
  button {
    font: inherit;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0.4em 0.7em;
    color: var(--story-ink);
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    border: 1px solid var(--story-line);
    border-radius: 2px;
    cursor: pointer;
  }
  button:hover {
    background: var(--story-paper);
  }
  /* Keeps its space until there is a map, so that nothing moves then. */
  .waiting {
    visibility: hidden;
  }
  :host([exploring]) .explore {
    color: var(--story-paper);
    background: var(--story-ink);
  }
  button:focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  button svg {
    inline-size: 0.95em;
    block-size: 0.95em;
    display: block;
    margin: auto;
  }
  .hint,
  .notices > * {
    position: absolute;
    inset-block-start: 4rem;
    inset-inline: 0.5rem;
    inline-size: fit-content;
    max-inline-size: 34rem;
    margin: 0 auto;
    padding: 0.4em 0.9em;
    font-size: 0.85rem;
    color: var(--story-ink);
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    border: 1px solid var(--story-line);
    border-radius: 2px;
  }
  .narration {
    ${visuallyHidden}
  }
  .notices > * {
    position: static;
    margin: 0 0 0.25rem;
  }
  .notices summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .notices details[open] {
    max-block-size: 40vh;
    overflow: auto;
  }
  .notices {
    position: absolute;
    inset-block-start: 4rem;
    inset-inline: 0.5rem 3.5rem;
    display: grid;
    justify-items: end;
  }
  .prose {
    position: relative;
  }
  :host([layout='side']) .prose {
    pointer-events: none;
    z-index: 1;
  }
  :host([layout='stack']) .controls {
    inset-block-start: auto;
    inset-block-end: calc(-1 * var(--story-pane) + 0.75rem);
    inset-inline-end: 0.5rem;
    margin-inline-end: 0;
    max-inline-size: calc(100% - 1rem);
  }
  :host([layout='stack']) .legend {
    inset-inline: calc(0.5rem + var(--story-margin)) auto;
    inset-block-start: calc(var(--story-pane) - 0.75rem);
  }
  /* In one row with the legend and the buttons. On a narrow screen readers scroll by touch: the arrows are hidden. */
  :host([layout='stack']) .scale {
    inset-inline-start: calc(6.1rem + var(--story-margin));
    inset-block-start: calc(var(--story-pane) - 1.2rem);
  }
  @media (max-height: 27rem) {
    .scale {
      display: none;
    }
  }
  @media (max-width: 44rem) {
    :host([layout='stack']) .step {
      display: none;
    }
  }
  /* The text passes over the map and its controls: see story.css. What has the focus is above it. */
  @media (max-width: 39.99rem) and (max-height: 27rem) {
    :host([layout='stack']) .over {
      margin-block: 0;
      z-index: 0;
    }
    :host([layout='stack']) .over:focus-within {
      z-index: 2;
    }
    :host([layout='stack']) .prose {
      z-index: 1;
      pointer-events: none;
    }
  }
  @media print {
    .over {
      display: none;
    }
  }
`;
