import { css } from 'lit';
import { visuallyHidden } from '../../player/visually-hidden.styles.ts';

/** The table: all rows have the same height, the headings stay in view, and in a narrow panel a row has two lines. */
export const tableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 16rem;
    /* The height of the panel without its heading. */
    block-size: calc(100% - var(--atlas-table-above, 2.6rem));
    --columns: minmax(7rem, 1.2fr) minmax(9rem, 2.6fr) minmax(4.4rem, 0.6fr) minmax(5rem, 1.3fr) minmax(5.5rem, 1.4fr)
      minmax(4.6rem, 0.8fr);
  }
  :host([distances]) {
    --columns: minmax(6.5rem, 1.2fr) minmax(8rem, 2.4fr) minmax(4.4rem, 0.6fr) minmax(4.6rem, 1.2fr) minmax(5rem, 1.3fr)
      minmax(4.4rem, 0.8fr) minmax(3.6rem, 0.5fr);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.45rem;
    align-items: center;
    margin-block-end: 0.5rem;
  }
  .head p {
    flex: 1 1 8rem;
    margin: 0;
    line-height: 1.25;
  }
  .head :is(input, select) {
    flex: 0 1 12rem;
    min-inline-size: 7rem;
  }
  .scroller {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--story-line);
    background: var(--story-paper);
    scrollbar-width: thin;
  }
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    gap: 0 0.65rem;
    margin: 0;
    padding-inline: 0.7rem;
    min-inline-size: 40rem;
  }
  .titles {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--story-ground);
    border-block-end: 1px solid var(--story-line);
  }
  .titles button {
    inline-size: 100%;
    padding-inline: 0;
    border: 0;
    background: none;
    color: var(--story-ink);
    font-size: 0.8rem;
    font-weight: 600;
    line-height: 1.15;
    text-align: start;
  }
  [aria-sort='ascending'] button::after {
    content: ' ▴';
  }
  [aria-sort='descending'] button::after {
    content: ' ▾';
  }
  .record {
    block-size: 2.75rem;
    align-items: center;
    border-block-end: 1px solid color-mix(in srgb, var(--story-line) 45%, transparent);
    font-size: 0.83rem;
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .record:hover {
    background: color-mix(in srgb, var(--story-ink) 5%, transparent);
  }
  .record[aria-selected='true'] {
    background: color-mix(in srgb, var(--story-accent) 14%, var(--story-paper));
    box-shadow: inset 4px 0 0 var(--story-accent);
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  .scroller:focus-visible .active {
    outline: 2px solid var(--story-focus);
    outline-offset: -4px;
  }
  /* At most two lines, because all rows have the same height. */
  .record > * {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
    unicode-bidi: plaintext;
  }
  .title {
    font-weight: 600;
  }
  .soft-cell {
    color: var(--story-soft);
  }
  .perhaps {
    font-style: italic;
  }
  .record.perhaps-row .title {
    font-weight: 400;
    font-style: italic;
  }
  .far {
    text-align: end;
  }
  .none {
    margin: 0;
    padding: 1.2rem 0.9rem;
    color: var(--story-soft);
    font-style: italic;
  }
  /* Two lines: the title, and below it date and place. */
  :host([narrow]) .row {
    min-inline-size: 0;
  }
  :host([narrow]) .titles .row {
    grid-template-columns: repeat(auto-fit, minmax(5rem, 1fr));
    gap: 0 0.3rem;
  }
  :host([narrow]) .titles .row > :is(.place, .actor, .kind) {
    display: none;
  }
  :host([narrow]) .record {
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-rows: auto auto;
    align-content: center;
    gap: 0.1rem 0.6rem;
    block-size: 3.6rem;
  }
  :host([narrow]) .record > * {
    display: block;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  :host([narrow]) .record .title {
    grid-area: 1 / 1 / 2 / 4;
    font-size: 0.9rem;
  }
  :host([narrow]) .record .date {
    grid-area: 2 / 1;
  }
  :host([narrow]) .record .place {
    grid-area: 2 / 2;
    color: var(--story-soft);
  }
  :host([narrow]) .record .far {
    grid-area: 2 / 3;
  }
  :host([narrow]) .record > :is(.kind, .actor, .confidence) {
    ${visuallyHidden}
  }
  @media (forced-colors: active) {
    .record[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
