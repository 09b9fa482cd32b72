import { ContextProvider } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Actor } from '../../geo/actors.ts';
import type { Layer, Localized } from '../../geo/layer.ts';
import { direct, type Cue } from '../director/direct.ts';
import { followScroll, type FollowedScroll } from '../scroll/follow-scroll.ts';
import { isLive, type LiveStage, type Stage } from '../stage/stage.ts';
import type { Position, Scene, Step, Story } from '../story/story.ts';
import { listIn } from '../words/languages.ts';
import { playbackContext } from './playback.ts';
import { StoryChangeEvent, type StoryCueEvent } from './events.ts';
import { PositionFollower } from './position-follower.ts';
import { Keys } from './keys.ts';
import { insetOf, layoutOf, readingOf, type Layout } from './layout.ts';
import { readSteps } from './read-steps.ts';
import { readTimelineTable, type Timeline } from './read-timeline.ts';
import { wantsReducedMotion } from './preferences.ts';
import { narrate } from './narration.ts';
import { playerStyles } from './story-player.styles.ts';
import { timelinePlace } from './story-timeline.styles.ts';

/**
 * Plays the story told by the `<story-step>`s in it, on the stage it is given.
 *
 * It alone owns the position. Cues come up to it as `story-cue`; `{ story, position, scene }` goes down as
 * one context; `story-change` goes out to the page.
 *
 * @tag story-player
 * @attribute story-title - The story's title.
 * @attribute timeline - The id of the table of who held which place; without one there is no timeline.
 * @attribute layout - Set by the player: `side` with the text beside the map, `stack` with the map above it.
 * @attribute exploring - Present while the reader moves the map.
 * @attribute bare - The page around it has controls of its own: it shows none, nor date, legend or rail.
 * @slot - The title page and the steps.
 * @slot stage - The element the stage draws in.
 * @fires story-change - Another step is in view, or the picture has come to rest.
 * @csspart over - What lies over the map: date and place, rail, legend, controls.
 * @csspart timeline - The strip of the story's time.
 * @csspart notice - One line about what failed.
 * @csspart narration - What has changed on the map, for screen readers.
 * @cssproperty --story-ink - Text.
 * @cssproperty --story-paper - Ground under text.
 * @cssproperty --story-line - Hairlines.
 * @cssproperty --story-accent - Where the reader is.
 * @cssproperty --story-focus - Focus rings.
 */
@localized()
export class StoryPlayer extends LitElement {
  static override styles = [playerStyles, timelinePlace];

  @property({ attribute: 'story-title' }) storyTitle = '';
  @property({ reflect: true }) layout: Layout = 'side';
  @property({ type: Boolean, reflect: true }) exploring = false;

  @property() timeline = '';
  @property({ type: Boolean, reflect: true }) bare = false;

  /** For the timeline: the signs of those who held a place, by their keys. */
  @property({ attribute: false }) actors: Readonly<Record<string, Actor>> = {};

