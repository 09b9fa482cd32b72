import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import type { Feature, Geometry, LineString } from 'geojson';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { confidenceStyles } from '../../player/confidence.styles.ts';
import { directionOf } from '../../story/languages.ts';
import { dayIn } from '../../story/when.ts';
import { kmLabel, metresLabel } from '../../words/distances.ts';
import { confidenceLabel, evidenceLabel } from '../../words/labels.ts';
import { inLanguage, languageShown } from '../../words/localized-text.ts';
import type { PersonRecord } from '../core/evidence.ts';
import { dataPath } from '../core/data-address.ts';
import { recordAddress } from '../core/permalink.ts';
import { featureTitle } from '../core/export-records.ts';
import { featureAt } from '../core/own-features.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { recordsAlong, nearestRecords } from '../core/query.ts';
import type { AtlasRecord, Name } from '../core/records.ts';
import { languageByScript } from '../core/script.ts';
import { dayShown, isOwn, keyOf, type Ref } from '../core/state.ts';
import { surenessIn } from '../core/time.ts';
import { actorSign, recordSign } from '../ui/actor-sign.ts';
import { atlasAddress } from '../ui/citation.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { atlasContext, AtlasSeekEvent, AtlasRequestEvent, type AtlasModel } from '../ui/model.ts';
import { heldIn } from '../ui/held.ts';
import { sourceList } from '../ui/source-list.ts';
import { caveatsIn, kindLabel, titleOf, whenOf } from '../ui/words.ts';

/** A record in a list of the card. */
interface Listed {
  readonly record: AtlasRecord;
  readonly more: string;
  /** Of the day that the map shows. */
  readonly marked?: boolean;
}

/** Number of nearby records that are listed. */
const NEIGHBOURS = 6;
/** Kilometres from the line of a movement within which events count as along it. */
const BESIDE = 15;

/**
 * The panel with the selection: all details of one record, or a list of several.
 *
 * @tag atlas-details
 */
