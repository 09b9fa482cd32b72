import { css, html, LitElement, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { graduations, type Graduation } from '../../geo/graticule.ts';
import { bars, degreesIn, graduationFor, meridians, parallels, type GraticuleTick } from './graticule-ticks.ts';
import { MapWatch, type WatchedMap } from './map-watch.ts';

/**
 * CSS pixels where the page is set in 17-pixel type: the graduated band, the paper beside it that bears the figures,
 * and those.
 */
const BAND = 4;
const MARGIN = 15;
const FIGURES = 10.5;
const TYPE = 17;

interface View {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly width: number;
  readonly height: number;
  /** How much larger than on a desk the page is set. */
  readonly scale: number;
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
  @property({ attribute: false }) map: WatchedMap | undefined;

  /** Whose digits. */
  @property({ attribute: false }) locale = 'en';

  @state() private view: View | undefined;

  #pane = { width: 0, height: 0, scale: 1, hidden: false };

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
    svg {
      direction: ltr;
    }
    text {
      fill: var(--map-ink);
      font-family: var(--story-font, serif);
      font-variant-numeric: tabular-nums;
      text-anchor: middle;
    }
  `;

  constructor() {
    super();
    new MapWatch(this, { moved: this.#moved, resized: this.#resized });
  }

  #resized = (map: WatchedMap) => {
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    this.#pane = {
      width,
      height,
      scale: parseFloat(getComputedStyle(document.documentElement).fontSize) / TYPE,
      hidden: !this.checkVisibility(),
    };
  };

  #moved = (map: WatchedMap) => {
    const { hidden, ...pane } = this.#pane;
    // A small map has no margin, and every frame counts.
    if (hidden) return;
    const bounds = map.getBounds();
    this.view = {
      zoom: map.getZoom(),
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
      ...pane,
      askew: map.getBearing() !== 0 || map.getPitch() !== 0,
    };
  };

  override render() {
    if (!this.map || !this.view) return nothing;
    const { zoom, width, height, scale, askew } = this.view;
    const [margin, inner, band] = [MARGIN * scale, (MARGIN + BAND) * scale, BAND * scale];
    const graduation = askew ? undefined : graduationFor(zoom, graduations);
    return html`<svg part="margin" aria-hidden="true">
      <path
        class="paper"
        d=${`M0 0H${width}V${height}H0ZM${inner} ${inner}V${height - band}H${width - band}V${inner}Z`}
        fill-rule="evenodd"
      />
      ${graduation ? this.#graduated(this.view, graduation) : nothing}
      <path
        class="line"
        d=${`M${margin} ${margin}H${width - 0.5}V${height - 0.5}H${margin}ZM${inner} ${inner}H${width - band}V${height - band}H${inner}Z`}
      />
    </svg>`;
  }

  #graduated({ west, south, east, north, width, height, scale }: View, { minutes, parts }: Graduation) {
    const [margin, band] = [MARGIN * scale, BAND * scale];
    const kept = (value: number, end: number) => Math.min(end, Math.max(margin, value)).toFixed(1);
    const path = [
      ...bars(meridians(west, east, width, minutes / parts), minutes / parts, width).flatMap(([from, to]) => {
        const [left, right] = [kept(from, width), kept(to, width)];
        return [`M${left} ${margin}H${right}v${band}H${left}Z`, `M${left} ${height}H${right}v${-band}H${left}Z`];
      }),
      ...bars(parallels(north, south, height, minutes / parts), minutes / parts, height).flatMap(([from, to]) => {
        const [top, foot] = [kept(from, height), kept(to, height)];
        return [`M${margin} ${top}V${foot}h${band}V${top}Z`, `M${width} ${top}V${foot}h${-band}V${top}Z`];
      }),
    ].join('');
    // A figure stands whole or not at all.
    const clear =
      (length: number) =>
      ({ at }: GraticuleTick) =>
        at > (MARGIN + BAND + 20) * scale && at < length - 20 * scale;
    const foot = margin - 4 * scale;
    const size = FIGURES * scale;
    return svg`<path class="bars" d=${path} />
      ${meridians(west, east, width, minutes)
        .filter(clear(width))
        .map(
          ({ at, degrees }) =>
            svg`<text font-size=${size} x=${at.toFixed(1)} y=${foot}>${degreesIn(this.locale, degrees)}</text>`,
        )}
      ${parallels(north, south, height, minutes)
        .filter(clear(height))
        .map(
          ({ at, degrees }) =>
            svg`<text font-size=${size} transform=${`translate(${foot} ${at.toFixed(1)}) rotate(-90)`}>${degreesIn(this.locale, degrees)}</text>`,
        )}`;
  }
}
