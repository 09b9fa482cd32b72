/** A small page for single panels of the atlas: it applies every request, and records it. */
import '../../src/entries/story.css';
import { ContextProvider } from '@lit/context';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { actors } from '../../geo/actors.ts';
import type { Dataset, Layer, Origin } from '../../geo/layer.ts';
import type { AtlasEvidence, ReferenceRecord } from '../../src/atlas/core/evidence.ts';
import { defineAtlas } from '../../src/atlas/page/define.ts';
import { atlasContext, type AtlasModel, type ChangeRequest } from '../../src/atlas/ui/model.ts';
import { recordQuery, recordsByKey } from '../../src/atlas/core/query.ts';
import { ownShownOn } from '../../src/atlas/map/atlas-map.ts';
import type { OwnLayer } from '../../src/atlas/core/own-layer.ts';
import { nothing } from '../../src/atlas/core/import-result.ts';
import { packFeatures } from '../../src/atlas/import/pack-features.ts';
import { OwnLayers } from '../../src/atlas/map/own-layers.ts';
import { readRecords } from '../../src/atlas/core/records.ts';
import { initialState, keyOf, type AtlasCatalogue } from '../../src/atlas/core/state.ts';
import { dayOf } from '../../src/story/when.ts';

export const day = (iso: string): number => dayOf(iso) ?? NaN;

const collection = (features: readonly (readonly [Record<string, unknown>, Geometry])[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
});
const point = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] });

/** Three places in a row along a parallel, a little under nine kilometres apart. */
export const places = collection([
  [
    {
      id: 'harbour',
      name_en: 'The Harbour',
      name_fa: 'بندر',
      kind: 'port',
      confidence: 'high',
      what_it_is: 'A port',
      historical_names: 'Haven',
    },
    point(49.4, 37.4),
  ],
  [
    { id: 'bridge', name_en: 'Ferry Bridge', kind: 'bridge', confidence: 'medium', what_it_is: 'A bridge' },
    point(49.5, 37.4),
  ],
  [
    { id: 'town', name_en: 'Millertown', kind: 'town', confidence: 'high', what_it_is: '<b>A town</b>' },
    point(49.6, 37.4),
  ],
]);

export const events = collection([
  [
    {
      id: 'landing',
      title: 'The landing',
      description: 'Ships came.',
      date: '1920-05-18',
      confidence: 'high',
      places: 'harbour',
      actor_key: 'soviet',
      sources: 'diary',
      people: 'captain',
    },
    point(49.4, 37.4),
  ],
  [
    {
      id: 'council',
      title: 'A council',
      description: 'They met.',
      date: '1920-06~',
      confidence: 'low',
      places: 'town',
      actor_key: 'republic',
      sources: 'diary;annals',
      dispute: 'Where, is disputed.',
    },
    point(49.6, 37.4),
  ],
  [
    {
      id: 'bridge-burnt',
      title: 'The bridge burns',
      description: 'Fire.',
      date: '1920-08-22/1920-08-25',
      confidence: 'medium',
      places: 'bridge',
      sources: 'annals',
    },
    point(49.5, 37.4),
  ],
]);

const work = (id: string, title: string): ReferenceRecord => ({
  id,
  title,
  text: `${title}, 1921.`,
  bibtex: `@book{${id},\n\ttitle = {${title}},\n\tyear = {1921},\n}`,
  ris: `TY  - BOOK\nTI  - ${title}\nPY  - 1921\nER  - `,
  csl: { id, type: 'book', title, issued: { 'date-parts': [[1921]] } },
});

export const evidence: AtlasEvidence = {
  people: [
    {
      id: 'captain',
      names: { en: 'The Captain' },
      born: '1880',
      died: '',
      lifeNote: '',
      role: 'sailor',
      bio: 'He sailed.',
      sources: ['diary'],
      confidence: 'medium',
    },
  ],
  references: [work('annals', 'Annals of the Coast'), work('diary', 'A Diary'), work('unused', 'Never Cited')],
  steps: [],
};

const records = readRecords(
  [
    { layer: 'places', kind: 'place', theme: 'places', collection: places },
    { layer: 'events', kind: 'event', theme: 'events', collection: events, precision: 5000 },
  ],
  evidence,
);

const dataset = (id: string, title: string): Dataset & Origin => ({
  id,
  title: { en: title },
  delivery: { kind: 'geojson', path: `layers/${id}.geojson` },
  source: { en: `A survey of ${id}` },
  credit: { en: `${title}: the survey` },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  depicts: '1920',
  precision: 100,
  method: { en: 'By hand' },
  properties: {},
});

export const datasets: readonly (Dataset & Origin)[] = [
  dataset('places', 'Gazetteer'),
  dataset('events', 'Chronology'),
];

