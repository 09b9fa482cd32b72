import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { storyCoordinate } from '../director/follow.ts';
import type { Step, Story } from '../story/story.ts';
import { playbackContext, type Playback } from './playback.ts';

interface Chapter {
  readonly title: string;
  /** Index of its first step. */
  readonly first: number;
  readonly steps: readonly Step[];
}

/** The most marks that are shown: as many as fit into a window 600 CSS pixels high. */
const MAX_MARKS = 16;

/** Number of steps from which the list of contents opens at the step in view. */
const LONG = 100;

/** The chapters of a story, in order. A story without chapters has one with an empty title. */
function chaptersOf({ steps }: Story): readonly Chapter[] {
  const firsts = steps.flatMap(({ chapter }, index) =>
    index === 0 || chapter !== steps[index - 1]?.chapter ? [index] : [],
  );
  return firsts.map((first, n) => ({
    title: steps[first]?.chapter ?? '',
    first,
    steps: steps.slice(first, firsts[n + 1]),
  }));
}

/**
 * Shows the progress through the story, and links to all parts of it. Every mark is a link, so opening it in a new tab,
 * copying its address and going back work as usual.
 *
 * When to use: inside a `<story-player>`, which contains one; it takes story and position from the player's context. It
 * has no slots and fires no events.
 *
 * @tag story-rail
 * @attribute layout - The layout of the player, `side` or `stack`; `stack` shows a bar instead of marks.
 * @attribute timeline - Present if there is a timeline, which shows the progress instead of the bar.
 * @csspart rail - The chapters as a column of marks.
 * @csspart contents - The list of all steps, with languages and settings.
 * @cssproperty --story-pane - Height of the map.
 * @cssproperty --story-ink - Text and marks.
 * @cssproperty --story-paper - Background.
 * @cssproperty --story-line - Borders.
 * @cssproperty --story-accent - Marks the step in view.
 * @cssproperty --story-shadow - Backdrop of the list.
 * @cssproperty --story-focus - Focus rings.
 */
export class StoryRail extends LitElement {
  @consume({ context: playbackContext, subscribe: true })
  playback: Playback | undefined;

  @state() private isOpen = false;
  /** The step that the list of contents marks: while it is closed, of a thousand links none is looked at. */
  #listed: number | undefined;
  #chaptersOfStory: Story | undefined;
  #chapters: readonly Chapter[] = [];

