/**
 * The result of the search for places that changed hands: when, and on what evidence. Part of `<atlas-search>`.
 */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { directionOf } from '../../story/languages.ts';
import { kmLabel } from '../../words/distances.ts';
import { confidenceLabel } from '../../words/labels.ts';
import { changesIn, type Change } from '../core/control.ts';
import type { AtlasRecord } from '../core/records.ts';
import { languageByScript } from '../core/script.ts';
import { isRef, keyOf } from '../core/state.ts';
import { actorSign } from '../ui/actor-sign.ts';
import type { AtlasModel } from '../ui/model.ts';
import { sourceList } from '../ui/source-list.ts';
import { countIn, daysIn, titleOf, whenOf } from '../ui/words.ts';
import { listed } from '../../words/list.ts';

/** The area of the search in words; empty for everywhere. */
export function whereIn({ state: { area, lang }, records }: AtlasModel): string {
  if (area?.kind !== 'near') return '';
  const km = kmLabel(area.km, lang);
  if (isRef(area.of)) {
    const record = records.get(keyOf(area.of));
    const name = record ? titleOf(record, lang) : area.of.id;
    return msg(str`within ${km} of ${name}`);
  }
  const [lng, lat] = area.of.map((n) => n.toFixed(3));
  return msg(str`within ${km} of ${lat ?? ''}° N, ${lng ?? ''}° E`);
}

/** The title of the view for a citation. */
export function handsTitle(model: AtlasModel): string {
  const days = daysIn(model.state.time, 'gregorian', model.state.lang);
  return listed([msg('Places that changed hands'), days, whereIn(model)], model.state.lang);
}

const holders = (rows: readonly AtlasRecord[], lang: string) =>
  rows.length === 0
    ? msg('nobody that the table knows of')
    : [...new Set(rows.map((row) => row.actor || titleOf(row, lang)))].join('; ');

/** The number of changes, of places, and of uncertain changes, in words. */
export function handsTally(model: AtlasModel): string {
  const changes = changesIn(model);
  if (changes.length === 0) return msg('No place is known to have changed hands then and there.');
  const [all, places, perhaps] = [
    changes.length,
    new Set(changes.map(({ place }) => place.key)).size,
    changes.filter(({ sureness }) => sureness === 'perhaps').length,
  ].map((n) => countIn(n, model.state.lang));
  return perhaps === countIn(0, model.state.lang)
    ? msg(str`Changes of hands: ${all ?? ''}, in places: ${places ?? ''}`)
    : msg(str`Changes of hands: ${all ?? ''}, of them perhaps ${perhaps ?? ''}; in places: ${places ?? ''}`);
}

/** @param select - called when the reader clicks on the name of a record. */
export function changedHands(model: AtlasModel, address: string, select: (record: AtlasRecord) => void) {
  const changes = changesIn(model);
  const { lang } = model.state;
  return html`<section class="hands" aria-label=${msg('Answer')}>
    <h3 tabindex="-1">${handsTally(model)}</h3>
    <ol>
      ${changes.map((change) => changeEntry(model, change, select))}
    </ol>
    <h4>${msg('Cite this answer')}</h4>
    <atlas-cite .named=${handsTitle(model)} .address=${address} .locale=${lang}></atlas-cite>
  </section>`;
}

function changeEntry(
  model: AtlasModel,
  { place, km, days, sureness, before, after, rows, context, confidence, sources }: Change,
  select: (record: AtlasRecord) => void,
) {
  const {
    state: { lang, calendar },
    actors,
    evidence,
    root,
  } = model;
  const sign = (held: readonly AtlasRecord[]) => held.map((row) => actorSign(actors[row.actors[0] ?? '']));
  return html`<li class="change">
    <h4>
      <button class="name" @click=${() => select(place)}>${titleOf(place, lang)}</button
      >${km === undefined || km < 0.05 ? nothing : html` <small>${kmLabel(km, lang)}</small>`}
    </h4>
    <p>
      <time>${daysIn(days, calendar, lang)}</time
      >${sureness === 'perhaps' ? html` <em class="perhaps">${msg('perhaps in these days')}</em>` : nothing}
    </p>
    <dl>
      <dt>${msg('Before')}</dt>
      <dd>${sign(before)} ${holders(before, lang)}</dd>
      <dt>${msg('After')}</dt>
      <dd>${sign(after)} ${holders(after, lang)}</dd>
    </dl>
    <p><span class=${`confidence ${confidence}`}>${confidenceLabel(confidence)}</span></p>
    <details>
      <summary>${msg('On what evidence')}<span class="visually-hidden">: ${titleOf(place, lang)}</span></summary>
      <div class="inset">
        <ul>
          ${rows.map(
            (row) =>
              html`<li>
                ${markedWithLanguage(row.remark || row.actor, lang)} <small>${whenOf(row, calendar, lang)}</small>
              </li>`,
          )}
          ${context.map((one) => html`<li><button class="name" @click=${() => select(one)}>${titleOf(one, lang)}</button> <small>${whenOf(one, calendar, lang)}</small></li>`)}
        </ul>
        ${sources.length > 0 ? sourceList([{ sources }], evidence, lang, root) : html`<p class="soft">${msg('The table of control names no work for it.')}</p>`}
      </div>
    </details>
  </li>`;
}

function markedWithLanguage(words: string, lang: string) {
  const tongue = languageByScript(words, lang);
  return html`<bdi lang=${tongue} dir=${directionOf(tongue)}>${words}</bdi>`;
}
