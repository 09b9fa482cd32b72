import { css } from 'lit';

/** The handle between two maps, and their names. */
export const compareStyles = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 3;
    overflow: clip;
    pointer-events: none;
    color: var(--story-ink);
  }
  .handle {
    position: absolute;
    inset-block: 0;
    left: 0;
    inline-size: 44px;
    margin-left: -22px;
    pointer-events: auto;
    cursor: ew-resize;
    touch-action: none;
    -webkit-tap-highlight-color: transparent;
  }
  .handle::before {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 20.5px;
    inline-size: 3px;
    background: var(--story-accent);
    border-inline: 0.75px solid var(--story-paper);
    box-sizing: border-box;
  }
  .knob {
    position: absolute;
    left: 0;
    inset-block-start: calc(50% - 22px);
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--story-paper);
    border: 2px solid var(--story-accent);
    box-sizing: border-box;
    box-shadow: 0 1px 5px color-mix(in srgb, var(--story-shadow) 40%, transparent);
  }
  .knob path {
    fill: var(--story-accent);
  }
  .handle:focus-visible {
    outline: none;
  }
  .handle:focus-visible .knob {
    outline: 3px solid var(--story-focus);
    outline-offset: 2px;
  }
  .name {
    position: absolute;
    inset-block-start: calc(50% - 62px);
    max-inline-size: 11rem;
    padding: 0.1em 0.6em;
    font-size: 0.8rem;
    font-weight: 600;
    line-height: 1.4;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
  }
  .left {
    right: 28px;
  }
  .right {
    left: 28px;
  }
  .failed {
    position: absolute;
    inset-block-start: 4rem;
    inset-inline: 1rem;
    margin: 0;
    padding: 0.4em 0.8em;
    inline-size: fit-content;
    background: var(--story-paper);
    border: 1px solid var(--story-line);
    font-size: 0.88rem;
  }
  @media (forced-colors: active) {
    .handle::before {
      background: Highlight;
    }
    .knob path {
      fill: CanvasText;
    }
  }
`;
