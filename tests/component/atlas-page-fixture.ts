/** The atlas's page with the shipped data, over a fake map that records its calls. */
import '../../src/entries/atlas.css';
import type { FeatureCollection, Geometry } from 'geojson';
import control from '../../geo/layers/control.geojson?raw';
import events from '../../geo/layers/events.geojson?raw';
import movements from '../../geo/layers/movements.geojson?raw';
import places from '../../geo/layers/places.geojson?raw';
import road from '../../geo/layers/road.geojson?raw';
import roads from '../../geo/layers/roads.geojson?raw';
import { actors } from '../../geo/actors.ts';
import { atlas, titlesIn } from '../../geo/atlas.ts';
import { layers } from '../../geo/catalog.ts';
import { documented as datasets } from '../../geo/origins.ts';
import type { AtlasData, AtlasPage, MakeStage } from '../../src/atlas/page/atlas-page.ts';
import { defineAtlas } from '../../src/atlas/page/define.ts';
import type { AtlasEvidence, StepRecord } from '../../src/atlas/core/evidence.ts';
import { readRecords, type RecordSource } from '../../src/atlas/core/records.ts';
import { catalogueOf } from '../../src/atlas/core/state.ts';
import { dayOf } from '../../src/story/when.ts';
import { styleIds } from '../../src/stage/style.ts';
import type { Picked } from '../../src/stage/stage.ts';
import type { Camera, Scene } from '../../src/story/story.ts';
import { LiveRecordingStage, until } from './fixture.ts';

export const day = (iso: string): number => dayOf(iso) ?? NaN;

const collections: Readonly<Record<string, string>> = { places, events, movements, road, roads, control };

const sources = atlas.records.map(({ dataset, kind, precision }): RecordSource => ({
  layer: dataset,
  kind,
  theme: dataset,
  titles: titlesIn(dataset),
  collection: JSON.parse(collections[dataset] ?? '') as FeatureCollection<Geometry | null>,
  ...(precision === undefined ? {} : { precision }),
}));

const step: StepRecord = {
  story: 'gilan-1920',
  lang: 'en',
  id: 'landing',
  title: 'Dawn at Ghazian',
  chapter: '',
  href: 'gilan-1920/en/#landing',
  events: ['ev041'],
  places: ['anzali'],
  people: ['kuchik'],
  draws: ['red-flotilla-1920'],
};

const evidence: AtlasEvidence = {
  people: [
    {
      id: 'kuchik',
      names: { en: 'Mirza Kuchik Khan', fa: 'میرزا کوچک خان' },
      born: '1880',
      died: '1921',
      lifeNote: '',
      role: 'leader',
      bio: 'He led the Jangalis.',
      sources: [],
      confidence: 'high',
    },
  ],
  references: [
    {
      id: 'iranica-jangali',
      title: 'Jangali Movement',
      text: 'Jangali Movement. Encyclopaedia Iranica. https://example.org/j',
      bibtex: '',
      ris: '',
      csl: {},
      url: 'https://example.org/j',
      consulted: 'read',
    },
  ],
  steps: [step],
  citations: [
    {
      story: 'gilan-1920',
      step: 'landing',
      source: 'iranica-jangali',
      claim: 'The peace of 12 August',
      support: "Dailami after Fakhra'i",
    },
  ],
  features: { places: 111 },
};

export const data: AtlasData = {
  catalogue: catalogueOf(layers, atlas, ['en', 'fa']),
  records: readRecords(sources, evidence),
  layers,
  datasets,
  evidence,
  actors,
  sorts: atlas.sorts,
  areas: atlas.areas,
  root: new URL('/', location.href).href,
  patterns: {},
  terms: atlas.terms,
};

interface Drawn {
  setData(data: FeatureCollection): void;
  data: FeatureCollection;
}

/** The part of a map that the atlas uses. */
export class AtlasMap {
  readonly sources = new Map<string, Drawn>();
  order: string[] = ['paper', 'moving-markers'];
  readonly images = new Set<string>();
  readonly heard = new Map<string, Set<(event: never) => void>>();
  readonly canvas = Object.assign(document.createElement('canvas'), { tabIndex: 0 });
  center: readonly [number, number] = [49.6, 37.3];
  zoom = 8;

