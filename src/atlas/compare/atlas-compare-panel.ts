import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { dayOf, isoOf } from '../../story/when.ts';
import { dayIn } from '../../story/when.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { differenceOf, SIDES, twoDates, twoLayers, type Side } from '../core/comparison.ts';
import type { SearchResult } from '../core/query.ts';
import type { Comparison } from '../core/state.ts';
import { atlasContext, AtlasSeekEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { heldIn } from '../ui/held.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { countIn, dateFieldLabel, kindLabel, whenOf } from '../ui/words.ts';

/** Number of records of a side that are listed at first. */
const MOST = 8;

/**
 * The panel for comparing two dates or two layers. For dates it lists the records that were at only one of them, so
 * that it can be read without the map, which `<atlas-compare>` shows.
 *
 * @tag atlas-compare-panel
 * @fires atlas-request - the comparison, or the selection of a record of the list
 * @fires atlas-seek - a record of the list
 */
export class AtlasComparePanel extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private whole: Readonly<Record<Side, boolean>> = { left: false, right: false };

  static override styles = [
    toolStyles,
    css`
      ul {
        margin: 0 0 0.8rem;
        padding: 0;
        list-style: none;
      }
      li button {
        inline-size: 100%;
        padding-inline: 0;
        border-width: 0 0 1px;
        border-color: color-mix(in srgb, var(--story-line) 55%, transparent);
        background: none;
        text-align: start;
      }
      li small {
        display: block;
      }
    `,
  ];

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const { comparison } = model.state;
    const choices = [
      ['none', msg('Off')],
      ['dates', msg('Two dates')],
      ['layers', msg('Two layers')],
    ] as const;
    return html` <div class="row" role="group" aria-label=${msg('What to compare')}>
        ${choices.map(([kind, label]) => html`<button type="button" data-kind=${kind} aria-pressed=${(comparison?.kind ?? 'none') === kind} @click=${this.#choose}>${label}</button>`)}
      </div>
      ${comparison?.kind === 'dates' ? this.#dates(model, comparison) : comparison?.kind === 'layers' ? this.#layers(model, comparison) : html`<p class="soft">${msg('Lay two dates, or two layers, side by side under one map, and move the boundary between them.')}</p>`}
      ${comparison && model.map ? html`<p class="soft">${msg('Drag the boundary on the map, or move it with the arrow keys.')}</p>` : nothing}`;
  }

  #dates(model: AtlasModel, comparison: Extract<Comparison, { kind: 'dates' }>) {
    const {
      catalogue: { time },
      state: { calendar, lang },
      results,
    } = model;
    const difference = differenceOf(results, comparison);
    return html`<div class="row">
        ${SIDES.map(
          (side) =>
            html`<label class="field"
              >${dateFieldLabel(side === 'left' ? msg('Left') : msg('Right'), calendar)}
              <input
                type="date"
                data-side=${side}
                min=${isoOf(time.from)}
                max=${isoOf(time.until)}
                .value=${isoOf(comparison[side])}
                @change=${this.#date}
              />
              ${calendar === 'gregorian' ? nothing : html`<small>${dayIn(comparison[side], calendar, lang)}</small>`}</label
            >`,
        )}
      </div>
      ${SIDES.map((side) => this.#only(model, side, difference[side], dayIn(comparison[side], calendar, lang)))}
      <p class="soft">
        ${difference.both === 1 ? msg('1 record is, or may be, of both days.') : msg(str`${countIn(difference.both, lang)} records are, or may be, of both days.`)}
      </p>`;
  }

  #only(model: AtlasModel, side: Side, results: readonly SearchResult[], day: string) {
    const { lang, calendar } = model.state;
    const shown = this.whole[side] ? results : results.slice(0, MOST);
    return html`<h3>${msg(str`Only on ${day}`)}</h3>
      ${results.length === 0 ? html`<p class="soft">${msg('Nothing.')}</p>` : nothing}
      <ul data-side=${side}>
        ${shown.map(
          ({ record, sureness }) =>
            html`<li>
              <button type="button" data-key=${record.key} @click=${this.#select}>
                ${inLanguage(record.title, lang)}<small
                  >${[kindLabel(record.kind), heldIn(record, model)].filter(Boolean).join(' · ')} ·
                  ${whenOf(record, calendar, lang)}${sureness === 'perhaps' ? html` · <em>${msg('perhaps')}</em>` : nothing}</small
                >
              </button>
            </li>`,
        )}
      </ul>
      ${shown.length < results.length ? html`<p><button type="button" data-side=${side} @click=${this.#all}>${msg(str`Show all ${countIn(results.length, lang)}`)}</button></p>` : nothing}`;
  }

  #layers({ layers, state: { lang } }: AtlasModel, comparison: Extract<Comparison, { kind: 'layers' }>) {
    return html`<div class="row">
      ${SIDES.map(
        (side) =>
          html`<label class="field"
            >${side === 'left' ? msg('Left') : msg('Right')}
            <select data-side=${side} @change=${this.#layer}>
              ${[...layers].reverse().map(({ id, title }) => html`<option value=${id} ?selected=${comparison[side] === id}>${inLanguage(title, lang)}</option>`)}
            </select></label
          >`,
      )}
    </div>`;
  }

  #request(comparison: Comparison | undefined, history: 'push' | 'replace' = 'push') {
    this.dispatchEvent(new AtlasRequestEvent({ comparison }, history));
  }

  #choose = (event: Event) => {
    const { state } = this.model ?? {};
    const { kind } = (event.currentTarget as HTMLElement).dataset;
    if (!state || kind === (state.comparison?.kind ?? 'none')) return;
    this.#request(kind === 'dates' ? twoDates(state.time) : kind === 'layers' ? twoLayers(state) : undefined);
  };

  #date = (event: Event) => {
    const { model } = this;
    const input = event.target as HTMLInputElement;
    const comparison = model?.state.comparison;
    const day = dayOf(input.value);
    // While a year is typed, digit by digit, it is not of these years, and the field must stay as it is.
    if (!input.validity.valid) return;
    if (!model || comparison?.kind !== 'dates' || day === undefined) return;
    const { from, until } = model.catalogue.time;
    this.#request({ ...comparison, [input.dataset['side'] as Side]: Math.min(until, Math.max(from, day)) });
  };

  #layer = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const comparison = this.model?.state.comparison;
    if (comparison?.kind === 'layers') this.#request({ ...comparison, [select.dataset['side'] as Side]: select.value });
  };

  #all = (event: Event) => {
    const side = (event.currentTarget as HTMLElement).dataset['side'] as Side;
    this.whole = { ...this.whole, [side]: true };
  };

  #select = (event: Event) => {
    const record = this.model?.records.get((event.currentTarget as HTMLElement).dataset['key'] ?? '');
    if (!record) return;
    this.dispatchEvent(new AtlasRequestEvent({ selection: [record.ref] }));
    this.dispatchEvent(new AtlasSeekEvent([record.ref]));
  };
}
