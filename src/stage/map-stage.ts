import 'maplibre-gl/dist/maplibre-gl.css';
import './overlays.css';
import './map-workers.ts';
import { Map as MapLibreMap, type MapLayerMouseEvent, type MapOptions } from 'maplibre-gl';
import type { Dataset, Layer, Pattern } from '../../geo/layer.ts';
import type { Camera, LayerState, Scene } from '../story/story.ts';
import { changesBetween, type SceneChange } from './changes.ts';
import { scaleFor, zoomOffset } from './frame.ts';
import { lacksTiles, removeStyle } from './maplibre-private.ts';
import { ThrottledState } from './throttled-state.ts';
import { Patterns } from './patterns.ts';
import type { ReadyGround } from './ground/ready-ground.ts';
import { datasetOf, Terrain } from './terrain.ts';
import { MovingMarkers, MARKER_SPACE } from './moving-markers.ts';
import type { Inset, LiveStage, Picked } from './stage.ts';
import { Snow } from './snow.ts';
import { resolveColors, type Tokens } from '../drawing/colors.ts';
import { emptyStyle, firstStyle, layerOf, paintOf, setPaint, sourceOf, styleIds, styleLayers } from './style.ts';
import { fieldOfView } from '../drawing/view.ts';

export interface MapStageOptions {
  readonly container: HTMLElement;
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  /** Fill patterns, by the names that layers use in `fill-pattern`. */
  readonly patterns?: Readonly<Record<string, Pattern>>;
  /** Whether the map goes on beyond 180 degrees, for data of the whole Earth. */
  readonly repeats?: boolean | undefined;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
  readonly lang: string;
  /** The accessible name of the map. */
  readonly title?: string;
  /** Looks up the colours of the layers, which are written as custom properties. */
  readonly tokens: Tokens;
  /** The colour of the background: a CSS colour or `var(--name)`. */
  readonly paper: string;
  /** The colour above the horizon, which is in view at a steep pitch: a CSS colour or `var(--name)`. */
  readonly sky: string;
  /** Who handles a plain wheel: the page (default), which scrolls, or the map, which zooms. */
  readonly wheel?: 'zooms';
  /** The first scene, if it is known: then it is part of the first style. */
  readonly scene?: Scene | undefined;
  /** The most tiles of each source that are cached after they have left the pane; MapLibre's default is five panes. */
  readonly maxTileCache?: number;
  /** Called once for each dataset that did not load. Everything else works. */
  readonly onMissing?: (dataset: Dataset) => void;
  /**
   * Called when the reader clicks on the map, with the features there, topmost first; the list may be empty. `at` is a
   * point of the window in CSS pixels; the event says which keys were held.
   */
  readonly onPick?: (
    picked: readonly Picked[],
    at: { readonly x: number; readonly y: number },
    event: MouseEvent,
  ) => void;
}

/** CSS pixels around a click within which features are found: a finger is not precise. */
const CLICK_RADIUS = 8;

/**
 * Shows scenes on a MapLibre map. Throws where the browser has no WebGL.
 *
 * Sources are added when a scene first needs them, so a story fetches what it shows and no more.
 */
export class MapStage implements LiveStage {
  readonly map: MapLibreMap;
  #options: MapStageOptions;
  /** The layers in the colours of the current theme, from the bottom up. */
  #layers: readonly Layer[];
  #shown: Scene | undefined;
  #wanted: Scene | undefined;
  #inset: Inset = { top: 0, right: 0, bottom: 0, left: 0 };
  #ready = false;
  #style: MapLibreMap['style'] | undefined;
  #free = false;
  #lang: string;
  #missing = new Set<string>();
  /** By the id of their dataset. */
  #grounds = new Map<string, ReadyGround>();
  #patterns: Patterns;
  /** The factor for label sizes: see {@link scaleFor}. */
  #scale: number;
  #markers: MovingMarkers;
  #snow: Snow;
  #terrain: Terrain;
  #state: ThrottledState;

