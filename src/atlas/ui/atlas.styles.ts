import { css } from 'lit';
import { visuallyHidden } from '../../player/visually-hidden.styles.ts';

/** Styles of all elements of the atlas: colours, buttons, fields, check boxes, focus. */
const baseStyles = css`
  :host {
    display: block;
    color: var(--story-ink);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  small,
  .soft {
    color: var(--story-soft);
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button,
  select,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
    min-block-size: 44px;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    border-radius: 2px;
  }
  /* The border of a field needs enough contrast (WCAG 1.4.11). */
  select,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
    max-inline-size: 100%;
    border-color: color-mix(in srgb, var(--story-ink) 55%, transparent);
  }
  input::placeholder {
    color: var(--story-soft);
    opacity: 1;
  }
  button {
    cursor: pointer;
  }
  button[aria-pressed='true'],
  button.main {
    color: var(--story-paper);
    background: var(--story-accent);
    border-color: var(--story-accent);
  }
  button:is(:disabled, [aria-disabled='true']) {
    color: var(--story-soft);
    border-style: dashed;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  input:is([type='checkbox'], [type='radio']) {
    inline-size: 1.2rem;
    block-size: 1.2rem;
    margin: 0;
    flex: none;
    accent-color: var(--story-accent);
  }
  .check {
    display: flex;
    align-items: center;
    cursor: pointer;
  }
  label.field {
    display: grid;
    gap: 0.15rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
  }
  .visually-hidden {
    ${visuallyHidden}
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

/** Search, details, layers and time: sections with headings, lists and signs, at the size of the page's text. */
export const panelStyles = [
  baseStyles,
  css`
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
    /* Capitals at a smaller size, because the font files of Literata have no small capitals. */
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
    small {
      font-size: 0.84em;
    }
    a {
      color: var(--story-link);
      text-decoration-thickness: 1px;
      text-underline-offset: 0.18em;
    }
    button,
    select,
    input:not([type='checkbox'], [type='radio'], [type='range']) {
      padding: 0.35em 0.7em;
    }
    input[type='date'] {
      font-variant-numeric: tabular-nums;
      padding-inline: 0.4em;
    }
    button:hover {
      background: color-mix(in srgb, var(--story-accent) 9%, var(--story-paper));
    }
    button[aria-pressed='true']:hover,
    button.main:hover {
      background: var(--story-link);
    }
    button:disabled {
      background: none;
    }
    button.plain {
      min-inline-size: 44px;
      background: none;
      border-color: transparent;
      color: var(--story-link);
      text-decoration: underline 1px;
      text-underline-offset: 0.18em;
    }
    input[type='range'] {
      min-block-size: 32px;
      accent-color: var(--story-accent);
    }
    .check {
      gap: 0.6em;
      min-block-size: 36px;
    }
    label.field {
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
    .notes {
      margin-block-start: 0.2em;
    }
    .notes summary {
      min-block-size: 32px;
      align-content: center;
      cursor: pointer;
      color: var(--story-soft);
    }
    .notes ul {
      margin-block: 0.2em 0.4em;
      padding-inline-start: 0.8rem;
      border-inline-start: 1px solid var(--story-line);
    }
    .notes a {
      display: block;
    }
    .notes b {
      font-weight: 560;
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
  `,
];

/** Table, comparison, import, export and measuring: smaller text, headings with a line below them. */
export const toolStyles = [
  baseStyles,
  css`
    :host {
      font-size: 0.9rem;
      line-height: 1.4;
    }
    :host([hidden]) {
      display: none;
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
      font-size: 0.85em;
    }
    .row {
      align-items: center;
      gap: 0.45rem;
      margin-block-end: 0.6rem;
    }
    label.field {
      flex: 1 1 9rem;
      min-inline-size: 0;
      font-size: 0.85em;
      color: var(--story-soft);
    }
    button,
    select,
    input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
      min-inline-size: 44px;
      max-inline-size: 100%;
      margin: 0;
      padding: 0.3em 0.8em;
      font-size: 1rem;
    }
    select,
    input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']) {
      color: var(--story-ink);
    }
    button,
    select {
      font-size: 0.95rem;
    }
    select {
      padding-inline: 0.5em;
      text-overflow: ellipsis;
    }
    button:hover:not([aria-disabled='true']) {
      border-color: var(--story-ink);
    }
    button.main[aria-disabled='true'] {
      background: none;
    }
    .check {
      display: inline-flex;
      gap: 0.5rem;
      min-block-size: 44px;
    }
  `,
];