  /** For the legend: every layer a scene may show, from the bottom up, and what their data's licences ask. */
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};

  /** Whether there is something to tell; the rest of the template does not change while the picture moves. */
  @state() private tells = false;
  @state() private notices: readonly string[] = [];
  @state() private missing: readonly string[] = [];
  /** What has changed on the map, for those who do not see it. */
  @state() private narration = '';

  /** Given to those who ask for it, and not by way of this element's own template: a scroll renders that no more. */
  #playback = new ContextProvider(this, { context: playbackContext });
  #film = new PositionFollower(this, (atRest) => this.#shown(atRest));
  #story: Story | undefined;
  #timeline: Timeline | undefined;
  #steps: HTMLElement[] = [];
  #stage: Stage | undefined;
  #scroll: FollowedScroll | undefined;
  #sizes: ResizeObserver | undefined;
  #told: string | undefined;
  /** The step that was narrated last. */
  #narrated: Step | undefined;
  #exploredAt = 0;
  /** Where a scroll of ours is still on its way to: three keys in a hurry lead three steps on. */
  #goal: Position | undefined;

  constructor() {
    super();
    new Keys(this);
    this.addEventListener('story-cue', this.#onCue);
  }

  /** The story, once its steps have been read. */
  get story(): Story | undefined {
    return this.#story;
  }

  /** Where the reader is. */
  get position(): Position {
    return this.#film.position;
  }

  /** What is shown. */
  get scene(): Scene | undefined {
    return this.#film.scene;
  }

  /** The MapLibre map, once there is one. */
  get map(): LiveStage['map'] | undefined {
    return isLive(this.#stage) ? this.#stage.map : undefined;
  }

  /** What the story is shown on. The player does not destroy it. */
  get stage(): Stage | undefined {
    return this.#stage;
  }

  set stage(stage: Stage | undefined) {
    this.#stage = stage;
    this.#fit();
    this.#film.on(stage);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#steps = [...this.querySelectorAll<HTMLElement>('story-step')];
    const { story, problems } = readSteps(
      this.#steps,
      this.id,
      this.storyTitle,
      this.lang || document.documentElement.lang || 'en',
    );
    for (const { step, message, hint } of problems)
      console.error(`Step ${String((step ?? -1) + 1)}: ${message} ${hint}`);
    if (!story) {
      this.notify(msg('The steps of this story could not be read, so the map stands still. The text is complete.'));
      return;
    }
    this.#story = story;
    const table = this.timeline ? this.ownerDocument.getElementById(this.timeline) : null;
    this.#timeline = table ? readTimelineTable(table) : undefined;
    // Where the reader was, if they were here before.
    this.#film.tell(story, this.position);
    // Put back into a page, it has nothing new to show, and a scroll to follow.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.destroy();
    this.#scroll = undefined;
    this.#sizes?.disconnect();
    removeEventListener('resize', this.#fit);
    removeEventListener('scrollend', this.#arrive);
    this.#arrive();
  }

  override firstUpdated(): void {
    this.#fit();
  }

  /** Not sooner: until the prose is in its slot the page has no height, and to ask for one scrolls it to its top. */
  override updated(): void {
    if (this.isConnected && this.#story) this.#scroll ??= this.#follow(this.#story);
  }

  #follow(story: Story): FollowedScroll {
    this.#sizes = new ResizeObserver(this.#fit);
    this.#sizes.observe(this);
    addEventListener('resize', this.#fit);
    addEventListener('scrollend', this.#arrive);
    let first = true;
    return followScroll({
      steps: this.#steps,
      reading: this.#reading,
      onPosition: (position) => {
        // A page that opens in its middle opens there, and does not travel to it.
        if (first) this.#film.tell(story, position);
        else this.#move({ type: 'scroll', position });
        first = false;
      },
    });
  }

  /** Says one unobtrusive line to the reader, once. */
  notify(line: string): void {
    if (!this.notices.includes(line)) this.notices = [...this.notices, line];
  }

  /** Names a part of the map that did not arrive. All that are missing share one line. */
  miss(name: string): void {
    if (!this.missing.includes(name)) this.missing = [...this.missing, name];
  }

  /** Gives the map to the reader, or takes the story up again. */
  explore(free: boolean): void {
    if (!isLive(this.#stage) || free === this.exploring) return;
    const { camera } = this.#stage;
    this.exploring = free;
    this.#exploredAt = scrollY;
    this.#stage.setFree(free);
    if (!free) this.#film.returnFrom(camera);
  }

  #onCue = (event: StoryCueEvent) => {
    event.stopPropagation();
    this.#move(event.detail);
  };

  #move(cue: Cue) {
    if (!this.#story) return;
    const now = this.#goal ?? this.position;
    // From the title page the next step is the first.
    const position = direct(
      this.#story,
      now,
      cue.type === 'next' && isTitlePage(now) ? { type: 'go', step: this.#story.steps[0].id } : cue,
    );
    if (cue.type !== 'scroll') {
      if (position === now) return;
      this.#goal = position;
      this.explore(false);
      // Scroll is the timeline: a key scrolls to its step as a link does, and the picture follows.
      const far = Math.abs(position.step - this.position.step) > 1;
      const still = wantsReducedMotion();
      if (cue.type === 'go' && cue.told !== undefined) this.#scrollInto(position.step, cue.told);
      else this.#steps[position.step]?.scrollIntoView({ behavior: far || still ? 'instant' : 'smooth' });
      return;
    }
    if (position.step === this.#goal?.step) this.#arrive();
    // A layout that settles under a reader who explores is no scroll of theirs.
    if (this.exploring && Math.abs(scrollY - this.#exploredAt) > 40) this.explore(false);
    this.#film.moveTo(position);
  }

  /**
   * Scrolls at once to where a share of a step has been told: its text has risen as much of the way to where it is
   * read.
   */
  #scrollInto(step: number, told: number) {
    const text = this.#steps[step]?.firstElementChild ?? this.#steps[step];
    const { line, lead } = this.#reading();
    if (text) scrollBy({ top: text.getBoundingClientRect().top - (line - told * lead), behavior: 'instant' });
  }

  /** There, or stopped on the way by the reader. */
  #arrive = () => {
    this.#goal = undefined;
  };

  #shown(atRest: boolean) {
    const { scene, position } = this.#film;
    if (!this.#story || !scene) return;
    this.#playback.setValue({ story: this.#story, position, scene });
    this.tells = true;
    const now = isTitlePage(position) ? undefined : this.#story.steps[position.step];
    const step = now?.id;
    // Once the picture rests: who passes ten steps hears of the last.
    if (atRest && now && now !== this.#narrated) {
      this.narration = narrate(this.#narrated, now, this.#story.lang, this.layers);
      this.#narrated = now;
    }
    if (step === this.#told && !atRest) return;
    this.#told = step;
    this.dispatchEvent(new StoryChangeEvent({ position, step, scene }));
  }

  #reading = () => readingOf(layoutOf(this), this.#pane(), this.#steps[0]);

  #pane(): HTMLElement | null {
    return this.querySelector('[slot="stage"]');
  }

  #fit = () => {
    this.layout = layoutOf(this);
    this.#scroll?.refresh();
    // To measure sooner scrolls the page to its top: see `updated`.
    if (!this.hasUpdated || !this.#stage?.setInset) return;
    this.#stage.setInset(insetOf(this.#pane()));
  };

  #lines(): readonly string[] {
    if (this.missing.length === 0) return this.notices;
    const names = listIn(
      this.missing.map((name) => msg(str`“${name}”`)),
      this.#story?.lang ?? 'en',
    );
    return [...this.notices, msg(str`Part of the map did not load: ${names}. The rest works.`)];
  }

  override render() {
    const live = isLive(this.#stage);
    return html`
      <slot name="stage"></slot>
      <div class="over" part="over">
        <story-graticule class="margin" .map=${this.map} .locale=${this.#story?.lang ?? 'en'}></story-graticule>
        <story-scale class="scale" .map=${this.map} .locale=${this.#story?.lang ?? 'en'}></story-scale>
        ${this.bare ? nothing : this.#controls(live)}
        <p class="narration" role="status" part="narration">${this.narration}</p>
        <div class="notices" part="notice" role="status">${this.#lines().map((line) => html`<p>${line}</p>`)}</div>
      </div>
      <div class="prose"><slot></slot></div>
    `;
  }

  #controls(live: boolean) {
    return html`
      ${this.tells ? html`<story-where class="where"></story-where>` : nothing}
      <story-rail layout=${this.layout} ?timeline=${this.#timeline}></story-rail>
      <story-legend class="legend" .layers=${this.layers} .credits=${this.credits} ?hidden=${!live}></story-legend>
      ${this.tells && this.#timeline ? html`<story-timeline class="timeline" part="timeline" .timeline=${this.#timeline} .actors=${this.actors}></story-timeline>` : nothing}
      <div class="controls" role="group" aria-label=${msg('Story')}>
        ${
          this.tells
            ? html`<button
                class=${live ? 'explore' : 'explore waiting'}
                title=${this.exploring ? nothing : msg('Move the map yourself')}
                @click=${() => this.explore(!this.exploring)}
              >
                ${this.exploring ? msg('Back to the story') : msg('Explore')}
              </button>`
            : nothing
        }
        ${
          this.exploring && live
            ? html`<button aria-label=${msg('Zoom in')} @click=${() => this.map?.zoomIn()}>+</button
                ><button aria-label=${msg('Zoom out')} @click=${() => this.map?.zoomOut()}>−</button>`
            : this.tells
              ? html`<button
                    class="step"
                    aria-label=${msg('Previous step')}
                    @click=${() => this.#move({ type: 'previous' })}
                  >
                    ${arrow('up')}</button
                  ><button class="step" aria-label=${msg('Next step')} @click=${() => this.#move({ type: 'next' })}>
                    ${arrow('down')}
                  </button>`
              : nothing
        }
      </div>
      ${this.exploring ? html`<p class="hint">${msg('Drag to move. Pinch, or Ctrl and the wheel, to zoom. Scrolling takes the story up again.')}</p>` : nothing}
    `;
  }
}

/** Above the first step. */
const isTitlePage = ({ step, progress }: Position): boolean => step === 0 && progress === 0;

/** Up and down are the same in every script. */
function arrow(direction: 'up' | 'down') {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">
    <path
      d=${direction === 'up' ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
    />
  </svg>`;
}
