/**
 * The form that says where to search: near a record, near the middle of the map, within an outline. Part of
 * `<atlas-search>`.
 */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { kmLabel } from '../../words/distances.ts';
import type { CornerDrawing } from '../map/corner-drawing.ts';
import type { AtlasModel } from '../ui/model.ts';
import { countIn, titleOf } from '../ui/words.ts';
import { centreOf, DEFAULT_RADIUS } from './named-records.ts';

export interface AreaFormOptions {
  readonly open: boolean;
  /** What is wrong with the form; empty if nothing is. */
  readonly problem: string;
  readonly outline: CornerDrawing;
  readonly onToggle: (event: Event) => void;
  /** Search near the record whose name is in the form. */
  readonly onSubmit: (event: SubmitEvent) => void;
  /** Search near the middle of the map. */
  readonly onMiddle: (event: Event) => void;
  /** Search everywhere. */
  readonly onAnywhere: () => void;
  readonly onDraw: () => void;
  /** Search within the outline. */
  readonly onFinish: () => void;
}

export function areaForm(model: AtlasModel, options: AreaFormOptions) {
  const { area, lang } = model.state;
  const centre = centreOf(model, area);
  return html`<details class="section" ?open=${options.open} @toggle=${options.onToggle}>
    <summary>${msg('Where')}<small>${areaLabel(model)}</small></summary>
    <div class="inset">
      <form class="form" novalidate @submit=${options.onSubmit}>
        <div class="row">
          <label class="field short"
            >${msg('within km')}<input
              name="km"
              type="number"
              min="0.1"
              max="5000"
              step="any"
              inputmode="decimal"
              .value=${String(area?.kind === 'near' ? area.km : DEFAULT_RADIUS)}
          /></label>
          <label class="field"
            >${msg('of a place, or of a movement’s way')}<input
              name="record"
              list="records"
              autocomplete="off"
              .value=${centre ? titleOf(centre, lang) : ''}
          /></label>
        </div>
        <div class="row">
          <button>${msg('Look there')}</button>
          <button type="button" @click=${options.onMiddle}>${msg('About the map’s middle')}</button>
          ${area ? html`<button type="button" @click=${options.onAnywhere}>${msg('Anywhere')}</button>` : nothing}
        </div>
      </form>
      ${outlineForm(model, options)}
      <p class="problem" role="alert">${options.problem}</p>
    </div>
  </details>`;
}

function areaLabel(model: AtlasModel): string {
  const { area, lang } = model.state;
  if (area === undefined) return msg('anywhere');
  if (area.kind === 'polygon') return msg('within an outline');
  const centre = centreOf(model, area);
  const km = kmLabel(area.km, lang);
  return centre ? msg(str`within ${km} of ${titleOf(centre, lang)}`) : msg(str`within ${km} of a point`);
}

function outlineForm({ map, state: { lang } }: AtlasModel, { outline, onDraw, onFinish }: AreaFormOptions) {
  const { active, corners } = outline;
  if (!active) return html`<button ?disabled=${!map} @click=${onDraw}>${msg('Draw an outline')}</button>`;
  return html`<div role="group" aria-label=${msg('Outline')}>
    <p>
      ${msg('Click or tap the corners on the map; or move the map by its arrow keys, and set each corner at its middle.')}
    </p>
    <div class="row">
      <button @click=${outline.addCorner}>${msg('Add point at centre')}</button>
      <button ?disabled=${corners.length === 0} @click=${outline.removeLast}>${msg('Undo last point')}</button>
      <button class="main" ?disabled=${corners.length < 3} @click=${onFinish}>${msg('Search within it')}</button>
      <button @click=${outline.end}>${msg('Stop')}</button>
    </div>
    <p role="status">${msg(str`Corners: ${countIn(corners.length, lang)}`)}</p>
  </div>`;
}