  static override styles = css`
    :host {
      display: contents;
    }
    .rail {
      position: absolute;
      inset-block-start: 4.5rem;
      block-size: calc(var(--story-pane) - 9rem);
      inset-inline-end: calc(0.5rem + var(--story-margin-end, 0px));
      display: flex;
      flex-direction: column;
      align-items: end;
      justify-content: center;
      gap: 0.15rem;
      pointer-events: none;
    }
    .rail a {
      pointer-events: auto;
      display: flex;
      align-items: center;
      justify-content: end;
      gap: 0.5rem;
      min-block-size: 24px;
      min-inline-size: 28px;
      padding-inline-end: 0.35rem;
      color: var(--story-ink);
      text-decoration: none;
      font-size: 0.8rem;
      line-height: 1.1;
    }
    .rail a::after {
      content: '';
      inline-size: 0.5rem;
      block-size: 0.5rem;
      border: 1.5px solid var(--story-ink);
      border-radius: 50%;
      background: var(--story-paper);
      box-shadow: 0 0 0 2px color-mix(in srgb, var(--story-paper) 60%, transparent);
    }
    .rail a.chapter::after {
      inline-size: 0.75rem;
      block-size: 0.75rem;
      margin-inline-end: -2px;
    }
    .rail a.passed::after {
      background: var(--story-ink);
    }
    .rail a[aria-current]::after {
      background: var(--story-accent);
      border-color: var(--story-accent);
      outline: 2px solid var(--story-accent);
      outline-offset: 2px;
    }
    .rail span {
      visibility: hidden;
      background: var(--story-paper);
      padding: 0.25em 0.5em;
      border-radius: 2px;
      max-inline-size: 16rem;
      box-shadow: 0 0 0 1px var(--story-line);
    }
    .rail a:hover span,
    .rail a:focus-visible span {
      visibility: visible;
    }
    a:focus-visible,
    button:focus-visible {
      outline: 3px solid var(--story-focus);
      outline-offset: 2px;
    }
    .bar {
      display: none;
      position: absolute;
      inset-inline: 0;
      inset-block-start: calc(var(--story-pane) - 4px);
      inline-size: 100%;
      block-size: 4px;
      appearance: none;
      border: 0;
      background: color-mix(in srgb, var(--story-paper) 70%, transparent);
    }
    .bar::-webkit-progress-bar {
      background: none;
    }
    .bar::-webkit-progress-value {
      background: var(--story-accent);
    }
    .bar::-moz-progress-bar {
      background: var(--story-accent);
    }
    button {
      font: inherit;
      min-block-size: 44px;
      padding: 0.4em 0.9em;
      color: var(--story-ink);
      background: var(--story-paper);
      border: 1px solid var(--story-line);
      border-radius: 2px;
      cursor: pointer;
    }
    .open {
      position: absolute;
      inset-block-start: calc(0.5rem + var(--story-margin, 0px));
      inset-inline-end: calc(0.5rem + var(--story-margin-end, 0px));
      pointer-events: auto;
    }
    [popover] {
      inset: 0 0 0 auto;
      block-size: 100%;
      max-block-size: none;
      inline-size: min(26rem, 100%);
      margin: 0;
      box-sizing: border-box;
      padding: 1rem 1.5rem 3rem;
      overflow: auto;
      overscroll-behavior: contain;
      color: var(--story-ink);
      background: var(--story-paper);
      border: 0;
      border-inline-start: 1px solid var(--story-line);
    }
    :host(:dir(rtl)) [popover] {
      inset: 0 auto 0 0;
    }
    [popover]::backdrop {
      background: color-mix(in srgb, var(--story-shadow) 40%, transparent);
    }
    [popover] header {
      display: flex;
      justify-content: space-between;
      align-items: center;
    }
    h2 {
      font-size: 1.3rem;
      font-weight: 600;
      margin: 0;
    }
    h3 {
      font-size: 1rem;
      font-variant-caps: all-small-caps;
      letter-spacing: 0.06em;
      font-weight: 600;
      margin: 1.4rem 0 0.2rem;
    }
    .languages {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.4rem;
      margin-block-start: 0.6rem;
    }
    ol,
    .languages {
      list-style: none;
      margin-inline: 0;
      margin-block-end: 0;
      padding: 0;
    }
    ol {
      margin-block-start: 0;
    }
    [popover] li a {
      display: block;
      padding: 0.45rem 0.5rem;
      margin-inline: -0.5rem;
      color: inherit;
      text-decoration: none;
      line-height: 1.3;
    }
    [popover] li a:hover {
      background: color-mix(in srgb, var(--story-ink) 8%, transparent);
    }
    [popover] li a[aria-current] {
      box-shadow: inset 3px 0 var(--story-accent);
      font-weight: 600;
    }
    [popover] li a[aria-current]:dir(rtl) {
      box-shadow: inset -3px 0 var(--story-accent);
    }
    :host(:dir(rtl)) h3 {
      letter-spacing: 0;
    }
    :host([layout='stack']) .rail {
      display: none;
    }
    :host([layout='stack']:not([timeline])) .bar {
      display: block;
    }
    /* The marks do not fit into a low window; the list of contents stays. */
    @media (max-height: 36rem) {
      .rail {
        display: none;
      }
    }
    @media (forced-colors: active) {
      .rail a::after {
        background: Canvas;
      }
      .rail a.passed::after {
        background: CanvasText;
      }
      .rail a[aria-current]::after {
        background: Highlight;
        border-color: Highlight;
        forced-color-adjust: none;
      }
    }
  `;