  isStyleLoaded = () => true;
  hasImage = (id: string) => this.images.has(id);
  addImage = (id: string) => this.images.add(id);
  updateImage = () => undefined;
  addSource = (id: string, { data: first }: { data: FeatureCollection }) => {
    const source: Drawn = { data: first, setData: (next) => (source.data = next) };
    this.sources.set(id, source);
  };
  getSource = (id: string) => this.sources.get(id);
  addLayer = ({ id }: { id: string }, before?: string) => {
    const at = before ? this.order.indexOf(before) : -1;
    this.order.splice(at < 0 ? this.order.length : at, 0, id);
  };
  getLayer = (id: string) => (this.order.includes(id) ? { id } : undefined);
  getLayersOrder = () => [...this.order];
  removeLayer = (id: string) => {
    this.order = this.order.filter((one) => one !== id);
  };
  removeSource = (id: string) => this.sources.delete(id);
  getStyle = () => ({});
  /** The canvas is in the corner of the window; a degree is 100 pixels. */
  project = ({ lng, lat }: { readonly lng: number; readonly lat: number }) => ({
    x: 300 + (lng - this.center[0]) * 100,
    y: 200 - (lat - this.center[1]) * 100,
  });
  unproject = ([x, y]: readonly [number, number]) => ({
    lng: this.center[0] + (x - 300) / 100,
    lat: this.center[1] - (y - 200) / 100,
  });
  moveLayer = (id: string, before?: string) => {
    this.order = this.order.filter((one) => one !== id);
    this.addLayer({ id }, before);
  };
  setPaintProperty = () => undefined;
  on = (name: string, listener: (event: never) => void) =>
    this.heard.set(name, (this.heard.get(name) ?? new Set()).add(listener));
  off = (name: string, listener: (event: never) => void) => this.heard.get(name)?.delete(listener);
  once = this.on;
  fire = (name: string, event: unknown = {}) => {
    for (const listener of this.heard.get(name) ?? []) listener(event as never);
  };
  getCanvas = () => this.canvas;
  getContainer = () => document.body;
  getCenter = () => ({ lng: this.center[0], lat: this.center[1] });
  getZoom = () => this.zoom;
  getBearing = () => 0;
  getPitch = () => 0;
  getBounds = () => {
    const [lng, lat] = this.center;
    return { getWest: () => lng - 1, getSouth: () => lat - 1, getEast: () => lng + 1, getNorth: () => lat + 1 };
  };
  zoomIn = () => (this.zoom += 1);
  zoomOut = () => (this.zoom -= 1);
  /** Clicks on the map, as a reader does. */
  click(at: { readonly lng: number; readonly lat: number }, type: 'click' | 'dblclick' = 'click'): void {
    const { left, top } = this.getContainer().getBoundingClientRect();
    const { x, y } = this.project(at);
    const init = { bubbles: true, composed: true, clientX: Math.round(left + x), clientY: Math.round(top + y) };
    this.canvas.dispatchEvent(new PointerEvent('pointerdown', init));
    this.canvas.dispatchEvent(new MouseEvent(type, init));
  }
  flyTo = ({ center, zoom }: { center: [number, number]; zoom: number }) => {
    this.center = center;
    this.zoom = zoom;
    this.fire('moveend');
  };
}

export class AtlasStage extends LiveRecordingStage {
  readonly drawn = new AtlasMap();
  override readonly map = this.drawn as unknown as LiveRecordingStage['map'];
  /** Selects features, as a click of a reader does. */
  pick: (picked: readonly Picked[], event?: MouseEvent) => void = () => undefined;

  override show(scene: Scene): void {
    super.show(scene);
    if (!this.free) {
      this.drawn.center = scene.camera.center;
      this.drawn.zoom = scene.camera.zoom;
    }
    for (const { id } of layers.filter((layer) => scene.layers[layer.id])) {
      const layer = layers.find((one) => one.id === id);
      for (const name of layer ? styleIds(layer) : [])
        if (!this.drawn.order.includes(name)) this.drawn.addLayer({ id: name }, 'moving-markers');
    }
  }

  override look(camera: Camera): void {
    super.look(camera);
    this.drawn.center = camera.center;
    this.drawn.zoom = camera.zoom;
  }

  override get camera() {
    const { center, zoom } = this.drawn;
    return { center: [...center] as const, zoom, bearing: 0, pitch: 0 };
  }

  /** Drags the map, as a reader does. */
  drag(center: readonly [number, number]): void {
    this.drawn.center = center;
    this.drawn.fire('moveend');
  }
}

export interface OpenAtlasPage {
  readonly page: AtlasPage;
  readonly stage: AtlasStage;
}

/** Opens the atlas at an address, and waits until its map is there. */
export async function openAtlasPage(hash = '', { broken = false } = {}): Promise<OpenAtlasPage> {
  defineAtlas();
  history.replaceState(null, '', location.pathname + location.search + hash);
  document.documentElement.lang = 'en';
  document.title = 'Atlas: a test';
  document.body.innerHTML =
    '<atlas-page langs="en fa"><div slot="map" class="map"></div><p slot="stories" class="stories"><a href="/story/">The story</a></p></atlas-page>';
  const page = document.querySelector('atlas-page') as AtlasPage;
  const stage = new AtlasStage();
  const makeStage: MakeStage = ({ container, onPick }) => {
    if (broken) throw new Error('There is no WebGL, says the test.');
    stage.pick = (picked, event = new MouseEvent('click')) => {
      onPick(picked, { x: 0, y: 0 }, event);
    };
    container.append(stage.drawn.canvas);
    return stage;
  };
  page.makeStage = makeStage;
  page.data = data;
  await until(() => page.shown !== undefined && (broken || page.map !== undefined));
  await page.updateComplete;
  return { page, stage };
}

export function closeAtlasPage(): void {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
}

/** An element of the page, by its tag. */
export async function panelIn(page: AtlasPage, tag: string): Promise<HTMLElement> {
  await until(() => page.shadowRoot?.querySelector(tag) !== null);
  const found = page.shadowRoot?.querySelector<HTMLElement & { updateComplete: Promise<unknown> }>(tag);
  if (!found) throw new Error(`There is no ${tag}.`);
  await found.updateComplete;
  return found;
}

/** The element with the focus, in any shadow root. */
export function focusedElement(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
