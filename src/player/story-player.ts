import { ContextProvider } from '@lit/context';
import { localized, msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Actor } from '../../geo/actors.ts';
import type { Layer, Localized } from '../../geo/layer.ts';
import { direct, type Cue } from '../director/direct.ts';
import { followScroll, type FollowedScroll } from '../scroll/follow-scroll.ts';
import { jump } from '../scroll/jump.ts';
import { isLive, type LiveStage, type Stage } from '../stage/stage.ts';
import type { Position, Scene, Step, Story } from '../story/story.ts';
import { listIn } from '../words/localized-text.ts';
import { playbackContext } from './playback.ts';
import { StoryChangeEvent, type StoryCueEvent } from './events.ts';
import { PositionFollower } from './position-follower.ts';
import { Keys } from './keys.ts';
import { insetOf, layoutOf, type Layout } from './layout.ts';
import { readingOf } from './reading-line.ts';
import { readSteps } from './read-steps.ts';
import { readTimelineTable, type Timeline } from './read-timeline.ts';
import { wantsReducedMotion } from './preferences.ts';
import { narrate } from './narration.ts';
import { playerStyles } from './story-player.styles.ts';
import { timelinePlace } from './story-timeline.styles.ts';

/**
 * Plays the story of the `<story-step>` elements in it, on the stage that it is given.
 *
 * It alone owns the position. The elements in it ask for moves by the event `story-cue`, and get
 * `{ story, position, scene }` by one context. The page around it hears of changes by the event `story-change`.
 *
 * When to use: once around all the steps of a story. Set the property `stage` when a stage is ready, and `layers`,
 * `credits` and `actors` for the legend and the timeline.
 *
 * @tag story-player
 * @attribute story-title - The story's title.
 * @attribute timeline - The id of the table of control periods; without one there is no timeline.
 * @attribute units - The units of the scale, one or two of `kilometre`, `mile` and `verst`; kilometres by default.
 * @attribute hide - Parts that this story does without: any of `date`, `rail`, `scale` and `margin`.
 * @attribute world - The address of the story's catalogue, for the script of the page; the player does not read it.
 * @attribute layout - Set by the player: `side` with the text beside the map, `stack` with the map above it.
 * @attribute exploring - Set by the player while the reader moves the map.
 * @attribute bare - Shows no controls, date, legend or rail: the page around it has its own.
 * @slot - The title page and the steps.
 * @slot stage - The element that the stage draws in.
 * @fires story-change - Another step is in view, or the picture has stopped moving.
 * @csspart over - The layer over the map: date and place, rail, legend, controls.
 * @csspart timeline - The timeline.
 * @csspart notice - The lines about what failed.
 * @csspart narration - What has changed on the map, for screen readers.
 * @cssproperty --story-layout - Read by the player: `side` or `stack`.
 * @cssproperty --story-pane - Height of the map.
 * @cssproperty --story-strip - Height of the timeline.
 * @cssproperty --story-ink - Text.
 * @cssproperty --story-paper - Background of text.
 * @cssproperty --story-line - Thin lines and borders.
 * @cssproperty --story-accent - Marks the step in view.
 * @cssproperty --story-focus - Focus rings.
 */
@localized()
export class StoryPlayer extends LitElement {
  static override styles = [playerStyles, timelinePlace];

  @property({ attribute: 'story-title' }) storyTitle = '';
  @property({ reflect: true }) layout: Layout = 'side';
  @property({ type: Boolean, reflect: true }) exploring = false;

  @property() timeline = '';
  @property() units = '';
  @property({ type: Boolean, reflect: true }) bare = false;

  /** For the timeline: the actors who held a place, by their keys. */
  @property({ attribute: false }) actors: Readonly<Record<string, Actor>> = {};

  /** For the legend: every layer that a scene may show, from the bottom up, and the credits of their datasets. */
  @property({ attribute: false }) layers: readonly Layer[] = [];
  @property({ attribute: false }) credits: Readonly<Record<string, Localized>> = {};

  /** Whether a story is shown. No other part of the template changes while the picture moves. */
  @state() private hasStory = false;
  @state() private notices: readonly string[] = [];
  @state() private missing: readonly string[] = [];
  /** What has changed on the map, for screen readers. */
  @state() private narration = '';

