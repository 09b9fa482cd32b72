import { css } from 'lit';

/**
 * The layout of the atlas: an index of panels, the open panel, and the map with the time below it. On phones and
 * upright screens the map is at the top, the panel is a sheet below it, and the index is at the bottom. `atlas.css`
 * sets the font size.
 */
export const pageStyles = css`
  :host {
    --atlas-index: 4.6rem;
    /* The size of touch targets. It grows with the font size. */
    --atlas-target: max(44px, 2.6rem);
    --atlas-panel: clamp(21rem, 30vw, 29rem);
    display: grid;
    grid-template:
      'head head head' auto
      'index panel map' minmax(0, 1fr)
      'index panel time' auto / var(--atlas-index) auto minmax(0, 1fr);
    block-size: 100dvh;
    overflow: hidden;
    color: var(--story-ink);
    background: var(--story-ground);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  header {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 1.4rem;
    padding: 0.45rem 1.1rem 0.4rem;
    background: var(--story-paper);
    /* A double line, as at the start of a chapter. */
    border-block-end: 3px double var(--story-ink);
  }
  h1 {
    margin: 0;
    font-size: 1.3rem;
    font-weight: 560;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    margin-inline-start: auto;
  }
  /* A landmark for assistive technology only, without a box. */
  main {
    display: contents;
  }
  nav {
    grid-area: index;
    display: flex;
    flex-direction: column;
    background: var(--story-paper);
    border-inline-end: 1px solid var(--story-line);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
  }
  nav button {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.25rem;
    min-block-size: max(60px, 3.5rem);
    padding: 0.4rem 0.2rem;
    font: inherit;
    font-size: 0.78rem;
    line-height: 1.1;
    color: var(--story-soft);
    background: none;
    border: 0;
    border-inline-start: 4px solid transparent;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  nav button:hover {
    color: var(--story-ink);
  }
  nav button[aria-expanded='true'] {
    color: var(--story-ink);
    background: var(--story-ground);
    border-inline-start-color: var(--story-accent);
    font-weight: 600;
  }
  nav svg {
    inline-size: 1.3rem;
    block-size: 1.3rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  :focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: -3px;
  }
  .panel {
    grid-area: panel;
    position: relative;
    inline-size: var(--atlas-panel);
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 1rem 1.15rem 1.5rem;
    background: var(--story-paper);
    border-inline-end: 1px solid var(--story-line);
    font-size: 0.95rem;
    line-height: 1.45;
    scroll-padding-block: 1rem;
  }
  .panel[hidden] {
    display: none;
  }
  .panel.table {
    inline-size: min(58vw, 62rem);
  }
  .panel > h2 {
    margin: 0 0 0.6rem;
    padding-inline-end: 3rem;
    font-size: 1.35rem;
    font-weight: 560;
    line-height: 1.2;
  }
  .close {
    position: absolute;
    inset-block-start: 0.45rem;
    inset-inline-end: 0.5rem;
  }
  .tools {
    display: flex;
  }
  .tools button,
  .over button {
    font: inherit;
    min-inline-size: var(--atlas-target);
    min-block-size: var(--atlas-target);
    color: var(--story-ink);
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    border: 1px solid var(--story-line);
    border-radius: 2px;
    cursor: pointer;
  }
  .close button {
    min-inline-size: var(--atlas-target);
    min-block-size: var(--atlas-target);
    font: inherit;
    font-size: 1.25rem;
    line-height: 1;
    color: inherit;
    background: none;
    border: 0;
    cursor: pointer;
  }
  .map {
    grid-area: map;
    position: relative;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--map-sea);
    overflow: hidden;
    isolation: isolate;
  }
  .over {
    position: absolute;
    inset: 0;
    z-index: 2;
    pointer-events: none;
    container-type: size;
    --atlas-margin: 1.3rem;
  }
  .over > * {
    position: absolute;
  }
  .over button {
    pointer-events: auto;
  }
  .zooms button {
    font-size: 1.2rem;
  }
  .margin {
    inset: 0;
  }
  .scale {
    inset-inline-start: calc(var(--atlas-margin) + 0.7rem);
    inset-block-end: 0.9rem;
  }
  .zooms {
    display: grid;
    gap: 2px;
    inset-inline-end: 1.4rem;
    inset-block-start: calc(var(--atlas-margin) + 0.5rem);
  }
  .said {
    inset-inline: calc(var(--atlas-margin) + 0.5rem) calc(var(--atlas-target) + 1.8rem);
    inset-block-start: calc(var(--atlas-margin) + 0.5rem);
    display: grid;
    justify-items: start;
    gap: 0.3rem;
    margin: 0;
  }
  .said [role='status'] {
    display: grid;
    justify-items: start;
    gap: 0.3rem;
  }
  .said p.as {
    font-style: italic;
    font-size: 0.8rem;
    padding-block: 0.1em;
  }
  .said :is(p, details) {
    margin: 0;
    padding: 0.3em 0.75em;
    font-size: 0.88rem;
    line-height: 1.35;
    background: color-mix(in srgb, var(--story-paper) 94%, transparent);
    border: 1px solid var(--story-line);
    border-radius: 2px;
  }
  .said details {
    max-block-size: 12rem;
    overflow: auto;
    pointer-events: auto;
  }
  .said summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .credits {
    inset-inline-end: 1.4rem;
    inset-block-end: 0.7rem;
    max-inline-size: min(60%, 44rem);
    pointer-events: auto;
    font-size: 0.7rem;
    line-height: 1.3;
    background: color-mix(in srgb, var(--story-paper) 88%, transparent);
    border: 1px solid var(--story-line);
  }
  .credits summary {
    display: grid;
    place-items: center;
    min-block-size: 28px;
    min-inline-size: 28px;
    padding-inline: 0.6em;
    cursor: pointer;
  }
  .credits summary::-webkit-details-marker {
    display: none;
  }
  .credits p {
    margin: 0;
    padding: 0.2em 0.8em 0.6em;
    max-block-size: 8rem;
    overflow: auto;
  }
  atlas-measure {
    inset-inline-end: 1.4rem;
    inset-block-start: calc(var(--atlas-margin) + 2 * var(--atlas-target) + 1.8rem);
    pointer-events: auto;
  }
  atlas-time {
    grid-area: time;
    min-inline-size: 0;
    border-block-start: 1px solid var(--story-line);
  }
  .waits {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    font-style: italic;
    color: var(--map-sea-ink, var(--story-ink));
  }
  .taller {
    display: none;
  }

  /* Phones, narrow windows and upright screens. */
  @media (max-width: 46rem), (max-aspect-ratio: 4/5) {
    :host {
      /* Share of the height that header and index leave. */
      --atlas-sheet: 0.52;
      grid-template:
        'head' auto
        'map' minmax(0, 1fr)
        'time' auto
        'panel' auto
        'index' auto / minmax(0, 1fr);
    }
    :host([tall]) {
      --atlas-sheet: 0.84;
    }
    nav {
      flex-direction: row;
      border-inline-end: 0;
      border-block-start: 1px solid var(--story-line);
      padding-block-end: env(safe-area-inset-bottom);
    }
    nav button {
      flex: 1 0 3.25rem;
      padding-inline: 0;
      border-inline-start: 0;
      border-block-start: 3px solid transparent;
    }
    nav button[aria-expanded='true'] {
      border-block-start-color: var(--story-accent);
    }
    .panel,
    .panel.table {
      inline-size: 100%;
      block-size: calc((100dvh - 6.5rem) * var(--atlas-sheet));
      border-inline-end: 0;
      border-block-start: 1px solid var(--story-line);
      box-shadow: 0 -3px 18px color-mix(in srgb, var(--story-shadow) 22%, transparent);
    }
    .panel > h2 {
      padding-inline-end: calc(2 * var(--atlas-target) + 1rem);
    }
    .taller {
      display: inline-block;
    }
  }

  /* Narrow windows: the frame of the map does not grow with a large font size. */
  @media (max-width: 46rem) {
    header {
      padding: 0.3rem 0.8rem 0.25rem;
      gap: 0 0.9rem;
      font-size: min(1rem, 4.6vw);
    }
    h1 {
      font-size: 1.05em;
    }
    .ways {
      font-size: 0.9em;
    }
    nav button {
      /* As wide as the word: seven equal parts would be too narrow for the longer words. */
      flex: 1 1 auto;
      min-inline-size: 2.5rem;
      min-block-size: 54px;
      font-size: min(0.69rem, 3.2vw);
    }
    .panel,
    .panel.table {
      padding: 0.7rem 0.9rem 1.2rem;
    }
    :host([tall][panel]) :is(atlas-time, .over) {
      display: none;
    }
    .panel > h2 {
      font-size: 1.15rem;
      margin-block-end: 0.3rem;
    }
    .close {
      inset-block-start: 0.2rem;
    }
    .margin {
      display: none;
    }
    .over {
      --atlas-margin: 0px;
    }
    .scale {
      inset-block-end: 0.4rem;
    }
    .credits {
      inset-inline-end: 0.4rem;
      inset-block-end: 0.4rem;
    }
    .zooms {
      inset-inline-end: 0.5rem;
    }
    /* Beside the zoom buttons, because the sheet may cover what is below them. */
    atlas-measure {
      inset-inline-end: calc(0.9rem + var(--atlas-target));
      inset-block-start: calc(var(--atlas-margin) + 0.5rem);
    }
    .said {
      inset-inline-end: calc(1.6rem + 2 * var(--atlas-target));
    }
  }

  /* Upright screens: the map has the larger part. */
  @media (min-width: 46.01rem) and (max-aspect-ratio: 4/5) {
    :host {
      --atlas-sheet: 0.42;
    }
    :host([tall]) {
      --atlas-sheet: 0.66;
    }
    .panel,
    .panel.table {
      padding-inline: 1.6rem;
    }
  }

  /* Phones in landscape orientation. */
  @media (max-height: 32rem) and (min-width: 46.01rem) {
    header {
      padding-block: 0.1rem;
    }
    nav button {
      min-block-size: 44px;
    }
    nav svg {
      display: none;
    }
    atlas-measure {
      inset-inline-end: calc(1.8rem + var(--atlas-target));
      inset-block-start: calc(var(--atlas-margin) + 0.5rem);
    }
    .said {
      inset-inline-end: calc(2.6rem + 2 * var(--atlas-target));
    }
  }

  /* A low and narrow window, as at 400 % zoom: map and panel are rows of a page that scrolls. */
  @media (max-width: 46rem) and (max-height: 27rem) {
    :host {
      block-size: auto;
      overflow: visible;
      grid-template:
        'head' auto
        'index' auto
        'map' 72svh
        'time' auto
        'panel' auto / minmax(0, 1fr);
    }
    nav {
      flex-wrap: wrap;
      overflow: visible;
      padding-block-end: 0;
    }
    .panel,
    .panel.table,
    :host([tall]) .panel {
      block-size: 92svh;
      scroll-margin-block-start: 0.25rem;
    }
    :host([tall][panel]) :is(atlas-time, .over) {
      display: revert;
    }
    .taller {
      display: none;
    }
  }

  @media (forced-colors: active) {
    nav button[aria-expanded='true'] {
      border-color: Highlight;
    }
    .said p {
      background: Canvas;
    }
  }

  @media print {
    :host {
      block-size: auto;
    }
    nav,
    .over button,
    .close {
      display: none;
    }
  }
  /* A very low map has no space for controls; it can still be moved by touch and keys. */
  @container (max-height: 9rem) {
    .zooms,
    .scale {
      display: none;
    }
  }
`;
