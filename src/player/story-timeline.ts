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
import type { Band, Timeline, ToldHold } from './read-timeline.ts';
import { timelineStyles } from './story-timeline.styles.ts';
import { momentAt, ticksOf, timeOrder, timeScale, type Days, type TimeTick, type TimeScale } from './time-scale.ts';

/** What is on the strip and where, in units of 1/16 of the type's size: a drawing that grows with the type. */
interface Plan {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly steps: readonly Days[];
  readonly order: readonly number[];
  readonly ticks: readonly TimeTick[];
  readonly bands: readonly (Band & { readonly held: readonly ControlStretch<ToldHold>[]; readonly y: number })[];
  readonly width: number;
  readonly height: number;
  /** The scale's beginning and length on the strip, counted from where reading begins. */
  readonly start: number;
  readonly length: number;
  /** Of a band. */
  readonly thick: number;
  readonly top: number;
  readonly bottom: number;
  readonly rtl: boolean;
}

/** Pixels, to either side of a step told in one day, in which it is meant. */
const NEAR = 5;
/** Units, roughly, of a letter on an axis. */
const LETTER = 6;

/**
 * The story's time: its steps as ticks, who held which place as bands, and a playhead. Scrubbing it moves
 * through the story.
 *
 * The scale gives room to the time in which much is told (`time-scale.ts`). All of it is drawn once for a story
 * and a size; only the playhead moves with the picture.
 *
 * @tag story-timeline
 * @fires story-cue - Go to a step, as far as it is told at that time.
 * @csspart slider
 */
export class StoryTimeline extends LitElement {
  @consume({ context: playbackContext, subscribe: true })
  playback: Playback | undefined;

  @property({ attribute: false }) timeline: Timeline | undefined;

  /** The signs of those who held a place, by their keys. */
  @property({ attribute: false }) actors: Readonly<Record<string, Pick<Actor, 'colour' | 'hatching'>>> = {};

  @state() private size: { readonly width: number; readonly height: number; readonly rtl: boolean } | undefined;
  /** Where a pointer is: the share of the scale, and of the strip's height. */
  @state() private asked: { readonly share: number; readonly down: number } | undefined;

  @query('.bubble') private bubble!: HTMLElement | null;

  #sizes = new ResizeObserver(() => this.#measure());
  #plan: Plan | undefined;
  #drags = false;
  #cued = '';
  /** The step that a key asked for and the reader is on the way to, in the order of time. */
  #goal: number | undefined;

  static override styles = timelineStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
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
      (changed.has('timeline') || changed.has('size') || this.#plan?.story !== story)
    ) {
      this.#plan = planOf(story, this.timeline, this.size);
    }
    if (this.#goal !== undefined && this.playback?.position.step === this.#plan?.order[this.#goal])
      this.#goal = undefined;
  }

  /** The bubble stays in the strip, wherever it points. */
  override updated(): void {
    const { bubble, asked } = this;
    const plan = this.#plan;
    if (!bubble || !asked || !plan) return;
    const unit = this.clientWidth / plan.width;
    const room = this.clientWidth - bubble.offsetWidth;
    const at = (plan.start + asked.share * plan.length) * unit - bubble.offsetWidth / 2;
    bubble.style.insetInlineStart = `${Math.max(0, Math.min(room, at)).toFixed(0)}px`;
  }

