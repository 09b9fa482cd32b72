import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { LngLat } from '../../story/story.ts';
import { areaKm2, lengthKm } from '../query.ts';
import { atlasContext, AtlasWishEvent, type AtlasModel } from './model.ts';
import { toolStyles } from './tool.styles.ts';
import { Tracing } from './tracing.ts';

/** Kilometres. A verst was 500 sazhens of seven English feet. */
const VERST = 1.0668;
const MILE = 1.609344;

/**
 * Lengths and areas, drawn on the map corner by corner.
 *
 * @tag atlas-measure
 * @fires atlas-wish - the outline, as the area that is asked about
 */
export class AtlasMeasure extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private kind: 'length' | 'area' = 'length';
  @state() private drawing = false;
  @state() private corners: readonly LngLat[] = [];
  @state() private ahead: LngLat | undefined;

  #tracing: Tracing | undefined;
  #map: MapLibreMap | undefined;

  static override styles = [
    toolStyles,
    css`
      output {
        display: block;
        margin-block: 0.2rem 0.7rem;
        padding: 0.5rem 0.8rem;
        border: 1px solid var(--story-line);
        background: color-mix(in srgb, var(--story-ground) 60%, transparent);
        font-variant-numeric: tabular-nums;
      }
      output b {
        display: block;
        font-size: 1.5rem;
        line-height: 1.25;
        font-weight: 600;
      }
      ul {
        margin: 0 0 0.6rem;
        padding-inline-start: 1.1rem;
        font-size: 0.85em;
        color: var(--story-soft);
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
    const begun = this.drawing || this.corners.length > 0;
    this.#hold(begun ? this.model?.map : undefined);
    if (!this.#tracing) return;
    this.#tracing.listening = this.drawing;
    this.#tracing.draw({ corners: this.corners, ahead: this.drawing ? this.ahead : undefined, closed: this.kind === 'area' });
  }

  #hold(map: MapLibreMap | undefined) {
    if (map === this.#map) return;
    this.#tracing?.destroy();
    this.#map = map;
    this.#tracing = map && new Tracing({
      map,
      host: this,
      onCorner: (at) => { this.corners = [...this.corners, at]; },
      onAhead: (at) => { this.ahead = at; },
      onTakeBack: this.#takeBack,
      onEnd: this.#end,
    });
  }

  override render() {
    if (!this.model) return nothing;
    if (!this.model.map) return html`<p class="soft">${msg('There is no map here to measure on.')}</p>`;
    const some = this.corners.length > 0;
    return html`
      <div class="row" role="group" aria-label=${msg('What to measure')}>
        ${(['length', 'area'] as const).map((kind) => html`<button type="button" aria-pressed=${this.kind === kind} data-kind=${kind} @click=${this.#choose}>${kind === 'length' ? msg('Length') : msg('Area')}</button>`)}
      </div>
      <div class="row">
        ${this.drawing
          ? html`<button type="button" class="chief end" @click=${this.#end}>${msg('Done')}</button>
              <button type="button" class="middle" @click=${this.#middle}>${msg('Corner at the cross')}</button>`
          : html`<button type="button" class="chief begin" @click=${this.#begin}>${some ? msg('Go on drawing') : msg('Draw on the map')}</button>`}
        <button type="button" class="back" aria-disabled=${!some} @click=${this.#takeBack}>${msg('Take back')}</button>
        <button type="button" class="clear" aria-disabled=${!some} @click=${this.#clear}>${msg('Clear')}</button>
      </div>
      ${this.drawing
        ? html`<ul>
            <li>${msg('Click or tap on the map for each corner.')}</li>
            <li>${msg(html`On the map, arrow keys move it, <kbd>Enter</kbd> sets a corner at the cross, <kbd>Backspace</kbd> takes the last one back, and <kbd>Escape</kbd> ends.`)}</li>
          </ul>`
        : nothing}
      <output role="status">${this.#measured()}</output>
      ${this.kind === 'area' && this.corners.length > 2 ? html`<p><button type="button" class="ask" @click=${this.#ask}>${msg('Ask what lies within')}</button></p>` : nothing}
      <p class="soft">${msg('Measured along the globe, from corner to corner. Lines of the map are drawn, not surveyed: roads wind more than they show.')}</p>`;
  }

  #measured() {
    const { lang } = this.model?.state ?? { lang: 'en' };
    const figures = (n: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: n < 100 ? 1 : 0 }).format(n);
    const corners = this.corners.length;
    if (this.kind === 'area') {
      if (corners < 3) return msg(str`An area has three corners at least; there are ${String(corners)}.`);
      const [area, first] = [areaKm2(this.corners), this.corners[0]];
      const round = lengthKm(first ? [...this.corners, first] : this.corners);
      return html`<b>${msg(str`${figures(area)} km²`)}</b>${msg(str`${figures(area / VERST ** 2)} square versts · ${figures(area / MILE ** 2)} square miles · ${figures(round)} km round`)}`;
    }
    if (corners < 2) return corners === 1 ? msg('One corner is set; the next makes a line.') : msg('No corner is set.');
    const km = lengthKm(this.corners);
    return html`<b>${msg(str`${figures(km)} km`)}</b>${msg(str`${figures(km / VERST)} versts · ${figures(km / MILE)} miles`)}`;
  }

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
    this.dispatchEvent(new AtlasWishEvent({ area: { kind: 'polygon', corners: this.corners } }));
  };
}
