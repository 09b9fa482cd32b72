import 'maplibre-gl/dist/maplibre-gl.css';
import './overlays.css';
import './map-workers.ts';
import { Map as MapLibreMap, type MapLayerMouseEvent, type MapOptions } from 'maplibre-gl';
import type { Dataset, Layer, Pattern } from '../../geo/layer.ts';
import type { Camera, LayerState, Scene } from '../story/story.ts';
import { changesBetween, type SceneChange } from './changes.ts';
import { scaleFor, zoomOffset } from './frame.ts';
import { removeStyle } from './maplibre-private.ts';
import { ThrottledState } from './throttled-state.ts';
import { Patterns } from './patterns.ts';
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
  /** Textures, by the names that the layers call them. */
  readonly patterns?: Readonly<Record<string, Pattern>>;
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
  readonly lang: string;
  /** What the map is called for those who do not see it. */
  readonly title?: string;
  /** What the colours of the layers are called, and what unprinted paper is. */
  readonly tokens: Tokens;
  readonly paper: string;
  /** What is seen over the horizon, where a map is so steeply aslant. */
  readonly sky: string;
  /** Whose the plain wheel is: the page's, which scrolls, if absent; or the map's, where no page scrolls under it. */
  readonly wheel?: 'zooms';
  /** What it will be asked to show first, if that is known. */
  readonly scene?: Scene | undefined;
  /** Most tiles of each source that are kept after they have left the pane; MapLibre keeps some five panes full. */
  readonly spare?: number;
  /** A dataset did not arrive; everything else goes on. Told once a dataset. */
  readonly onMissing?: (dataset: Dataset) => void;
  /** The reader pointed at features, topmost first (at none: an empty list), at a point of the window in CSS pixels. */
  readonly onPick?: (picked: readonly Picked[], at: { readonly x: number; readonly y: number }) => void;
}

/** Pixels. A finger is not a pin. */
const REACH = 8;

/**
 * Shows scenes on a MapLibre map. Throws where the browser has no WebGL.
 *
 * Sources are added when a scene first needs them, so a story fetches what it shows and no more.
 */