@localized()
export class AtlasDetails extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  #wants = false;

  static override styles = [
    panelStyles,
    confidenceStyles,
    css`
      h3.title {
        font-size: 1.3rem;
        font-weight: 560;
      }
      .rubric {
        margin: 0;
      }
      .names {
        margin-block: 0.25rem;
        color: var(--story-soft);
      }
      .when {
        font-style: italic;
        color: var(--story-soft);
      }
      .when time {
        font-style: normal;
        color: var(--story-ink);
        font-weight: 560;
      }
      .held {
        margin-block: 0.25rem;
        font-weight: 560;
      }
      .record .at {
        display: block;
      }
      .marked .record {
        font-weight: 560;
        background: color-mix(in srgb, var(--story-focus) 14%, transparent);
      }
      .links li,
      .record-list li {
        border-block-start: 1px dotted var(--story-line);
      }
      .record {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 0.6rem;
        align-items: center;
        inline-size: 100%;
        padding-inline: 0.2em;
        text-align: start;
        background: none;
        border: 0;
        line-height: 1.3;
      }
      .links a {
        display: flex;
        align-items: center;
        min-block-size: 40px;
      }
      h4 {
        margin-block: 1.1rem 0.25rem;
      }
      .works li {
        padding-block: 0.3em;
        font-size: 0.9em;
        overflow-wrap: anywhere;
      }
      dl.own {
        display: grid;
        grid-template-columns: minmax(5rem, auto) minmax(0, 1fr);
        gap: 0.2rem 0.8rem;
        margin-block: 0.5rem;
        overflow-wrap: anywhere;
      }
      dl.own dt {
        color: var(--story-soft);
      }
      dl.own dd {
        margin: 0;
      }
      .actors {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 1rem;
        margin-block: 0.4rem;
      }
      .actors span {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
      }
      .back {
        margin-block-end: 0.6rem;
      }
    `,
  ];

  /** After a record was chosen in this panel, moves the focus to the start of its details. */
  override updated(changed: PropertyValues): void {
    if (!this.#wants || !changed.has('model')) return;
    this.#wants = false;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  #select(refs: readonly Ref[]) {
    this.#wants = true;
    this.dispatchEvent(new AtlasRequestEvent({ selection: refs }));
    this.dispatchEvent(new AtlasSeekEvent(refs));
  }

  override render() {
    const { model } = this;
    if (!model) return nothing;
    const records = model.state.selection.flatMap((ref) => model.records.get(keyOf(ref)) ?? []);
    const [first, ...others] = records;
    const own = ownFeatures(model);
    const [only] = own;
    if (!first && only && own.length === 1) return ownFeature(model, only);
    if (!first && !only)
      return html`<p class="soft">
        ${msg('Nothing is selected. Point at something on the map, or choose it from a list.')}
      </p>`;
    return first && others.length === 0 && !only ? this.#one(model, first) : this.#several(model, records, own);
  }

  #several(model: AtlasModel, records: readonly AtlasRecord[], own: readonly OwnSelected[]) {
    return html`<h3 class="title" tabindex="-1">${msg(str`${records.length + own.length} records`)}</h3>
      ${this.#recordList(
        model,
        records.map((record) => ({ record, more: whenOf(record, model.state.calendar, model.state.lang) })),
      )}
      ${
        own.length > 0
          ? html`<h4>${msg('Your own data')}</h4>
              <ul class="record-list">
                ${own.map(
                  ({ ref, file, title }) =>
                    html`<li>
                      <button class="record" @click=${() => this.#select([ref])}>
                        <span><bdi>${title}</bdi></span
                        ><small><bdi>${file.title}</bdi></small>
                      </button>
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      <p>
        <button @click=${() => this.dispatchEvent(new AtlasRequestEvent({ selection: [] }))}>
          ${msg('Clear selection')}
        </button>
      </p>`;
  }

  /** Below the title of a control period in a list: several have the same title. */
  #where(model: AtlasModel, record: AtlasRecord) {
    const where = heldIn(record, model);
    return where ? html`<small class="at">${where}</small>` : nothing;
  }

  #recordList(model: AtlasModel, records: readonly Listed[]) {
    const {
      actors,
      state: { lang },
    } = model;
    return html`<ul class="record-list">
      ${records.map(
        ({ record, more, marked = false }) =>
          html`<li class=${marked ? 'marked' : ''}>
            <button class="record" aria-current=${marked ? 'date' : 'false'} @click=${() => this.#select([record.ref])}>
              ${recordSign(record, actors)}<span>${titleOf(record, lang)}${this.#where(model, record)}</span
              ><small class="figures">${more}</small>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #one(model: AtlasModel, record: AtlasRecord) {
    const {
      state: { lang, calendar },
      evidence,
      actors,
      root,
    } = model;
    const title = titleOf(record, lang);
    const person = record.kind === 'person' ? evidence.people.find(({ id }) => id === record.ref.id) : undefined;
    const how = evidenceLabel(record.evidence);
    const signs = record.actors.flatMap((key) => actors[key] ?? []);
    return html`<article>
      <p class="rubric">${kindLabel(record.kind)}${record.sort ? html` · ${sortOf(model, record)}` : nothing}</p>
      <h3 class="title" tabindex="-1">${title}</h3>
      ${this.#names(record, title, lang)} ${this.#held(model, record)}
      ${
        record.extent
          ? html`<p class="when">
              <time>${whenOf(record, calendar, lang)}</time
              >${caveatsIn(record.extent, calendar).map((line) => html`<br /><small>${line}</small>`)}
            </p>`
          : nothing
      }
      ${person ? html`<p class="when">${lifeOf(person)}</p>` : nothing}
      ${signs.length > 0 ? html`<p class="actors">${signs.map((actor) => html`<span>${actorSign(actor)}${inLanguage(actor.label, lang)}</span>`)}</p>` : nothing}
      ${record.actor && record.actor !== title ? dataText(record.actor, lang, 'soft') : nothing}
      ${[record.description, record.remark].filter(Boolean).map((words) => dataText(words, lang))}
      ${record.dispute ? dataText(record.dispute, lang, 'dispute') : nothing}
      <p>
        ${record.confidence ? html`<span class=${`confidence ${record.confidence}`}>${confidenceLabel(record.confidence)}</span>. ` : nothing}${how ? `${how} ` : nothing}${
          record.precision === undefined
            ? nothing
            : html`<span class="soft">${msg(str`Placed to within ${metresLabel(record.precision, lang)}.`)}</span>`
        }
      </p>
      ${record.geometry || record.extent ? html`<p class="row">${record.geometry ? html`<button @click=${() => this.dispatchEvent(new AtlasSeekEvent([record.ref]))}>${msg('Show on the map')}</button>` : nothing}${record.extent ? html`<button @click=${() => this.#showThen(model, record)}>${msg('Show the map on this date')}</button>` : nothing}${record.kind === 'place' || record.kind === 'movement' ? html`<button @click=${() => this.#about(record)}>${record.kind === 'place' ? msg('What happened near it?') : msg('What happened along it?')}</button>` : nothing}</p>` : nothing}
      ${record.kind === 'movement' || record.kind === 'route' ? html`<atlas-line-length .geometry=${record.geometry} .locale=${lang}></atlas-line-length>` : nothing}
      ${this.#related(model, record)} ${this.#steps(record, root)} ${this.#sources(model, record)}
      ${this.#elsewhere(record)}
      <h4>${msg('Cite')}</h4>
      <atlas-cite .named=${title} .address=${recordAddress(atlasAddress(), record.ref)} .locale=${lang}></atlas-cite>
      <p class="data">
        ${msg('This record as data:')}
        ${(['json', 'geojson'] as const).map((format, n) => html`${n > 0 ? ' · ' : nothing}<a href=${new URL(dataPath(record.ref, format), root).href} lang="en">${format === 'json' ? 'JSON-LD' : 'GeoJSON'}</a>`)}
      </p>
    </article>`;
  }

  /** Which towns and areas a control period is about. */
  #held(model: AtlasModel, record: AtlasRecord) {
    const where = heldIn(record, model);
    return where ? html`<p class="held">${where}</p>` : nothing;
  }

  /** Shows the map on the last day of a record, or on its first day if it has no end. */
  #showThen({ state: { time }, catalogue: { time: years } }: AtlasModel, { extent }: AtlasRecord) {
    if (!extent) return;
    const day = Number.isFinite(extent.until) ? extent.until : extent.from;
    const range =
      day >= time.from && day <= time.until
        ? time
        : { from: Math.min(years.from, day), until: Math.max(years.until, day) };
    this.dispatchEvent(new AtlasRequestEvent({ time: { ...range, now: day } }));
  }

  #about({ ref, kind }: AtlasRecord) {
    this.dispatchEvent(
      new AtlasRequestEvent({ area: { kind: 'near', of: ref, km: kind === 'place' ? 30 : BESIDE }, panel: 'search' }),
    );
  }

  /** The names in all scripts, each marked with its language, and historical spellings. */
  #names({ names }: AtlasRecord, title: string, lang: string) {
    const of = (which: (name: Name) => boolean) => names.filter((name) => name.text !== title && which(name));
    const [today, then] = [of(({ historical }) => !historical), of(({ historical }) => historical)];
    const bdi = ({ text, lang: own }: Name, n: number) =>
      html`${n > 0 ? ' · ' : nothing}<bdi lang=${own ?? nothing} dir=${own && own !== lang ? directionOf(own) : 'auto'}
          >${text}</bdi
        >`;
    return html`${today.length > 0 ? html`<p class="names">${today.map(bdi)}</p>` : nothing}${then.length > 0 ? html`<p class="names"><small>${msg('Also spelt:')} ${then.map(bdi)}</small></p>` : nothing}`;
  }

  #steps({ steps }: AtlasRecord, root: string) {
    if (steps.length === 0) return nothing;
    return html`<h4>${msg('In the story')}</h4>
      <ul class="links">
        ${steps.map(({ title, href, lang }) => html`<li><a href=${new URL(href, root).href} lang=${lang}>${title}</a></li>`)}
      </ul>`;
  }

  #sources({ evidence, state, root }: AtlasModel, record: AtlasRecord) {
    if (record.sources.length === 0) return nothing;
    return html`<h4>${msg('Sources')}</h4>
      ${sourceList([record], evidence, state.lang, root)}`;
  }

  #elsewhere({ links }: AtlasRecord) {
    if (links.length === 0) return nothing;
    return html`<h4>${msg('Elsewhere')}</h4>
      <ul class="links">
        ${links.map((link) => html`<li><a href=${link} rel="noreferrer">${link.includes('wikidata') ? `Wikidata ${link.replace(/^.*\//, '')}` : link}</a></li>`)}
      </ul>`;
  }

  /** Related records: people and places, what happened there, and what is nearby. */
  #related(model: AtlasModel, record: AtlasRecord) {
    const {
      state: { lang, calendar },
    } = model;
    const all = [...model.records.values()];
    const when = (one: AtlasRecord) => ({ record: one, more: whenOf(one, calendar, lang) });
    const plain = (one: AtlasRecord) => ({ record: one, more: '' });
    const byId = (layer: string, ids: readonly string[]) =>
      all.filter(({ kind, ref }) => kind === layer && ids.includes(ref.id));
    const byTime = (one: AtlasRecord, other: AtlasRecord) => (one.extent?.from ?? 0) - (other.extent?.from ?? 0);
    const people = record.kind === 'person' ? [] : byId('person', record.people);
    const places = record.kind === 'place' ? [] : record.places.flatMap((id) => byId('place', [id]));
    const happened =
      record.kind === 'place'
        ? all.filter(({ kind, places: at }) => kind === 'event' && at.includes(record.ref.id)).sort(byTime)
        : record.kind === 'person'
          ? all.filter(({ kind, people: who }) => kind === 'event' && who.includes(record.ref.id)).sort(byTime)
          : [];
    const shown = dayShown(model.state.time, model.catalogue);
    const held =
      record.kind === 'place'
        ? all.filter(({ kind, places: at }) => kind === 'hold' && at.includes(record.ref.id)).sort(byTime)
        : [];
    const holder = (one: AtlasRecord) => ({
      ...when(one),
      marked: surenessIn(one.extent, { from: shown, until: shown }, one.filling) !== 'out',
    });
    const lists: readonly (readonly [string, readonly Listed[]])[] = [
      [msg('People'), people.map(plain)],
      [
        record.kind === 'movement' ? msg('By way of') : msg('Places'),
        record.kind === 'person' ? [] : places.map(plain),
      ],
      [msg(str`Who held it; marked: on ${dayIn(shown, calendar, lang)}`), held.map(holder)],
      [record.kind === 'place' ? msg('What happened here') : msg('Took part in'), happened.map(when)],
      [msg('Along it, in the order of the way'), this.#along(model, record)],
      [msg('Near by'), this.#near(model, record)],
    ];
    return lists.map(([title, records]) =>
      records.length === 0
        ? nothing
        : html`<h4>${title}</h4>
            ${this.#recordList(model, records)}`,
    );
  }

  #along({ records, state: { lang } }: AtlasModel, { kind, geometry, extent }: AtlasRecord) {
    if (kind !== 'movement' || geometry?.type !== 'LineString') return [];
    const year = 366;
    const then = [...records.values()].filter(
      (one) =>
        one.kind === 'event' &&
        extent &&
        one.extent &&
        one.extent.from <= extent.until + year / 12 &&
        one.extent.until >= extent.from - year / 12,
    );
    return recordsAlong(then, geometry as LineString, BESIDE).map(({ record, at }) => ({
      record,
      more: msg(str`at ${kmLabel(at, lang)}`),
    }));
  }

  #near({ records, state: { lang } }: AtlasModel, { kind, key, geometry }: AtlasRecord) {
    if ((kind !== 'place' && kind !== 'event') || geometry?.type !== 'Point') return [];
    const others = [...records.values()].filter((one) => one.kind === 'place' && one.key !== key);
    return nearestRecords(others, geometry, NEIGHBOURS).map(({ record, km }) => ({ record, more: kmLabel(km, lang) }));
  }
}

