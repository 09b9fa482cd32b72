import { msg } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { graduations, type Graduation } from '../../geo/graticule.ts';
import {
  aroundEarth,
  bars,
  degreesIn,
  graduationFor,
  meridians,
  parallels,
  type GraticuleTick,
} from './graticule-ticks.ts';
import { MapWatch, type WatchedMap } from './map-watch.ts';

/**
 * CSS pixels for a page with a font size of 17 pixels: the width of the graduated band, the width of the margin that
 * has the figures, and the font size of the figures.
 */
const BAND = 4;
const MARGIN = 15;
const FIGURES = 10.5;
/** CSS pixels of a figure and the space beside it. */
const WIDEST = 46;
/** CSS pixels of 1rem on a desktop, for which the sizes above are meant. */
const BASE_FONT_SIZE = 17;

interface View {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly width: number;
  readonly height: number;
  /** The page's font size, divided by that on a desktop. */
  readonly scale: number;
  /** Rotated or tilted: degrees along an edge are then not linear, and no graduation is drawn. */
  readonly askew: boolean;
}

/**
 * The margin of the map: a band divided into minutes of arc, with the degrees of the meridians and parallels. Hidden
 * from assistive technology.
 *
 * When to use: over a map that is at least 44rem wide, in a box of the same size. `<story-player>` contains one. Set
 * the properties `map` and `locale`; it has no attributes or slots, and fires no events.
 *
 * @tag story-graticule
 * @csspart margin - The whole drawing, an SVG.
 * @cssproperty --map-paper - The margin.
 * @cssproperty --map-ink - Lines and figures.
 * @cssproperty --story-font - Font of the figures.
 */
export class StoryGraticule extends LitElement {
  /** The map it belongs to. */
  @property({ attribute: false }) map: WatchedMap | undefined;

  /** BCP 47 tag of the language whose digits are used. */
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
      scale: parseFloat(getComputedStyle(document.documentElement).fontSize) / BASE_FONT_SIZE,
      hidden: !this.checkVisibility(),
    };
  };

  #moved = (map: WatchedMap) => {
    const { hidden, ...pane } = this.#pane;
    // A small map hides the margin; do no work for it in every frame.
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
    const clamped = (value: number, end: number) => Math.min(end, Math.max(margin, value)).toFixed(1);
    const path = [
      ...bars(meridians(west, east, width, minutes / parts), minutes / parts, width).flatMap(([from, to]) => {
        const [left, right] = [clamped(from, width), clamped(to, width)];
        return [`M${left} ${margin}H${right}v${band}H${left}Z`, `M${left} ${height}H${right}v${-band}H${left}Z`];
      }),
      ...bars(parallels(north, south, height, minutes / parts), minutes / parts, height).flatMap(([from, to]) => {
        const [top, foot] = [clamped(from, height), clamped(to, height)];
        return [`M${margin} ${top}V${foot}h${band}V${top}Z`, `M${width} ${top}V${foot}h${-band}V${top}Z`];
      }),
    ].join('');
    // Leave out figures that the corners would cut off.
    const isClear =
      (length: number) =>
      ({ at }: GraticuleTick) =>
        at > (MARGIN + BAND + 20) * scale && at < length - 20 * scale;
    // From far off the figures of neighbouring meridians would touch.
    const apart = Math.max(1, Math.ceil((WIDEST * scale * (east - west) * 60) / (width * minutes)));
    const isRound = ({ degrees }: GraticuleTick) => Math.round((degrees * 60) / minutes) % apart === 0;
    const foot = margin - 4 * scale;
    const size = FIGURES * scale;
    return svg`<path class="bars" d=${path} />
      ${meridians(west, east, width, minutes)
        .filter((tick) => isClear(width)(tick) && isRound(tick))
        .map(
          ({ at, degrees }) =>
            svg`<text font-size=${size} x=${at.toFixed(1)} y=${foot}>${degreesIn(this.locale, aroundEarth(degrees), msg('W', { desc: 'west, after degrees of longitude' }))}</text>`,
        )}
      ${parallels(north, south, height, minutes)
        .filter(isClear(height))
        .map(
          ({ at, degrees }) =>
            svg`<text font-size=${size} transform=${`translate(${foot} ${at.toFixed(1)}) rotate(-90)`}>${degreesIn(this.locale, degrees, msg('S', { desc: 'south, after degrees of latitude' }))}</text>`,
        )}`;
  }
}
