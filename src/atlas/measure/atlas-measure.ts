import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { kmTo, squareKmTo } from '../../story/distance.ts';
import { lengthLabel } from '../../words/distances.ts';
import { areaKm2, lengthKm } from '../core/query.ts';
import { atlasContext, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { CornerDrawing } from '../map/corner-drawing.ts';

/**
 * Measures lengths and areas that a reader draws on the map corner by corner. A button on the map opens it as a card.
 *
 * @tag atlas-measure
 * @attribute open
 * @fires atlas-request - the outline, as the area of a search
 */
export class AtlasMeasure extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @property({ type: Boolean, reflect: true }) open = false;

  @state() private kind: 'length' | 'area' = 'length';

  #drawing = new CornerDrawing(this, {
    tool: 'measure',
    closed: () => this.kind === 'area',
    stays: () => this.open,
    onEnd: () => {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.begin')?.focus());
    },
  });

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
        inline-size: var(--atlas-target, 44px);
        block-size: var(--atlas-target, 44px);
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
      /* On devices without a keyboard. */
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
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
    const { active, corners } = this.#drawing;
    const some = corners.length > 0;
    return html`<section class="card" aria-label=${msg('Measure')}>
      <div class="row">
        ${(['length', 'area'] as const).map((kind) => html`<button type="button" aria-pressed=${this.kind === kind} data-kind=${kind} @click=${this.#choose}>${kind === 'length' ? msg('Length') : msg('Area')}</button>`)}
        <button type="button" class="close" aria-label=${msg('Close')} @click=${this.#close}>×</button>
      </div>
      <div class="row">
        ${
          active
            ? html`<button type="button" class="main end" @click=${this.#drawing.end}>${msg('Done')}</button>
                <button type="button" class="middle" @click=${this.#drawing.addCorner}>
                  ${msg('Add point at centre')}
                </button>`
            : html`<button type="button" class="main begin" @click=${this.#drawing.begin}>
                ${some ? msg('Go on drawing') : msg('Draw on the map')}
              </button>`
        }
        <button type="button" class="back" aria-disabled=${!some} @click=${this.#drawing.removeLast}>
          ${msg('Undo')}
        </button>
        <button type="button" class="clear" aria-disabled=${!some} @click=${this.#drawing.clear}>
          ${msg('Clear')}
        </button>
      </div>
      ${
        active
          ? html`<ul>
              <li>${msg('Click or tap on the map for each corner.')}</li>
              <li class="keys">
                ${msg(html`On the map, arrow keys move it, <kbd>Enter</kbd> sets a corner at the cross, <kbd>Backspace</kbd> takes the last one back, and <kbd>Escape</kbd> ends.`)}
              </li>
            </ul>`
          : nothing
      }
      <output role="status">${this.#measured()}</output>
      ${this.kind === 'area' && corners.length > 2 ? html`<p><button type="button" class="ask" @click=${this.#ask}>${msg('Search within it')}</button></p>` : nothing}
      ${active ? nothing : html`<p class="soft">${msg('Measured along the globe, from corner to corner. Lines of the map are drawn, not surveyed: roads wind more than they show.')}</p>`}
    </section>`;
  }

  #measured() {
    const { lang } = this.model?.state ?? { lang: 'en' };
    const figures = (n: number) => new Intl.NumberFormat(lang, { maximumFractionDigits: n < 100 ? 1 : 0 }).format(n);
    const { corners } = this.#drawing;
    if (this.kind === 'area') {
      if (corners.length < 3) return msg(str`An area has three corners at least; there are ${String(corners.length)}.`);
      const [area, first] = [areaKm2(corners), corners[0]];
      const round = lengthKm(first ? [...corners, first] : corners);
      return html`<b>${msg(str`${figures(area)} km²`)}</b
        >${msg(str`${figures(squareKmTo('verst', area))} square versts · ${figures(squareKmTo('mile', area))} square miles · ${figures(round)} km round`)}`;
    }
    if (corners.length < 2)
      return corners.length === 1 ? msg('One corner is set; the next makes a line.') : msg('No corner is set.');
    const km = lengthKm(corners);
    return html`<b>${lengthLabel(km, 'kilometre', lang, km < 100 ? 1 : 0)}</b
      >${msg(str`${figures(kmTo('verst', km))} versts · ${figures(kmTo('mile', km))} miles`)}`;
  }

  #open = () => {
    this.open = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[data-kind][aria-pressed=true]')?.focus(),
    );
  };

  /** Hides the card and the drawing. Both are shown again when the card is opened. */
  #close = () => {
    this.#drawing.end();
    this.open = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.opener')?.focus());
  };

  #choose = (event: Event) => {
    this.kind = (event.currentTarget as HTMLElement).dataset['kind'] === 'area' ? 'area' : 'length';
  };

  #ask = () => {
    this.dispatchEvent(new AtlasRequestEvent({ area: { kind: 'polygon', corners: this.#drawing.corners } }));
  };
}
