import { css } from 'lit';

/** The dialog that asks for the columns of a table. */
export const tableQuestionStyles = css`
  dialog {
    inline-size: min(46rem, 100vw - 1rem);
    max-inline-size: none;
    max-block-size: calc(100dvh - 1rem);
    padding: 1rem;
    overflow: auto;
    color: var(--story-ink);
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    border-radius: 3px;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  h2 {
    margin: 0 0 0.4rem;
    font-size: 1.15rem;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .scroll {
    max-block-size: 13rem;
    overflow: auto;
    margin-block: 0.5rem 0.9rem;
    border: 1px solid var(--story-line);
  }
  table {
    border-collapse: collapse;
    font-size: 0.85rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    max-inline-size: 14rem;
    padding: 0.25rem 0.6rem;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-block-end: 1px solid color-mix(in srgb, var(--story-line) 60%, transparent);
    border-inline-end: 1px solid color-mix(in srgb, var(--story-line) 60%, transparent);
    unicode-bidi: plaintext;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--story-paper);
  }
  thead small {
    display: block;
    min-block-size: 1.3em;
    color: var(--story-accent);
    font-weight: 600;
  }
  tr.above td {
    color: var(--story-soft);
  }
  .used {
    background: color-mix(in srgb, var(--story-accent) 11%, var(--story-paper));
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.8rem;
    margin: 0 0 0.9rem;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: 0.35rem;
    font-weight: 600;
  }
  fieldset > p {
    flex-basis: 100%;
    margin: 0;
  }
  select {
    inline-size: 100%;
  }
  .doubtful {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
    gap: 0.6rem 0.9rem;
    max-block-size: 22rem;
    overflow: auto;
    margin-block: 0.5rem 0.9rem;
    padding: 0.2rem;
  }
  .buttons {
    position: sticky;
    inset-block-end: -1rem;
    margin: 0 -1rem -1rem;
    padding: 0.6rem 1rem;
    background: var(--story-paper);
    border-block-start: 1px solid var(--story-line);
  }
  .buttons p {
    flex: 1 1 100%;
    margin: 0;
  }
`;
