import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { confidenceStyles } from '../../player/confidence.styles.ts';
import { dayOf, isoOf } from '../../story/when.ts';
import { kmLabel } from '../../words/distances.ts';
import type { AtlasRecord, Kind } from '../core/records.ts';
import { isRef, keyOf, NO_FILTERS, type Area, type AtlasState, type Filters } from '../core/state.ts';
import { recordSign } from '../ui/actor-sign.ts';
import { isAsking } from '../map/answer-marks.ts';
import { answerRows, type ResultRow } from './results.ts';
import { searchStyles } from './atlas-search.styles.ts';
import { asksOfHands } from '../core/control.ts';
import { changedHands } from './changed-hands.ts';
import { addressHere } from '../ui/citation.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { filterForm } from './filter-form.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import { atlasContext, AtlasDraftEvent, AtlasSeekEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { CornerDrawing } from '../map/corner-drawing.ts';
import { findByName } from '../core/search-index.ts';
import { countIn, dateFieldLabel, kindLabel, tally, titleOf, whenOf } from '../ui/words.ts';

/** Results that are set at once. */
const PAGE = 60;
/** Kilometres of a question that says none. */
const NEAR = 30;

/**
 * Questions: by a name or word, by who and what and how surely, by where; and which places changed hands. What answers
 * is listed below, and marked on the map.
 *
 * @tag atlas-search
 */
@localized()
export class AtlasSearch extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private most = PAGE;
  /** What is wrong with the form of who held what. */
  @state() private handsProblem = '';
  /** What is wrong with the form of an area. */
  @state() private areaProblem = '';
  /** Whether the question of who held what is open, asked or not. */
  @state() private wondering = false;

  @state() private locating = false;

  #outline = new CornerDrawing(this, {
    tool: 'outline',
    closed: () => true,
    stays: () => false,
    onChange: (corners) => this.dispatchEvent(new AtlasDraftEvent(corners)),
    onFinish: () => {
      this.#close();
    },
  });
  #listed = memoizeLast<readonly ResultRow[]>();

  static override styles = [panelStyles, confidenceStyles, searchStyles];

  #request(change: Partial<AtlasState>, history: 'push' | 'replace' = 'push') {
    this.dispatchEvent(new AtlasRequestEvent(change, history));
  }

  #filter(change: Partial<Filters>, history: 'push' | 'replace' = 'push') {
    if (this.model) this.#request({ filters: { ...this.model.state.filters, ...change } }, history);
  }

  #select = (record: AtlasRecord) => {
    this.#request({ selection: [record.ref], panel: 'details' });
    this.dispatchEvent(new AtlasSeekEvent([record.ref]));
  };

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const answer = asksOfHands(model.state)
      ? changedHands(model, addressHere(model, { panel: 'search' }), this.#select)
      : this.#results(model);
    // Whoever types looks for what is found, below where they type.
    const searching = model.state.filters.text.trim() !== '';
    return html`
      <datalist id="places">${this.#names(model, ['place'])}</datalist>
      <datalist id="things">${this.#names(model, ['place', 'movement'])}</datalist>
      <label class="field"
        >${msg('A name in any script or spelling, or a word')}
        <input
          type="search"
          .value=${model.state.filters.text}
          placeholder=${msg('Enzeli, انزلی, Энзели …')}
          maxlength="200"
          @input=${this.#type}
          @keydown=${this.#fromSearch}
        />
      </label>
      ${searching ? answer : nothing} ${this.#question(model)} ${this.#where(model)}
      ${filterForm(model, (change) => {
        this.#filter(change);
      })}
      ${searching ? nothing : answer}
    `;
  }

  #names({ records, state: { lang } }: AtlasModel, kinds: readonly Kind[]) {
    const titles = [...records.values()]
      .filter(({ kind, geometry }) => kinds.includes(kind) && geometry)
      .map((record) => titleOf(record, lang));
    return [...new Set(titles)].map((title) => html`<option value=${title}></option>`);
  }

  #type = (event: Event) => {
    this.most = PAGE;
    this.#filter({ text: (event.currentTarget as HTMLInputElement).value }, 'replace');
  };

  #fromSearch = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.result')?.focus();
  };

  /** Which places changed hands. */
  #question(model: AtlasModel) {
    const { time, area, lang, calendar } = model.state;
    const years = model.catalogue.time;
    const open = asksOfHands(model.state) || this.wondering;
    const of = area?.kind === 'near' && isRef(area.of) ? records(model, keyOf(area.of)) : undefined;
    return html`<details class="section" ?open=${open} @toggle=${this.#wonder}>
      <summary>${msg('Which places changed hands?')}</summary>
      <form class="form inset" novalidate @submit=${this.#askHands}>
        <div class="row">
          <label class="field"
            >${dateFieldLabel(msg('Between'), calendar)}<input
              name="from"
              type="date"
              required
              min=${isoOf(years.from)}
              max=${isoOf(years.until)}
              .value=${isoOf(time.from)}
          /></label>
          <label class="field"
            >${dateFieldLabel(msg('and'), calendar)}<input
              name="until"
              type="date"
              required
              min=${isoOf(years.from)}
              max=${isoOf(years.until)}
              .value=${isoOf(time.until)}
          /></label>
        </div>
        <div class="row">
          <label class="field short"
            >${msg('within km')}<input
              name="km"
              type="number"
              min="1"
              max="2000"
              step="any"
              inputmode="decimal"
              .value=${String(area?.kind === 'near' ? area.km : NEAR)}
          /></label>
          <label class="field"
            >${msg('of a place (empty: anywhere)')}<input
              name="place"
              list="places"
              autocomplete="off"
              .value=${of ? titleOf(of, lang) : ''}
          /></label>
        </div>
        <div class="row">
          <button class="main">${msg('Search')}</button>
          ${asksOfHands(model.state) ? html`<button type="button" @click=${this.#clear}>${msg('New search')}</button>` : nothing}
        </div>
        <p class="problem" role="alert">${this.handsProblem}</p>
      </form>
    </details>`;
  }

  #wonder = (event: Event) => {
    this.wondering = (event.currentTarget as HTMLDetailsElement).open;
  };

  #askHands = (event: SubmitEvent) => {
    event.preventDefault();
    const { model } = this;
    if (!model) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    const [from, until] = [dayOf(text('from')), dayOf(text('until'))];
    const km = Number(text('km')) || NEAR;
    const place = text('place') ? this.#called(model, text('place'), ['place']) : undefined;
    this.handsProblem =
      from === undefined || until === undefined
        ? msg('Both days are needed: year, month and day.')
        : text('place') && !place
          ? msg(str`No place called “${text('place')}” is known here.`)
          : '';
    if (this.handsProblem || from === undefined || until === undefined) return;
    const area: Area | undefined = place && { kind: 'near', of: place.ref, km };
    this.#request({
      time: { from, until, now: undefined },
      filters: { ...NO_FILTERS, kinds: ['hold'] },
      area,
      panel: 'search',
    });
    if (place) this.dispatchEvent(new AtlasSeekEvent([place.ref]));
    // The answer is below the form: whoever asked reads on there.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.hands > h3')?.focus());
  };

  /** A thing by what the reader calls it: as it is listed, or else in any spelling. */
  #called(model: AtlasModel, name: string, kinds: readonly Kind[]): AtlasRecord | undefined {
    return (
      [...model.records.values()].find(
        (record) => kinds.includes(record.kind) && record.geometry && titleOf(record, model.state.lang) === name,
      ) ?? findByName(model.records, name, kinds)
    );
  }

  #clear = () => {
    const { model } = this;
    if (!model) return;
    this.handsProblem = this.areaProblem = '';
    this.wondering = false;
    this.#outline.end();
    this.#request({ filters: NO_FILTERS, area: undefined, time: { ...model.catalogue.time, now: undefined } });
  };

  #where(model: AtlasModel) {
    const { area, lang } = model.state;
    const of = area?.kind === 'near' && isRef(area.of) ? records(model, keyOf(area.of)) : undefined;
    const word =
      area === undefined
        ? msg('anywhere')
        : area.kind === 'polygon'
          ? msg('within an outline')
          : of
            ? msg(str`within ${kmLabel(area.km, lang)} of ${titleOf(of, lang)}`)
            : msg(str`within ${kmLabel(area.km, lang)} of a point`);
    return html`<details class="section" ?open=${this.locating} @toggle=${this.#locate}>
      <summary>${msg('Where')}<small>${word}</small></summary>
      <div class="inset">
        <form class="form" novalidate @submit=${this.#near}>
          <div class="row">
            <label class="field short"
              >${msg('within km')}<input
                name="km"
                type="number"
                min="0.1"
                max="5000"
                step="any"
                inputmode="decimal"
                .value=${String(area?.kind === 'near' ? area.km : NEAR)}
            /></label>
            <label class="field"
              >${msg('of a place, or of a movement’s way')}<input
                name="thing"
                list="things"
                autocomplete="off"
                .value=${of ? titleOf(of, lang) : ''}
            /></label>
          </div>
          <div class="row">
            <button>${msg('Look there')}</button>
            <button type="button" @click=${this.#middle}>${msg('About the map’s middle')}</button>
            ${area ? html`<button type="button" @click=${() => this.#request({ area: undefined })}>${msg('Anywhere')}</button>` : nothing}
          </div>
        </form>
        ${this.#outlineForm(model)}
        <p class="problem" role="alert">${this.areaProblem}</p>
      </div>
    </details>`;
  }

  #locate = (event: Event) => {
    this.locating = (event.currentTarget as HTMLDetailsElement).open;
  };

  #near = (event: SubmitEvent) => {
    event.preventDefault();
    const { model } = this;
    if (!model) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const name = (data.get('thing') as string).trim();
    const thing = this.#called(model, name, ['place', 'movement']);
    this.areaProblem = thing ? '' : msg(str`Nothing called “${name}” is known here.`);
    if (!thing) return;
    this.#request({ area: { kind: 'near', of: thing.ref, km: Number(data.get('km')) || NEAR } });
    this.dispatchEvent(new AtlasSeekEvent([thing.ref]));
  };

  #middle = (event: Event) => {
    const { model } = this;
    const form = (event.currentTarget as HTMLElement).closest('form');
    if (!model || !form) return;
    const [lng, lat] = model.state.camera.center;
    this.areaProblem = '';
    this.#request({
      area: {
        kind: 'near',
        of: [Number(lng.toFixed(5)), Number(lat.toFixed(5))],
        km: Number(new FormData(form).get('km')) || NEAR,
      },
    });
  };

  #outlineForm({ map, state: { lang } }: AtlasModel) {
    const { active, corners } = this.#outline;
    if (!active) return html`<button ?disabled=${!map} @click=${this.#beginDrawing}>${msg('Draw an outline')}</button>`;
    return html`<div role="group" aria-label=${msg('Outline')}>
      <p>
        ${msg('Click or tap the corners on the map; or move the map by its arrow keys, and set each corner at its middle.')}
      </p>
      <div class="row">
        <button @click=${this.#outline.cornerHere}>${msg('Add point at centre')}</button>
        <button ?disabled=${corners.length === 0} @click=${this.#outline.takeBack}>${msg('Undo last point')}</button>
        <button class="main" ?disabled=${corners.length < 3} @click=${this.#close}>${msg('Search within it')}</button>
        <button @click=${this.#outline.end}>${msg('Stop')}</button>
      </div>
      <p role="status">${msg(str`Corners: ${countIn(corners.length, lang)}`)}</p>
    </div>`;
  }

  #beginDrawing = () => {
    this.#outline.clear();
    this.#outline.begin();
  };

  #close = () => {
    const { corners } = this.#outline;
    if (corners.length < 3) return;
    this.#outline.end();
    this.#request({ area: { kind: 'polygon', corners } });
  };

  #results(model: AtlasModel) {
    const {
      answers,
      state: { lang },
      catalogue,
    } = model;
    const asking = isAsking(model.state, catalogue);
    const perhaps = answers.filter(({ sureness }) => sureness === 'perhaps').length;
    const { filters, area } = model.state;
    const rows = this.#listed([answers, filters.text, area], () => answerRows(model));
    return html`<section class="results" aria-label=${msg('Results')}>
      <p>
        <b class="figures"
          >${asking ? tally(answers.length, perhaps, lang) : msg(str`All records: ${countIn(answers.length, lang)}`)}</b
        >${asking ? html`<button @click=${this.#clear}>${msg('New search')}</button>` : nothing}
      </p>
      <ol @keydown=${this.#walk}>
        ${repeat(
          rows.slice(0, this.most),
          ({ answer }) => answer.record.key,
          (row) => this.#result(model, row),
        )}
      </ol>
      ${rows.length > this.most ? html`<button @click=${() => (this.most += PAGE * 2)}>${msg(str`Show more: ${countIn(rows.length - this.most, lang)} left`)}</button>` : nothing}
    </section>`;
  }

  #result(
    { actors, state: { lang, calendar, selection } }: AtlasModel,
    { answer: { record, sureness, km }, at, name }: ResultRow,
  ) {
    const title = titleOf(record, lang);
    const facts = [
      kindLabel(record.kind),
      whenOf(record, calendar, lang),
      at === undefined ? '' : msg(str`at ${kmLabel(at, lang)} of the way`),
      km === undefined ? '' : km < 0.05 ? msg('there') : kmLabel(km, lang),
      name !== undefined && name !== title ? `“${name}”` : '',
      sureness === 'perhaps' ? msg('perhaps') : '',
    ].filter(Boolean);
    const current = selection.some((ref) => keyOf(ref) === record.key);
    return html`<li>
      <button
        class=${`result ${sureness === 'perhaps' ? 'maybe' : ''}`}
        aria-current=${current ? 'true' : 'false'}
        @click=${() => this.#select(record)}
      >
        ${recordSign(record, actors)}<b>${title}</b><small>${facts.join(' · ')}</small>
      </button>
    </li>`;
  }

  /** Up and down among the results; up from the first, back to the search. */
  #walk = (event: KeyboardEvent) => {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.result')];
    const at = all.indexOf(event.target as HTMLElement);
    const goal = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', all.length - 1],
    ]).get(event.key);
    if (at < 0 || goal === undefined) return;
    event.preventDefault();
    (goal < 0
      ? this.renderRoot.querySelector<HTMLElement>('input[type="search"]')
      : all[Math.min(goal, all.length - 1)]
    )?.focus();
  };
}

const records = (model: AtlasModel, key: string): AtlasRecord | undefined => model.records.get(key);
