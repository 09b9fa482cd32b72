import { css } from 'lit';

/** Search forms and results. */
export const searchStyles = css`
  input[type='search'] {
    inline-size: 100%;
    font-size: 1.05rem;
  }
  .form {
    display: grid;
    gap: 0.6rem;
    margin-block: 0.5rem;
  }
  .form .row > label {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }
  .form .row > label.short {
    flex: 0 0 5.5rem;
  }
  .form :is(input, select):not([type='radio'], [type='checkbox']) {
    inline-size: 100%;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
    gap: 0 0.8rem;
  }
  fieldset + fieldset {
    margin-block-start: 0.7rem;
  }
  .results {
    border-block-start: 3px double var(--story-ink);
    margin-block-start: 0.6rem;
  }
  .results > p:first-child {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 44px;
    margin: 0;
  }
  .results h3 {
    margin-block-start: 0.4rem;
  }
  .results .kind {
    border-block-start: 1px solid var(--story-line);
  }
  .results .kind > summary {
    font-weight: 560;
  }
  .results .kind > summary small {
    margin-inline-start: auto;
    padding-inline-end: 0.4em;
  }
  .results li + li {
    border-block-start: 1px dotted var(--story-line);
  }
  .result {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.6rem;
    align-items: baseline;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 0.45em 0.4em;
    text-align: start;
    line-height: 1.3;
    background: none;
    border: 0;
    border-inline-start: 3px solid transparent;
  }
  .result svg {
    align-self: center;
  }
  .result[aria-current='true'] {
    background: color-mix(in srgb, var(--story-focus) 14%, transparent);
    border-inline-start-color: var(--story-focus);
  }
  .result small {
    grid-column: 2;
  }
  .result.maybe b {
    font-weight: 400;
    font-style: italic;
  }
  b {
    font-weight: 560;
  }
  .hands {
    border-block-start: 3px double var(--story-ink);
    margin-block-start: 0.6rem;
    padding-block-start: 0.5rem;
  }
  .hands > ol > li {
    padding-block: 0.7rem;
    border-block-start: 1px solid var(--story-line);
  }
  .hands h4 {
    margin-block: 0.2rem;
  }
  .change p {
    margin: 0.1em 0;
  }
  .name {
    min-block-size: 28px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    color: var(--story-link);
    text-decoration: underline 1px;
    text-underline-offset: 0.18em;
    font-weight: inherit;
  }
  .change dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.1rem 0.8rem;
    margin: 0.3rem 0;
  }
  .change dt {
    color: var(--story-soft);
  }
  .change dd {
    margin: 0;
  }
  .change dd svg.sign {
    vertical-align: -0.12em;
  }
  .inset li {
    padding-block: 0.25em;
    overflow-wrap: anywhere;
  }
  .works {
    margin-block-start: 0.4rem;
    padding-inline-start: 0.8rem;
    border-inline-start: 1px solid var(--story-line);
    font-size: 0.86rem;
  }
  .problem {
    color: var(--story-accent);
    font-weight: 560;
  }
`;
