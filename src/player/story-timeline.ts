import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, svg } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Actor } from '../../geo/actors.ts';
import { calendarOf } from '../story/calendar.ts';
import { IS_DRAWN_WEAK } from '../story/confidence.ts';
import { controlStretches, type ControlStretch } from '../story/control-periods.ts';
import type { Step, Story } from '../story/story.ts';
import { isUncertain, rangeLabel } from '../story/when.ts';
import { playbackContext, type Playback } from './playback.ts';
import { StoryCueEvent } from './events.ts';
import type { Band, Timeline, TimelinePeriod } from './read-timeline.ts';
import { timelineStyles } from './story-timeline.styles.ts';
import { momentAt, ticksOf, timeOrder, timeScale, type Days, type TimeTick, type TimeScale } from './time-scale.ts';
import { svgPattern } from './svg-pattern.ts';

/** What the timeline draws and where. Units are 1/16 of the font size, so that the drawing grows with the text. */
interface TimelineLayout {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly steps: readonly Days[];
  readonly order: readonly number[];
  readonly ticks: readonly TimeTick[];
  readonly bands: readonly (Band & {
    readonly stretches: readonly ControlStretch<TimelinePeriod>[];
    readonly y: number;
  })[];
  readonly width: number;
  readonly height: number;
  /** Beginning and length of the scale, from the inline start of the element. */
  readonly start: number;
  readonly length: number;
  readonly bandHeight: number;
  readonly top: number;
  readonly bottom: number;
  readonly rtl: boolean;
}

/** Units to either side of a step in which a pointer still selects it. */
const NEAR = 5;
/** The approximate width of a letter on an axis, in units. */
const LETTER = 6;

/**
 * The timeline of the story: its steps as ticks, the control periods of places as bands, and a playhead. Dragging the
 * playhead moves through the story; arrow keys go from step to step in order of time.
 *
 * Periods with many steps get more space (`time-scale.ts`). Everything but the playhead is drawn only once for a story
 * and a size.
 *
 * When to use: inside a `<story-player>`, which contains one; it takes story and position from the player's context.
 * Set the properties `timeline` and `actors`. It has no attributes or slots.
 *
 * @tag story-timeline
 * @fires story-cue - Go to a step, with the share of it that is told at that time.
 * @csspart slider - The whole drawing, with `role="slider"`.
 * @cssproperty --story-ink - Lines, text, playhead.
 * @cssproperty --story-paper - Background and hatching.
 * @cssproperty --story-soft - Ticks and labels.
 * @cssproperty --story-line - Border.
 * @cssproperty --story-accent - The playhead and the time of the step in view.
 * @cssproperty --story-shadow - Shadow of the tooltip.
 * @cssproperty --story-focus - Focus rings.
 * @cssproperty --story-font - Font of the labels.
 */
export class StoryTimeline extends LitElement {
  @consume({ context: playbackContext, subscribe: true })
  playback: Playback | undefined;

  @property({ attribute: false }) timeline: Timeline | undefined;

  /** Colour and hatching of the actors, by their keys. */
  @property({ attribute: false }) actors: Readonly<Record<string, Pick<Actor, 'colour' | 'hatching'>>> = {};

  @state() private size: { readonly width: number; readonly height: number; readonly rtl: boolean } | undefined;
  /** Where the pointer is: as shares, 0 to 1, of the scale and of the element's height. */
  @state() private pointed: { readonly share: number; readonly down: number } | undefined;

  @query('.bubble') private bubble!: HTMLElement | null;

  #resizeObserver = new ResizeObserver(() => this.#measure());
  #layout: TimelineLayout | undefined;
  #isDragging = false;
  #lastCue = '';
  /** The step that a key asked for and that is not reached yet: an index into `order`. */
  #goal: number | undefined;

