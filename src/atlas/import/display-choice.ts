/** How the points of a file are shown: a choice, and what it means. Part of `<atlas-import>`. */
import { msg, str } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import { DISPLAYS, type Display, type OwnLayer } from '../core/own-layer.ts';
import { DENSITIES, displayOf, inkOf } from '../map/own-style.ts';

/** Fewer points need no choice. */
const FEW = 50;

const nameOf = (display: Display): string =>
  ({ points: msg('Single points'), groups: msg('Groups with their number'), density: msg('Density') })[display];

/** @param onChoose - hears `change` of the list of choices; the id of the file is in its `data-id` */
export function displayChoice(layer: OwnLayer, onChoose: (event: Event) => void) {
  const { id, title, result } = layer;
  if (!result.points || result.count < FEW) return nothing;
  const shown = displayOf(layer);
  return html`<div class="row">
    <label class="field"
      >${msg('Shown as')}
      <select data-id=${id} aria-label=${msg(str`Shown as: ${title}`)} @change=${onChoose}>
        ${DISPLAYS.map(
          (display) => html`<option value=${display} ?selected=${display === shown}>${nameOf(display)}</option>`,
        )}
      </select>
    </label>
    ${shown === 'density' ? densityLegend(id) : nothing}
    ${
      shown === 'groups'
        ? html`<p class="soft">${msg('A number says how many points are there. Zoom in to tell them apart.')}</p>`
        : nothing
    }
  </div>`;
}

const [STEP, HEIGHT] = [22, 14];

function densityLegend(id: string) {
  return html`<p class="soft density">
    ${msg('few points')}
    <svg width=${STEP * (DENSITIES.length - 1)} height=${HEIGHT} aria-hidden="true">
      ${DENSITIES.slice(1).map(
        (opacity, n) =>
          svg`<rect x=${n * STEP} width=${STEP} height=${HEIGHT} fill=${inkOf(id)} fill-opacity=${opacity} />`,
      )}
    </svg>
    ${msg('many points')}
  </p>`;
}
