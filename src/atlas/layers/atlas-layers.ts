import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Dataset, Layer, Localized, Origin, Theme } from '../../../geo/layer.ts';
import { legendSymbol } from '../../player/story-legend.ts';
import { directionOf } from '../../story/languages.ts';
import { metresLabel } from '../../words/distances.ts';
import { inLanguage, languageShown } from '../../words/localized-text.ts';
import { spanIn } from '../../story/when.ts';
import { dayShown, withLayerMoved, withLayerToggled, type AtlasState, type ShownLayer } from '../core/state.ts';
import { extentOf } from '../core/time.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { atlasContext, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { countIn, themeLabel } from '../ui/words.ts';

/** The order of themes: what happened first, the ground last. */
const THEMES: readonly Theme[] = ['control', 'movements', 'events', 'places', 'towns', 'land', 'sea'];

/**
 * The panel of layers: all layers by theme, to show and hide them; and the shown ones in drawing order. Each layer has
 * information about its data.
 *
 * @tag atlas-layers
 */
@localized()
export class AtlasLayers extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private said = '';

  /** The id of the layer whose information is open. */
  @state() private open: string | undefined;

  static override styles = [
    panelStyles,
    css`
      .theme {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.6rem;
      }
      .theme > input {
        margin-block-start: calc((44px - 1.2rem) / 2);
      }
      .theme summary {
        font-weight: 600;
      }
      .theme .inset {
        margin-inline-start: -1rem;
      }
      .layer {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
      }
      .layer label {
        min-block-size: 40px;
      }
      .layer .more {
        font-size: 0.85em;
      }
      .off label {
        color: var(--story-soft);
      }
      summary .count {
        margin-inline-start: auto;
        font-weight: 400;
        font-size: 0.85em;
        color: var(--story-soft);
      }
      .stack li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) minmax(3.5rem, 5.5rem) auto auto;
        align-items: center;
        gap: 0 0.35rem;
        min-block-size: 44px;
      }
      .stack li + li {
        border-block-start: 1px dotted var(--story-line);
      }
      .stack button {
        min-inline-size: 40px;
        padding: 0;
      }
      .stack input {
        inline-size: 100%;
      }
      dl {
        display: grid;
        grid-template-columns: 6.5rem minmax(0, 1fr);
        gap: 0.25rem 0.7rem;
        margin: 0.2rem 0 0.8rem;
        font-size: 0.88em;
        overflow-wrap: anywhere;
      }
      dt {
        color: var(--story-soft);
      }
      dd {
        margin: 0;
      }
      .sheet {
        grid-column: 1 / -1;
        margin-block: 0.2rem 0.6rem;
        margin-inline-start: 1.75rem;
        padding-inline-start: 0.8rem;
        border-inline-start: 1px solid var(--story-line);
      }
      .signs {
        grid-column: 1 / -1;
        margin-inline-start: 1.75rem;
      }
      .signs li {
        display: flex;
        gap: 0.6em;
        align-items: center;
        padding-block: 0.1em;
        font-size: 0.88em;
      }
    `,
  ];

  #request(layers: AtlasState['layers'], history: 'push' | 'replace' = 'push') {
    this.dispatchEvent(new AtlasRequestEvent({ layers }, history));
  }

  /** Shows or hides several layers. */
  #all(model: AtlasModel, layers: readonly Layer[], on: boolean) {
    const wanted = layers.filter(({ id }) => model.state.layers.some((one) => one.id === id) !== on);
    this.#request(wanted.reduce((shown, { id }) => withLayerToggled(shown, id, model.catalogue), model.state.layers));
  }

  /** Shows only this layer, above the layers of the ground. */
  #only(model: AtlasModel, id: string) {
    const ground = (one: ShownLayer) => {
      const theme = model.layers.find((layer) => layer.id === one.id)?.theme;
      return theme === 'land' || theme === 'sea';
    };
    const kept = model.state.layers.filter((one) => one.id === id || ground(one));
    this.#request(kept.some((one) => one.id === id) ? kept : withLayerToggled(kept, id, model.catalogue));
  }

  #move(model: AtlasModel, { id, title }: Layer, by: 1 | -1, { currentTarget }: Event) {
    const layers = withLayerMoved(model.state.layers, id, by);
    if (layers === model.state.layers) return;
    this.#request(layers);
    // The row is moved in the page, and loses the focus by that.
    void this.updateComplete.then(() => {
      (currentTarget as HTMLElement).focus();
    });
    const at = layers.length - layers.findIndex((one) => one.id === id);
    const [place, all] = [countIn(at, model.state.lang), countIn(layers.length, model.state.lang)];
    this.said = msg(str`${inLanguage(title, model.state.lang)}: ${place} of ${all} from the top`);
  }

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const themes = THEMES.map((theme) => ({
      theme,
      layers: model.layers.filter((layer) => layer.theme === theme).reverse(),
    })).filter(({ layers }) => layers.length > 0);
    return html`
      ${themes.map(({ theme, layers }) => this.#theme(model, theme, layers))} ${this.#stack(model)}
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  #theme(model: AtlasModel, theme: Theme, layers: readonly Layer[]) {
    const on = layers.filter(({ id }) => model.state.layers.some((one) => one.id === id)).length;
    const { lang } = model.state;
    const label = themeLabel(theme);
    const switchAll = (event: Event) => {
      this.#all(model, layers, (event.currentTarget as HTMLInputElement).checked);
    };
    // Beside the summary and not within it: one control in another can be reached by neither.
    return html`<div class="theme section">
      <input
        type="checkbox"
        aria-label=${msg(str`All layers: ${label}`)}
        .checked=${on === layers.length}
        .indeterminate=${on > 0 && on < layers.length}
        @change=${switchAll}
      />
      <details ?open=${theme === 'control' || theme === 'events' || theme === 'places'}>
        <summary>
          ${label}<span class="count figures"
            >${msg(str`${countIn(on, lang)} of ${countIn(layers.length, lang)} on`)}</span
          >
        </summary>
        <div class="inset" role="group" aria-label=${label}>
          <ul>
            ${repeat(
              layers,
              ({ id }) => id,
              (layer) => this.#layer(model, layer),
            )}
          </ul>
        </div>
      </details>
    </div>`;
  }

  #layer(model: AtlasModel, layer: Layer) {
    const { lang } = model.state;
    const [first] = layer.legend;
    const title = inLanguage(layer.title, lang);
    const on = model.state.layers.some(({ id }) => id === layer.id);
    const open = this.open === layer.id;
    return html`<li class=${on ? 'layer' : 'layer off'}>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${on}
          @change=${() => this.#request(withLayerToggled(model.state.layers, layer.id, model.catalogue))}
        />${first ? legendSymbol(first.symbol, `l-${layer.id}`) : nothing}<span>${title}</span></label
      >
      <button
        class="plain more"
        aria-expanded=${open ? 'true' : 'false'}
        @click=${() => (this.open = open ? undefined : layer.id)}
      >
        ${msg('About')}<span class="visually-hidden"> ${title}</span>
      </button>
      ${on && layer.legend.length > 1 ? this.#signs(model, layer) : nothing}
      ${open ? html`<div class="sheet">${this.#sheet(model, layer)}</div>` : nothing}
    </li>`;
  }

  /** The legend of a layer, with the symbols that are on the map on the day shown. */
  #signs({ state: { lang, time }, catalogue }: AtlasModel, layer: Layer) {
    const day = dayShown(time, catalogue);
    const seen = layer.legend.filter(({ days }) => !days || days.some(([from, until]) => from <= day && day <= until));
    return html`<ul class="signs">
      ${seen.map(({ symbol, label, note }, n) => html`<li>${legendSymbol(symbol, `s-${layer.id}-${String(n)}`)}<span>${inLanguage(label, lang)}${note ? html` <small>${inLanguage(note, lang)}</small>` : nothing}</span></li>`)}
    </ul>`;
  }

  #sheet(model: AtlasModel, layer: Layer) {
    const dataset = model.datasets.find(({ id }) => id === layer.dataset);
    return html`<button @click=${() => this.#only(model, layer.id)}>${msg('Only this')}</button>
      ${dataset ? this.#dataset(model, dataset) : nothing}`;
  }

  #dataset(model: AtlasModel, { id, source, method, depicts, precision, licence, credit, delivery }: Dataset & Origin) {
    const {
      state: { lang, calendar },
      evidence,
      root,
    } = model;
    const extent = extentOf(depicts);
    const features = evidence.features?.[id];
    const prose = (text: Localized) =>
      html`<dd lang=${languageShown(text, lang)} dir=${directionOf(languageShown(text, lang))}>
        ${inLanguage(text, lang)}
      </dd>`;
    return html`<dl>
      <dt>${msg('Source')}</dt>
      ${prose(source)}
      <dt>${msg('How made')}</dt>
      ${prose(method)}
      <dt>${msg('Depicts')}</dt>
      <dd>${extent ? spanIn(extent, calendar, lang) : depicts}</dd>
      <dt>${msg('Precision')}</dt>
      <dd>${msg(str`to within ${metresLabel(precision, lang)}`)}</dd>
      ${
        features === undefined
          ? nothing
          : html`<dt>${msg('Features')}</dt>
              <dd class="figures">${countIn(features, lang)}</dd>`
      }
      <dt>${msg('Licence')}</dt>
      <dd><a href=${licence.url} rel="license noreferrer" lang="en" dir="ltr">${licence.name}</a></dd>
      <dt>${msg('Credit')}</dt>
      ${prose(credit)}
      ${
        delivery.kind === 'geojson'
          ? html`<dt>${msg('Download')}</dt>
              <dd><a href=${new URL(delivery.path, root).href} download>${delivery.path.replace(/^.*\//, '')}</a></dd>`
          : html`<dt>${msg('Download')}</dt>
              <dd>${msg('None: it comes in tiles.')}</dd>`
      }
    </dl>`;
  }

  #stack(model: AtlasModel) {
    const byId = new Map(model.layers.map((layer) => [layer.id, layer]));
    const shown = model.state.layers.toReversed().flatMap((one) => {
      const layer = byId.get(one.id);
      return layer ? [{ layer, opacity: one.opacity }] : [];
    });
    return html`<details class="section">
      <summary>
        ${msg('Order and opacity')}<span class="count figures"
          >${msg(str`${countIn(shown.length, model.state.lang)} on`)}</span
        >
      </summary>
      <div class="inset">
        <p><small>${msg('What stands above in the list lies above on the map.')}</small></p>
        <ol class="stack">
          ${repeat(
            shown,
            ({ layer }) => layer.id,
            ({ layer, opacity }, n) => this.#storey(model, layer, opacity, n === 0, n === shown.length - 1),
          )}
        </ol>
      </div>
    </details>`;
  }

  #storey(model: AtlasModel, layer: Layer, opacity: number, top: boolean, bottom: boolean) {
    const title = inLanguage(layer.title, model.state.lang);
    const [first] = layer.legend;
    const fade = (event: Event) => {
      const value = Number((event.currentTarget as HTMLInputElement).value) / 100;
      this.#request(
        model.state.layers.map((one) => (one.id === layer.id ? { ...one, opacity: value } : one)),
        'replace',
      );
    };
    const percent = new Intl.NumberFormat(model.state.lang, { style: 'percent' }).format(opacity);
    // `aria-disabled`, because a button that becomes disabled when it is pressed loses the focus.
    return html`<li>
      ${first ? legendSymbol(first.symbol, `o-${layer.id}`) : html`<span></span>`}<span>${title}</span>
      <input
        type="range"
        min="5"
        max="100"
        step="5"
        .value=${String(Math.round(opacity * 100))}
        aria-label=${msg(str`Opacity of ${title}`)}
        aria-valuetext=${percent}
        @input=${fade}
      />
      <button
        aria-label=${msg(str`Raise ${title}`)}
        aria-disabled=${top ? 'true' : 'false'}
        @click=${(event: Event) => this.#move(model, layer, 1, event)}
      >
        ↑
      </button>
      <button
        aria-label=${msg(str`Lower ${title}`)}
        aria-disabled=${bottom ? 'true' : 'false'}
        @click=${(event: Event) => this.#move(model, layer, -1, event)}
      >
        ↓
      </button>
    </li>`;
  }
}
