import { ContextProvider } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Actor } from '../../../geo/actors.ts';
import type { Areas, Dataset, Layer, Origin, Pattern, Sorts } from '../../../geo/layer.ts';
import { sameCamera } from '../../stage/changes.ts';
import type { LiveStage, Picked } from '../../stage/stage.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { inLanguage, languageShown, listIn } from '../../words/localized-text.ts';
import { dayIn } from '../../story/when.ts';
import type { AtlasEvidence } from '../core/evidence.ts';
import { decodeState, encodeState, type Misread } from '../core/permalink.ts';
import { asker, recordsByKey, type SearchResult } from '../core/query.ts';
import type { AtlasRecord } from '../core/records.ts';
import {
  dayShown,
  keyOf,
  PANELS,
  timed,
  type AtlasCatalogue,
  type AtlasState,
  type Panel,
  type Ref,
} from '../core/state.ts';
import { AddressBar } from './address-bar.ts';
import { isAsking } from '../map/answer-marks.ts';
import { pageStyles } from './atlas-page.styles.ts';
import { asksOfHands } from '../core/control.ts';
import { handsTally } from '../search/changed-hands.ts';
import { cameraFor, cornersOf, AtlasMap, nearly, sceneOf } from '../map/atlas-map.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import {
  atlasContext,
  type AtlasDraftEvent,
  type AtlasModel,
  type AtlasOwnEvent,
  type AtlasSeekEvent,
  type AtlasRequestEvent,
  type AtlasToolEvent,
  type ChangeRequest,
  type MapTool,
} from '../ui/model.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { headingOf, iconOf } from './panels.ts';
import { pickedRecords } from '../map/picking.ts';
import { searchIndexOf } from '../core/search-index.ts';
import { misreadLine, Announcements } from './announcements.ts';
import { panelLabel, tally } from '../ui/words.ts';

/** All that the page must be told before it can show anything. */
export interface AtlasData {
  readonly catalogue: AtlasCatalogue;
  readonly records: readonly AtlasRecord[];
  readonly layers: readonly Layer[];
  readonly datasets: readonly (Dataset & Origin)[];
  readonly evidence: AtlasEvidence;
  readonly actors: Readonly<Record<string, Actor>>;
  readonly sorts?: Sorts;
  readonly areas?: Areas;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
  /** The catalogue's textures, for a drawing of the map. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  /** Whose the data is that is in no collection of the catalogue, as people are. */
  readonly terms: Pick<Dataset & Origin, 'credit' | 'licence' | 'source'>;
}

/** How the page comes by a map. It may fail: the page works without one. */
export type MakeStage = (request: {
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly onMissing: (dataset: Dataset) => void;
  readonly onPick: (picked: readonly Picked[]) => void;
}) => LiveStage | Promise<LiveStage>;

/**
 * The atlas: a map with panels beside it. It alone owns the state, which its address says: what flows down is
 * the context of `model.ts`, what comes up are events: `atlas-request`, `atlas-seek`, `atlas-own`, `atlas-tool` and `atlas-draft`.
 *
 * @tag atlas-page
 * @attribute langs - The languages of the site, that of the page first, parted by spaces.
 * @attribute panel - Set by the page: the panel that is open.
 * @attribute tall - Present while the sheet of a phone is raised.
 * @slot map - The element the map is drawn in.
 * @slot stories - Links to the stories of the site.
 * @slot languages - Links to the atlas in other languages.
 */
@localized()
export class AtlasPage extends LitElement {
  static override styles = pageStyles;

  @property({ attribute: false }) data: AtlasData | undefined;
  @property({ attribute: false }) makeStage: MakeStage | undefined;
  /** Given to `<atlas-compare>`, which draws a second map. */
  @property({ attribute: false }) makeSecond: ((container: HTMLElement) => LiveStage | Promise<LiveStage>) | undefined;
  @property({ reflect: true }) panel: Panel | undefined;
  @property({ type: Boolean, reflect: true }) tall = false;
  /** Why nothing comes, where the data did not arrive. */
  @property({ attribute: false }) failure = '';

  @state() private model: AtlasModel | undefined;
  @state() private draft: readonly LngLat[] | undefined;

  #tool: MapTool = 'none';

