import { css } from 'lit';

/** What the tools of the atlas have in common: ruled paper, small headings, and targets that a thumb can hit. */
export const toolStyles = css`
  :host {
    display: block;
    color: var(--story-ink);
    font-size: 0.9rem;
    line-height: 1.4;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h3 {
    margin: 1.1rem 0 0.35rem;
    padding-block-end: 0.2rem;
    border-block-end: 1px solid var(--story-line);
    font-size: 0.95rem;
    font-weight: 600;
    line-height: 1.2;
  }
  h3:first-child {
    margin-block-start: 0;
  }
  p {
    margin: 0 0 0.6rem;
  }
  small,
  .soft {
    color: var(--story-soft);
    font-size: 0.85em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.45rem;
    margin-block-end: 0.6rem;
  }
  label.field {
    display: grid;
    gap: 0.15rem;
    flex: 1 1 9rem;
    min-inline-size: 0;
    font-size: 0.85em;
    color: var(--story-soft);
  }
  button,
  select,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
    min-block-size: 44px;
    min-inline-size: 44px;
    max-inline-size: 100%;
    margin: 0;
    padding: 0.3em 0.8em;
    color: var(--story-ink);
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    border-radius: 2px;
    font: inherit;
    font-size: 1rem;
  }
  /* What must be found to be filled in has an edge that can be seen. */
  select,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
    border-color: color-mix(in srgb, var(--story-ink) 55%, transparent);
  }
  button,
  select {
    font-size: 0.95rem;
  }
  select {
    padding-inline: 0.5em;
    text-overflow: ellipsis;
  }
  button {
    cursor: pointer;
  }
  button:hover:not([aria-disabled='true']) {
    border-color: var(--story-ink);
  }
  button[aria-pressed='true'],
  button.chief {
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  button[aria-disabled='true'] {
    color: var(--story-soft);
    border-style: dashed;
    cursor: default;
  }
  button.chief[aria-disabled='true'] {
    background: none;
  }
  :focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  input::placeholder {
    color: var(--story-soft);
    opacity: 1;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 44px;
    cursor: pointer;
  }
  input:is([type='checkbox'], [type='radio']) {
    inline-size: 1.2rem;
    block-size: 1.2rem;
    margin: 0;
    accent-color: var(--story-accent);
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
`;
