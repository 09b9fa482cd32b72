import { css, html, LitElement, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { graduations } from '../../geo/graticule.ts';
import type { LiveStage } from '../stage/stage.ts';
import { bars, degreesIn, graduationFor, meridians, parallels } from './graduation.ts';

/** CSS pixels: the graduated band, and the paper beside it that bears the figures. */
const BAND = 4;
const MARGIN = 15;

interface View {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly width: number;
  readonly height: number;
  /** Turned or tilted: an edge has then no even degrees. */
  readonly askew: boolean;
}

/**
 * The margin of the sheet: a band divided into minutes of arc, and the figures of the graticule.
 *
 * @tag story-graticule
 * @csspart margin
 */
export class StoryGraticule extends LitElement {
  /** The map it belongs to. */
  @property({ attribute: false }) map: LiveStage['map'] | undefined;

  /** Whose digits. */
  @property({ attribute: false }) locale = 'en';

  @state() private view: View | undefined;

  #watched: LiveStage['map'] | undefined;

  static override styles = css`
    :host {
      pointer-events: none;
    }
    svg {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
    }
    .paper {
      fill: var(--map-paper);
      stroke: none;
    }
    .line {
      fill: none;
      stroke: var(--map-ink);
      stroke-width: 0.75;
    }
    .bars {
      fill: var(--map-ink);
    }
    text {
      fill: var(--map-ink);
      font: 10.5px/1 var(--story-font, serif);
      font-variant-numeric: tabular-nums;
      text-anchor: middle;
    }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  override willUpdate(): void {
    if (this.isConnected) this.#watch(this.map);
  }

  #watch(map: LiveStage['map'] | undefined) {
    if (map === this.#watched) return;
    this.#watched?.off('move', this.#measure);
    this.#watched = map;
    map?.on('move', this.#measure);
    this.#measure();
  }

  #measure = () => {
    const map = this.#watched;
    if (!map) return;
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const bounds = map.getBounds();
    this.view = {
      zoom: map.getZoom(), west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(),
      width, height, askew: map.getBearing() !== 0 || map.getPitch() !== 0,
    };
  };

  override render() {
    if (!this.map || !this.view) return nothing;
    const { zoom, west, south, east, north, width, height, askew } = this.view;
    const graduation = askew ? undefined : graduationFor(zoom, graduations);
    const inner = MARGIN + BAND;
    const frame = `M${MARGIN} ${MARGIN}H${width - 0.5}V${height - 0.5}H${MARGIN}ZM${inner} ${inner}H${width - BAND}V${height - BAND}H${inner}Z`;
    return html`<svg part="margin" aria-hidden="true">
      <path class="paper" d=${`M0 0H${width}V${height}H0ZM${inner} ${inner}V${height - BAND}H${width - BAND}V${inner}Z`} fill-rule="evenodd" />
      ${graduation ? this.#graduated(graduation.minutes, graduation.parts, west, south, east, north, width, height) : nothing}
      <path class="line" d=${frame} />
    </svg>`;
  }

  #graduated(minutes: number, parts: number, west: number, south: number, east: number, north: number, width: number, height: number) {
    const inner = MARGIN + BAND;
    const [across, down] = [meridians(west, east, width, minutes / parts), parallels(north, south, height, minutes / parts)];
    const kept = (from: number, to: number, end: number) => [Math.max(MARGIN, from), Math.min(end, Math.max(MARGIN, to))].map((value) => value.toFixed(1));
    const path = [
      ...bars(across, minutes / parts, width).flatMap(([from, to]) => {
        const [left, right] = kept(from, to, width);
        return [`M${left} ${MARGIN}H${right}v${BAND}H${left}Z`, `M${left} ${height}H${right}v${-BAND}H${left}Z`];
      }),
      ...bars(down, minutes / parts, height).flatMap(([from, to]) => {
        const [top, foot] = kept(from, to, height);
        return [`M${MARGIN} ${top}V${foot}h${BAND}V${top}Z`, `M${width} ${top}V${foot}h${-BAND}V${top}Z`];
      }),
    ].join('');
    const figure = MARGIN - 4;
    return svg`<path class="bars" d=${path} />
      ${meridians(west, east, width, minutes).filter(({ at }) => at > inner + 20 && at < width - 20).map(({ at, degrees }) => svg`<text x=${at.toFixed(1)} y=${figure}>${degreesIn(this.locale, degrees)}</text>`)}
      ${parallels(north, south, height, minutes).filter(({ at }) => at > inner + 20 && at < height - 20).map(({ at, degrees }) => svg`<text transform=${`translate(${figure} ${at.toFixed(1)}) rotate(-90)`}>${degreesIn(this.locale, degrees)}</text>`)}`;
  }
}