  constructor(options: MapStageOptions) {
    this.#options = options;
    this.#lang = options.lang;
    this.#layers = resolveColors(options.layers, options.tokens);
    const paper = resolveColors(options.paper, options.tokens);
    this.#scale = letteringScale(options.container);
    this.map = new MapLibreMap({
      container: options.container,
      style: options.scene
        ? firstStyle(options.scene, { ...options, layers: this.#layers, paper, scale: this.#scale })
        : emptyStyle(paper, options.lang, this.#scale),
      ...(options.scene
        ? { ...options.scene.camera, center: [...options.scene.camera.center] as [number, number] }
        : {}),
      interactive: true,
      ...(options.title ? { locale: { 'Map.Title': options.title } } : {}),
      attributionControl: false,
      // Scenes move the map. The reader may do so only after `setFree`: a wheel or a touch in passing must not.
      ...NO_HANDLERS,
      renderWorldCopies: options.repeats === true,
      fadeDuration: 150,
      ...(options.maxTileCache === undefined ? {} : { maxTileCacheSize: options.maxTileCache }),
      maxPitch: 80,
    });
    this.#patterns = new Patterns(this.map, options.patterns ?? {}, options.tokens, this.#scale);
    this.map.getCanvas().tabIndex = -1;
    this.#terrain = new Terrain(
      this.map,
      options.datasets.find(({ delivery }) => delivery.kind === 'raster-dem'),
      options.root,
    );
    this.#state = new ThrottledState(this.map);
    this.#snow = new Snow(this.map.getCanvasContainer());
    this.#markers = new MovingMarkers(this.map, options.lang);
    this.map.on('style.load', this.#onStyleLoad);
    this.map.on('webglcontextlost', this.#onContextLost);
    this.map.on('resize', this.#refit);
    this.map.on('resize', this.#rescale);
    this.map.on('error', this.#onError);
    if (options.wheel !== 'zooms') this.map.on('wheel', this.#leaveWheelToPage);
    this.map.on('click', this.#onClick);
  }

  get camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return {
      center: [lng, lat],
      zoom: this.map.getZoom() - this.zoomOffset,
      bearing: this.map.getBearing(),
      pitch: this.map.getPitch(),
    };
  }

  get zoomOffset(): number {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return zoomOffset(clientWidth, clientHeight, this.#inset);
  }

  /** Whether a part of the map shows nothing yet. `sourcesOnly`: whether a whole source has not arrived. */
  lacks(sourcesOnly: boolean): boolean {
    return this.#ready && lacksTiles(this.map, sourcesOnly);
  }

  get isBlank(): boolean {
    const { layers = {} } = this.#wanted ?? this.#options.scene ?? {};
    const used = new Set(this.#layers.filter(({ id }) => (layers[id]?.opacity ?? 0) > 0).map(({ dataset }) => dataset));
    return [...used].filter((id) => this.#missing.has(id)).length > used.size / 2;
  }

  show(scene: Scene): void {
    this.#wanted = scene;
    if (!this.#ready) return;
    const state: Record<string, unknown> = {};
    for (const change of changesBetween(this.#shown, scene)) this.#apply(change, state);
    if (Object.keys(state).length > 0) this.#state.set(state);
    this.#shown = scene;
  }

  setInset(inset: Inset): void {
    const was = this.#inset;
    if (was.top === inset.top && was.right === inset.right && was.bottom === inset.bottom && was.left === inset.left)
      return;
    this.#inset = inset;
    this.#refit();
  }

  look(camera: Camera): void {
    if (this.#wanted) this.#wanted = { ...this.#wanted, camera };
    if (!this.#ready || !this.#shown) return;
    this.#setCamera(camera);
    this.#shown = { ...this.#shown, camera };
  }

  setFree(free: boolean): void {
    this.#free = free;
    for (const name of HANDLERS) this.map[name][free ? 'enable' : 'disable']();
    this.map.getCanvas().tabIndex = free ? 0 : -1;
    // The reader has moved the camera: compare the next scene with where it is now.
    if (!free && this.#shown) this.#shown = { ...this.#shown, camera: this.camera };
  }

  setLanguage(lang: string): void {
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.#markers.setLanguage(lang);
    if (this.#ready) this.map.setGlobalStateProperty('lang', lang);
  }

  /** Reads all colours again. Call it when the theme has changed. */
  recolour(): void {
    const { tokens, paper, layers } = this.#options;
    this.#layers = resolveColors(layers, tokens);
    if (!this.#ready) return;
    this.map.setPaintProperty('paper', 'background-color', resolveColors(paper, tokens));
    this.#patterns.redraw();
    this.#setSky();
    for (const layer of this.#layers.filter((one) => this.#isAdded(one))) {
      for (const { id, paint } of styleLayers(layer)) {
        for (const [property, value] of Object.entries(paint ?? {})) setPaint(this.map, { id, property, value });
      }
      this.#setLayerState(layer.id, this.#shown?.layers[layer.id] ?? HIDDEN);
    }
  }

  /** Draws a ground that has been read. Until then its layers are empty, and those that it replaces are drawn. */
  setGround(ground: ReadyGround): void {
    this.#grounds.set(ground.dataset, ground);
    const layers = this.#options.layers.map((layer) => {
      const style = ground.styles[layer.id];
      return style ? { ...layer, style } : layer;
    });
    this.#options = { ...this.#options, layers };
    this.#layers = resolveColors(layers, this.#options.tokens);
    if (this.#ready) this.#drawGround(ground);
  }

  #drawGround({ sprites, styles }: ReadyGround) {
    for (const { id, url } of sprites) this.map.addSprite(id, url);
    if (this.#shown) for (const id of Object.keys(styles)) this.#setLayerState(id, stateIn(this.#shown, id));
    this.#drawReplaced();
  }

  /** Draws or hides layers that a ground replaces. */
  #drawReplaced() {
    if (!this.#ready || !this.#shown) return;
    for (const { id, replacedBy } of this.#layers) if (replacedBy) this.#setLayerState(id, stateIn(this.#shown, id));
  }

  /** Whether another layer is drawn in place of this one. */
  #isReplaced({ replacedBy }: Layer): boolean {
    const other = this.#layers.find(({ id }) => id === replacedBy);
    return other !== undefined && other.style.length > 0 && !this.#missing.has(other.dataset);
  }

  destroy(): void {
    // A ground may arrive later.
    this.#ready = false;
    this.#state.forget();
    this.#markers.destroy();
    this.map.remove();
  }

  /** Called when the style has loaded, and again after a lost context was restored. */
  #onStyleLoad = () => {
    // The first style contains the scene of the options; by now another scene may be wanted.
    const was = this.#shown ?? this.#options.scene;
    this.#ready = true;
    this.#style = this.map.style;
    this.#shown = undefined;
    this.#setSky();
    this.#markers.start();
    this.map.setGlobalStateProperty('lang', this.#lang);
    this.map.setGlobalStateProperty('scale', this.#scale);
    if (!this.#wanted) return;
    for (const id of Object.keys(was?.layers ?? {})) if (!this.#wanted.layers[id]) this.#setLayerState(id, HIDDEN);
    this.show(this.#wanted);
    for (const ground of this.#grounds.values()) this.#drawGround(ground);
  };

  /** A map that has lost its context has no style until the context is restored; until then nothing is applied. */
  #onContextLost = () => {
    this.#ready = false;
    this.#state.forget();
    if (this.#style) removeStyle(this.#style);
    this.#style = undefined;
  };

  /** Shows the same scene in a pane of another size. */
  #refit = () => {
    this.#snow.draw();
    if (this.#ready && this.#shown && !this.#free) this.#setCamera(this.#shown.camera);
  };

  /** Scales the labels when the page's font size has changed. */
  #rescale = () => {
    const scale = letteringScale(this.map.getContainer());
    if (scale === this.#scale) return;
    this.#scale = scale;
    this.#patterns.scale = scale;
    if (this.#ready) this.map.setGlobalStateProperty('scale', scale);
  };

  /** Applies a change. Global state is collected in `state`: each time it is set, MapLibre rebuilds tiles. */
  #apply(change: SceneChange, state: Record<string, unknown>) {
    switch (change.kind) {
      case 'camera':
        if (!this.#free) this.#setCamera(change.camera);
        return;
      case 'day':
        state.when = change.day;
        return;
      case 'names':
        state.names = [...change.names];
        return;
      case 'pace':
        state.pace = change.days;
        return;
      case 'show':
        this.#setLayerState(change.layer, change);
        return;
      case 'hide':
        this.#setLayerState(change.layer, HIDDEN);
    }
  }

  /** Sets the sky: the background colour fades into it at the horizon. */
  #setSky() {
    const [sky, haze] = [
      resolveColors(this.#options.sky, this.#options.tokens),
      resolveColors(this.#options.paper, this.#options.tokens),
    ];
    this.map.setSky({
      'sky-color': sky,
      'horizon-color': haze,
      'fog-color': haze,
      'sky-horizon-blend': 0.8,
      'horizon-fog-blend': 0.6,
      'fog-ground-blend': 0.75,
      'atmosphere-blend': 0,
    });
  }

  #setCamera({ center, zoom, bearing, pitch }: Camera) {
    this.#terrain.setPitch(pitch);
    this.map.setVerticalFieldOfView(fieldOfView(this.map.getContainer().clientHeight, this.zoomOffset));
    this.map.jumpTo({ center: [...center], zoom: zoom + this.zoomOffset, bearing, pitch, padding: { ...this.#inset } });
  }

  #setLayerState(id: string, state: LayerState) {
    const layer = this.#layers.find((one) => one.id === id);
    if (!layer) return;
    const visible = state.opacity > 0 && layer.style.length > 0 && !this.#isReplaced(layer);
    if (!this.#isAdded(layer)) {
      if (!visible) return;
      this.#add(layer);
    }
    for (const name of styleIds(layer)) {
      const visibility = visible ? 'visible' : 'none';
      if ((this.map.getLayoutProperty(name, 'visibility') ?? 'visible') !== visibility)
        this.map.setLayoutProperty(name, 'visibility', visibility);
    }
    for (const setting of paintOf(layer, state)) setPaint(this.map, setting);
    this.#markers.set(layer, state);
    this.#snow.set(layer, state);
  }

  #isAdded(layer: Layer): boolean {
    return styleIds(layer).some((name) => this.map.getLayer(name));
  }

  #add(layer: Layer) {
    const dataset = this.#options.datasets.find(({ id }) => id === layer.dataset);
    if (!dataset) return;
    const sources = this.#grounds.get(dataset.id)?.sources ?? { [dataset.id]: sourceOf(dataset, this.#options.root) };
    for (const [id, source] of Object.entries(sources)) if (!this.map.getSource(id)) this.map.addSource(id, source);
    const above = this.#layers.slice(this.#layers.indexOf(layer) + 1).find((other) => this.#isAdded(other));
    const before = above ? styleIds(above)[0] : MARKER_SPACE;
    for (const style of styleLayers(layer)) this.map.addLayer(style, before);
  }

  #onError = (event: { readonly error: { readonly message: string }; readonly sourceId?: string }) => {
    const dataset = this.#options.datasets.find(({ id }) => id === datasetOf(event.sourceId ?? ''));
    if (!dataset) {
      console.error(event.error);
      return;
    }
    if (this.#missing.has(dataset.id)) return;
    this.#missing.add(dataset.id);
    this.#options.onMissing?.(dataset);
    this.#drawReplaced();
  };

  /** Leaves a plain wheel to the page. With Ctrl, or by a pinch on a trackpad, the map zooms if it is free. */
  #leaveWheelToPage = (event: { readonly originalEvent: WheelEvent; preventDefault(): void }) => {
    if (!event.originalEvent.ctrlKey) event.preventDefault();
  };

  #onClick = ({ point, originalEvent }: Pick<MapLayerMouseEvent, 'point' | 'originalEvent'>) => {
    const features = this.map.queryRenderedFeatures([
      [point.x - CLICK_RADIUS, point.y - CLICK_RADIUS],
      [point.x + CLICK_RADIUS, point.y + CLICK_RADIUS],
    ]);
    const picked = features.map(({ layer, properties }) => ({ layer: layerOf(layer.id), properties }));
    // A feature may be found twice: it may have a dot and a label, or lie in two tiles.
    const unique = new Map(picked.map((one) => [`${one.layer}/${String(one.properties.id)}`, one]));
    this.#options.onPick?.([...unique.values()], { x: originalEvent.clientX, y: originalEvent.clientY }, originalEvent);
  };
}

const HIDDEN: LayerState = { opacity: 0, drawn: 1 };

const stateIn = ({ layers }: Scene, id: string): LayerState => layers[id] ?? HIDDEN;

/** The factor for label sizes. MapLibre sets the font of its own container, so the page's is read from its parent. */
const letteringScale = ({ parentElement }: HTMLElement): number =>
  parentElement ? scaleFor(parseFloat(getComputedStyle(parentElement).fontSize)) : 1;

const HANDLERS = [
  'dragPan',
  'dragRotate',
  'touchZoomRotate',
  'touchPitch',
  'doubleClickZoom',
  'scrollZoom',
  'boxZoom',
  'keyboard',
] as const;

const NO_HANDLERS: Partial<MapOptions> = Object.fromEntries(HANDLERS.map((name) => [name, false]));
