import { css } from 'lit';

/** The date over the map, and the bar of controls in the lower half. */
export const visitStyles = css`
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
  .languages {
    display: contents;
  }
  .row button {
    flex: 1 1 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: calc(12 * var(--u));
    padding: 0 calc(10 * var(--u));
    white-space: nowrap;
  }
  .row.tools {
    gap: calc(6 * var(--u));
  }
  .row.tools button {
    flex-direction: column;
    padding: 0;
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
    /* The column is too narrow for one row: the languages get their own. See --bar in kiosk.css. */
    .row.tools {
      flex-wrap: wrap;
    }
    .languages {
      display: flex;
      flex: 1 0 100%;
      gap: calc(6 * var(--u));
    }
    .row.tools .languages button {
      flex-direction: row;
      gap: calc(12 * var(--u));
      min-block-size: calc(76 * var(--u));
      font-size: calc(22 * var(--u));
    }
    .languages b {
      display: none;
    }
    .date {
      inset-inline: auto calc(40 * var(--u));
      max-inline-size: 55vw;
    }
  }
`;