const dots = (id: string, title: string, colour: string): Layer => ({
  id,
  theme: id === 'places' ? 'places' : 'events',
  title: { en: title },
  dataset: id,
  style: [
    {
      type: 'circle',
      paint: { 'circle-radius': 5, 'circle-color': colour, 'circle-opacity': 1, 'circle-stroke-opacity': 1 },
    },
  ],
  legend: [{ symbol: { kind: 'point', colour }, label: { en: title } }],
});

export const layers: readonly Layer[] = [
  dots('places', 'Places', 'var(--map-ink)'),
  dots('events', 'Events', 'var(--story-accent)'),
];

export const catalogue: AtlasCatalogue = {
  langs: ['en', 'fa'],
  camera: { center: [49.5, 37.4], zoom: 9, bearing: 0, pitch: 0 },
  layers: layers.map(({ id }) => ({ id, on: true })),
  time: { from: day('1905-01-01'), until: day('1921-12-31') },
};

/** The requests of a panel, in order. */
export interface SentEvents {
  readonly requests: ChangeRequest[];
  readonly sought: string[];
}

export interface PanelHarness extends SentEvents {
  readonly host: HTMLElement;
  readonly model: AtlasModel;
  set(change: Partial<AtlasModel>): void;
}

type Tool = Extract<keyof HTMLElementTagNameMap, `atlas-${string}`>;

/** Puts a panel into the page, in a provider that does what the page of the atlas does. */
export async function openPanel<K extends Tool>(
  tag: K,
  change: Partial<AtlasModel> = {},
  dress: (tool: HTMLElementTagNameMap[K]) => void = () => undefined,
): Promise<PanelHarness & { readonly tool: HTMLElementTagNameMap[K] }> {
  defineAtlas();
  document.documentElement.lang = 'en';
  document.title = 'The Coast';
  const host = document.createElement('main');
  document.body.replaceChildren(host);
  const ask = recordQuery(
    records,
    (text) => new Set(records.filter(({ title }) => title.en.toLowerCase().includes(text)).map(({ key }) => key)),
  );
  const state = initialState(catalogue);
  const result = (model: AtlasModel): AtlasModel => ({ ...model, results: change.results ?? ask(model.state) });
  let model: AtlasModel = result({
    state,
    catalogue,
    records: recordsByKey(records),
    results: [],
    layers,
    datasets,
    evidence,
    actors,
    own: [],
    map: undefined,
    root: new URL('/tests/', location.href).href,
    tool: 'none',
    ...change,
  });
  const ownLayers = change.map && new OwnLayers(change.map);
  const provider = new ContextProvider(host, { context: atlasContext, initialValue: model });
  const set = (more: Partial<AtlasModel>) => {
    model = result({ ...model, ...more });
    provider.setValue(model);
    ownLayers?.show(model.own, model.state.selection, ownShownOn(model, 'left'));
  };
  const [requests, sought]: [ChangeRequest[], string[]] = [[], []];
  host.addEventListener('atlas-request', ({ detail }) => {
    requests.push(detail);
    set({ state: { ...model.state, ...detail.change } });
  });
  host.addEventListener('atlas-seek', ({ detail }) => sought.push(...detail.map(keyOf)));
  host.addEventListener('atlas-own', ({ detail }) => {
    set({ own: detail });
  });
  host.addEventListener('atlas-tool', ({ detail }) => {
    set({ tool: detail });
  });
  const tool = document.createElement(tag);
  dress(tool);
  host.append(tool);
  await tool.updateComplete;
  return {
    host,
    tool,
    requests,
    sought,
    set,
    get model() {
      return model;
    },
  };
}

/** An imported layer with these features. */
export function importedLayer(features: readonly unknown[], id = 'own-1'): OwnLayer {
  return {
    id,
    title: 'stones.csv',
    visible: true,
    url: 'blob:none',
    file: undefined,
    result: packFeatures({
      ...nothing(undefined),
      kind: 'csv',
      found: features.length,
      features: features as readonly Feature<Geometry | null>[],
    }),
  };
}

/** The text that a reader sees in an element's own tree, with single spaces. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A fake map that projects points and records sources and layers. A degree is 100 pixels. */
export class FakeMap {
  readonly container = document.createElement('div');
  readonly sources = new Map<string, { data: unknown; setData(data: unknown): void; readonly spec: unknown }>();
  readonly layers: {
    readonly id: string;
    readonly source: string;
    layout: Record<string, unknown>;
    readonly spec: Record<string, unknown>;
  }[] = [];
  centre: [number, number] = [49.5, 37.4];
  zoom = 8;
  readonly #heard = new Map<string, Set<(event: unknown) => void>>();

