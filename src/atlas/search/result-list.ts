/** The list of results. Part of `<atlas-search>`. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { kmLabel } from '../../words/distances.ts';
import type { AtlasRecord } from '../core/records.ts';
import { isAdding, keyOf } from '../core/state.ts';
import { isSearching } from '../map/result-marks.ts';
import { recordSign } from '../ui/actor-sign.ts';
import { heldIn } from '../ui/held.ts';
import type { AtlasModel } from '../ui/model.ts';
import { countIn, kindLabel, kindsLabel, tally, titleOf, whenOf } from '../ui/words.ts';
import { groupedRows, type ResultRow } from './results.ts';

export interface ResultListOptions {
  readonly rows: readonly ResultRow[];
  /** How many rows are shown at most. */
  readonly limit: number;
  readonly onSelect: (record: AtlasRecord, adds: boolean) => void;
  readonly onClear: () => void;
  readonly onMore: () => void;
}

export function resultList(model: AtlasModel, { rows, limit, onSelect, onClear, onMore }: ResultListOptions) {
  const {
    results,
    state: { lang },
    catalogue,
  } = model;
  const asking = isSearching(model.state, catalogue);
  const isText = model.state.filters.text.trim() !== '';
  const perhaps = results.filter(({ sureness }) => sureness === 'perhaps').length;
  return html`<section class="results" aria-label=${msg('Results')}>
    <p>
      <b class="figures"
        >${asking ? tally(results.length, perhaps, lang) : msg(str`All records: ${countIn(results.length, lang)}`)}</b
      >${asking ? html`<button @click=${onClear}>${msg('New search')}</button>` : nothing}
    </p>
    ${
      isText
        ? groupedResults(model, rows, onSelect)
        : html`<ol @keydown=${moveFocus}>
            ${resultItems(model, rows.slice(0, limit), onSelect)}
          </ol>`
    }
    ${rows.length > limit && !isText ? html`<button @click=${onMore}>${msg(str`Show more: ${countIn(rows.length - limit, lang)} left`)}</button>` : nothing}
  </section>`;
}

const resultItems = (
  model: AtlasModel,
  rows: readonly ResultRow[],
  onSelect: (record: AtlasRecord, adds: boolean) => void,
): unknown =>
  repeat(
    rows,
    ({ result }) => result.record.key,
    (row) => resultItem(model, row, onSelect),
  );

/** So many results are shown without the kinds having to be opened. */
const FEW = 12;

/** What a text names comes first; what only tells of it follows by kind, with the count of each. */
function groupedResults(
  model: AtlasModel,
  rows: readonly ResultRow[],
  onSelect: (record: AtlasRecord, adds: boolean) => void,
) {
  const { named, kinds } = groupedRows(rows);
  const { lang } = model.state;
  const isOpen = (n: number) => rows.length <= FEW || (named.length === 0 && n === 0);
  return html`<div @keydown=${moveFocus}>
    ${
      named.length > 0
        ? html`<h3>${msg('Best match')}</h3>
            <ol class="named">
              ${resultItems(model, named, onSelect)}
            </ol>`
        : nothing
    }
    ${repeat(
      kinds,
      ({ kind }) => kind,
      (group, n) =>
        html`<details class="kind" ?open=${isOpen(n)}>
          <summary>${kindsLabel(group.kind)}<small class="figures">${countIn(group.rows.length, lang)}</small></summary>
          <ol>
            ${resultItems(model, group.rows, onSelect)}
          </ol>
        </details>`,
    )}
  </div>`;
}

function resultItem(
  model: AtlasModel,
  { result: { record, sureness, km }, at, name }: ResultRow,
  onSelect: (record: AtlasRecord, adds: boolean) => void,
) {
  const {
    actors,
    state: { lang, calendar, selection },
  } = model;
  const title = titleOf(record, lang);
  const facts = [
    kindLabel(record.kind),
    heldIn(record, model),
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
      @click=${(event: MouseEvent) => {
        onSelect(record, isAdding(event));
      }}
    >
      ${recordSign(record, actors)}<b>${title}</b><small>${facts.join(' · ')}</small>
    </button>
  </li>`;
}

/** Arrow keys, Home and End move among the results; up from the first leads back to the search field. */
function moveFocus(event: KeyboardEvent) {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const all = [...root.querySelectorAll<HTMLElement>('.result')].filter((one) => one.checkVisibility());
  const at = all.indexOf(event.target as HTMLElement);
  const goal = new Map([
    ['ArrowDown', at + 1],
    ['ArrowUp', at - 1],
    ['Home', 0],
    ['End', all.length - 1],
  ]).get(event.key);
  if (at < 0 || goal === undefined) return;
  event.preventDefault();
  const target =
    goal < 0 ? root.querySelector<HTMLElement>('input[type="search"]') : all[Math.min(goal, all.length - 1)];
  target?.focus();
}