  override render() {
    if (!this.playback) return nothing;
    const { story, position } = this.playback;
    if (story !== this.#chaptersOfStory) {
      this.#chaptersOfStory = story;
      this.#chapters = chaptersOf(story);
    }
    if (this.isOpen) this.#listed = position.step;
    const progress = storyCoordinate(position) / story.steps.length;
    return html`
      <nav class="rail" part="rail" aria-label=${msg('Chapters')}>
        ${guard([story, position.step], () => this.#marks(position.step))}
      </nav>
      <progress class="bar" max="1" .value=${progress} aria-label=${msg('Share of the story read')}></progress>
      <button class="open" popovertarget="contents">${msg('Contents')}</button>
      <nav
        id="contents"
        popover
        part="contents"
        aria-label=${msg('Contents')}
        @click=${this.#close}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
      >
        <header>
          <h2>${msg('Contents')}</h2>
          <button popovertarget="contents" popovertargetaction="hide">${msg('Close')}</button>
        </header>
        ${this.#listed === undefined ? nothing : guard([story, this.#listed], () => this.#contents(story, this.#listed ?? 0))}
      </nav>
    `;
  }

  /** All that is in the list of contents, at a step. */
  #contents(story: Story, now: number) {
    return html`${this.#languages(story.steps[now]?.id ?? '')}
      <story-settings></story-settings>
      ${this.#chapters.map(
        ({ title, first, steps }) =>
          html`${title ? html`<h3>${title}</h3>` : nothing}
            <ol>
              ${steps.map((step, n) => html`<li><a href="#${step.id}" aria-current=${first + n === now ? 'step' : nothing}>${step.title}</a></li>`)}
            </ol>`,
      )}`;
  }

  /** Links to this step in the other languages, copied from the title page. */
  #languages(step: string) {
    const links = [...this.ownerDocument.querySelectorAll<HTMLAnchorElement>('nav.languages a')];
    if (links.length < 2) return nothing;
    return html`<ul class="languages" aria-label=${msg('Languages')}>
      ${links.map((link) => html`<li><a href="${link.getAttribute('href')?.replace(/#.*/, '') ?? ''}#${step}" translate="no" lang=${link.lang} hreflang=${link.hreflang} dir=${link.dir || 'auto'} aria-current=${link.hasAttribute('aria-current') ? 'true' : nothing}>${link.textContent}</a></li>`)}
    </ul>`;
  }

  /**
   * A mark for each chapter and for each step of the current chapter. If there are too many, only those around the
   * current step.
   */
  #marks(now: number) {
    const marks = this.#chapters.flatMap(({ title, first, steps }) => {
      const open = now >= first && now < first + steps.length;
      return (open ? steps : steps.slice(0, 1)).map((step, n) => ({
        step,
        index: first + n,
        chapter: n === 0 ? title : '',
        opens: n === 0,
      }));
    });
    const middle = marks.findIndex(({ index }) => index === now);
    const start = Math.max(0, Math.min(middle - MAX_MARKS / 2, marks.length - MAX_MARKS));
    return marks.slice(start, start + MAX_MARKS).map(({ step, index, chapter, opens }) => {
      const name = chapter || step.title;
      const classes = `${opens ? 'chapter' : ''} ${index < now ? 'passed' : ''}`;
      return html`<a
        class=${classes}
        href="#${step.id}"
        aria-label=${chapter ? msg(str`Chapter: ${chapter}`) : name}
        aria-current=${index === now ? 'step' : nothing}
        ><span aria-hidden="true">${name}</span></a
      >`;
    });
  }

  /** Closes the list when a link in it is followed: the list would cover the target, which also gets the focus. */
  #close = (event: Event) => {
    const list = event.currentTarget as HTMLElement;
    if (!event.composedPath().some((target) => target instanceof HTMLAnchorElement)) return;
    (event.target as HTMLElement).blur();
    list.hidePopover();
  };

  /** Returns the focus to the button. Chromium does not if the button is in a shadow root and the focus in the list. */
  #onBeforeToggle = (event: Event) => {
    const list = event.currentTarget as HTMLElement;
    this.isOpen = (event as ToggleEvent).newState === 'open';
    if ((event as ToggleEvent).newState === 'closed' && list.matches(':focus-within'))
      this.renderRoot.querySelector<HTMLElement>('.open')?.focus();
  };

  /** In a long list the step in view cannot be found by scrolling; a short one begins with the settings. */
  #onToggle = (event: Event) => {
    if ((event as ToggleEvent).newState !== 'open' || (this.playback?.story.steps.length ?? 0) < LONG) return;
    this.renderRoot.querySelector('[popover] [aria-current="step"]')?.scrollIntoView({ block: 'center' });
  };
}
