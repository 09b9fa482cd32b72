import { css } from 'lit';

/**
 * What the parts of the atlas's desk have in common: type, buttons, fields, lists. The story's hand: paper, ink and
 * hairlines.
 */
export const deskStyles = css`
  :host {
    display: block;
    color: var(--story-ink);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-weight: 600;
    line-height: 1.2;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.28rem;
  }
  h3 {
    font-size: 1.02rem;
  }
  /* Capitals set small: Literata's files have no small capitals. */
  .rubric {
    font-size: 0.72rem;
    font-weight: 560;
    letter-spacing: 0.12em;
    text-transform: uppercase;
    line-height: 1.5;
    color: var(--story-accent);
  }
  :host(:lang(fa)) .rubric {
    font-size: 0.9rem;
    letter-spacing: 0;
  }
  p {
    margin: 0.4em 0;
  }
  small,
  .soft {
    color: var(--story-soft);
  }
  small {
    font-size: 0.84em;
  }
  a {
    color: var(--story-link);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button,
  select,
  input:not([type='checkbox'], [type='radio'], [type='range']) {
    min-block-size: 44px;
    padding: 0.35em 0.7em;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    border-radius: 2px;
  }
  input:not([type='checkbox'], [type='radio'], [type='range']),
  select {
    max-inline-size: 100%;
    border-color: color-mix(in srgb, var(--story-ink) 55%, transparent);
  }
  input[type='date'] {
    font-variant-numeric: tabular-nums;
    padding-inline: 0.4em;
  }
  input::placeholder {
    color: var(--story-soft);
    opacity: 1;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, var(--story-accent) 9%, var(--story-paper));
  }
  button[aria-pressed='true'],
  button.main {
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  button[aria-pressed='true']:hover,
  button.main:hover {
    background: var(--story-link);
  }
  button:disabled {
    color: var(--story-soft);
    background: none;
    border-style: dashed;
    cursor: default;
  }
  button.plain {
    min-inline-size: 44px;
    background: none;
    border-color: transparent;
    color: var(--story-link);
    text-decoration: underline 1px;
    text-underline-offset: 0.18em;
  }
  :focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1.15rem;
    block-size: 1.15rem;
    margin: 0;
    flex: none;
    accent-color: var(--story-accent);
  }
  input[type='range'] {
    min-block-size: 32px;
    accent-color: var(--story-accent);
  }
  label.tick {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 36px;
    cursor: pointer;
  }
  label.field {
    display: grid;
    gap: 0.15em;
    font-size: 0.9em;
  }
  label.field > :is(input, select) {
    font-size: 1rem;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
  }
  ul,
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 44px;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '▸';
    flex: none;
    inline-size: 0.9em;
    color: var(--story-soft);
  }
  :host(:dir(rtl)) summary::before {
    scale: -1 1;
  }
  details[open] > summary::before {
    content: '▾';
    scale: 1 1;
  }
  /* A section ends in a hairline, as a column of a gazetteer. */
  .section {
    border-block-start: 1px solid var(--story-line);
    padding-block: 0.25rem;
  }
  .section > summary {
    font-weight: 600;
  }
  .inset {
    padding-block: 0.1rem 0.8rem;
  }
  svg.sign {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    forced-color-adjust: none;
  }
  svg:not([class]) {
    flex: none;
    inline-size: 1.65rem;
    block-size: 0.825rem;
    forced-color-adjust: none;
  }
  .perhaps {
    font-style: italic;
  }
  .dispute {
    border-inline-start: 3px solid var(--story-accent);
    padding-inline-start: 0.7em;
  }
  time,
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    overflow: hidden;
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'],
    button.main {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
