import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import type { LineString } from 'geojson';
import type { MapMouseEvent, Map as MapLibreMap } from 'maplibre-gl';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Confidence } from '../../story/confidence.ts';
import type { LngLat } from '../../story/story.ts';
import { dayOf, isoOf } from '../../story/when.ts';
import { confidenceLabel } from '../../words/labels.ts';
import { inLanguage } from '../../words/languages.ts';
import { along, type Answer } from '../query.ts';
import { KINDS, type Item, type Kind } from '../records.ts';
import { isRef, keyOf, NO_FILTERS, type Area, type AtlasState, type Filters } from '../state.ts';
import { actorSign, itemSign } from './actor-sign.ts';
import { isAsking } from './answer-marks.ts';
import { asksOfHands, changedHands } from './changed-hands.ts';
import { addressHere } from './citation.ts';
import { deskStyles } from './desk.styles.ts';
import { atlasContext, AtlasDraftEvent, AtlasSeekEvent, AtlasWishEvent, type AtlasModel } from './model.ts';
import { named, searchOf } from './searched.ts';
import { countIn, kindLabel, kindsLabel, kmIn, tally, titleOf, whenOf } from './words.ts';

/** Results that are set at once. */
const PAGE = 60;
/** Kilometres of a question that says none. */
const NEAR = 30;
/** Kilometres to either side of a way within which an event is along it. */
const BESIDE = 15;

const GRADES: readonly Confidence[] = ['high', 'medium', 'low'];

/** A result: what answers, and more of where it is. */
interface Row {
  readonly answer: Answer;
  /** Kilometres along the way that is asked about. */
  readonly at: number | undefined;
  readonly name: string | undefined;
}

/**
 * Questions: by a name or word, by who and what and how surely, by where; and which places changed hands. What answers
 * is listed below, and marked on the map.
 *
 * @tag atlas-ask
 */
