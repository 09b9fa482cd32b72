import { css } from 'lit';

/** The form in one column, and the resulting file and address beside it where there is room. */
export const setupStyles = css`
  :host {
    display: block;
    max-inline-size: 68rem;
    margin-inline: auto;
    padding: clamp(1.5rem, 5vw, 3.5rem) clamp(1.1rem, 4vw, 2.5rem) 4rem;
  }
  * {
    box-sizing: border-box;
  }
  header {
    max-inline-size: 40rem;
    margin-block-end: 2.2rem;
  }
  h1 {
    margin: 0 0 0.6rem;
    font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem);
    font-weight: 580;
    line-height: 1.08;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  header p {
    margin: 0;
    font-size: 1.1em;
    color: var(--story-soft);
  }
  .desk {
    display: grid;
    gap: 2.5rem;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0 0 2.2rem;
    padding: 0;
    border: 0;
    border-block-start: 3px solid var(--story-ink);
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0.7rem 0 0.1rem;
    font-size: 1.3em;
    font-weight: 580;
  }
  legend + * {
    clear: both;
  }
  .option {
    display: grid;
    gap: 0.3rem;
    padding-block: 0.85rem 1.1rem;
    border-block-end: 1px solid var(--story-line);
  }
  .name {
    font-weight: 600;
  }
  .help {
    margin: 0;
    max-inline-size: 38rem;
    font-size: 0.9em;
    line-height: 1.4;
    color: var(--story-soft);
  }
  .entry {
    display: flex;
    align-items: baseline;
    gap: 0.6em;
  }
  input:not([type='checkbox']),
  select {
    flex: 1 1 auto;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.3em 0.6em;
    font: inherit;
    color: inherit;
    background: var(--story-paper);
    border: 1px solid var(--story-soft);
    border-radius: 2px;
  }
  input.number {
    flex: 0 1 7em;
    font-variant-numeric: tabular-nums;
  }
  select {
    flex: 0 1 16em;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--story-accent);
  }
  .wrong {
    margin: 0;
    font-weight: 560;
    color: var(--story-accent);
  }
  .choices {
    flex: 1;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0 1rem;
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 2.75rem;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--story-accent);
  }
  .made {
    min-inline-size: 0;
    padding: 1.2rem 1.3rem 1.5rem;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    outline: 1px solid var(--story-line);
    outline-offset: -6px;
  }
  .made h2 {
    margin: 0 0 0.3rem;
    font-size: 1.15em;
    font-weight: 580;
  }
  .made h2:not(:first-child) {
    margin-block-start: 1.8rem;
  }
  .made p {
    margin: 0;
    font-size: 0.9em;
    color: var(--story-soft);
  }
  pre {
    margin: 0.6rem 0 0.8rem;
    padding: 0.7em 0.9em;
    font-size: 0.85em;
    background: var(--story-ground);
    border: 1px solid var(--story-line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-block-end: 1.4rem;
  }
  .languages button:not([aria-current]) {
    color: var(--story-accent);
    background: none;
  }
  .does {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem;
  }
  button,
  .open {
    display: inline-grid;
    place-items: center;
    min-block-size: 2.75rem;
    padding: 0.35em 1.1em;
    font: inherit;
    font-weight: 560;
    color: var(--story-paper);
    background: var(--story-accent);
    border: 1px solid var(--story-accent);
    border-radius: 2px;
    text-decoration: none;
    cursor: pointer;
  }
  .open {
    color: var(--story-accent);
    background: none;
  }
  .copied {
    font-size: 0.9em;
    color: var(--story-soft);
  }
  :focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  @media (min-width: 60rem) and (min-aspect-ratio: 1/1) {
    .desk {
      grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
      gap: 3.5rem;
      align-items: start;
    }
    .made {
      position: sticky;
      inset-block-start: 1.5rem;
    }
  }
`;
