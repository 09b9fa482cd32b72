import { css } from 'lit';
import { visuallyHidden } from '../../player/visually-hidden.styles.ts';

/**
 * The strip with the histogram and its thumbs, and below it the days and the calendar. On a narrow strip the days are
 * behind a button.
 */
export const timeStyles = css`
  :host {
    container-type: inline-size;
    padding: 0.45rem 1rem 0.5rem;
    background: var(--story-paper);
    user-select: none;
    -webkit-user-select: none;
  }
  .desk {
    display: grid;
    grid-template:
      'play strip strip strip' auto
      'play from until calendar' auto / auto auto auto minmax(0, 1fr);
    align-items: center;
    gap: 0.3rem 0.8rem;
  }
  .play {
    grid-area: play;
    inline-size: max(44px, 2.8rem);
    block-size: max(44px, 2.8rem);
    padding: 0;
    border-radius: 50%;
    display: grid;
    place-items: center;
    align-self: center;
  }
  .play svg {
    inline-size: 1.05rem;
    block-size: 1.05rem;
    fill: currentColor;
  }
  .strip {
    grid-area: strip;
    position: relative;
    block-size: 3.6rem;
    margin-inline: 1.5rem;
    touch-action: pan-y;
  }
  .bars {
    position: absolute;
    inset-block: 0 1.15rem;
    inset-inline: 0;
    border-block-end: 1px solid var(--story-ink);
  }
  .bars svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  :host(:dir(rtl)) .bars svg {
    scale: -1 1;
  }
  .sure {
    fill: var(--story-accent);
  }
  .maybe {
    fill: var(--story-accent);
    opacity: 0.35;
  }
  .beyond {
    fill: var(--story-paper);
    opacity: 0.72;
  }
  .years span {
    position: absolute;
    inset-block-end: 0;
    padding-inline-start: 0.3em;
    font-size: 0.7rem;
    line-height: 1rem;
    font-variant-numeric: tabular-nums;
    color: var(--story-soft);
    border-inline-start: 1px solid var(--story-line);
  }
  /*
   * The thumbs of the range are flags on its outer sides, and that of the instant is a bead above them: so each can be
   * touched, however close they are.
   */
  .thumb {
    position: absolute;
    --flag: max(28px, 1.65rem);
    inset-block: 1.6rem -0.15rem;
    inline-size: var(--flag);
    cursor: ew-resize;
  }
  .thumb.from {
    margin-inline-start: calc(-1 * var(--flag));
  }
  .thumb::before {
    content: '';
    position: absolute;
    inset-block: -1.7rem 1rem;
    inline-size: 2px;
    background: var(--story-ink);
    pointer-events: none;
  }
  .thumb.from::before {
    inset-inline-end: 0;
  }
  .thumb::after {
    content: '';
    position: absolute;
    inset-block-end: 0.55rem;
    inline-size: calc(var(--flag) * 0.54);
    block-size: calc(var(--flag) * 0.6);
    background: var(--story-paper);
    border: 2px solid var(--story-ink);
    pointer-events: none;
  }
  .thumb.from::after {
    inset-inline-end: 0;
    border-start-start-radius: calc(var(--flag) * 0.28);
    border-end-start-radius: calc(var(--flag) * 0.28);
  }
  .thumb.until::after {
    border-start-end-radius: calc(var(--flag) * 0.28);
    border-end-end-radius: calc(var(--flag) * 0.28);
  }
  .thumb.now {
    inset-block: -0.3rem auto;
    block-size: calc(var(--flag) * 0.86);
    margin-inline-start: calc(var(--flag) / -2);
  }
  .thumb.now::before {
    inset-block: calc(var(--flag) * 0.43) -1.45rem;
    inset-inline-start: calc(var(--flag) / 2 - 1.5px);
    inline-size: 3px;
    background: var(--story-accent);
  }
  .thumb.now::after {
    inset-block: calc(var(--flag) * 0.11) auto;
    inset-inline-start: calc(var(--flag) * 0.21);
    inline-size: calc(var(--flag) * 0.57);
    block-size: calc(var(--flag) * 0.57);
    border-radius: 50%;
    border-color: var(--story-paper);
    background: var(--story-accent);
  }
  .day {
    display: flex;
    align-items: center;
    gap: 0.4rem;
    font-size: 0.85rem;
  }
  .day.from {
    grid-area: from;
  }
  .day.until {
    grid-area: until;
  }
  .day input {
    min-block-size: 36px;
    padding-block: 0.1em;
    font-size: 0.92rem;
  }
  .calendar {
    grid-area: calendar;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.2rem 0.7rem;
    font-size: 0.85rem;
  }
  .calendar select {
    min-block-size: 36px;
    padding-block: 0.1em;
  }
  .saying {
    font-size: 0.92rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .caveat {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 0.78rem;
    color: var(--story-soft);
  }
  @container (max-width: 44rem) {
    .desk {
      grid-template:
        'play strip strip' auto
        'calendar calendar calendar' auto
        'from from until' auto / auto minmax(0, 1fr) auto;
      gap: 0.15rem 0.5rem;
    }
    .strip {
      block-size: 3rem;
    }
    .thumb {
      inset-block-start: 1.35rem;
    }
    .thumb::before {
      inset-block-start: -1.45rem;
    }
    .thumb.now::before {
      inset-block-end: -0.9rem;
    }
    .years span:nth-child(even) {
      visibility: hidden;
    }
    .play {
      inline-size: max(44px, 2.6rem);
      block-size: max(44px, 2.6rem);
    }
    .calendar {
      justify-content: space-between;
    }
    .saying {
      flex: 1 1 6.5rem;
      font-size: 0.85rem;
      line-height: 1.15;
    }
    .calendar select {
      inline-size: 7.8rem;
    }
    .calendar button {
      min-block-size: 36px;
      padding: 0.1em 0.5em;
      white-space: nowrap;
    }
    .day:not(.open) {
      display: none;
    }
    .day span {
      ${visuallyHidden}
    }
  }
  @container (max-width: 21rem) {
    .years span:not(:nth-child(4n + 1)) {
      visibility: hidden;
    }
  }
  @container (min-width: 44.01rem) {
    .dates,
    .said-by-fields {
      display: none;
    }
  }
  @media (max-width: 46rem) {
    :host {
      padding: 0.3rem 0.6rem 0.35rem;
    }
  }
  @media (forced-colors: active) {
    .sure,
    .maybe {
      fill: CanvasText;
    }
    .beyond {
      fill: Canvas;
    }
    .thumb::before {
      background: CanvasText;
    }
    .thumb.now::before,
    .thumb.now::after {
      background: Highlight;
    }
  }
`;