  override render() {
    const plan = this.#plan;
    if (!this.playback || !plan || !this.timeline) return html`<div class="slider"></div>`;
    const { position, scene } = this.playback;
    const { order, scale, width, height, steps } = plan;
    const step = plan.story.steps[position.step] ?? plan.story.steps[0];
    const now = xOf(plan, scale.at(scene.when.now));
    const [from, until] = [steps[position.step]?.from ?? 0, steps[position.step]?.until ?? 0].map((day, n) =>
      xOf(plan, scale.at(day + n)),
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
        aria-valuetext=${spoken(step, plan.story.lang)}
        @keydown=${this.#press}
        @blur=${this.#forget}
        @pointerdown=${this.#down}
        @pointermove=${this.#over}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @pointerleave=${this.#leave}
      >
        <svg viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}" aria-hidden="true">
          ${guard([plan, this.actors], () => drawing(plan, this.actors))}
          <rect
            class="telling"
            x=${Math.min(from, until).toFixed(1)}
            y=${plan.top}
            width=${Math.max(2, Math.abs(until - from)).toFixed(1)}
            height="2.5"
          />
          ${this.asked ? svg`<line class="asked" x1=${xOf(plan, this.asked.share).toFixed(1)} x2=${xOf(plan, this.asked.share).toFixed(1)} y1=${plan.top} y2=${plan.bottom} />` : nothing}
          <g class="now" transform="translate(${now.toFixed(1)} 0)">
            <line y1=${plan.top} y2=${plan.bottom} />
            <line y1=${plan.top} y2=${plan.bottom} />
            <path d="M-5.5 ${plan.top - 2}H5.5L0 ${plan.top + 5.5}Z" />
          </g>
        </svg>
      </div>
      <div class="bubble" aria-hidden="true" ?hidden=${!this.asked}>
        ${this.asked ? this.#said(plan, this.asked) : nothing}
      </div>`;
  }

  /** What is at the pointer: the step that would be told, and who held the place under it. */
  #said(plan: Plan, { share, down }: { readonly share: number; readonly down: number }) {
    const { step } = momentAt(plan.scale, plan.steps, share, NEAR / plan.length);
    const told = plan.story.steps[step];
    const day = plan.scale.dayAt(share);
    const y = down * plan.height;
    const band = plan.bands.find((one) => y >= one.y - 1 && y <= one.y + plan.thick + 1);
    const by = band?.held.find(({ from, end }) => from <= day && day < end)?.by ?? [];
    return html`<p>${told ? html`<b>${whenOf(told, plan.story.lang)}</b> ${told.title}` : nothing}</p>
      ${by.map(({ holder, period, surety }) => html`<p class="held">${band?.name}: ${holder}, ${period}. ${surety}.</p>`)}`;
  }

  #place(event: PointerEvent): { readonly share: number; readonly down: number } {
    const { left, right, top, height, width } = this.getBoundingClientRect();
    const plan = this.#plan;
    if (!plan || width === 0) return { share: 0, down: 0 };
    const along = ((plan.rtl ? right - event.clientX : event.clientX - left) / width) * plan.width;
    return {
      share: Math.min(1, Math.max(0, (along - plan.start) / plan.length)),
      down: (event.clientY - top) / height,
    };
  }

  #down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    this.#drags = true;
    this.#goal = undefined;
    this.#cued = '';
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#scrub(event);
  };

  #over = (event: PointerEvent) => {
    if (this.#drags) this.#scrub(event);
    else if (event.pointerType === 'mouse') this.asked = this.#place(event);
  };

  #up = (event: PointerEvent) => {
    this.#drags = false;
    if (event.pointerType !== 'mouse') this.asked = undefined;
  };

  #leave = () => {
    if (!this.#drags) this.asked = undefined;
  };

  #scrub(event: PointerEvent) {
    const plan = this.#plan;
    if (!plan) return;
    this.asked = this.#place(event);
    const { step, told } = momentAt(plan.scale, plan.steps, this.asked.share, NEAR / plan.length);
    const id = plan.story.steps[step]?.id;
    const cued = `${String(step)} ${told.toFixed(2)}`;
    if (id === undefined || cued === this.#cued) return;
    this.#cued = cued;
    this.dispatchEvent(new StoryCueEvent({ type: 'go', step: id, told }));
  }

  #press = (event: KeyboardEvent) => {
    const plan = this.#plan;
    if (!plan || !this.playback || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = plan.order.length - 1;
    const now = this.#goal ?? plan.order.indexOf(this.playback.position.step);
    const page = Math.max(2, Math.round(last / 10));
    const later = plan.rtl ? 'ArrowLeft' : 'ArrowRight';
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
    const step = plan.story.steps[plan.order[wanted] ?? 0];
    if (!step || wanted === now) return;
    this.#goal = wanted;
    this.dispatchEvent(new StoryCueEvent({ type: 'go', step: step.id }));
  };

  #forget = () => {
    this.#goal = undefined;
  };
}

const whenOf = ({ scene: { when } }: Step, lang: string): string =>
  (isUncertain(when.edtf) ? `${msg('c.')} ` : '') + rangeLabel(when, lang);

const spoken = (step: Step, lang: string): string => `${whenOf(step, lang)}, ${step.title}`;

/** Along the strip, from its left. */
const xOf = ({ start, length, width, rtl }: Plan, share: number): number =>
  rtl ? width - start - share * length : start + share * length;

function planOf(
  story: Story,
  { years, bands }: Timeline,
  { width, height, rtl }: { readonly width: number; readonly height: number; readonly rtl: boolean },
): Plan {
  const steps = story.steps.map(({ scene: { when } }) => ({ from: when.from, until: when.until }));
  const scale = timeScale(years, steps);
  const start = 14 + Math.max(...bands.map(({ name }) => name.length), 0) * 6.4;
  const length = Math.max(1, width - start - 12);
  const [top, axis, gap] = height < 60 ? [3, 13, 1.5] : [8, 19, 3];
  const ticksRoom = height < 60 ? 7 : 9;
  const first = top + ticksRoom;
  const thick = Math.max(3, (height - first - axis - gap * (bands.length - 1)) / Math.max(1, bands.length));
  const ticks = ticksOf(scale, years, length, LETTER, calendarOf(story.lang));
  const laid = bands.map((band, n) => ({ ...band, held: controlStretches(band.holds), y: first + n * (thick + gap) }));
  return {
    story,
    scale,
    steps,
    order: timeOrder(steps),
    ticks,
    bands: laid,
    width,
    height,
    start,
    length,
    thick,
    top,
    bottom: height - axis,
    rtl,
  };
}

const n1 = (n: number) => n.toFixed(1);

/** All that does not move. */
function drawing(plan: Plan, actors: StoryTimeline['actors']) {
  const { bands, scale, ticks, steps, thick, top, bottom, rtl } = plan;
  const end = xOf(plan, scale.frame[1]);
  const ticksY = bands[0]?.y ?? bottom;
  const side = rtl ? -1 : 1;
  return svg`<defs>${Object.entries(actors).map(([key, sign]) => [pattern(key, sign, ''), pattern(key, sign, 'weak')])}</defs>
    ${ticks.map(({ x, kind, label }) => {
      const at = xOf(plan, x / plan.length);
      return svg`<line class="tick" x1=${n1(at)} x2=${n1(at)} y1=${n1(bottom)} y2=${n1(bottom + (kind === 'year' ? 5 : 3))} />
        ${label ? svg`<text class=${kind} x=${n1(at + side * 2.5)} y=${n1(bottom + 11.5)} text-anchor="start">${label}</text>` : nothing}`;
    })}
    <g class="bands">${bands.map(
      ({ name, held, y }) => svg`
      <text class="name" x=${n1(xOf(plan, 0) - side * 7)} y=${n1(y + thick / 2 + 4)} text-anchor="end">${name}</text>
      <rect class="bed" x=${n1(Math.min(xOf(plan, 0), end))} y=${n1(y)} width=${n1(Math.abs(end - xOf(plan, 0)))} height=${n1(thick)} />
      ${held.map(({ from, end, by }) => by.map((hold, n) => stretch(plan, hold, { from, end, y: y + (thick * n) / by.length, height: thick / by.length }, actors)))}`,
    )}</g>
    ${steps.map(({ until }) => {
      const at = n1(xOf(plan, scale.at(until + 0.5)));
      return svg`<line class="step" x1=${at} x2=${at} y1=${n1(top + 2)} y2=${n1(ticksY - 1)} />`;
    })}
    ${scale.frame[1] < 1 ? svg`<path class="break" d="M${n1(end + side * 2)} ${n1(bottom + 3)}l${side * 3} -4v-${n1(bottom - ticksY)}" />` : nothing}`;
}

/**
 * One holder's part of a band: a colour with its hatching; paler and dashed where little is known; a thin line where it
 * was in name only.
 */
function stretch(
  plan: Plan,
  hold: ToldHold,
  { from, end, y, height }: { from: number; end: number; y: number; height: number },
  actors: StoryTimeline['actors'],
) {
  const [a, b] = [xOf(plan, plan.scale.at(from)), xOf(plan, plan.scale.at(end))];
  const colour = actors[hold.actor]?.colour ?? 'currentColor';
  const known = hold.actor in actors;
  const thin = hold.kind === 'nominal';
  const [top, tall] = thin ? [y + height * 0.68, height * 0.32] : [y, height];
  const box = { x: n1(Math.min(a, b)), width: n1(Math.max(0.6, Math.abs(b - a))) };
  const weak = IS_DRAWN_WEAK[hold.confidence];
  return svg`<g class="hold" data-actor=${hold.actor} data-kind=${hold.kind} data-confidence=${hold.confidence}>
    <rect x=${box.x} y=${n1(top)} width=${box.width} height=${n1(tall)} fill=${colour} fill-opacity=${weak ? 0.28 : 1} />
    ${known ? svg`<rect x=${box.x} y=${n1(top)} width=${box.width} height=${n1(tall)} fill="url(#hatch-${hold.actor}${weak ? '-weak' : ''})" />` : nothing}
    ${weak ? svg`<rect class="low" x=${box.x} y=${n1(top + 0.5)} width=${box.width} height=${n1(Math.max(0, tall - 1))} fill="none" stroke=${colour} />` : nothing}
    <line class="seam" x1=${n1(a)} x2=${n1(a)} y1=${n1(top)} y2=${n1(top + tall)} />
  </g>`;
}

/** A hatching in the paper's colour, to lie on an actor's own; or, `weak`, in the actor's. */
function pattern(key: string, { colour, hatching }: Pick<Actor, 'colour' | 'hatching'>, weak: '' | 'weak') {
  const { size, path, stroke } = hatching;
  const ink = weak ? colour : 'var(--story-paper)';
  return svg`<pattern id="hatch-${key}${weak ? '-weak' : ''}" width=${size} height=${size} patternUnits="userSpaceOnUse">
    <path d=${path} fill=${stroke ? 'none' : ink} stroke=${stroke ? ink : 'none'} stroke-width=${stroke ?? 0} stroke-opacity="0.55" fill-opacity="0.55" />
  </pattern>`;
}