  constructor() {
    this.container.style.cssText = 'position: relative; inline-size: 600px; block-size: 400px; touch-action: none';
    this.container.tabIndex = -1;
    const canvas = document.createElement('canvas');
    canvas.width = 600;
    canvas.height = 400;
    canvas.tabIndex = 0;
    canvas.setAttribute('aria-label', 'Map');
    this.container.append(canvas);
    document.body.append(this.container);
  }

  get map(): MapLibreMap {
    return this as unknown as MapLibreMap;
  }

  get listeners(): number {
    return [...this.#heard.values()].reduce((sum, { size }) => sum + size, 0);
  }

  on = (name: string, heard: (event: unknown) => void) => {
    this.#heard.set(name, (this.#heard.get(name) ?? new Set()).add(heard));
  };
  off = (name: string, heard: (event: unknown) => void) => {
    this.#heard.get(name)?.delete(heard);
  };
  once = (name: string, heard: (event: unknown) => void) => {
    this.#single.add(heard);
    this.on(name, heard);
  };
  readonly #single = new Set<(event: unknown) => void>();
  fire(name: string, event: unknown = {}) {
    for (const heard of this.#heard.get(name) ?? []) {
      if (this.#single.delete(heard)) this.off(name, heard);
      heard(event);
    }
  }

  getContainer = () => this.container;
  getCanvas = () => this.container.querySelector('canvas');
  getCanvasContainer = () => this.container;
  getStyle = () => ({});
  isStyleLoaded = () => true;
  triggerRepaint = () => {
    this.fire('render');
  };
  setVerticalFieldOfView = () => undefined;
  jumpTo = (to: { readonly center: readonly [number, number]; readonly zoom: number }) => {
    this.jumps.push(to);
  };
  readonly jumps: { readonly center: readonly [number, number]; readonly zoom: number }[] = [];
  readonly images = new Set<string>();
  addImage = (id: string) => {
    this.images.add(id);
  };
  hasImage = (id: string) => this.images.has(id);
  updateImage = () => undefined;
  getCenter = () => ({ lng: this.centre[0], lat: this.centre[1] });
  getZoom = () => this.zoom;
  getBearing = () => 0;
  getPitch = () => 0;
  getPadding = () => ({ top: 0, right: 0, bottom: 0, left: 0 });
  getVerticalFieldOfView = () => 36.87;
  getBounds = () => ({ getWest: () => 46.5, getSouth: () => 35.4, getEast: () => 52.5, getNorth: () => 39.4 });
  project = ({ lng, lat }: { readonly lng: number; readonly lat: number }) => ({
    x: 300 + (lng - this.centre[0]) * 100,
    y: 200 - (lat - this.centre[1]) * 100,
  });
  unproject = ([x, y]: readonly [number, number]) => ({
    lng: this.centre[0] + (x - 300) / 100,
    lat: this.centre[1] - (y - 200) / 100,
  });
  fitBounds = (bounds: unknown) => {
    this.fitted.push(bounds);
  };
  readonly fitted: unknown[] = [];

  addSource = (id: string, spec: { readonly data?: unknown }) => {
    if (this.sources.has(id)) throw new Error(`There is a source ${id} already.`);
    const source = {
      data: spec.data,
      spec,
      setData(data: unknown) {
        source.data = data;
      },
    };
    this.sources.set(id, source);
  };
  getSource = (id: string) => this.sources.get(id);
  removeSource = (id: string) => {
    if (this.layers.some(({ source }) => source === id)) throw new Error(`The source ${id} is in use.`);
    this.sources.delete(id);
  };
  addLayer = (spec: { readonly id: string; readonly source: string; readonly layout?: Record<string, unknown> }) => {
    this.layers.push({
      id: spec.id,
      source: spec.source,
      layout: { ...spec.layout },
      spec: spec as unknown as Record<string, unknown>,
    });
  };
  getLayersOrder = () => this.layers.map(({ id }) => id);
  moveLayer = () => undefined;
  getLayer = (id: string) => this.layers.find((layer) => layer.id === id);
  removeLayer = (id: string) => {
    this.layers.splice(
      this.layers.findIndex((layer) => layer.id === id),
      1,
    );
  };
  setLayoutProperty = (id: string, name: string, value: unknown) => {
    const layer = this.getLayer(id);
    if (layer) layer.layout[name] = value;
  };
  setPaintProperty = () => undefined;
  setFeatureState = () => undefined;
  removeFeatureState = () => undefined;
  queryRenderedFeatures = (): readonly unknown[] => [];
  /** Removes everything, as after a lost context. */
  forget() {
    this.sources.clear();
    this.layers.length = 0;
  }
}
