import { ContextProvider } from '@lit/context';
import { localized, msg } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Actor } from '../../../geo/actors.ts';
import type { Areas, Dataset, Layer, Origin, Pattern, Sorts } from '../../../geo/layer.ts';
import { sameCamera } from '../../stage/changes.ts';
import type { LiveStage, Picked } from '../../stage/stage.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { inLanguage } from '../../words/localized-text.ts';
import type { AtlasEvidence } from '../core/evidence.ts';
import { decodeState, encodeState, type Misread } from '../core/permalink.ts';
import { recordQuery, recordsByKey, type SearchResult } from '../core/query.ts';
import type { AtlasRecord } from '../core/records.ts';
import {
  calendarFor,
  isAdding,
  isOwn,
  keyOf,
  PANELS,
  orderedTime,
  withToggled,
  type AtlasCatalogue,
  type AtlasState,
  type Panel,
  type Ref,
} from '../core/state.ts';
import { AddressBar } from './address-bar.ts';
import { pageStyles } from './atlas-page.styles.ts';
import { cameraFor, cornersOf, AtlasMap, isSameView, sceneOf } from '../map/atlas-map.ts';
import { memoizeLast } from '../ui/memoize-last.ts';
import {
  atlasContext,
  type AtlasDraftEvent,
  type AtlasModel,
  type AtlasOwnEvent,
  type AtlasOwnTimeEvent,
  type AtlasSeekEvent,
  type AtlasRequestEvent,
  type AtlasToolEvent,
  type AtlasWorkspaceEvent,
  type ChangeRequest,
  type MapTool,
} from '../ui/model.ts';
import type { OwnLayer } from '../core/own-layer.ts';
import { handOver, takeOver } from './handover.ts';
import { mapOverlay } from './map-overlay.ts';
import { headingOf, iconOf, panelElement } from './panels.ts';
import { resultsAnnouncement } from './results-announcement.ts';
import type { Workspace } from '../core/workspace.ts';
import { layersOfWorkspace } from './saved-layers.ts';
import { openTiles } from '../map/tiles/pmtiles-file.ts';
import { pickedRecords } from '../map/picking.ts';
import { searchIndexOf } from '../core/search-index.ts';
import { misreadLine, Announcements } from './announcements.ts';
import { panelLabel } from '../ui/words.ts';

/** All data that the page needs. */
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
  /** The patterns of the catalogue, for drawings of the map. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  /** Credit, licence and source of records that are in no dataset of the catalogue, such as people. */
  readonly terms: Pick<Dataset & Origin, 'credit' | 'licence' | 'source'>;
}

/** Makes the map. It may fail: the page works without a map. */
export type MakeStage = (request: {
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly onMissing: (dataset: Dataset) => void;
  readonly onPick: (
    picked: readonly Picked[],
    at: { readonly x: number; readonly y: number },
    event: MouseEvent,
  ) => void;
}) => LiveStage | Promise<LiveStage>;

/**
 * The atlas: a map with panels beside it. This element alone owns the state, which is also in the address. The elements
 * in it get the state by the context of `model.ts`, and request changes by events: `atlas-request`, `atlas-seek`,
 * `atlas-own`, `atlas-tool` and `atlas-draft`.
 *
 * @tag atlas-page
 * @attribute langs - The languages of the site, separated by spaces, that of the page first.
 * @attribute panel - Set by the element: the panel that is open.
 * @attribute tall - Present while the panel is enlarged (on phones).
 * @slot map - The element in which the map is drawn.
 * @slot stories - Links to the stories of the site.
 * @slot languages - Links to the atlas in other languages.
 */
@localized()
export class AtlasPage extends LitElement {
  static override styles = pageStyles;

  @property({ attribute: false }) data: AtlasData | undefined;
  @property({ attribute: false }) makeStage: MakeStage | undefined;
  /** Makes the second map of a comparison, for `<atlas-compare>`. */
  @property({ attribute: false }) makeSecond: ((container: HTMLElement) => LiveStage | Promise<LiveStage>) | undefined;
  @property({ reflect: true }) panel: Panel | undefined;
  @property({ type: Boolean, reflect: true }) tall = false;
  /** A message for the reader if the data could not be loaded. */
  @property({ attribute: false }) failure = '';

  @state() private model: AtlasModel | undefined;
  @state() private draft: readonly LngLat[] | undefined;

