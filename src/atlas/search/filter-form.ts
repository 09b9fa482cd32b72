/** The form with the filters. Part of `<atlas-search>`. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { CONFIDENCES } from '../../story/confidence.ts';
import { confidenceLabel } from '../../words/labels.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { KINDS } from '../core/records.ts';
import type { Filters } from '../core/state.ts';
import { actorSign } from '../ui/actor-sign.ts';
import type { AtlasModel } from '../ui/model.ts';
import { countIn, kindsLabel } from '../ui/words.ts';

/**
 * Filters by kind, actor, confidence and source.
 *
 * @param filter - called with the change that a reader makes.
 */
export function filterForm(model: AtlasModel, filter: (change: Partial<Filters>) => void) {
  const { filters, lang } = model.state;
  const count = filters.actors.length + filters.kinds.length + filters.confidence.length + filters.sources.length;
  const flip = <T extends string>(list: readonly T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const present = new Set([...model.records.values()].flatMap(({ actors }) => actors));
  const cited = new Set([...model.records.values()].flatMap(({ sources }) => sources));
  const works = model.evidence.references.filter(({ id }) => cited.has(id));
  return html`<details class="section">
    <summary>
      ${msg('Filter by person, kind, certainty or source')}${count > 0 ? html`<small>${countIn(count, lang)}</small>` : nothing}
    </summary>
    <div class="inset">
      <fieldset>
        <legend class="rubric">${msg('What')}</legend>
        <div class="two">
          ${KINDS.map((kind) => html`<label class="check"><input type="checkbox" .checked=${filters.kinds.includes(kind)} @change=${() => filter({ kinds: flip(filters.kinds, kind) })} />${kindsLabel(kind)}</label>`)}
        </div>
      </fieldset>
      <fieldset>
        <legend class="rubric">${msg('Who')}</legend>
        <div class="two">
          ${Object.values(model.actors)
            .filter(({ key }) => present.has(key))
            .map(
              (actor) =>
                html`<label class="check"
                  ><input
                    type="checkbox"
                    .checked=${filters.actors.includes(actor.key)}
                    @change=${() => filter({ actors: flip(filters.actors, actor.key as string) })}
                  />${actorSign(actor)}<span>${inLanguage(actor.label, lang)}</span></label
                >`,
            )}
        </div>
      </fieldset>
      <fieldset>
        <legend class="rubric">${msg('Certainty')}</legend>
        <div class="two">
          ${CONFIDENCES.map((grade) => html`<label class="check"><input type="checkbox" .checked=${filters.confidence.includes(grade)} @change=${() => filter({ confidence: flip(filters.confidence, grade) })} /><span class=${`confidence ${grade}`}>${confidenceLabel(grade)}</span></label>`)}
        </div>
      </fieldset>
      <fieldset>
        <legend class="rubric">${msg('From whom')}</legend>
        <select
          class="works-choice"
          aria-label=${msg('Work')}
          @change=${(event: Event) => filter({ sources: [(event.currentTarget as HTMLSelectElement).value].filter(Boolean) })}
        >
          <option value="">${msg('Any work')}</option>
          ${works.map(({ id, title }) => html`<option value=${id} ?selected=${filters.sources.includes(id)}>${title.length > 70 ? `${title.slice(0, 68)} …` : title}</option>`)}
        </select>
      </fieldset>
    </div>
  </details>`;
}