  static override styles = timelineStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizeObserver.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver.disconnect();
  }

  #measure() {
    const { direction, fontSize } = getComputedStyle(this);
    const unit = parseFloat(fontSize) / 16 || 1;
    this.size = { width: this.clientWidth / unit, height: this.clientHeight / unit, rtl: direction === 'rtl' };
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const story = this.playback?.story;
    if (
      story &&
      this.timeline &&
      this.size &&
      this.size.width > 0 &&
      (changed.has('timeline') || changed.has('size') || this.#layout?.story !== story)
    ) {
      this.#layout = layoutTimeline(story, this.timeline, this.size);
    }
    if (this.#goal !== undefined && this.playback?.position.step === this.#layout?.order[this.#goal])
      this.#goal = undefined;
  }

  /** Keeps the tooltip inside the element. */
  override updated(): void {
    const { bubble, pointed } = this;
    const layout = this.#layout;
    if (!bubble || !pointed || !layout) return;
    const unit = this.clientWidth / layout.width;
    const most = this.clientWidth - bubble.offsetWidth;
    const at = (layout.start + pointed.share * layout.length) * unit - bubble.offsetWidth / 2;
    bubble.style.insetInlineStart = `${Math.max(0, Math.min(most, at)).toFixed(0)}px`;
  }

  override render() {
    const layout = this.#layout;
    if (!this.playback || !layout || !this.timeline) return html`<div class="slider"></div>`;
    const { position, scene } = this.playback;
    const { order, scale, width, height, steps } = layout;
    const step = layout.story.steps[position.step] ?? layout.story.steps[0];
    const now = xOf(layout, scale.at(scene.when.now));
    const [from, until] = [steps[position.step]?.from ?? 0, steps[position.step]?.until ?? 0].map((day, n) =>
      xOf(layout, scale.at(day + n)),
    ) as [number, number];
    return html`<div
        class="slider"
        part="slider"
        role="slider"
        tabindex="0"
        aria-label=${msg('Time')}
        aria-valuemin="1"
        aria-valuemax=${order.length}
        aria-valuenow=${order.indexOf(position.step) + 1}
        aria-valuetext=${stepLabel(step, layout.story.lang)}
        @keydown=${this.#onKeydown}
        @blur=${this.#clearGoal}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerUp}
        @pointerleave=${this.#onPointerLeave}
      >
        <svg viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}" aria-hidden="true">
          ${guard([layout, this.actors], () => drawing(layout, this.actors))}
          <rect
            class="telling"
            x=${Math.min(from, until).toFixed(1)}
            y=${layout.top}
            width=${Math.max(2, Math.abs(until - from)).toFixed(1)}
            height="2.5"
          />
          ${this.pointed ? svg`<line class="pointed" x1=${xOf(layout, this.pointed.share).toFixed(1)} x2=${xOf(layout, this.pointed.share).toFixed(1)} y1=${layout.top} y2=${layout.bottom} />` : nothing}
          <g class="now" transform="translate(${now.toFixed(1)} 0)">
            <line y1=${layout.top} y2=${layout.bottom} />
            <line y1=${layout.top} y2=${layout.bottom} />
            <path d="M-5.5 ${layout.top - 2}H5.5L0 ${layout.top + 5.5}Z" />
          </g>
        </svg>
      </div>
      <div class="bubble" aria-hidden="true" ?hidden=${!this.pointed}>
        ${this.pointed ? this.#tooltip(layout, this.pointed) : nothing}
      </div>`;
  }

  /** The content of the tooltip: the step at the pointer, and who controlled the place under it. */
  #tooltip(layout: TimelineLayout, { share, down }: { readonly share: number; readonly down: number }) {
    const { step } = momentAt(layout.scale, layout.steps, share, NEAR / layout.length);
    const told = layout.story.steps[step];
    const day = layout.scale.dayAt(share);
    const y = down * layout.height;
    const band = layout.bands.find((one) => y >= one.y - 1 && y <= one.y + layout.bandHeight + 1);
    const periods = band?.stretches.find(({ from, end }) => from <= day && day < end)?.by ?? [];
    return html`<p>${told ? html`<b>${whenOf(told, layout.story.lang)}</b> ${told.title}` : nothing}</p>
      ${periods.map(({ holder, dates, certainty }) => html`<p class="held">${band?.name}: ${holder}, ${dates}. ${certainty}.</p>`)}`;
  }

  #pointOf(event: PointerEvent): { readonly share: number; readonly down: number } {
    const { left, right, top, height, width } = this.getBoundingClientRect();
    const layout = this.#layout;
    if (!layout || width === 0) return { share: 0, down: 0 };
    const along = ((layout.rtl ? right - event.clientX : event.clientX - left) / width) * layout.width;
    return {
      share: Math.min(1, Math.max(0, (along - layout.start) / layout.length)),
      down: (event.clientY - top) / height,
    };
  }

  #onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.#isDragging = true;
    this.#goal = undefined;
    this.#lastCue = '';
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#scrub(event);
  };

  #onPointerMove = (event: PointerEvent) => {
    if (this.#isDragging) this.#scrub(event);
    else if (event.pointerType === 'mouse') this.pointed = this.#pointOf(event);
  };

  #onPointerUp = (event: PointerEvent) => {
    this.#isDragging = false;
    if (event.pointerType !== 'mouse') this.pointed = undefined;
  };

  #onPointerLeave = () => {
    if (!this.#isDragging) this.pointed = undefined;
  };

  #scrub(event: PointerEvent) {
    const layout = this.#layout;
    if (!layout) return;
    this.pointed = this.#pointOf(event);
    const { step, told } = momentAt(layout.scale, layout.steps, this.pointed.share, NEAR / layout.length);
    const id = layout.story.steps[step]?.id;
    const cued = `${String(step)} ${told.toFixed(2)}`;
    if (id === undefined || cued === this.#lastCue) return;
    this.#lastCue = cued;
    this.dispatchEvent(new StoryCueEvent({ type: 'go', step: id, told }));
  }

  #onKeydown = (event: KeyboardEvent) => {
    const layout = this.#layout;
    if (!layout || !this.playback || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = layout.order.length - 1;
    const now = this.#goal ?? layout.order.indexOf(this.playback.position.step);
    const page = Math.max(2, Math.round(last / 10));
    const later = layout.rtl ? 'ArrowLeft' : 'ArrowRight';
    const goal = new Map([
      [later, now + 1],
      [later === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight', now - 1],
      ['ArrowUp', now + 1],
      ['ArrowDown', now - 1],
      ['PageUp', now + page],
      ['PageDown', now - page],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (goal === undefined) return;
    event.preventDefault();
    const wanted = Math.min(last, Math.max(0, goal));
    const step = layout.story.steps[layout.order[wanted] ?? 0];
    if (!step || wanted === now) return;
    this.#goal = wanted;
    this.dispatchEvent(new StoryCueEvent({ type: 'go', step: step.id }));
  };

  #clearGoal = () => {
    this.#goal = undefined;
  };
}

const whenOf = ({ scene: { when } }: Step, lang: string): string =>
  (isUncertain(when.edtf) ? `${msg('c.')} ` : '') + rangeLabel(when, lang);

const stepLabel = (step: Step, lang: string): string => `${whenOf(step, lang)}, ${step.title}`;

/** The x coordinate of a share (0 to 1) of the scale, from the left edge. */
const xOf = ({ start, length, width, rtl }: TimelineLayout, share: number): number =>
  rtl ? width - start - share * length : start + share * length;

function layoutTimeline(
  story: Story,
  { years, bands }: Timeline,
  { width, height, rtl }: { readonly width: number; readonly height: number; readonly rtl: boolean },
): TimelineLayout {
  const steps = story.steps.map(({ scene: { when } }) => ({ from: when.from, until: when.until }));
  const scale = timeScale(years, steps);
  const start = 14 + Math.max(...bands.map(({ name }) => name.length), 0) * 6.4;
  const length = Math.max(1, width - start - 12);
  const [top, axis, gap] = height < 60 ? [3, 13, 1.5] : [8, 19, 3];
  const ticksRoom = height < 60 ? 7 : 9;
  const first = top + ticksRoom;
  const bandHeight = Math.max(3, (height - first - axis - gap * (bands.length - 1)) / Math.max(1, bands.length));
  const ticks = ticksOf(scale, years, length, LETTER, calendarOf(story.lang));
  const placedBands = bands.map((band, n) => ({
    ...band,
    stretches: controlStretches(band.periods),
    y: first + n * (bandHeight + gap),
  }));
  return {
    story,
    scale,
    steps,
    order: timeOrder(steps),
    ticks,
    bands: placedBands,
    width,
    height,
    start,
    length,
    bandHeight,
    top,
    bottom: height - axis,
    rtl,
  };
}

const n1 = (n: number) => n.toFixed(1);

/** Everything that does not move. */
function drawing(layout: TimelineLayout, actors: StoryTimeline['actors']) {
  const { bands, scale, ticks, steps, bandHeight, top, bottom, rtl } = layout;
  const end = xOf(layout, scale.frame[1]);
  const ticksY = bands[0]?.y ?? bottom;
  const side = rtl ? -1 : 1;
  return svg`<defs>${Object.entries(actors).map(([key, sign]) => [pattern(key, sign, ''), pattern(key, sign, 'weak')])}</defs>
    ${ticks.map(({ x, kind, label }) => {
      const at = xOf(layout, x / layout.length);
      return svg`<line class="tick" x1=${n1(at)} x2=${n1(at)} y1=${n1(bottom)} y2=${n1(bottom + (kind === 'year' ? 5 : 3))} />
        ${label ? svg`<text class=${kind} x=${n1(at + side * 2.5)} y=${n1(bottom + 11.5)} text-anchor="start">${label}</text>` : nothing}`;
    })}
    <g class="bands">${bands.map(
      ({ name, stretches, y }) => svg`
      <text class="name" x=${n1(xOf(layout, 0) - side * 7)} y=${n1(y + bandHeight / 2 + 4)} text-anchor="end">${name}</text>
      <rect class="bed" x=${n1(Math.min(xOf(layout, 0), end))} y=${n1(y)} width=${n1(Math.abs(end - xOf(layout, 0)))} height=${n1(bandHeight)} />
      ${stretches.map(({ from, end, by }) => by.map((period, n) => periodBar(layout, period, { from, end, y: y + (bandHeight * n) / by.length, height: bandHeight / by.length }, actors)))}`,
    )}</g>
    ${steps.map(({ until }) => {
      const at = n1(xOf(layout, scale.at(until + 0.5)));
      return svg`<line class="step" x1=${at} x2=${at} y1=${n1(top + 2)} y2=${n1(ticksY - 1)} />`;
    })}
    ${scale.frame[1] < 1 ? svg`<path class="break" d="M${n1(end + side * 2)} ${n1(bottom + 3)}l${side * 3} -4v-${n1(bottom - ticksY)}" />` : nothing}`;
}

/**
 * One actor's part of a band: colour and hatching; paler and dashed if the confidence is low; a thin line if control
 * was nominal.
 */
function periodBar(
  layout: TimelineLayout,
  period: TimelinePeriod,
  { from, end, y, height }: { from: number; end: number; y: number; height: number },
  actors: StoryTimeline['actors'],
) {
  const [a, b] = [xOf(layout, layout.scale.at(from)), xOf(layout, layout.scale.at(end))];
  const colour = actors[period.actor]?.colour ?? 'currentColor';
  const known = period.actor in actors;
  const thin = period.kind === 'nominal';
  const [top, tall] = thin ? [y + height * 0.68, height * 0.32] : [y, height];
  const box = { x: n1(Math.min(a, b)), width: n1(Math.max(0.6, Math.abs(b - a))) };
  const weak = IS_DRAWN_WEAK[period.confidence];
  return svg`<g class="period" data-actor=${period.actor} data-kind=${period.kind} data-confidence=${period.confidence}>
    <rect x=${box.x} y=${n1(top)} width=${box.width} height=${n1(tall)} fill=${colour} fill-opacity=${weak ? 0.28 : 1} />
    ${known ? svg`<rect x=${box.x} y=${n1(top)} width=${box.width} height=${n1(tall)} fill="url(#hatch-${period.actor}${weak ? '-weak' : ''})" />` : nothing}
    ${weak ? svg`<rect class="low" x=${box.x} y=${n1(top + 0.5)} width=${box.width} height=${n1(Math.max(0, tall - 1))} fill="none" stroke=${colour} />` : nothing}
    <line class="seam" x1=${n1(a)} x2=${n1(a)} y1=${n1(top)} y2=${n1(top + tall)} />
  </g>`;
}

/** Hatching in the background colour, drawn over an actor's colour; if `weak`, in the actor's colour. */
function pattern(key: string, { colour, hatching }: Pick<Actor, 'colour' | 'hatching'>, weak: '' | 'weak') {
  const ink = weak ? colour : 'var(--story-paper)';
  return svgPattern(`hatch-${key}${weak ? '-weak' : ''}`, { ...hatching, colour: ink }, 0.55);
}