  #tool: MapTool = 'none';

  /** Whether the focus was in the panel before it was replaced by another one. */
  #hadFocus = false;
  #announcements = new Announcements(this);
  #provider = new ContextProvider(this, { context: atlasContext });
  #address = new AddressBar(
    this,
    () => (this.model ? `#${encodeState(this.model.state, this.model.catalogue)}` : ''),
    () => {
      this.#restore();
    },
  );
  #map: AtlasMap | undefined;
  #query: ReturnType<typeof recordQuery> | undefined;
  #records: ReadonlyMap<string, AtlasRecord> = new Map();
  #own: readonly OwnLayer[] = [];
  #ownAnyTime = false;
  /** Whether the reader was told that their files cannot be taken along, and wants to leave all the same. */
  #leavesOwn = false;
  #results = memoizeLast<readonly SearchResult[]>();

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
    this.addEventListener('atlas-own-time', this.#onOwnTime);
    this.addEventListener('atlas-workspace', this.#onWorkspace);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('atlas-tool', this.#onTool);
    this.addEventListener('atlas-draft', this.#onDraft);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#map?.destroy();
    this.#map = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data) this.#start(this.data);
    if (changed.has('panel')) this.#hadFocus = Boolean(this.shadowRoot?.activeElement?.closest('.panel'));
  }

  /** If the focus was in the panel that has been replaced, moves it to the heading of the new one. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('panel') && this.panel && this.#hadFocus && !this.shadowRoot?.activeElement) this.#focusHeading();
  }

  #focusHeading() {
    this.renderRoot.querySelector<HTMLElement>('.panel > h2')?.focus();
  }

  #start({ records, catalogue }: AtlasData) {
    this.#records = recordsByKey(records);
    this.#query = recordQuery(
      records,
      (text) =>
        new Set(
          searchIndexOf(this.#records)
            .find(text, records.length)
            .map(({ record }) => record.key),
        ),
    );
    const { state, misread } = decodeState(location.hash, catalogue);
    if (this.#redirect(state, catalogue)) return;
    // On a wide screen an atlas opened without an address shows the search panel.
    const fresh = location.hash === '' && innerWidth >= WIDE;
    this.#reportMisread(misread);
    // The permanent address of a record names the record and no camera.
    const [chosen] = state.selection;
    const bare = chosen !== undefined && !/(^|[#&])at=/.test(location.hash);
    const panel = state.panel ?? (fresh ? 'search' : bare ? 'details' : undefined);
    this.#setState({ ...state, panel });
    void this.#takeOver();
    void this.updateComplete
      .then(() => this.#mount())
      .then(() => {
        if (bare) this.#seek(state.selection);
        whenIdle(() => searchIndexOf(this.#records));
      });
  }

  /** Redirects to the page of another language, if the state is in one. @returns whether it does. */
  #redirect(state: AtlasState, catalogue: AtlasCatalogue): boolean {
    if (state.lang === catalogue.langs[0]) return false;
    const address = `../${state.lang}/#${encodeState(state, { ...catalogue, langs: [state.lang] })}`;
    void this.#leave(() => {
      location.replace(address);
    });
    return true;
  }

  /** The address of what is shown on the page of another language, in the calendar that is usual there. */
  #addressIn(lang: string): string {
    const { model } = this;
    if (!model) return `../${lang}/`;
    const { state, catalogue } = model;
    const isUsual = state.calendar === calendarFor(state.lang);
    const there = { ...state, lang, calendar: isUsual ? calendarFor(lang) : state.calendar };
    return `../${lang}/#${encodeState(there, { ...catalogue, langs: [lang] })}`;
  }

  #tellLanguages() {
    for (const link of this.querySelectorAll<HTMLAnchorElement>('[slot="languages"] a[hreflang]'))
      link.href = this.#addressIn(link.hreflang);
  }

  /** Another language is another page: the reader's own files go along, as what is shown does. */
  #onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link?.closest('[slot="languages"]') || !isPlain || this.#own.length === 0 || this.#leavesOwn) return;
    event.preventDefault();
    void this.#leave(() => {
      location.assign(link.href);
    });
  };

  /** Leaves for another page of the atlas, with the reader's own files. */
  async #leave(go: () => void): Promise<void> {
    if (this.#own.length > 0 && !this.#leavesOwn) {
      try {
        const selection = this.model?.state.selection.filter(isOwn) ?? [];
        await handOver({ own: this.#own, selection, ownAnyTime: this.#ownAnyTime });
      } catch (error) {
        console.error(error);
        this.#leavesOwn = true;
        this.#announcements.notify(
          msg('This browser cannot take your own data along to the other language. Press again to go without it.'),
        );
        return;
      }
    }
    go();
  }

  /** The reader's own files, if the page of another language has kept them. */
  async #takeOver(): Promise<void> {
    try {
      const kept = await takeOver();
      if (!kept || kept.own.length === 0) return;
      for (const { id, file, result } of kept.own) if (result.tiles && file) await openTiles(id, file);
      this.#own = [...kept.own, ...this.#own];
      this.#ownAnyTime = kept.ownAnyTime;
      const { model } = this;
      if (model) this.#setState({ ...model.state, selection: [...model.state.selection, ...kept.selection] });
    } catch (error) {
      console.error(error);
      this.#announcements.notify(msg('Your own data could not be brought along. Please add it again.'));
    }
  }

  #reportMisread(misread: readonly Misread[]) {
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

  /** Changes the state. */
  request({ change, history: how }: ChangeRequest): void {
    const before = this.model?.state;
    if (!before) return;
    const time = change.time ? { time: orderedTime(change.time) } : {};
    const state = { ...before, ...change, ...time };
    if (how === 'push') {
      this.#address.flush();
      this.#setState(state);
      this.#address.push();
    } else {
      this.#setState(state);
      this.#address.replaceSoon();
    }
    if (change.camera && !sameCamera(change.camera, before.camera)) this.#map?.look(change.camera);
  }

  /** Takes the state from the address, after “back” or “forward”. */
  #restore() {
    if (!this.data) return;
    const { state, misread } = decodeState(location.hash, this.data.catalogue);
    if (this.#redirect(state, this.data.catalogue)) return;
    const before = this.model?.state.camera;
    this.#reportMisread(misread);
    this.#setState(state);
    if (before && !sameCamera(before, state.camera)) this.#map?.look(state.camera);
  }

  #onSeek = (event: AtlasSeekEvent) => {
    event.stopPropagation();
    this.#seek(event.detail);
  };

  #onOwn = (event: AtlasOwnEvent) => {
    event.stopPropagation();
    this.#own = event.detail;
    if (this.model) this.#setState(this.model.state);
  };

  #onOwnTime = (event: AtlasOwnTimeEvent) => {
    event.stopPropagation();
    this.#ownAnyTime = event.detail;
    if (this.model) this.#setState(this.model.state);
  };

  #onWorkspace = (event: AtlasWorkspaceEvent) => {
    event.stopPropagation();
    void this.#openWorkspace(event.detail);
  };

  /** Shows the view of a workspace, and adds its data to that which is there. */
  async #openWorkspace({ view, ownAnyTime, layers }: Workspace): Promise<void> {
    if (!this.data) return;
    const { state, misread } = decodeState(view, this.data.catalogue);
    const read = await layersOfWorkspace(layers, this.#own);
    this.#reportMisread(misread);
    if (read.length < layers.length) this.#announcements.notify(msg('Part of the workspace could not be read.'));
    this.#own = [...this.#own, ...read];
    this.#ownAnyTime = ownAnyTime;
    this.request({ change: { ...state, panel: this.model?.state.panel }, history: 'push' });
  }

  #onDraft = (event: AtlasDraftEvent) => {
    event.stopPropagation();
    this.draft = event.detail;
  };

  #onTool = (event: AtlasToolEvent) => {
    event.stopPropagation();
    this.#tool = event.detail;
    if (this.model) this.#setState(this.model.state);
  };

  /** Sets the state: updates the results, the context and the map. */
  #setState(state: AtlasState) {
    const { data } = this;
    if (!data || !this.#query) return;
    const ask = this.#query;
    const before = this.model?.results;
    const results = this.#results([state.time, state.filters, state.area], () => ask(state));
    const { catalogue, layers, datasets, evidence, actors, sorts = {}, areas = {}, root } = data;
    // The outline tool is in the search panel, and ends when that is closed.
    if (state.panel !== 'search' && this.#tool === 'outline') this.#tool = 'none';
    if (this.#tool !== 'outline') this.draft = undefined;
    this.model = {
      state,
      catalogue,
      records: this.#records,
      results,
      layers,
      datasets,
      evidence,
      actors,
      sorts,
      areas,
      own: this.#own,
      ownAnyTime: this.#ownAnyTime,
      map: this.map,
      tool: this.#tool,
      root,
    };
    this.panel = state.panel;
    this.#provider.setValue(this.model);
    this.#map?.show(this.model);
    this.#tellLanguages();
    if (results !== before) this.#announcements.tell(() => (this.model ? resultsAnnouncement(this.model) : ''));
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
        onPick: (picked, _, event) => {
          this.#pick(picked, isAdding(event));
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
          this.#onMapMoved(camera);
        },
      );
      this.#map.look((this.model ?? model).state.camera);
      stage.map.getCanvas().setAttribute('aria-label', msg('Map. The table lists all that is on it.'));
      if (this.model) this.#setState(this.model.state);
    } catch (error) {
      console.error(error);
      this.#announcements.notify(
        msg('The map cannot be drawn here. Layers, search, details and the table work without it.'),
      );
    }
  }

  /** Puts the camera of the map into the state, after the reader has moved it. */
  #onMapMoved(camera: Camera) {
    const { model } = this;
    if (!model || isSameView(camera, model.state.camera)) return;
    this.#setState({ ...model.state, camera });
    this.#address.replaceSoon();
  }

  #seek(refs: readonly Ref[]) {
    const { model } = this;
    if (!model) return;
    const corners = refs.flatMap((ref) => cornersOf(this.#records.get(keyOf(ref))?.geometry));
    const camera = cameraFor(corners, model.state.camera);
    // Do not move the map if everything is in view already.
    if (!camera || (this.#map?.has(corners) && model.state.camera.zoom > camera.zoom - 3)) return;
    if (!this.#map?.fly(camera)) this.request({ change: { camera }, history: 'replace' });
  }

  #pick(picked: readonly Picked[], adds: boolean) {
    const { model } = this;
    if (!model || model.tool !== 'none') return;
    const chosen = pickedRecords(picked, model);
    if (chosen.length === 0) {
      if (model.state.selection.length > 0 && !adds) this.request({ change: { selection: [] }, history: 'push' });
      return;
    }
    const refs = chosen.map(({ ref }) => ref);
    const selection = adds ? withToggled(model.state.selection, refs) : refs;
    this.request({ change: { selection, panel: 'details' }, history: 'push' });
  }

  #toggle(panel: Panel) {
    const { model } = this;
    if (!model) return;
    const open = model.state.panel === panel ? undefined : panel;
    this.request({ change: { panel: open }, history: 'push' });
    if (open)
      void this.updateComplete.then(() => {
        this.#focusHeading();
      });
  }

  #close = () => {
    const was = this.model?.state.panel;
    this.tall = false;
    this.request({ change: { panel: undefined }, history: 'push' });
    this.renderRoot.querySelector<HTMLElement>(`nav button[data-panel="${was ?? ''}"]`)?.focus();
  };

  #onKey = (event: KeyboardEvent) => {
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
          @keydown=${this.#onKey}
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
          ${panelElement(panel, this.data)}
          ${model ? html`<atlas-import ?hidden=${panel !== 'import'}></atlas-import>` : nothing}
          ${panel === 'import' || panel === 'table' ? html`<atlas-own-time></atlas-own-time>` : nothing}
        </section>
        <div class="map">
          <slot name="map"></slot>
          ${model ? nothing : html`<p class="waits" role="status">${this.failure || msg('Loading maps …')}</p>`}
          ${mapOverlay({
            model,
            map: this.map,
            lang: this.#lang,
            lines: this.#announcements.lines,
            missing: this.#announcements.missing,
            onZoom: (by) => this.#map?.zoom(by),
          })}
          ${model?.state.comparison ? html`<atlas-compare .makeStage=${this.makeSecond} .draft=${this.draft}></atlas-compare>` : nothing}
        </div>
        ${model ? html`<atlas-time></atlas-time>` : nothing}
      </main>
    `;
  }
}

/** CSS pixels: in wider windows, map and panel are side by side (see the style sheet). */
const WIDE = 736;

/** Runs a task when the browser is idle. Safari has no `requestIdleCallback`. */
function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 0);
}
