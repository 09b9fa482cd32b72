/**
 * What is above the map: margin, scale, messages, the day that is shown, zoom buttons, sources. Part of `<atlas-page>`.
 */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { dayIn } from '../../story/when.ts';
import { inLanguage, languageShown, listIn } from '../../words/localized-text.ts';
import { dayShown } from '../core/state.ts';
import type { AtlasModel } from '../ui/model.ts';

export interface MapOverlayOptions {
  readonly model: AtlasModel | undefined;
  readonly map: MapLibreMap | undefined;
  readonly lang: string;
  /** Messages, one on each line. */
  readonly lines: readonly string[];
  /** Titles of the parts of the map that did not load. */
  readonly missing: readonly string[];
  /** Called when a zoom button is pressed: by one level in (1) or out (-1). */
  readonly onZoom: (by: 1 | -1) => void;
}

export function mapOverlay({ model, map, lang, lines, missing, onZoom }: MapOverlayOptions) {
  const showsDay = model && map && model.state.comparison?.kind !== 'dates';
  return html`<div class="over">
    <story-graticule class="margin" .map=${map} .locale=${lang}></story-graticule>
    <story-scale
      class="scale"
      .map=${map}
      .locale=${lang}
      .units=${model?.catalogue.units?.join(' ') ?? ''}
    ></story-scale>
    <div class="said">
      <div role="status">${lines.map((line) => html`<p>${line}</p>`)}${missingParts(missing, lang)}</div>
      ${showsDay ? html`<p class="as">${dayText(model)}</p>` : nothing}
    </div>
    ${
      map
        ? html`<div class="zooms">
              <button
                aria-label=${msg('Zoom in')}
                @click=${() => {
                  onZoom(1);
                }}
              >
                +</button
              ><button
                aria-label=${msg('Zoom out')}
                @click=${() => {
                  onZoom(-1);
                }}
              >
                −
              </button>
            </div>
            <atlas-measure></atlas-measure>`
        : nothing
    }
    ${model ? credits(model) : nothing}
  </div>`;
}

/** One line for all parts of the map that did not load; their names are one press away. */
function missingParts(missing: readonly string[], lang: string) {
  return missing.length === 0
    ? nothing
    : html`<details>
        <summary>${msg('Part of the map did not load. The rest works.')}</summary>
        <span>${listIn(missing, lang)}</span>
      </details>`;
}

/** The text that says which day the map shows. */
function dayText({ state: { time, calendar, lang }, catalogue }: AtlasModel): string {
  const day = dayIn(dayShown(time, catalogue), calendar, lang);
  return msg(str`As on ${day}`);
}

/** The credits of the data of all shown layers. */
function credits({ state, layers, datasets }: AtlasModel) {
  const on = new Set(state.layers.map(({ id }) => id));
  const used = new Set(layers.filter(({ id }) => on.has(id)).map(({ dataset }) => dataset));
  const lines = new Set(datasets.filter(({ id }) => used.has(id)).map(({ credit }) => credit));
  return html`<details class="credits">
    <summary>${msg('Sources')}</summary>
    <p>
      ${[...lines].map((line, n) => html`${n > 0 ? ' · ' : nothing}<bdi lang=${languageShown(line, state.lang)}>${inLanguage(line, state.lang)}</bdi>`)}
    </p>
  </details>`;
}
