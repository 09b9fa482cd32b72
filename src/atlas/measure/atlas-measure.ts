import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { kmTo, squareKmTo } from '../../story/distance.ts';
import type { LngLat } from '../../story/story.ts';
import { lengthLabel } from '../../words/distances.ts';
import { areaKm2, lengthKm } from '../core/query.ts';
import { atlasContext, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { toolStyles } from '../ui/tool.styles.ts';
import { Tracing } from '../map/tracing.ts';

/**
 * Lengths and areas, drawn on the map corner by corner. A button of the map, that opens into a card.
 *
 * @tag atlas-measure
 * @attribute open
 * @fires atlas-request - the outline, as the area that is asked about
 */
export class AtlasMeasure extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @property({ type: Boolean, reflect: true }) open = false;

  @state() private kind: 'length' | 'area' = 'length';
  @state() private drawing = false;
  @state() private corners: readonly LngLat[] = [];
  @state() private ahead: LngLat | undefined;

  #tracing: Tracing | undefined;
  #map: MapLibreMap | undefined;

  static override styles = [
    toolStyles,
    css`
      .card {
        inline-size: min(19rem, calc(100vw - 1.4rem));
        max-block-size: min(26rem, 56vh);
        overflow: auto;
        overscroll-behavior: contain;
        padding: 0.5rem 0.6rem 0.2rem;
        background: var(--story-paper);
        border: 1px solid var(--story-line);
        border-radius: 2px;
      }
      .card .row {
        gap: 0.3rem;
        margin-block-end: 0.4rem;
      }
      .card button {
        padding-inline: 0.6em;
        font-size: 0.85rem;
      }
      .card .close {
        margin-inline-start: auto;
        border-color: transparent;
        background: none;
        font-size: 1.25rem;
        line-height: 1;
      }
      .opener {
        display: grid;
        place-items: center;
        inline-size: var(--desk-target, 44px);
        block-size: var(--desk-target, 44px);
        padding: 0;
        background: color-mix(in srgb, var(--story-paper) 94%, transparent);
      }
      .opener svg {
        inline-size: 1.3rem;
        block-size: 1.3rem;
      }
      .opener path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.4;
        stroke-linejoin: round;
      }
      output {
        display: block;
        margin-block: 0.2rem 0.5rem;
        padding: 0.35rem 0.6rem;
        font-size: 0.85rem;
        border: 1px solid var(--story-line);
        background: color-mix(in srgb, var(--story-ground) 60%, transparent);
        font-variant-numeric: tabular-nums;
      }
      output b {
        display: block;
        font-size: 1.35rem;
        line-height: 1.25;
        font-weight: 600;
      }
      ul {
        margin: 0 0 0.4rem;
        padding-inline-start: 1.1rem;
        font-size: 0.78rem;
        line-height: 1.3;
        color: var(--story-soft);
      }
      /* Where there is surely no keyboard. */
      @media (hover: none) and (pointer: coarse) and (max-width: 46rem) {
        .keys {
          display: none;
        }
      }
      kbd {
        font: inherit;
        font-weight: 600;
        color: var(--story-ink);
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold(undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const begun = this.open && (this.drawing || this.corners.length > 0);
    this.#hold(begun ? this.model?.map : undefined);
    if (!this.#tracing) return;
    this.#tracing.listening = this.drawing;
    this.#tracing.draw({
      corners: this.corners,
      ahead: this.drawing ? this.ahead : undefined,
      closed: this.kind === 'area',
    });
  }

  #hold(map: MapLibreMap | undefined) {
    if (map === this.#map) return;
    this.#tracing?.destroy();
    this.#map = map;
    this.#tracing =
      map &&
      new Tracing({
        map,
        host: this,
        onCorner: (at) => {
          this.corners = [...this.corners, at];
        },
        onAhead: (at) => {
          this.ahead = at;
        },
        onTakeBack: this.#takeBack,
        onEnd: this.#end,
      });
  }

  override render() {
    if (!this.model?.map) return nothing;
    if (!this.open)
      return html`<button
        type="button"
        class="opener"
        aria-expanded="false"
        aria-label=${msg('Measure')}
        title=${msg('Measure')}
        @click=${this.#open}
      >
        <svg viewBox="0 0 22 22" aria-hidden="true">
          <path d="M1.5 15.5L15.5 1.5L20.5 6.5L6.5 20.5ZM4.5 12.5l2.2 2.2M7.5 9.5l3 3M10.5 6.5l2.2 2.2M13.5 3.5l3 3" />
        </svg>
      </button>`;
    const some = this.corners.length > 0;
    return html`<section class="card" aria-label=${msg('Measure')}>
      <div class="row">
        ${(['length', 'area'] as const).map((kind) => html`<button type="button" aria-pressed=${this.kind === kind} data-kind=${kind} @click=${this.#choose}>${kind === 'length' ? msg('Length') : msg('Area')}</button>`)}
        <button type="button" class="close" aria-label=${msg('Close')} @click=${this.#close}>×</button>
      </div>
      <div class="row">
        ${
          this.drawing
            ? html`<button type="button" class="chief end" @click=${this.#end}>${msg('Done')}</button>
                <button type="button" class="middle" @click=${this.#middle}>${msg('Add point at centre')}</button>`
            : html`<button type="button" class="chief begin" @click=${this.#begin}>
                ${some ? msg('Go on drawing') : msg('Draw on the map')}
              </button>`
        }
        <button type="button" class="back" aria-disabled=${!some} @click=${this.#takeBack}>${msg('Undo')}</button>
        <button type="button" class="clear" aria-disabled=${!some} @click=${this.#clear}>${msg('Clear')}</button>
      </div>
      ${
        this.drawing
          ? html`<ul>
              <li>${msg('Click or tap on the map for each corner.')}</li>
              <li class="keys">
                ${msg(html`On the map, arrow keys move it, <kbd>Enter</kbd> sets a corner at the cross, <kbd>Backspace</kbd> takes the last one back, and <kbd>Escape</kbd> ends.`)}
              </li>
            </ul>`
          : nothing
      }
      <output role="status">${this.#measured()}</output>
      ${this.kind === 'area' && this.corners.length > 2 ? html`<p><button type="button" class="ask" @click=${this.#ask}>${msg('Search within it')}</button></p>` : nothing}
      ${this.drawing ? nothing : html`<p class="soft">${msg('Measured along the globe, from corner to corner. Lines of the map are drawn, not surveyed: roads wind more than they show.')}</p>`}
    </section>`;
  }

  #measured() {
    const { lang } = this.model?.state ?? { lang: 'en' };
    const figures = (n: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: n < 100 ? 1 : 0 }).format(n);
    const corners = this.corners.length;
    if (this.kind === 'area') {
      if (corners < 3) return msg(str`An area has three corners at least; there are ${String(corners)}.`);
      const [area, first] = [areaKm2(this.corners), this.corners[0]];
      const round = lengthKm(first ? [...this.corners, first] : this.corners);
      return html`<b>${msg(str`${figures(area)} km²`)}</b
        >${msg(str`${figures(squareKmTo('verst', area))} square versts · ${figures(squareKmTo('mile', area))} square miles · ${figures(round)} km round`)}`;
    }
    if (corners < 2) return corners === 1 ? msg('One corner is set; the next makes a line.') : msg('No corner is set.');
    const km = lengthKm(this.corners);
    return html`<b>${lengthLabel(km, 'kilometre', lang, km < 100 ? 1 : 0)}</b
      >${msg(str`${figures(kmTo('verst', km))} versts · ${figures(kmTo('mile', km))} miles`)}`;
  }

  #open = () => {
    this.open = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[data-kind][aria-pressed=true]')?.focus(),
    );
  };

  /** What was drawn goes from the map, and is there again with the card. */
  #close = () => {
    this.open = this.drawing = false;
    this.ahead = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.opener')?.focus());
  };

  #choose = (event: Event) => {
    this.kind = (event.currentTarget as HTMLElement).dataset['kind'] === 'area' ? 'area' : 'length';
  };

  /** What is done next is done on the map: keys go there. */
  #begin = () => {
    this.drawing = true;
    this.model?.map?.getCanvas().focus({ preventScroll: true });
  };

  #end = () => {
    this.drawing = false;
    this.ahead = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.begin')?.focus());
  };

  #middle = () => {
    if (this.#tracing) this.corners = [...this.corners, this.#tracing.middle];
  };

  #takeBack = () => {
    this.corners = this.corners.slice(0, -1);
  };

  #clear = () => {
    this.corners = [];
  };

  #ask = () => {
    this.dispatchEvent(new AtlasRequestEvent({ area: { kind: 'polygon', corners: this.corners } }));
  };
}
