/** The form that asks which places changed hands. Part of `<atlas-search>`. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { dayOf, isoOf } from '../../story/when.ts';
import { searchesChangesOfControl } from '../core/control.ts';
import type { AtlasRecord } from '../core/records.ts';
import { NO_FILTERS, type AtlasState } from '../core/state.ts';
import type { AtlasModel } from '../ui/model.ts';
import { dateFieldLabel, titleOf } from '../ui/words.ts';
import { centreOf, DEFAULT_RADIUS, recordNamed } from './named-records.ts';

export interface HandsFormOptions {
  readonly open: boolean;
  /** What is wrong with the form; empty if nothing is. */
  readonly problem: string;
  readonly onToggle: (event: Event) => void;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onClear: () => void;
}

export function handsForm(model: AtlasModel, { open, problem, onToggle, onSubmit, onClear }: HandsFormOptions) {
  const { time, area, lang, calendar } = model.state;
  const years = model.catalogue.time;
  const asked = searchesChangesOfControl(model.state);
  const place = centreOf(model, area);
  const dayField = (name: 'from' | 'until', label: string) =>
    html`<label class="field"
      >${dateFieldLabel(label, calendar)}<input
        name=${name}
        type="date"
        required
        min=${isoOf(years.from)}
        max=${isoOf(years.until)}
        .value=${isoOf(time[name])}
    /></label>`;
  return html`<details class="section" ?open=${asked || open} @toggle=${onToggle}>
    <summary>${msg('Which places changed hands?')}</summary>
    <form class="form inset" novalidate @submit=${onSubmit}>
      <div class="row">${dayField('from', msg('Between'))} ${dayField('until', msg('and'))}</div>
      <div class="row">
        <label class="field short"
          >${msg('within km')}<input
            name="km"
            type="number"
            min="1"
            max="2000"
            step="any"
            inputmode="decimal"
            .value=${String(area?.kind === 'near' ? area.km : DEFAULT_RADIUS)}
        /></label>
        <label class="field"
          >${msg('of a place (empty: anywhere)')}<input
            name="place"
            list="places"
            autocomplete="off"
            .value=${place ? titleOf(place, lang) : ''}
        /></label>
      </div>
      <div class="row">
        <button class="main">${msg('Search')}</button>
        ${asked ? html`<button type="button" @click=${onClear}>${msg('New search')}</button>` : nothing}
      </div>
      <p class="problem" role="alert">${problem}</p>
    </form>
  </details>`;
}

/**
 * Either the change of state that asks the question, with the place it names if any; or what is wrong with the form.
 */
export type HandsAnswer =
  { readonly change: Partial<AtlasState>; readonly place: AtlasRecord | undefined } | { readonly problem: string };

export function readHandsForm(model: AtlasModel, form: HTMLFormElement): HandsAnswer {
  const data = new FormData(form);
  const text = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
  const [from, until] = [dayOf(text('from')), dayOf(text('until'))];
  if (from === undefined || until === undefined) return { problem: msg('Both days are needed: year, month and day.') };
  const place = text('place') ? recordNamed(model, text('place'), ['place']) : undefined;
  if (text('place') && !place) return { problem: msg(str`No place called “${text('place')}” is known here.`) };
  const km = Number(text('km')) || DEFAULT_RADIUS;
  return {
    place,
    change: {
      time: { from, until, now: undefined },
      filters: { ...NO_FILTERS, kinds: ['hold'] },
      area: place && { kind: 'near', of: place.ref, km },
      panel: 'search',
    },
  };
}
