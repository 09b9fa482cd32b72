import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { MapWatch, type WatchedMap } from './map-watch.ts';
import { METRES_IN, metresPerPixel, scaleBar, type LengthUnit } from '../story/distance.ts';
import { lengthLabel } from '../words/distances.ts';

/** The greatest length of a bar, CSS pixels: on a phone, bar, label and arrow fit between the legend and the buttons. */
const WIDTH = 90;
/** Room for the label at the end of a bar, such as “100 miles”, CSS pixels. */
const LABEL_WIDTH = 52;
/** CSS pixels of 1rem on a desktop. */
const BASE_FONT_SIZE = 17;

const isUnit = (word: string): word is LengthUnit => Object.hasOwn(METRES_IN, word);

/** Three decimals, because a bar may be shorter than a unit: 0.05 km. */
const scaleLabel = (count: number, unit: LengthUnit, lang: string) => lengthLabel(count, unit, lang, 3);

/**
 * The scale bar, in one or two units, correct for the middle of the map, and a north arrow.
 *
 * When to use: over a MapLibre map; `<story-player>` contains one. Set the properties `map`, `locale` and `units`. It
 * has no attributes or slots, and fires no events.
 *
 * @tag story-scale
 * @csspart scale - Both drawings.
 * @cssproperty --story-ink - Lines and figures.
 * @cssproperty --story-paper - Halo around them.
 * @cssproperty --story-font - Font of the figures.
 */
export class StoryScale extends LitElement {
  /** The map it belongs to. */
  @property({ attribute: false }) map: WatchedMap | undefined;

  /** The units of its bars, one or two, separated by a space; kilometres if there is none. */
  @property({ attribute: false }) units = '';

  /** BCP 47 tag of the language of digits and units. */
  @property({ attribute: false }) locale = 'en';

  /**
   * `metres`: per CSS pixel at the base font size; `bearing`: degrees; `type`: the page's font size, divided by
   * {@link BASE_FONT_SIZE}.
   */
  @state() private view = { metres: 1, bearing: 0, type: 1 };

  static override styles = css`
    :host {
      pointer-events: none;
    }
    div {
      display: flex;
      align-items: end;
      gap: 0.7rem;
      font-size: 0.72rem;
      line-height: 1.1;
      color: var(--story-ink);
      text-shadow:
        0 0 3px var(--story-paper),
        0 0 3px var(--story-paper),
        0 0 6px var(--story-paper);
    }
    /* On a phone there is little space between the legend and the buttons. */
    @media (max-width: 26rem) {
      div {
        gap: 0;
      }
    }
    /* Lets the mouse reach the <title>, which says how long a verst is. */
    .verst {
      pointer-events: bounding-box;
    }
    /* The map is not mirrored in right-to-left pages, and neither is its scale bar. */
    svg {
      overflow: visible;
      flex: none;
      direction: ltr;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.3;
    }
    text {
      fill: currentColor;
      stroke: var(--story-paper);
      stroke-width: 3px;
      paint-order: stroke;
      font: 600 11px var(--story-font, serif);
      unicode-bidi: plaintext;
    }
  `;

  constructor() {
    super();
    new MapWatch(this, { moved: this.#moved, resized: this.#resized });
  }

  #resized = () => {
    this.view = {
      ...this.view,
      type: (parseFloat(getComputedStyle(document.documentElement).fontSize) || BASE_FONT_SIZE) / BASE_FONT_SIZE,
    };
  };

  #moved = (map: WatchedMap) => {
    const { type } = this.view;
    const [metres, bearing] = [metresPerPixel(map.getCenter().lat, map.getZoom()) * type, map.getBearing()];
    // Most frames that move the map change neither scale nor bearing.
    if (Math.abs(metres / this.view.metres - 1) > 1e-3 || bearing !== this.view.bearing)
      this.view = { metres, bearing, type };
  };

  override render() {
    if (!this.map) return nothing;
    const { metres, bearing, type } = this.view;
    const [width, height] = [WIDTH + LABEL_WIDTH, 36];
    const [first = 'kilometre', second] = this.units.split(' ').filter(isUnit);
    return html`<div part="scale">
      <svg
        width=${width * type}
        height=${height * type}
        viewBox="0 0 ${width} ${height}"
        role="img"
        aria-label=${msg('Scale')}
      >
        ${this.#bar(first, metres, 11)} ${second ? this.#bar(second, metres, -11) : nothing}
      </svg>
      <svg width=${20 * type} height=${34 * type} viewBox="-10 -17 20 34" aria-hidden="true">
        <g transform=${`rotate(${(-bearing).toFixed(1)})`}>
          <path d="M0 14V-12M-5 -5L0 -14L5 -5" />
          <text y="-3" x="7" font-size="9">${msg('N')}</text>
        </g>
      </svg>
    </div>`;
  }

  /** A bar at the middle line, its ends `rise` pixels upwards. */
  #bar(unit: LengthUnit, metres: number, rise: number) {
    const { count, length } = scaleBar(metres, METRES_IN[unit], WIDTH);
    const end = (pixels: number) => pixels.toFixed(1);
    const verst = lengthLabel(METRES_IN.verst / METRES_IN.kilometre, 'kilometre', this.locale, 2);
    return svg`<g class=${unit}>
      ${unit === 'verst' ? svg`<title>${msg(str`1 verst ≈ ${verst}`)}</title>` : nothing}
      <path d="M1 ${14 - rise}v${rise}h${end(length)}v${-rise}" />
      <text x=${end(length + 6)} y=${rise > 0 ? 10 : 25}>${scaleLabel(count, unit, this.locale)}</text>
    </g>`;
  }
}
