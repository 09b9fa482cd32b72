import { css } from 'lit';

/** Where files are dropped, and what became of each. */
export const importStyles = css`
  .drop {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: 1.1rem 1rem;
    text-align: center;
    border: 1.5px dashed color-mix(in srgb, var(--story-ink) 45%, transparent);
    background: color-mix(in srgb, var(--story-ground) 60%, transparent);
  }
  .drop.over {
    border-color: var(--story-accent);
    border-style: solid;
    background: color-mix(in srgb, var(--story-accent) 10%, var(--story-paper));
  }
  .drop + * + * {
    margin-block-start: 0.9rem;
  }
  .drop p {
    margin: 0;
    max-inline-size: 30rem;
  }
  ul {
    margin: 0 0 0.6rem;
    padding: 0;
    list-style: none;
  }
  li.file {
    padding-block: 0.5rem;
    border-block-end: 1px solid color-mix(in srgb, var(--story-line) 60%, transparent);
  }
  .name {
    flex: 1 1 8rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
    unicode-bidi: plaintext;
  }
  .file .row {
    margin-block-end: 0;
  }
  .row .name {
    margin: 0;
  }
  .file p {
    margin-block: 0.15rem 0.3rem;
  }
  svg {
    flex: none;
    forced-color-adjust: none;
  }
  progress {
    flex: 1 1 8rem;
    accent-color: var(--story-accent);
  }
  .problem {
    margin-block: 0.2rem;
    padding-inline-start: 0.7rem;
    border-inline-start: 3px solid var(--story-accent);
    overflow-wrap: anywhere;
  }
  .reasons {
    max-block-size: 12rem;
    overflow: auto;
  }
  .reasons ul {
    padding-inline-start: 1.1rem;
    list-style: disc;
    font-size: 0.85em;
  }
  summary {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  summary::before {
    content: '▸';
    margin-inline-end: 0.5em;
  }
  details[open] > summary::before {
    content: '▾';
  }
  dl {
    display: grid;
    grid-template-columns: minmax(4rem, auto) 1fr;
    gap: 0.15rem 0.8rem;
    margin: 0;
    font-size: 0.9em;
  }
  dt {
    color: var(--story-soft);
    overflow-wrap: anywhere;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
`;