  /** Context for the elements inside. It bypasses this element's template, so that scrolling does not render it. */
  #playback = new ContextProvider(this, { context: playbackContext });
  #follower = new PositionFollower(this, (atRest) => this.#onShow(atRest));
  #story: Story | undefined;
  #timeline: Timeline | undefined;
  #steps: HTMLElement[] = [];
  #stage: Stage | undefined;
  #scroll: FollowedScroll | undefined;
  #resizeObserver: ResizeObserver | undefined;
  #announcedStep: string | undefined;
  /** The step that was narrated last. */
  #narrated: Step | undefined;
  #exploredAt = 0;
  /** The target of a scroll that the player has started: three quick key presses move three steps. */
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
    return this.#follower.position;
  }

  /** Whether the picture has come to rest where the reader is. */
  get atRest(): boolean {
    return this.#follower.atRest;
  }

  /** What is shown. */
  get scene(): Scene | undefined {
    return this.#follower.scene;
  }

  /** The MapLibre map, once there is one. */
  get map(): LiveStage['map'] | undefined {
    return isLive(this.#stage) ? this.#stage.map : undefined;
  }

  /** The stage that shows the story. The player does not destroy it. */
  get stage(): Stage | undefined {
    return this.#stage;
  }

  set stage(stage: Stage | undefined) {
    this.#stage = stage;
    this.#onResize();
    this.#follower.setStage(stage);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.readStory();
    // After the element is put back into a page nothing is rendered anew, but `updated` must follow the scroll again.
    this.requestUpdate();
  }

  /** Reads the attributes of the steps again and shows them as they are now. The steps must be the same elements. */
  readStory(): void {
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
    // If the element was in a page before, the reader's position is kept.
    this.#follower.start(story, this.position);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.destroy();
    this.#scroll = undefined;
    this.#resizeObserver?.disconnect();
    removeEventListener('resize', this.#onResize);
    removeEventListener('scrollend', this.#clearGoal);
    this.#clearGoal();
  }

  override firstUpdated(): void {
    this.#onResize();
  }

  /** Not earlier: before the prose is in its slot the page has no height, and measuring would scroll it to the top. */
  override updated(): void {
    if (this.isConnected && this.#story) this.#scroll ??= this.#follow(this.#story);
  }

  #follow(story: Story): FollowedScroll {
    this.#resizeObserver = new ResizeObserver(this.#onResize);
    this.#resizeObserver.observe(this);
    addEventListener('resize', this.#onResize);
    addEventListener('scrollend', this.#clearGoal);
    let first = true;
    return followScroll({
      steps: this.#steps,
      reading: this.#reading,
      onPosition: (position) => {
        // A page that opens in its middle shows that step at once, without a move of the camera.
        if (first) this.#follower.start(story, position);
        else this.#move({ type: 'scroll', position });
        first = false;
      },
    });
  }

  /** Shows a line of text to the reader. The same line is shown only once. */
  notify(line: string): void {
    if (!this.notices.includes(line)) this.notices = [...this.notices, line];
  }

  /** Reports that a part of the map, with this title, did not load. All of them share one line. */
  reportMissing(name: string): void {
    if (!this.missing.includes(name)) this.missing = [...this.missing, name];
  }

  /** Lets the reader move the map (`true`), or returns to the story. Does nothing without a live map. */
  explore(free: boolean): void {
    if (!isLive(this.#stage) || free === this.exploring) return;
    const { camera } = this.#stage;
    this.exploring = free;
    this.#exploredAt = scrollY;
    this.#stage.setFree(free);
    if (!free) this.#follower.returnFrom(camera);
  }

  #onCue = (event: StoryCueEvent) => {
    event.stopPropagation();
    this.#move(event.detail);
  };

  #move(cue: Cue) {
    if (!this.#story) return;
    const now = this.#goal ?? this.position;
    // The title page is part of the first step: “next” goes to that step.
    const position = direct(
      this.#story,
      now,
      cue.type === 'next' && isTitlePage(now) ? { type: 'go', step: this.#story.steps[0].id } : cue,
    );
    if (cue.type !== 'scroll') {
      if (position === now) return;
      this.#goal = position;
      this.explore(false);
      // Scrolling decides the position: a key scrolls to its step as a link does, and the picture follows.
      const far = Math.abs(position.step - this.position.step) > 1;
      const still = wantsReducedMotion();
      if (cue.type === 'go' && cue.told !== undefined) {
        const { told } = cue;
        jump(() => {
          this.#scrollInto(position.step, told);
        });
      } else if (far || still) jump(() => this.#steps[position.step]?.scrollIntoView({ behavior: 'instant' }));
      else this.#steps[position.step]?.scrollIntoView({ behavior: 'smooth' });
      return;
    }
    if (position.step === this.#goal?.step) this.#clearGoal();
    // A small scroll while the reader explores comes from a change of the layout, not from the reader. CSS pixels.
    if (this.exploring && Math.abs(scrollY - this.#exploredAt) > 40) this.explore(false);
    this.#follower.moveTo(position);
  }

  /** Scrolls at once to the place at which this share (0 to 1) of a step has been told. */
  #scrollInto(step: number, told: number) {
    const text = this.#steps[step]?.firstElementChild ?? this.#steps[step];
    const { line, lead } = this.#reading();
    if (text) scrollBy({ top: text.getBoundingClientRect().top - (line - told * lead), behavior: 'instant' });
  }

  /** The scroll has reached its target, or the reader has stopped it. */
  #clearGoal = () => {
    this.#goal = undefined;
  };

  #onShow(atRest: boolean) {
    const { scene, position } = this.#follower;
    if (!this.#story || !scene) return;
    this.#playback.setValue({ story: this.#story, position, scene });
    this.hasStory = true;
    const now = isTitlePage(position) ? undefined : this.#story.steps[position.step];
    const step = now?.id;
    // Only when the picture has stopped: a reader who passes ten steps hears about the last one.
    if (atRest && now && now !== this.#narrated) {
      this.narration = narrate(this.#narrated, now, this.#story.lang, this.layers);
      this.#narrated = now;
    }
    if (step === this.#announcedStep && !atRest) return;
    this.#announcedStep = step;
    this.dispatchEvent(new StoryChangeEvent({ position, step, scene }));
  }

  #reading = () => readingOf(layoutOf(this), this.#pane(), this.#steps[0]);

  #pane(): HTMLElement | null {
    return this.querySelector('[slot="stage"]');
  }

  #onResize = () => {
    this.layout = layoutOf(this);
    this.#scroll?.refresh();
    // Measuring before the first update would scroll the page to its top: see `updated`.
    if (!this.hasUpdated || !this.#stage?.setInset) return;
    this.#stage.setInset(insetOf(this.#pane()));
  };

  /** What failed: lines, and the parts of a map that did not load, whose names are one press away. */
  #noticeLines() {
    return html`${this.notices.map((line) => html`<p>${line}</p>`)}${
      this.missing.length > 0 && isLive(this.#stage)
        ? html`<details>
            <summary>${msg('Part of the map did not load. The rest works.')}</summary>
            <span>${listIn(this.missing, this.#story?.lang ?? 'en')}</span>
          </details>`
        : nothing
    }`;
  }

  override render() {
    const live = isLive(this.#stage);
    return html`
      <slot name="stage"></slot>
      <div class="over" part="over">
        <story-graticule class="margin" .map=${this.map} .locale=${this.#story?.lang ?? 'en'}></story-graticule>
        <story-scale
          class="scale"
          .map=${this.map}
          .locale=${this.#story?.lang ?? 'en'}
          .units=${this.units}
        ></story-scale>
        ${this.bare ? nothing : this.#controls(live)}
        <p class="narration" role="status" part="narration">${this.narration}</p>
        <div class="notices" part="notice" role="status">${this.#noticeLines()}</div>
      </div>
      <div class="prose"><slot></slot></div>
    `;
  }

  #controls(live: boolean) {
    return html`
      ${this.hasStory ? html`<story-where class="where"></story-where>` : nothing}
      <story-rail layout=${this.layout} ?timeline=${this.#timeline}></story-rail>
      <story-legend class="legend" .layers=${this.layers} .credits=${this.credits} ?hidden=${!live}></story-legend>
      ${this.hasStory && this.#timeline ? html`<story-timeline class="timeline" part="timeline" .timeline=${this.#timeline} .actors=${this.actors}></story-timeline>` : nothing}
      <div class="controls" role="group" aria-label=${msg('Story')}>
        ${
          this.hasStory
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
            : this.hasStory
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

/** Whether the reader is above the first step. */
const isTitlePage = ({ step, progress }: Position): boolean => step === 0 && progress === 0;

/** Arrows up and down, which need no mirroring for right-to-left scripts. */
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