/** Characters of a value that are shown, and properties. */
const OWN = { long: 400, many: 60 } as const;

interface OwnSelected {
  readonly ref: Ref;
  readonly file: OwnLayer;
  readonly feature: Feature<Geometry | null>;
  readonly title: string;
}

/** What is selected of the reader's own files. */
const ownFeatures = ({ own, state: { selection } }: AtlasModel): readonly OwnSelected[] =>
  selection.filter(isOwn).flatMap((ref) => {
    const file = own.find((one) => one.id === ref.layer);
    const feature = file && featureAt(file, Number(ref.id));
    return feature ? [{ ref, file, feature, title: featureTitle(feature, Number(ref.id), file.result.fields) }] : [];
  });

/** A feature of the reader's own: all that its file says of it, and the length of a line. */
function ownFeature({ state: { lang } }: AtlasModel, { file, feature, title }: OwnSelected) {
  const known = Object.entries((feature.properties ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([, value]) => value !== null && value !== '',
  );
  const written = (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > OWN.long ? `${text.slice(0, OWN.long)}…` : text;
  };
  return html`<article>
    <p class="rubric"><bdi>${file.title}</bdi></p>
    <h3 class="title" tabindex="-1"><bdi>${title}</bdi></h3>
    <dl class="own">
      ${known.slice(0, OWN.many).map(
        ([name, value]) =>
          html`<dt><bdi>${name}</bdi></dt>
            <dd dir="auto">${written(value)}</dd>`,
      )}
    </dl>
    <atlas-line-length .geometry=${feature.geometry ?? undefined} .locale=${lang}></atlas-line-length>
  </article>`;
}

/** A text of the data, marked with its language. */
function dataText(words: string, lang: string, as?: string) {
  const tongue = languageByScript(words, lang);
  return html`<p class=${as ?? nothing} lang=${tongue} dir=${directionOf(tongue)}>${words}</p>`;
}

function lifeOf({ born, died }: PersonRecord): string {
  const known = (text: string) => text !== '' && text !== '?';
  if (known(born) && known(died)) return `${born} – ${died}`;
  if (known(born)) return msg(str`born ${born}`);
  return known(died) ? msg(str`died ${died}`) : msg('dates not known here');
}

/**
 * The sort of a record in the language of the page; if there is no translation, the word of the data, marked as such.
 */
function sortOf({ sorts, state: { lang } }: AtlasModel, { kind, sort }: AtlasRecord) {
  const text = sorts?.[kind]?.[sort] ?? { en: sort };
  return html`<span lang=${languageShown(text, lang)}>${inLanguage(text, lang)}</span>`;
}