export class MapStage implements LiveStage {
  readonly map: MapLibreMap;
  #options: MapStageOptions;
  /** The layers in the colours of now, from the bottom up. */
  #layers: readonly Layer[];
  #shown: Scene | undefined;
  #wanted: Scene | undefined;
  #inset: Inset = { top: 0, right: 0, bottom: 0, left: 0 };
  #ready = false;
  #style: MapLibreMap['style'] | undefined;
  #free = false;
  #lang: string;
  #missing = new Set<string>();
  #patterns: Patterns;
  /** How much larger than on a desk the map is lettered. */
  #scale: number;
  #heads: MovingMarkers;
  #snow: Snow;
  #ground: Terrain;
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
      // The map answers to the scene, or to a reader who has asked for it; never to a passing wheel or finger.
      ...STILL,
      renderWorldCopies: false,
      fadeDuration: 150,
      ...(options.spare === undefined ? {} : { maxTileCacheSize: options.spare }),
      maxPitch: 80,
    });
    this.#patterns = new Patterns(this.map, options.patterns ?? {}, options.tokens, this.#scale);
    this.map.getCanvas().tabIndex = -1;
    this.#ground = new Terrain(
      this.map,
      options.datasets.find(({ delivery }) => delivery.kind === 'raster-dem'),
      options.root,
    );
    this.#state = new ThrottledState(this.map);
    this.#snow = new Snow(this.map.getCanvasContainer());
    this.#heads = new MovingMarkers(this.map, options.lang);
    this.map.on('style.load', this.#start);
    this.map.on('webglcontextlost', this.#stop);
    this.map.on('resize', this.#refit);
    this.map.on('resize', this.#rescale);
    this.map.on('error', this.#report);
    if (options.wheel !== 'zooms') this.map.on('wheel', this.#letPagePass);
    this.map.on('click', this.#pick);
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

  setFree(free: boolean): void {
    this.#free = free;
    for (const name of HANDLERS) this.map[name][free ? 'enable' : 'disable']();
    this.map.getCanvas().tabIndex = free ? 0 : -1;
    // Where the reader left the map is what is shown; the next scene goes on from there.
    if (!free && this.#shown) this.#shown = { ...this.#shown, camera: this.camera };
  }

  speak(lang: string): void {
    if (lang === this.#lang) return;
    this.#lang = lang;
    this.#heads.speak(lang);
    if (this.#ready) this.map.setGlobalStateProperty('lang', lang);
  }

  /** Takes the colours up anew, as when the day's give way to the night's. */
  recolour(): void {
    const { tokens, paper, layers } = this.#options;
    this.#layers = resolveColors(layers, tokens);
    if (!this.#ready) return;
    this.map.setPaintProperty('paper', 'background-color', resolveColors(paper, tokens));
    this.#patterns.redraw();
    this.#air();
    for (const layer of this.#layers.filter((one) => this.#isThere(one))) {
      for (const { id, paint } of styleLayers(layer)) {
        for (const [property, value] of Object.entries(paint ?? {})) setPaint(this.map, { id, property, value });
      }
      this.#paint(layer.id, this.#shown?.layers[layer.id] ?? { opacity: 0, drawn: 1 });
    }
  }

  destroy(): void {
    this.#state.forget();
    this.#heads.destroy();
    this.map.remove();
  }

  /** Once there is a style, and again when a context that was lost has come back with it. */
  #start = () => {
    // A map begins with the scene it was made for, and another may be wanted by the time it has a style.
    const was = this.#shown ?? this.#options.scene;
    this.#ready = true;
    this.#style = this.map.style;
    this.#shown = undefined;
    this.#air();
    this.#heads.start();
    this.map.setGlobalStateProperty('lang', this.#lang);
    this.map.setGlobalStateProperty('scale', this.#scale);
    if (!this.#wanted) return;
    for (const id of Object.keys(was?.layers ?? {}))
      if (!this.#wanted.layers[id]) this.#paint(id, { opacity: 0, drawn: 1 });
    this.show(this.#wanted);
  };

  /** A map that has lost its context has no style until the context is restored: what is asked of it waits. */
  #stop = () => {
    this.#ready = false;
    this.#state.forget();
    if (this.#style) removeStyle(this.#style);
    this.#style = undefined;
  };

  /** The same scene in a pane of another size. */
  #refit = () => {
    this.#snow.draw();
    if (this.#ready && this.#shown && !this.#free) this.#look(this.#shown.camera);
  };

  /** A page that is set larger has its map lettered larger. */
  #rescale = () => {
    const scale = letteringScale(this.map.getContainer());
    if (scale === this.#scale) return;
    this.#scale = scale;
    this.#patterns.scale = scale;
    if (this.#ready) this.map.setGlobalStateProperty('scale', scale);
  };

  /** What is told to the whole style is gathered in `state`: each time it is told, sources are cut into tiles anew. */
  #apply(change: SceneChange, state: Record<string, unknown>) {
    switch (change.kind) {
      case 'camera':
        if (!this.#free) this.#look(change.camera);
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
        this.#paint(change.layer, change);
        return;
      case 'hide':
        this.#paint(change.layer, { opacity: 0, drawn: 1 });
    }
  }

  /** Paper fades into sky at the horizon. */
  #air() {
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

  #look({ center, zoom, bearing, pitch }: Camera) {
    this.#ground.setPitch(pitch);
    this.map.setVerticalFieldOfView(fieldOfView(this.map.getContainer().clientHeight, this.zoomOffset));
    this.map.jumpTo({ center: [...center], zoom: zoom + this.zoomOffset, bearing, pitch, padding: { ...this.#inset } });
  }

  #paint(id: string, state: LayerState) {
    const layer = this.#layers.find((one) => one.id === id);
    if (!layer) return;
    const visible = state.opacity > 0;
    if (!this.#isThere(layer)) {
      if (!visible) return;
      this.#add(layer);
    }
    for (const name of styleIds(layer)) {
      const visibility = visible ? 'visible' : 'none';
      if ((this.map.getLayoutProperty(name, 'visibility') ?? 'visible') !== visibility)
        this.map.setLayoutProperty(name, 'visibility', visibility);
    }
    for (const setting of paintOf(layer, state)) setPaint(this.map, setting);
    this.#heads.set(layer, state);
    this.#snow.set(layer, state);
  }

  #isThere(layer: Layer): boolean {
    return styleIds(layer).some((name) => this.map.getLayer(name));
  }

  #add(layer: Layer) {
    const dataset = this.#options.datasets.find(({ id }) => id === layer.dataset);
    if (!dataset) return;
    if (!this.map.getSource(dataset.id)) this.map.addSource(dataset.id, sourceOf(dataset, this.#options.root));
    const above = this.#layers.slice(this.#layers.indexOf(layer) + 1).find((other) => this.#isThere(other));
    const before = above ? styleIds(above)[0] : MARKER_SPACE;
    for (const style of styleLayers(layer)) this.map.addLayer(style, before);
  }

  #report = (event: { readonly error: { readonly message: string }; readonly sourceId?: string }) => {
    const dataset = this.#options.datasets.find(({ id }) => id === datasetOf(event.sourceId ?? ''));
    if (!dataset) {
      console.error(event.error);
      return;
    }
    if (this.#missing.has(dataset.id)) return;
    this.#missing.add(dataset.id);
    this.#options.onMissing?.(dataset);
  };

  /** A wheel belongs to the page; with Ctrl, or by a pinch on a trackpad, to a map that is free. */
  #letPagePass = (event: { readonly originalEvent: WheelEvent; preventDefault(): void }) => {
    if (!event.originalEvent.ctrlKey) event.preventDefault();
  };

  #pick = ({ point, originalEvent }: Pick<MapLayerMouseEvent, 'point' | 'originalEvent'>) => {
    const features = this.map.queryRenderedFeatures([
      [point.x - REACH, point.y - REACH],
      [point.x + REACH, point.y + REACH],
    ]);
    const picked = features.map(({ layer, properties }) => ({ layer: layerOf(layer.id), properties }));
    // A place has a dot and a name, and a feature may lie in two tiles.
    const unique = new Map(picked.map((one) => [`${one.layer}/${String(one.properties.id)}`, one]));
    this.#options.onPick?.([...unique.values()], { x: originalEvent.clientX, y: originalEvent.clientY });
  };
}

/** MapLibre sets the type of its own container: that of the page is its parent's. */
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

const STILL: Partial<MapOptions> = Object.fromEntries(HANDLERS.map((name) => [name, false]));
