import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { confidenceStyles } from '../../player/confidence.styles.ts';
import { searchesChangesOfControl } from '../core/control.ts';
import type { AtlasRecord, Kind } from '../core/records.ts';
import { NO_FILTERS, type AtlasState, type Filters, withToggled } from '../core/state.ts';
import { CornerDrawing } from '../map/corner-drawing.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { addressHere } from '../ui/citation.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import { atlasContext, AtlasDraftEvent, AtlasSeekEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { areaForm } from './area-form.ts';
import { searchStyles } from './atlas-search.styles.ts';
import { changedHands } from './changed-hands.ts';
import { filterForm } from './filter-form.ts';
import { handsForm, readHandsForm } from './hands-form.ts';
import { DEFAULT_RADIUS, recordNamed, titleOptions } from './named-records.ts';
import { resultList } from './result-list.ts';
import { resultRows, type ResultRow } from './results.ts';

/** Results that are shown at first. “Show more” adds twice as many. */
const PAGE = 60;

/** Decimals of a degree, as in the addresses of the atlas: about a metre. */
const DIGITS = 5;

/** Kinds of records that one can search near. */
const CENTRES: readonly Kind[] = ['place', 'movement'];

/**
 * Search: by a name or word, by actor, kind, certainty and source, by area; and which places changed hands. The results
 * are listed below, and marked on the map.
 *
 * @tag atlas-search
 */
@localized()
export class AtlasSearch extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private limit = PAGE;
  /** What is wrong with the form of places that changed hands. */
  @state() private handsProblem = '';
  /** What is wrong with the form of an area. */
  @state() private areaProblem = '';
  @state() private handsOpen = false;
  @state() private areaOpen = false;

  #outline = new CornerDrawing(this, {
    tool: 'outline',
    closed: () => true,
    stays: () => false,
    onChange: (corners) => this.dispatchEvent(new AtlasDraftEvent(corners)),
    onFinish: () => {
      this.#finishOutline();
    },
  });
  #rows = memoizeLast<readonly ResultRow[]>();

  static override styles = [panelStyles, confidenceStyles, searchStyles];

  #request(change: Partial<AtlasState>, history: 'push' | 'replace' = 'push') {
    this.dispatchEvent(new AtlasRequestEvent(change, history));
  }

  #filter(change: Partial<Filters>, history: 'push' | 'replace' = 'push') {
    if (this.model) this.#request({ filters: { ...this.model.state.filters, ...change } }, history);
  }

  /** @param adds - to what is selected: then the list stays, for more */
  #select = (record: AtlasRecord, adds = false) => {
    if (adds && this.model) {
      this.#request({ selection: withToggled(this.model.state.selection, [record.ref]) });
      return;
    }
    this.#request({ selection: [record.ref], panel: 'details' });
    this.dispatchEvent(new AtlasSeekEvent([record.ref]));
  };

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const answer = searchesChangesOfControl(model.state)
      ? changedHands(model, addressHere(model, { panel: 'search' }), this.#select)
      : this.#results(model);
    // While a text is typed, the results stand directly below the field.
    const searching = model.state.filters.text.trim() !== '';
    return html`
      <datalist id="places">${titleOptions(model, ['place'])}</datalist>
      <datalist id="records">${titleOptions(model, CENTRES)}</datalist>
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
      ${searching ? answer : nothing}
      ${handsForm(model, {
        open: this.handsOpen,
        problem: this.handsProblem,
        onToggle: this.#toggleHands,
        onSubmit: this.#askHands,
        onClear: this.#clear,
      })}
      ${areaForm(model, {
        open: this.areaOpen,
        problem: this.areaProblem,
        outline: this.#outline,
        onToggle: this.#toggleArea,
        onSubmit: this.#nearRecord,
        onMiddle: this.#nearMiddle,
        onAnywhere: this.#anywhere,
        onDraw: this.#drawOutline,
        onFinish: this.#finishOutline,
      })}
      ${filterForm(model, (change) => {
        this.#filter(change);
      })}
      ${searching ? nothing : answer}
    `;
  }

  #results(model: AtlasModel) {
    const { filters, area } = model.state;
    return resultList(model, {
      rows: this.#rows([model.results, filters.text, area], () => resultRows(model)),
      limit: this.limit,
      onSelect: this.#select,
      onClear: this.#clear,
      onMore: this.#showMore,
    });
  }

  #showMore = () => {
    this.limit += PAGE * 2;
  };

  #type = (event: Event) => {
    this.limit = PAGE;
    this.#filter({ text: (event.currentTarget as HTMLInputElement).value }, 'replace');
  };

  #fromSearch = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.result')?.focus();
  };

  #toggleHands = (event: Event) => {
    this.handsOpen = (event.currentTarget as HTMLDetailsElement).open;
  };

  #askHands = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.model) return;
    const answer = readHandsForm(this.model, event.currentTarget as HTMLFormElement);
    this.handsProblem = 'problem' in answer ? answer.problem : '';
    if ('problem' in answer) return;
    this.#request(answer.change);
    if (answer.place) this.dispatchEvent(new AtlasSeekEvent([answer.place.ref]));
    // The answer stands below the form: move the focus there.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.hands > h3')?.focus());
  };

  #clear = () => {
    const { model } = this;
    if (!model) return;
    this.handsProblem = this.areaProblem = '';
    this.handsOpen = false;
    this.#outline.end();
    this.#request({ filters: NO_FILTERS, area: undefined, time: { ...model.catalogue.time, now: undefined } });
  };

  #toggleArea = (event: Event) => {
    this.areaOpen = (event.currentTarget as HTMLDetailsElement).open;
  };

  #nearRecord = (event: SubmitEvent) => {
    event.preventDefault();
    const { model } = this;
    if (!model) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const name = (data.get('record') as string).trim();
    const record = recordNamed(model, name, CENTRES);
    this.areaProblem = record ? '' : msg(str`Nothing called “${name}” is known here.`);
    if (!record) return;
    this.#request({ area: { kind: 'near', of: record.ref, km: Number(data.get('km')) || DEFAULT_RADIUS } });
    this.dispatchEvent(new AtlasSeekEvent([record.ref]));
  };

  #nearMiddle = (event: Event) => {
    const { model } = this;
    const form = (event.currentTarget as HTMLElement).closest('form');
    if (!model || !form) return;
    const [lng, lat] = model.state.camera.center;
    this.areaProblem = '';
    this.#request({
      area: {
        kind: 'near',
        of: [Number(lng.toFixed(DIGITS)), Number(lat.toFixed(DIGITS))],
        km: Number(new FormData(form).get('km')) || DEFAULT_RADIUS,
      },
    });
  };

  #anywhere = () => {
    this.#request({ area: undefined });
  };

  #drawOutline = () => {
    this.#outline.clear();
    this.#outline.begin();
  };

  #finishOutline = () => {
    const { corners } = this.#outline;
    if (corners.length < 3) return;
    this.#outline.end();
    this.#request({ area: { kind: 'polygon', corners } });
  };
}
