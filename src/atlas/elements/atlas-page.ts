import { ContextProvider } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Actor } from '../../../geo/actors.ts';
import type { Dataset, Layer, Pattern } from '../../../geo/layer.ts';
import { inLanguage } from '../../words/languages.ts';
import { wantsStill } from '../../player/manner.ts';
import { sideOf } from '../compare.ts';
import { sameCamera } from '../../stage/changes.ts';
import type { LiveStage, Picked } from '../../stage/stage.ts';
import { fit } from '../../story/fit.ts';
import type { Camera, LngLat, Scene } from '../../story/story.ts';
import { dayIn } from '../calendar.ts';
import type { AtlasEvidence } from '../evidence.ts';
import { decodeState, encodeState, type Misread } from '../permalink.ts';
import { asker, itemsByKey, type Answer } from '../query.ts';
import type { Item } from '../records.ts';
import { isRef, keyOf, PANELS, timed, type AtlasCatalogue, type AtlasState, type Panel, type Ref } from '../state.ts';
import type { About } from '../take/outgoing.ts';
import { ANSWERS, isAsking } from './answer-marks.ts';
import { pageStyles } from './atlas-page.styles.ts';
import { asksOfHands, handsTally } from './changed-hands.ts';
import { stack } from './heights.ts';
import { atlasContext, type AtlasDraftEvent, type AtlasModel, type AtlasOwnEvent, type AtlasSeekEvent, type AtlasWishEvent, type Wish } from './model.ts';
import type { OwnLayer } from './own.ts';
import { searchOf } from './searched.ts';
import { SideMarks } from './side-marks.ts';
import { whenDusk } from './styled.ts';
import { panelLabel, tally } from './words.ts';

/** All that the page must be told before it can show anything. */
export interface AtlasData {
  readonly catalogue: AtlasCatalogue;
  readonly items: readonly Item[];
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  readonly evidence: AtlasEvidence;
  readonly actors: Readonly<Record<string, Actor>>;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
  /** The catalogue's textures, for a drawing of the map. */
  readonly patterns: Readonly<Record<string, Pattern>>;
  /** Whose the data is that is in no collection of the catalogue, as people are. */
  readonly terms: Pick<About, 'credit' | 'licence' | 'source'>;
}

/** How the page comes by a map. It may fail: the desk works without one. */
export type MakeStage = (wish: {
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly onMissing: (dataset: Dataset) => void;
  readonly onPick: (picked: readonly Picked[]) => void;
}) => LiveStage | Promise<LiveStage>;

/** Milliseconds without another change after which the address is written, and what has changed is said. */
const CALM = 250;

/** Things taken by one click, at most: a town has seen much. */
const MOST = 40;

/** Of several under one click, the sort that is meant: what is small before what is wide. */
const SORTS: readonly (readonly Item['kind'][])[] = [['event', 'place', 'person'], ['movement'], ['hold']];