@localized()
export class AtlasAsk extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private most = PAGE;
  /** Corners of the outline that is being drawn. */
  @state() private draft: readonly LngLat[] | undefined;
  @state() private trouble = '';
  /** Whether the question of who held what is open, asked or not. */
  @state() private wondering = false;

  @state() private locating = false;

  #drawsOn: MapLibreMap | undefined;
  #listed: { readonly of: readonly unknown[]; readonly rows: readonly Row[] } | undefined;

  static override styles = [
    deskStyles,
    css`
      input[type='search'] {
        inline-size: 100%;
        font-size: 1.05rem;
      }
      .form {
        display: grid;
        gap: 0.6rem;
        margin-block: 0.5rem;
      }
      .form .row > label {
        flex: 1 1 8rem;
        min-inline-size: 0;
      }
      .form .row > label.short {
        flex: 0 0 5.5rem;
      }
      .form :is(input, select):not([type='radio'], [type='checkbox']) {
        inline-size: 100%;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
        gap: 0 0.8rem;
      }
      fieldset + fieldset {
        margin-block-start: 0.7rem;
      }
      .results {
        border-block-start: 3px double var(--story-ink);
        margin-block-start: 0.6rem;
      }
      .results > p:first-child {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        min-block-size: 44px;
        margin: 0;
      }
      .results li + li {
        border-block-start: 1px dotted var(--story-line);
      }
      .result {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 0.6rem;
        align-items: baseline;
        inline-size: 100%;
        min-block-size: 48px;
        padding: 0.45em 0.4em;
        text-align: start;
        line-height: 1.3;
        background: none;
        border: 0;
        border-inline-start: 3px solid transparent;
      }
      .result svg {
        align-self: center;
      }
      .result[aria-current='true'] {
        background: color-mix(in srgb, var(--story-focus) 14%, transparent);
        border-inline-start-color: var(--story-focus);
      }
      .result small {
        grid-column: 2;
      }
      .result.maybe b {
        font-weight: 400;
        font-style: italic;
      }
      b {
        font-weight: 560;
      }
      .hands {
        border-block-start: 3px double var(--story-ink);
        margin-block-start: 0.6rem;
        padding-block-start: 0.5rem;
      }
      .hands > ol > li {
        padding-block: 0.7rem;
        border-block-start: 1px solid var(--story-line);
      }
      .hands h4 {
        margin-block: 0.2rem;
      }
      .change p {
        margin: 0.1em 0;
      }
      .name {
        min-block-size: 28px;
        padding: 0;
        border: 0;
        background: none;
        text-align: start;
        color: var(--story-link);
        text-decoration: underline 1px;
        text-underline-offset: 0.18em;
        font-weight: inherit;
      }
      .change dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.1rem 0.8rem;
        margin: 0.3rem 0;
      }
      .change dt {
        color: var(--story-soft);
      }
      .change dd {
        margin: 0;
      }
      .change dd svg.sign {
        vertical-align: -0.12em;
      }
      .inset li {
        padding-block: 0.25em;
        overflow-wrap: anywhere;
      }
      .works {
        margin-block-start: 0.4rem;
        padding-inline-start: 0.8rem;
        border-inline-start: 1px solid var(--story-line);
        font-size: 0.86rem;
      }
      .trouble {
        color: var(--story-accent);
        font-weight: 560;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endDrawing();
  }

  #wish(change: Partial<AtlasState>, history: 'push' | 'replace' = 'push') {
    this.dispatchEvent(new AtlasWishEvent(change, history));
  }

  #filter(change: Partial<Filters>, history: 'push' | 'replace' = 'push') {
    if (this.model) this.#wish({ filters: { ...this.model.state.filters, ...change } }, history);
  }

  #select = (item: Item) => {
    this.#wish({ selection: [item.ref], panel: 'item' });
    this.dispatchEvent(new AtlasSeekEvent([item.ref]));
  };

  /** What answers, the best first where a text is asked for, else along the way or by distance, else in the order of time. */
  #rows({ answers, items, state: { filters, area } }: AtlasModel): readonly Row[] {
    const of = [answers, filters.text, area];
    if (this.#listed?.of.every((one, n) => one === of[n])) return this.#listed.rows;
    const text = filters.text.trim();
    const plain = (answer: Answer): Row => ({ answer, at: undefined, name: undefined });
    let rows: readonly Row[];
    if (text) {
      const byKey = new Map(answers.map((answer) => [answer.item.key, answer]));
      rows = searchOf(items).find(text, items.size).flatMap(({ item, name }) => {
        const answer = byKey.get(item.key);
        return answer ? [{ ...plain(answer), name }] : [];
      });
    } else {
      const way = area?.kind === 'near' && isRef(area.of) ? items.get(keyOf(area.of)) : undefined;
      const byKey = new Map(answers.map((answer) => [answer.item.key, answer]));
      if (way?.kind === 'movement' && way.geometry?.type === 'LineString') {
        const passed = along(answers.filter(({ item }) => item.kind === 'event' || item.kind === 'place').map(({ item }) => item), way.geometry as LineString, area?.kind === 'near' ? area.km : BESIDE);
        const first = passed.flatMap(({ item, at }) => (byKey.has(item.key) ? [{ ...plain(byKey.get(item.key) as Answer), at }] : []));
        const there = new Set(first.map(({ answer }) => answer.item.key));
        rows = [...first, ...answers.filter(({ item }) => !there.has(item.key)).map(plain)];
      } else {
        const day = ({ item }: Answer) => item.extent?.from ?? Infinity;
        rows = answers.map(plain).sort((a, b) => (area?.kind === 'near' ? (a.answer.km ?? Infinity) - (b.answer.km ?? Infinity) : 0) || day(a.answer) - day(b.answer));
      }
    }
    this.#listed = { of, rows };
    return rows;
  }

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const answer = asksOfHands(model.state) ? changedHands(model, addressHere(model, { panel: 'ask' }), this.#select) : this.#results(model);
    // Whoever types looks for what is found, below where they type.
    const searching = model.state.filters.text.trim() !== '';
    return html`
      <datalist id="places">${this.#names(model, ['place'])}</datalist>
      <datalist id="things">${this.#names(model, ['place', 'movement'])}</datalist>
      <label class="field"
        >${msg('A name in any script or spelling, or a word')}
        <input type="search" .value=${model.state.filters.text} placeholder=${msg('Enzeli, انزلی, Энзели …')} maxlength="200" @input=${this.#type} @keydown=${this.#fromSearch} />
      </label>
      ${searching ? answer : nothing} ${this.#question(model)} ${this.#where(model)} ${this.#what(model)} ${searching ? nothing : answer}
    `;
  }

  #names({ items, state: { lang } }: AtlasModel, kinds: readonly Kind[]) {
    const titles = [...items.values()].filter(({ kind, geometry }) => kinds.includes(kind) && geometry).map((item) => titleOf(item, lang));
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
    const { time, area, lang } = model.state;
    const years = model.catalogue.time;
    const open = asksOfHands(model.state) || this.wondering;
    const of = area?.kind === 'near' && isRef(area.of) ? items(model, keyOf(area.of)) : undefined;
    return html`<details class="section" ?open=${open} @toggle=${this.#wonder}>
      <summary>${msg('Which places changed hands?')}</summary>
      <form class="form inset" novalidate @submit=${this.#askHands}>
        <div class="row">
          <label class="field">${msg('Between')}<input name="from" type="date" required min=${isoOf(years.from)} max=${isoOf(years.until)} .value=${isoOf(time.from)} /></label>
          <label class="field">${msg('and')}<input name="until" type="date" required min=${isoOf(years.from)} max=${isoOf(years.until)} .value=${isoOf(time.until)} /></label>
        </div>
        <div class="row">
          <label class="field short">${msg('within km')}<input name="km" type="number" min="1" max="2000" step="any" inputmode="decimal" .value=${String(area?.kind === 'near' ? area.km : NEAR)} /></label>
          <label class="field">${msg('of a place (empty: anywhere)')}<input name="place" list="places" autocomplete="off" .value=${of ? titleOf(of, lang) : ''} /></label>
        </div>
        <div class="row">
          <button class="main">${msg('Ask')}</button>
          ${asksOfHands(model.state) ? html`<button type="button" @click=${this.#clear}>${msg('Ask something else')}</button>` : nothing}
        </div>
        <p class="trouble" role="alert">${this.trouble}</p>
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
    this.trouble = from === undefined || until === undefined ? msg('Both days are needed: year, month and day.') : text('place') && !place ? msg(str`No place called “${text('place')}” is known here.`) : '';
    if (this.trouble || from === undefined || until === undefined) return;
    const area: Area | undefined = place && { kind: 'near', of: place.ref, km };
    this.#wish({ time: { from, until, now: undefined }, filters: { ...NO_FILTERS, kinds: ['hold'] }, area, panel: 'ask' });
    if (place) this.dispatchEvent(new AtlasSeekEvent([place.ref]));
    // The answer is below the form: whoever asked reads on there.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.hands > h3')?.focus());
  };

  /** A thing by what the reader calls it: as it is listed, or else in any spelling. */
  #called(model: AtlasModel, name: string, kinds: readonly Kind[]): Item | undefined {
    return [...model.items.values()].find((item) => kinds.includes(item.kind) && item.geometry && titleOf(item, model.state.lang) === name) ?? named(model.items, name, kinds);
  }

  #clear = () => {
    const { model } = this;
    if (!model) return;
    this.trouble = '';
    this.wondering = false;
    this.#endDrawing();
    this.#wish({ filters: NO_FILTERS, area: undefined, time: { ...model.catalogue.time, now: undefined } });
  };

  #where(model: AtlasModel) {
    const { area, lang } = model.state;
    const of = area?.kind === 'near' && isRef(area.of) ? items(model, keyOf(area.of)) : undefined;
    const word = area === undefined ? msg('anywhere') : area.kind === 'polygon' ? msg('within an outline') : of ? msg(str`within ${kmIn(area.km, lang)} of ${titleOf(of, lang)}`) : msg(str`within ${kmIn(area.km, lang)} of a point`);
    return html`<details class="section" ?open=${this.locating} @toggle=${this.#locate}>
      <summary>${msg('Where')}<small>${word}</small></summary>
      <div class="inset">
        <form class="form" novalidate @submit=${this.#near}>
          <div class="row">
            <label class="field short">${msg('within km')}<input name="km" type="number" min="0.1" max="5000" step="any" inputmode="decimal" .value=${String(area?.kind === 'near' ? area.km : NEAR)} /></label>
            <label class="field">${msg('of a place, or of a movement’s way')}<input name="thing" list="things" autocomplete="off" .value=${of ? titleOf(of, lang) : ''} /></label>
          </div>
          <div class="row">
            <button>${msg('Look there')}</button>
            <button type="button" @click=${this.#middle}>${msg('About the map’s middle')}</button>
            ${area ? html`<button type="button" @click=${() => this.#wish({ area: undefined })}>${msg('Anywhere')}</button>` : nothing}
          </div>
        </form>
        ${this.#outline(model)}
        <p class="trouble" role="alert">${this.trouble}</p>
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
    this.trouble = thing ? '' : msg(str`Nothing called “${name}” is known here.`);
    if (!thing) return;
    this.#wish({ area: { kind: 'near', of: thing.ref, km: Number(data.get('km')) || NEAR } });
    this.dispatchEvent(new AtlasSeekEvent([thing.ref]));
  };

  #middle = (event: Event) => {
    const { model } = this;
    const form = (event.currentTarget as HTMLElement).closest('form');
    if (!model || !form) return;
    const [lng, lat] = model.state.camera.center;
    this.trouble = '';
    this.#wish({ area: { kind: 'near', of: [Number(lng.toFixed(5)), Number(lat.toFixed(5))], km: Number(new FormData(form).get('km')) || NEAR } });
  };

  #outline(model: AtlasModel) {
    if (!this.draft) return html`<button ?disabled=${!model.map} @click=${this.#beginDrawing}>${msg('Draw an outline')}</button>`;
    const corners = countIn(this.draft.length, model.state.lang);
    return html`<div role="group" aria-label=${msg('Outline')}>
      <p>${msg('Click or tap the corners on the map; or move the map by its arrow keys, and set each corner at its middle.')}</p>
      <div class="row">
        <button @click=${this.#cornerHere}>${msg('Corner at the map’s middle')}</button>
        <button ?disabled=${this.draft.length === 0} @click=${() => this.#sketch(this.draft?.slice(0, -1) ?? [])}>${msg('Take the last back')}</button>
        <button class="main" ?disabled=${this.draft.length < 3} @click=${this.#close}>${msg('Ask within it')}</button>
        <button @click=${this.#endDrawing}>${msg('Stop')}</button>
      </div>
      <p role="status">${msg(str`Corners: ${corners}`)}</p>
    </div>`;
  }

  #sketch(corners: readonly LngLat[] | undefined) {
    this.draft = corners;
    this.dispatchEvent(new AtlasDraftEvent(corners));
  }

  #beginDrawing = () => {
    const map = this.model?.map;
    if (!map) return;
    this.#drawsOn = map;
    map.getCanvas().style.cursor = 'crosshair';
    map.on('click', this.#cornerAt);
    map.getCanvas().addEventListener('keydown', this.#drawByKey);
    this.#sketch([]);
  };

  #endDrawing = () => {
    const map = this.#drawsOn;
    if (!map) return;
    this.#drawsOn = undefined;
    map.getCanvas().style.cursor = '';
    map.off('click', this.#cornerAt);
    map.getCanvas().removeEventListener('keydown', this.#drawByKey);
    this.#sketch(undefined);
  };

  #cornerAt = ({ lngLat }: Pick<MapMouseEvent, 'lngLat'>) => {
    this.#sketch([...(this.draft ?? []), [Number(lngLat.lng.toFixed(5)), Number(lngLat.lat.toFixed(5))]]);
  };

  #cornerHere = () => {
    const lngLat = this.#drawsOn?.getCenter();
    if (lngLat) this.#cornerAt({ lngLat });
  };

  #drawByKey = (event: KeyboardEvent) => {
    const act = new Map([['Enter', this.#cornerHere], ['Escape', this.#endDrawing], ['Backspace', () => this.#sketch(this.draft?.slice(0, -1) ?? [])]]).get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };

  #close = () => {
    const corners = this.draft ?? [];
    this.#endDrawing();
    this.#wish({ area: { kind: 'polygon', corners } });
  };

  #what(model: AtlasModel) {
    const { filters, lang } = model.state;
    const count = filters.actors.length + filters.kinds.length + filters.confidence.length + filters.sources.length;
    const flip = <T extends string>(list: readonly T[], one: T) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
    const present = new Set([...model.items.values()].flatMap(({ actors }) => actors));
    const cited = new Set([...model.items.values()].flatMap(({ sources }) => sources));
    const works = model.evidence.references.filter(({ id }) => cited.has(id));
    return html`<details class="section">
      <summary>${msg('Who, what, how surely, from whom')}${count > 0 ? html`<small>${countIn(count, lang)}</small>` : nothing}</summary>
      <div class="inset">
        <fieldset>
          <legend class="rubric">${msg('What')}</legend>
          <div class="two">${KINDS.map((kind) => html`<label class="tick"><input type="checkbox" .checked=${filters.kinds.includes(kind)} @change=${() => this.#filter({ kinds: flip(filters.kinds, kind) })} />${kindsLabel(kind)}</label>`)}</div>
        </fieldset>
        <fieldset>
          <legend class="rubric">${msg('Who')}</legend>
          <div class="two">
            ${Object.values(model.actors).filter(({ key }) => present.has(key)).map((actor) => html`<label class="tick"><input type="checkbox" .checked=${filters.actors.includes(actor.key)} @change=${() => this.#filter({ actors: flip(filters.actors, actor.key as string) })} />${actorSign(actor)}<span>${inLanguage(actor.label, lang)}</span></label>`)}
          </div>
        </fieldset>
        <fieldset>
          <legend class="rubric">${msg('How surely')}</legend>
          <div class="two">${GRADES.map((grade) => html`<label class="tick"><input type="checkbox" .checked=${filters.confidence.includes(grade)} @change=${() => this.#filter({ confidence: flip(filters.confidence, grade) })} /><span class=${`confidence ${grade}`}>${confidenceLabel(grade)}</span></label>`)}</div>
        </fieldset>
        <fieldset>
          <legend class="rubric">${msg('From whom')}</legend>
          <select class="works-choice" aria-label=${msg('Work')} @change=${(event: Event) => this.#filter({ sources: [(event.currentTarget as HTMLSelectElement).value].filter(Boolean) })}>
            <option value="">${msg('Any work')}</option>
            ${works.map(({ id, title }) => html`<option value=${id} ?selected=${filters.sources.includes(id)}>${title.length > 70 ? `${title.slice(0, 68)} …` : title}</option>`)}
          </select>
        </fieldset>
      </div>
    </details>`;
  }

  #results(model: AtlasModel) {
    const { answers, state: { lang }, catalogue } = model;
    const asking = isAsking(model.state, catalogue);
    const perhaps = answers.filter(({ sureness }) => sureness === 'perhaps').length;
    const rows = this.#rows(model);
    return html`<section class="results" aria-label=${msg('What answers')}>
      <p><b class="figures">${asking ? tally(answers.length, perhaps, lang) : msg(str`All that is known: ${countIn(answers.length, lang)} things`)}</b>${asking ? html`<button @click=${this.#clear}>${msg('Ask anew')}</button>` : nothing}</p>
      <ol @keydown=${this.#walk}>
        ${repeat(rows.slice(0, this.most), ({ answer }) => answer.item.key, (row) => this.#result(model, row))}
      </ol>
      ${rows.length > this.most ? html`<button @click=${() => (this.most += PAGE * 2)}>${msg(str`Show more: ${countIn(rows.length - this.most, lang)} left`)}</button>` : nothing}
    </section>`;
  }

  #result({ actors, state: { lang, calendar, selection } }: AtlasModel, { answer: { item, sureness, km }, at, name }: Row) {
    const title = titleOf(item, lang);
    const facts = [
      kindLabel(item.kind),
      whenOf(item, calendar, lang),
      at === undefined ? '' : msg(str`at ${kmIn(at, lang)} of the way`),
      km === undefined ? '' : km < 0.05 ? msg('there') : kmIn(km, lang),
      name !== undefined && name !== title ? `“${name}”` : '',
      sureness === 'perhaps' ? msg('perhaps') : '',
    ].filter(Boolean);
    const current = selection.some((ref) => keyOf(ref) === item.key);
    return html`<li><button class=${`result ${sureness === 'perhaps' ? 'maybe' : ''}`} aria-current=${current ? 'true' : 'false'} @click=${() => this.#select(item)}>${itemSign(item, actors)}<b>${title}</b><small>${facts.join(' · ')}</small></button></li>`;
  }

  /** Up and down among the results; up from the first, back to the search. */
  #walk = (event: KeyboardEvent) => {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('.result')];
    const at = all.indexOf(event.target as HTMLElement);
    const goal = new Map([['ArrowDown', at + 1], ['ArrowUp', at - 1], ['Home', 0], ['End', all.length - 1]]).get(event.key);
    if (at < 0 || goal === undefined) return;
    event.preventDefault();
    (goal < 0 ? this.renderRoot.querySelector<HTMLElement>('input[type="search"]') : all[Math.min(goal, all.length - 1)])?.focus();
  };
}

const items = (model: AtlasModel, key: string): Item | undefined => model.items.get(key);