  /** Whether the focus was in the panel when another was asked for. */
  #reading = false;
  #announcements = new Announcements(this);
  #given = new ContextProvider(this, { context: atlasContext });
  #address = new AddressBar(
    this,
    () => (this.model ? `#${encodeState(this.model.state, this.model.catalogue)}` : ''),
    () => {
      this.#return();
    },
  );
  #map: AtlasMap | undefined;
  #ask: ReturnType<typeof asker> | undefined;
  #records: ReadonlyMap<string, AtlasRecord> = new Map();
  #own: readonly OwnLayer[] = [];
  #answers = memoizeLast<readonly SearchResult[]>();

  /** What is shown. */
  get shown(): AtlasState | undefined {
    return this.model?.state;
  }

  get map(): MapLibreMap | undefined {
    return this.#map?.map;
  }

  constructor() {
    super();
    this.addEventListener('atlas-request', this.#onRequest);
    this.addEventListener('atlas-seek', this.#onSeek);
    this.addEventListener('atlas-own', this.#onOwn);
    this.addEventListener('atlas-tool', this.#onTool);
    this.addEventListener('atlas-draft', this.#onDraft);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.destroy();
    this.#map = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data) this.#open(this.data);
    if (changed.has('panel')) this.#reading = Boolean(this.shadowRoot?.activeElement?.closest('.panel'));
  }

  /** Whoever was in one panel and has asked for another reads on where that begins. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('panel') && this.panel && this.#reading && !this.shadowRoot?.activeElement) this.#head();
  }

  #head() {
    this.renderRoot.querySelector<HTMLElement>('.panel > h2')?.focus();
  }

  #open({ records, catalogue }: AtlasData) {
    this.#records = recordsByKey(records);
    this.#ask = asker(
      records,
      (text) =>
        new Set(
          searchIndexOf(this.#records)
            .find(text, records.length)
            .map(({ record }) => record.key),
        ),
    );
    const { state, misread } = decodeState(location.hash, catalogue);
    if (this.#movedOn(state, catalogue)) return;
    // On a wide screen an atlas opened without an address shows the search panel.
    const fresh = location.hash === '' && innerWidth >= WIDE;
    this.#say(misread);
    // The permanent address of a record names the record and no camera.
    const [chosen] = state.selection;
    const bare = chosen !== undefined && !/(^|[#&])at=/.test(location.hash);
    const panel = state.panel ?? (fresh ? 'search' : bare ? 'details' : undefined);
    this.#put({ ...state, panel });
    void this.updateComplete
      .then(() => this.#mount())
      .then(() => {
        if (bare) this.#seek(state.selection);
        whenIdle(() => searchIndexOf(this.#records));
      });
  }

  /** Another language has a page of its own. Tells whether it leads there. */
  #movedOn(state: AtlasState, catalogue: AtlasCatalogue): boolean {
    if (state.lang === catalogue.langs[0]) return false;
    location.replace(`../${state.lang}/#${encodeState(state, { ...catalogue, langs: [state.lang] })}`);
    return true;
  }

  #say(misread: readonly Misread[]) {
    const line = misreadLine(misread, this.#lang);
    if (line) this.#announcements.notify(line);
  }

  get #lang(): string {
    return this.data?.catalogue.langs[0] ?? 'en';
  }

  #onRequest = (event: AtlasRequestEvent) => {
    event.stopPropagation();
    this.request(event.detail);
  };

  /** Changes what is shown. */
  request({ change, history: how }: ChangeRequest): void {
    const before = this.model?.state;
    if (!before) return;
    const time = change.time ? { time: timed(change.time) } : {};
    const state = { ...before, ...change, ...time };
    if (how === 'push') {
      this.#address.flush();
      this.#put(state);
      this.#address.push();
    } else {
      this.#put(state);
      this.#address.replaceSoon();
    }
    if (change.camera && !sameCamera(change.camera, before.camera)) this.#map?.look(change.camera);
  }

  /** To what the address says, by “back” or “forward”. */
  #return() {
    if (!this.data) return;
    const { state, misread } = decodeState(location.hash, this.data.catalogue);
    if (this.#movedOn(state, this.data.catalogue)) return;
    const before = this.model?.state.camera;
    this.#say(misread);
    this.#put(state);
    if (before && !sameCamera(before, state.camera)) this.#map?.look(state.camera);
  }

  #onSeek = (event: AtlasSeekEvent) => {
    event.stopPropagation();
    this.#seek(event.detail);
  };

  #onOwn = (event: AtlasOwnEvent) => {
    event.stopPropagation();
    this.#own = event.detail;
    if (this.model) this.#put(this.model.state);
  };

  #onDraft = (event: AtlasDraftEvent) => {
    event.stopPropagation();
    this.draft = event.detail;
  };

  #onTool = (event: AtlasToolEvent) => {
    event.stopPropagation();
    this.#tool = event.detail;
    if (this.model) this.#put(this.model.state);
  };

  /** Takes a state up: asks again what needs asking, and tells everybody. */
  #put(state: AtlasState) {
    const { data } = this;
    if (!data || !this.#ask) return;
    const ask = this.#ask;
    const before = this.model?.answers;
    const answers = this.#answers([state.time, state.filters, state.area], () => ask(state));
    const { catalogue, layers, datasets, evidence, actors, sorts = {}, areas = {}, root } = data;
    // What draws an outline is in the search panel, and ends with it.
    if (state.panel !== 'search' && this.#tool === 'outline') this.#tool = 'none';
    if (this.#tool !== 'outline') this.draft = undefined;
    this.model = {
      state,
      catalogue,
      records: this.#records,
      answers,
      layers,
      datasets,
      evidence,
      actors,
      sorts,
      areas,
      own: this.#own,
      map: this.map,
      tool: this.#tool,
      root,
    };
    this.panel = state.panel;
    this.#given.setValue(this.model);
    this.#map?.show(this.model);
    if (answers !== before) this.#announcements.tell(() => this.#news());
  }

  /** What answers, where anything in particular is asked. */
  #news(): string {
    const { model } = this;
    if (!model || !isAsking(model.state, model.catalogue)) return '';
    if (asksOfHands(model.state)) return handsTally(model);
    return tally(
      model.answers.length,
      model.answers.filter(({ sureness }) => sureness === 'perhaps').length,
      this.#lang,
    );
  }

  async #mount(): Promise<void> {
    const container = this.querySelector<HTMLElement>('[slot="map"]');
    const { model } = this;
    if (!container || !model || !this.makeStage || this.#map) return;
    try {
      const stage = await this.makeStage({
        container,
        scene: sceneOf(model),
        onMissing: ({ title }) => {
          this.#announcements.reportMissing(inLanguage(title, this.#lang));
        },
        onPick: (picked) => {
          this.#pick(picked);
        },
      });
      if (!this.isConnected) {
        stage.destroy();
        return;
      }
      const style = getComputedStyle(this);
      this.#map = new AtlasMap(
        stage,
        (name) => style.getPropertyValue(name).trim(),
        (camera) => {
          this.#moved(camera);
        },
      );
      this.#map.look((this.model ?? model).state.camera);
      stage.map.getCanvas().setAttribute('aria-label', msg('Map. The table lists all that is on it.'));
      if (this.model) this.#put(this.model.state);
    } catch (error) {
      console.error(error);
      this.#announcements.notify(
        msg('The map cannot be drawn here. Layers, search, details and the table work without it.'),
      );
    }
  }

  /** Where the reader has moved the map is where it is. */
  #moved(camera: Camera) {
    const { model } = this;
    if (!model || nearly(camera, model.state.camera)) return;
    this.#put({ ...model.state, camera });
    this.#address.replaceSoon();
  }

  #seek(refs: readonly Ref[]) {
    const { model } = this;
    if (!model) return;
    const corners = refs.flatMap((ref) => cornersOf(this.#records.get(keyOf(ref))?.geometry));
    const camera = cameraFor(corners, model.state.camera);
    // What is in view already stays where the reader has it.
    if (!camera || (this.#map?.has(corners) && model.state.camera.zoom > camera.zoom - 3)) return;
    if (!this.#map?.fly(camera)) this.request({ change: { camera }, history: 'replace' });
  }

  #pick(picked: readonly Picked[]) {
    const { model } = this;
    if (!model || model.tool !== 'none') return;
    const chosen = pickedRecords(picked, model);
    if (chosen.length === 0) {
      if (model.state.selection.length > 0) this.request({ change: { selection: [] }, history: 'push' });
      return;
    }
    this.request({ change: { selection: chosen.map(({ ref }) => ref), panel: 'details' }, history: 'push' });
  }

  #toggle(panel: Panel) {
    const { model } = this;
    if (!model) return;
    const open = model.state.panel === panel ? undefined : panel;
    this.request({ change: { panel: open }, history: 'push' });
    if (open)
      void this.updateComplete.then(() => {
        this.#head();
      });
  }

  #close = () => {
    const was = this.model?.state.panel;
    this.tall = false;
    this.request({ change: { panel: undefined }, history: 'push' });
    this.renderRoot.querySelector<HTMLElement>(`nav button[data-panel="${was ?? ''}"]`)?.focus();
  };

  #press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  override render() {
    const { model } = this;
    const panel = model?.state.panel;
    const choices = PANELS.map((one) => ({ one, label: panelLabel(one) }));
    return html`
      <header>
        <h1>${msg('Atlas')}</h1>
        <slot name="stories"></slot>
        <div class="ways"><slot name="languages"></slot></div>
      </header>
      <nav aria-label=${msg('Panels')}>
        ${choices.map(
          ({ one, label }) =>
            html`<button
              data-panel=${one}
              aria-expanded=${panel === one ? 'true' : 'false'}
              aria-controls="panel"
              ?disabled=${!model}
              @click=${() => this.#toggle(one)}
            >
              ${iconOf(one)}<span>${label}</span>
            </button>`,
        )}
      </nav>
      <main>
        <section
          id="panel"
          class=${`panel ${panel ?? ''}`}
          ?hidden=${!panel}
          aria-label=${panel ? panelLabel(panel) : nothing}
          @keydown=${this.#press}
        >
          ${
            panel
              ? html`<h2 tabindex="-1">${headingOf(panel)}</h2>
                  <div class="close">
                    <button
                      class="taller"
                      aria-pressed=${this.tall ? 'true' : 'false'}
                      aria-label=${msg('Taller')}
                      @click=${() => (this.tall = !this.tall)}
                    >
                      ${this.tall ? '⌄' : '⌃'}</button
                    ><button aria-label=${msg('Close')} @click=${this.#close}>×</button>
                  </div>`
              : nothing
          }
          ${this.#panel(panel)} ${model ? html`<atlas-import ?hidden=${panel !== 'import'}></atlas-import>` : nothing}
        </section>
        <div class="map">
          <slot name="map"></slot>
          ${model ? nothing : html`<p class="waits" role="status">${this.failure || msg('Loading maps …')}</p>`}
          <div class="over">
            <story-graticule class="margin" .map=${this.map} .locale=${this.#lang}></story-graticule>
            <story-scale class="scale" .map=${this.map} .locale=${this.#lang}></story-scale>
            <div class="said">
              <div role="status">
                ${this.#announcements.lines.map((line) => html`<p>${line}</p>`)}${this.#missing()}
              </div>
              ${model && this.map && model.state.comparison?.kind !== 'dates' ? html`<p class="as">${asOn(model)}</p>` : nothing}
            </div>
            ${
              this.map
                ? html`<div class="zooms">
                      <button aria-label=${msg('Zoom in')} @click=${() => this.#map?.zoom(1)}>+</button
                      ><button aria-label=${msg('Zoom out')} @click=${() => this.#map?.zoom(-1)}>−</button>
                    </div>
                    <atlas-measure></atlas-measure>`
                : nothing
            }
            ${model ? this.#credits(model) : nothing}
          </div>
          ${model?.state.comparison ? html`<atlas-compare .makeStage=${this.makeSecond} .draft=${this.draft}></atlas-compare>` : nothing}
        </div>
        ${model ? html`<atlas-time></atlas-time>` : nothing}
      </main>
    `;
  }

  /** One line for all parts of the map that did not load; their names are one press away. */
  #missing() {
    const { missing } = this.#announcements;
    return missing.length === 0
      ? nothing
      : html`<details>
          <summary>${msg('Part of the map did not load. The rest works.')}</summary>
          <span>${listIn(missing, this.#lang)}</span>
        </details>`;
  }

  #panel(panel: Panel | undefined) {
    switch (panel) {
      case 'layers':
        return html`<atlas-layers></atlas-layers>`;
      case 'search':
        return html`<atlas-search></atlas-search>`;
      case 'details':
        return html`<atlas-details></atlas-details>`;
      case 'table':
        return html`<atlas-table></atlas-table>`;
      case 'compare':
        return html`<atlas-compare-panel></atlas-compare-panel>`;
      case 'export':
        return html`<atlas-export .patterns=${this.data?.patterns} .terms=${this.data?.terms}></atlas-export>`;
      default:
        // The import panel is always in the page, hidden: files can be dropped at any time.
        return nothing;
    }
  }

  #credits({ state, layers, datasets }: AtlasModel) {
    const on = new Set(state.layers.map(({ id }) => id));
    const used = new Set(layers.filter(({ id }) => on.has(id)).map(({ dataset }) => dataset));
    const lines = new Set(datasets.filter(({ id }) => used.has(id)).map(({ credit }) => credit));
    return html`<details class="credits">
      <summary>${msg('Sources')}</summary>
      <p>
        ${[...lines].map((line, n) => html`${n > 0 ? ' · ' : nothing}<bdi lang=${languageShown(line, state.lang)}>${inLanguage(line, state.lang)}</bdi>`)}
      </p>
    </details>`;
  }
}

/** Of a range the map shows one day: it says which. */
function asOn({ state: { time, calendar, lang }, catalogue }: AtlasModel): string {
  const day = dayIn(dayShown(time, catalogue), calendar, lang);
  return msg(str`As on ${day}`);
}

/** CSS pixels from which map and panel stand beside each other: see the stylesheet. */
const WIDE = 736;

/** The first letter of a search need not wait for the index. Safari has no idle time to give. */
function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 0);
}