/**
 * The atlas: a map, and a desk of panels about it. It alone owns the state, which its address says: what flows down is
 * the context of `model.ts`, what comes up are `atlas-wish`, `atlas-seek`, `atlas-own` and `atlas-draft`.
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
  @state() private notices: readonly string[] = [];
  @state() private tidings = '';
  @state() private draft: readonly LngLat[] | undefined;

  #given = new ContextProvider(this, { context: atlasContext });
  #stage: LiveStage | undefined;
  #marks: SideMarks | undefined;
  #ask: ReturnType<typeof asker> | undefined;
  #items: ReadonlyMap<string, Item> = new Map();
  #own: readonly OwnLayer[] = [];
  #answered: { readonly of: AtlasState; readonly answers: readonly Answer[] } | undefined;
  #writing = 0;
  #saying = 0;
  #missing = new Set<string>();
  #undusk: () => void = () => undefined;

  /** What is shown. */
  get shown(): AtlasState | undefined {
    return this.model?.state;
  }

  get map(): MapLibreMap | undefined {
    return this.#stage?.map;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('atlas-wish', this.#onWish);
    this.addEventListener('atlas-seek', this.#onSeek);
    this.addEventListener('atlas-own', this.#onOwn);
    this.addEventListener('atlas-draft', this.#onDraft);
    addEventListener('popstate', this.#onAddress);
    addEventListener('pagehide', this.#flush);
    this.#undusk = whenDusk(this.#recolour);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('atlas-wish', this.#onWish);
    this.removeEventListener('atlas-seek', this.#onSeek);
    this.removeEventListener('atlas-own', this.#onOwn);
    this.removeEventListener('atlas-draft', this.#onDraft);
    removeEventListener('popstate', this.#onAddress);
    removeEventListener('pagehide', this.#flush);
    this.#undusk();
    clearTimeout(this.#writing);
    clearTimeout(this.#saying);
    this.#stage?.destroy();
    this.#stage = this.#marks = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data) this.#open(this.data);
  }

  #open({ items, catalogue }: AtlasData) {
    this.#items = itemsByKey(items);
    this.#ask = asker(items, (text) => new Set(searchOf(this.#items).find(text, items.length).map(({ item }) => item.key)));
    const { state, misread } = decodeState(location.hash, catalogue);
    if (this.#movedOn(state, catalogue)) return;
    // A desk with nothing on it says less than one with a question.
    const fresh = location.hash === '' && innerWidth >= WIDE;
    this.#say(misread);
    // The lasting address of a thing says which it is, and no more.
    const [chosen] = state.selection;
    const bare = chosen !== undefined && !/(^|[#&])at=/.test(location.hash);
    const panel = state.panel ?? (fresh ? 'ask' : bare ? 'item' : undefined);
    this.#put({ ...state, panel });
    void this.updateComplete.then(() => this.#mount()).then(() => {
      if (bare) this.#seek(state.selection);
      whenIdle(() => searchOf(this.#items));
    });
  }

  /** Another language has a page of its own. Tells whether it leads there. */
  #movedOn(state: AtlasState, catalogue: AtlasCatalogue): boolean {
    if (state.lang === catalogue.langs[0]) return false;
    location.replace(`../${state.lang}/#${encodeState(state, { ...catalogue, langs: [state.lang] })}`);
    return true;
  }

  #say(misread: readonly Misread[]) {
    const keys = new Set(misread.map(({ key, value }) => (key ? `${key}=${value}` : value)));
    if (keys.size === 0) return;
    const list = new Intl.ListFormat(this.#lang).format([...keys].map((key) => `“${key}”`));
    this.notify(msg(str`Part of the address was not understood, and left out: ${list}.`));
  }

  get #lang(): string {
    return this.data?.catalogue.langs[0] ?? 'en';
  }

  /** Says one line to the reader, once. */
  notify(line: string): void {
    if (!this.notices.includes(line)) this.notices = [...this.notices, line];
  }

  #onWish = (event: AtlasWishEvent) => {
    event.stopPropagation();
    this.wish(event.detail);
  };

  /** Changes what is shown. */
  wish({ change, history: how }: Wish): void {
    const before = this.model?.state;
    if (!before) return;
    const time = change.time ? { time: timed(change.time) } : {};
    const state = { ...before, ...change, ...time };
    if (how === 'push') {
      this.#flush();
      this.#put(state);
      if (this.#address() !== location.hash) history.pushState(null, '', this.#address());
    } else {
      this.#put(state);
      clearTimeout(this.#writing);
      this.#writing = window.setTimeout(this.#flush, CALM);
    }
    if (change.camera && !sameCamera(change.camera, before.camera)) this.#look(change.camera);
  }

  #address = () => (this.model ? `#${encodeState(this.model.state, this.model.catalogue)}` : '');

  /** Writes what has changed by little steps. */
  #flush = () => {
    if (this.#writing === 0) return;
    clearTimeout(this.#writing);
    this.#writing = 0;
    if (this.#address() !== location.hash) history.replaceState(null, '', this.#address());
  };

  #onAddress = () => {
    if (!this.data) return;
    clearTimeout(this.#writing);
    this.#writing = 0;
    const { state, misread } = decodeState(location.hash, this.data.catalogue);
    if (this.#movedOn(state, this.data.catalogue)) return;
    const before = this.model?.state.camera;
    this.#say(misread);
    this.#put(state);
    if (before && !sameCamera(before, state.camera)) this.#look(state.camera);
  };

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
    this.#mark();
  };

  /** Takes a state up: asks again what needs asking, and tells everybody. */
  #put(state: AtlasState) {
    const { data } = this;
    if (!data || !this.#ask) return;
    const before = this.#answered;
    const same = before?.of.time === state.time && before.of.filters === state.filters && before.of.area === state.area;
    const answers = same ? before.answers : this.#ask(state);
    this.#answered = { of: state, answers };
    const { catalogue, layers, datasets, evidence, actors, root } = data;
    this.model = { state, catalogue, items: this.#items, answers, layers, datasets, evidence, actors, own: this.#own, map: this.#stage?.map, root };
    this.panel = state.panel;
    this.#given.setValue(this.model);
    this.#show();
    if (!same) this.#tell();
  }

  /** Says what answers once it has stopped changing, so that a reader who listens hears one sentence. */
  #tell() {
    clearTimeout(this.#saying);
    this.#saying = window.setTimeout(() => {
      const { model } = this;
      if (!model) return;
      const perhaps = model.answers.filter(({ sureness }) => sureness === 'perhaps').length;
      this.tidings = asksOfHands(model.state) ? handsTally(model) : isAsking(model.state, model.catalogue) ? tally(model.answers.length, perhaps, this.#lang) : '';
    }, CALM);
  }

  #show() {
    const { model } = this;
    if (!model || !this.#stage) return;
    this.#stage.show(sceneOf(model.state));
    if (this.#stage.map.isStyleLoaded()) this.#arrange();
    this.#mark();
  }

  #arrange = () => {
    if (this.model && this.#stage) stack(this.#stage.map, this.model.layers, this.model.state.layers.map(({ id }) => id));
  };

  #mark() {
    if (this.model) this.#marks?.show(this.model, this.draft);
  }

  async #mount(): Promise<void> {
    const container = this.querySelector<HTMLElement>('[slot="map"]');
    const { model } = this;
    if (!container || !model || !this.makeStage || this.#stage) return;
    try {
      const stage = await this.makeStage({
        container,
        scene: sceneOf(model.state),
        onMissing: (dataset) => {
          this.#miss(dataset);
        },
        onPick: (picked) => {
          this.#pick(picked);
        },
      });
      if (!this.isConnected) {
        stage.destroy();
        return;
      }
      this.#stage = stage;
      this.#look(this.model?.state.camera ?? model.state.camera);
      const style = getComputedStyle(this);
      this.#marks = new SideMarks(stage.map, (name) => style.getPropertyValue(name).trim(), 'left');
      stage.map.once('style.load', this.#arrange);
      stage.map.on('moveend', this.#moved);
      stage.map.getCanvas().setAttribute('aria-label', msg('Map. The table lists all that is on it.'));
      if (this.model) this.#put(this.model.state);
    } catch (error) {
      console.error(error);
      this.notify(msg('The map cannot be drawn here. Layers, questions, things and the table work without it.'));
    }
  }

  #recolour = () => {
    this.#marks?.recolour();
  };

  #miss({ id, title }: Dataset) {
    if (this.#missing.has(id)) return;
    this.#missing.add(id);
    this.notify(msg(str`Part of the map did not load: “${inLanguage(title, this.#lang)}”. The rest goes on.`));
  }

  /** Looks from a camera at once. The stage of a free map leaves the camera alone, so it is not free for a moment. */
  #look(camera: Camera) {
    const { model } = this;
    if (!this.#stage || !model) return;
    this.#stage.setFree(false);
    this.#stage.show({ ...sceneOf(model.state), camera });
    this.#stage.setFree(true);
  }

  /** Where the reader has moved the map is where it is. */
  #moved = () => {
    const { model } = this;
    if (!this.#stage || !model) return;
    const { camera } = this.#stage;
    if (nearly(camera, model.state.camera)) return;
    this.#put({ ...model.state, camera });
    clearTimeout(this.#writing);
    this.#writing = window.setTimeout(this.#flush, CALM);
  };

  #seek(refs: readonly Ref[]) {
    const { model } = this;
    if (!model) return;
    const corners = refs.flatMap((ref) => cornersOf(this.#items.get(keyOf(ref))?.geometry));
    const [first, ...rest] = corners;
    if (!first) return;
    const found = fit([first, ...rest], 11);
    const camera = { ...found, bearing: model.state.camera.bearing, pitch: model.state.camera.pitch };
    const map = this.#stage?.map;
    // What is in view already stays where the reader has it.
    if (map && within(map, corners) && model.state.camera.zoom > found.zoom - 3) return;
    if (!map || wantsStill() || !this.#stage) this.wish({ change: { camera }, history: 'replace' });
    else map.flyTo({ center: [...camera.center], zoom: camera.zoom + this.#stage.zoomOffset, duration: 900, essential: false });
  }

  #pick(picked: readonly Picked[]) {
    const { model } = this;
    if (!model || this.draft || this.#stage?.map.getCanvas().style.cursor === 'crosshair') return;
    const byLayer = new Map(model.layers.map(({ id, dataset }) => [id, dataset]));
    const keys = picked.flatMap(({ layer, properties }) => (layer === ANSWERS ? String(properties['keys']).split(' ') : [keyOf({ layer: byLayer.get(layer) ?? layer, id: String(properties['id']) })]));
    const things = [...new Set(keys)].flatMap((key) => this.#items.get(key) ?? []);
    const sort = SORTS.find((kinds) => things.some(({ kind }) => kinds.includes(kind)));
    const chosen = things.filter(({ kind }) => sort?.includes(kind)).slice(0, MOST);
    if (chosen.length === 0) {
      if (model.state.selection.length > 0) this.wish({ change: { selection: [] }, history: 'push' });
      return;
    }
    this.wish({ change: { selection: chosen.map(({ ref }) => ref), panel: 'item' }, history: 'push' });
  }

  #toggle(panel: Panel) {
    const { model } = this;
    if (!model) return;
    const open = model.state.panel === panel ? undefined : panel;
    this.wish({ change: { panel: open }, history: 'push' });
    if (open) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.panel > h2')?.focus());
  }

  #close = () => {
    const was = this.model?.state.panel;
    this.tall = false;
    this.wish({ change: { panel: undefined }, history: 'push' });
    this.renderRoot.querySelector<HTMLElement>(`nav button[data-panel="${was ?? ''}"]`)?.focus();
  };

  #press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  #zoom(by: 1 | -1) {
    const map = this.#stage?.map;
    const how = { animate: !wantsStill() };
    if (by > 0) map?.zoomIn(how);
    else map?.zoomOut(how);
  }

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
          ({ one, label }) => html`<button data-panel=${one} aria-expanded=${panel === one ? 'true' : 'false'} aria-controls="panel" ?disabled=${!model} @click=${() => this.#toggle(one)}>${icon(one)}<span>${label}</span></button>`,
        )}
      </nav>
      <main><section id="panel" class=${`panel ${panel ?? ''}`} ?hidden=${!panel} aria-label=${panel ? panelLabel(panel) : nothing} @keydown=${this.#press}>
        ${panel
          ? html`<h2 tabindex="-1">${headingOf(panel)}</h2>
              <div class="close">
                <button class="taller" aria-pressed=${this.tall ? 'true' : 'false'} aria-label=${msg('Taller')} @click=${() => (this.tall = !this.tall)}>${this.tall ? '⌄' : '⌃'}</button
                ><button aria-label=${msg('Close')} @click=${this.#close}>×</button>
              </div>`
          : nothing}
        ${this.#panel(panel)} ${model ? html`<atlas-bring ?hidden=${panel !== 'bring'}></atlas-bring>` : nothing}
      </section>
      <div class="map">
        <slot name="map"></slot>
        ${model ? nothing : html`<p class="waits" role="status">${this.failure || msg('Taking out the maps …')}</p>`}
        <div class="over">
          <story-graticule class="margin" .map=${this.map} .locale=${this.#lang}></story-graticule>
          <story-scale class="scale" .map=${this.map} .locale=${this.#lang}></story-scale>
          <div class="said">
            <div role="status">${[this.tidings, ...this.notices].filter(Boolean).map((line) => html`<p>${line}</p>`)}</div>
            ${model && this.map && model.state.comparison?.kind !== 'dates' ? html`<p class="as">${asOn(model.state)}</p>` : nothing}
          </div>
          ${this.map
            ? html`<div class="zooms"><button aria-label=${msg('Closer')} @click=${() => this.#zoom(1)}>+</button><button aria-label=${msg('Farther')} @click=${() => this.#zoom(-1)}>−</button></div>
                <atlas-measure></atlas-measure>`
            : nothing}
          ${model ? this.#credits(model) : nothing}
        </div>
         ${model?.state.comparison ? html`<atlas-compare .makeStage=${this.makeSecond} .draft=${this.draft}></atlas-compare>` : nothing}
      </div>
      ${model ? html`<atlas-time></atlas-time>` : nothing}</main>
    `;
  }

  #panel(panel: Panel | undefined) {
    switch (panel) {
      case 'layers':
        return html`<atlas-layers></atlas-layers>`;
      case 'ask':
        return html`<atlas-ask></atlas-ask>`;
      case 'item':
        return html`<atlas-item></atlas-item>`;
      case 'table':
        return html`<atlas-table></atlas-table>`;
      case 'compare':
        return html`<atlas-versus></atlas-versus>`;
      case 'take':
        return html`<atlas-take .patterns=${this.data?.patterns} .terms=${this.data?.terms}></atlas-take>`;
      default:
        // What was brought stays when its panel is closed: that one is always there, and hidden.
        return nothing;
    }
  }

  #credits({ state, layers, datasets }: AtlasModel) {
    const on = new Set(state.layers.map(({ id }) => id));
    const used = new Set(layers.filter(({ id }) => on.has(id)).map(({ dataset }) => dataset));
    const lines = new Set(datasets.filter(({ id }) => used.has(id)).map(({ credit }) => credit));
    return html`<details class="credits"><summary>${msg('Sources')}</summary><p>${[...lines].join(' · ')}</p></details>`;
  }
}

/** Of a range the map shows one day: it says which. */
function asOn({ time: { now, until }, calendar, lang }: AtlasState): string {
  const day = dayIn(now ?? until, calendar, lang);
  return msg(str`As on ${day}`);
}

/** CSS pixels from which map and panel stand beside each other: see the stylesheet. */
const WIDE = 736;

function headingOf(panel: Panel): string {
  switch (panel) {
    case 'layers':
      return msg('Layers of the map');
    case 'ask':
      return msg('Ask the atlas');
    case 'item':
      return msg('What is selected');
    case 'table':
      return msg('Table of all that answers');
    case 'compare':
      return msg('Compare two dates or layers');
    case 'bring':
      return msg('Bring your own');
    case 'take':
      return msg('Take away');
  }
}

/**
 * What the stage shows of a state. Of a range the last day is shown: a map has one. While two dates or layers are
 * compared it is the left one: `<atlas-compare>` lays the right one over it.
 */
export function sceneOf(state: AtlasState): Scene {
  const { camera, time, layers, selection, area } = sideOf(state, 'left');
  const now = time.now ?? time.until;
  const named = [...selection, ...(area?.kind === 'near' && isRef(area.of) ? [area.of] : [])].filter(({ layer }) => layer === 'places').map(({ id }) => id);
  return { camera, when: { edtf: '', from: now, until: now, now }, layers: Object.fromEntries(layers.map(({ id, opacity }) => [id, { opacity, drawn: 1 }])), names: named };
}

/** The same, but for what an address rounds away. */
const nearly = (a: Camera, b: Camera) =>
  Math.abs(a.center[0] - b.center[0]) < 1e-5 && Math.abs(a.center[1] - b.center[1]) < 1e-5 && Math.abs(a.zoom - b.zoom) < 5e-3 && Math.abs(a.bearing - b.bearing) < 0.05 && Math.abs(a.pitch - b.pitch) < 0.05;

/** The first letter of a search need not wait for the index. Safari has no idle time to give. */
function whenIdle(work: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3000 });
  else setTimeout(work, 0);
}

/** Every corner of a geometry. */
function cornersOf(geometry: Item['geometry']): readonly LngLat[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(cornersOf);
  const flat = (value: unknown): readonly LngLat[] => (Array.isArray(value) ? (typeof value[0] === 'number' ? [[value[0], value[1] as number]] : value.flatMap(flat)) : []);
  return flat(geometry.coordinates);
}

function within(map: MapLibreMap, corners: readonly LngLat[]): boolean {
  const bounds = map.getBounds();
  return corners.every(([lng, lat]) => lng > bounds.getWest() && lng < bounds.getEast() && lat > bounds.getSouth() && lat < bounds.getNorth());
}

const ICONS: Readonly<Record<Panel, string>> = {
  layers: 'M11 3L20 8L11 13L2 8ZM2 12L11 17L20 12M2 16L11 21L20 16',
  ask: 'M9.5 3A6.5 6.5 0 1 1 9.5 16A6.5 6.5 0 1 1 9.5 3ZM14.3 14.3L20 20',
  item: 'M11 20.5C6 14.5 4.5 12 4.5 9A6.5 6.5 0 0 1 17.5 9C17.5 12 16 14.5 11 20.5ZM11 6.5A2.5 2.5 0 1 1 11 11.5A2.5 2.5 0 1 1 11 6.5Z',
  table: 'M2.5 4H19.5V18.5H2.5ZM2.5 8.5H19.5M2.5 13.5H19.5M8 8.5V18.5',
  compare: 'M2.5 4H19.5V18.5H2.5ZM11 2V20.5M8 9L5.5 11.3L8 13.5M14 9L16.5 11.3L14 13.5',
  bring: 'M11 2.5V13.5M7 9.5L11 13.5L15 9.5M3 15V19.5H19V15',
  take: 'M11 13.5V2.5M7 6.5L11 2.5L15 6.5M3 15V19.5H19V15',
};

const icon = (panel: Panel) => html`<svg viewBox="0 0 22 22" aria-hidden="true">${svg`<path d=${ICONS[panel]} />`}</svg>`;

