/**
 * A line or an area that a reader draws on the map corner by corner. A click or tap adds a corner there, Enter adds one
 * at the cross in the middle of the map, Backspace or Delete removes the last one, a double click finishes the drawing,
 * and Escape ends it. Dragging and the arrow keys move the map as usual.
 */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LngLat } from '../../story/story.ts';
import { AtlasToolEvent, type AtlasModel, type MapTool } from '../ui/model.ts';
import { resolveColorsOf, onThemeChange, onStyleLoad } from '../ui/theme.ts';

/** Maximum distance between press and release of a click, CSS pixels: the value of MapLibre. */
const CLICK_TOLERANCE = 3;

/** Decimals of a degree, as in the addresses of the atlas: about a metre. */
const DIGITS = 5;

/** The element that has this tool. The drawing has its colours. */
export type DrawingHost = ReactiveControllerHost & HTMLElement & { readonly model: AtlasModel | undefined };

export interface CornerDrawingOptions {
  readonly tool: Exclude<MapTool, 'none'>;
  /** Whether the corners are of an area. */
  readonly closed: () => boolean;
  /** Whether the corners stay on the map when drawing has ended. */
  readonly stays: () => boolean;
  /** Called after each change of the corners. */
  readonly onChange?: (corners: readonly LngLat[]) => void;
  /** Called for a double click; if absent, a double click ends drawing, as Escape does. */
  readonly onFinish?: () => void;
  /** Called when drawing has ended, by Escape or by `end`. */
  readonly onEnd?: () => void;
}

/** The id of the source of a tool's drawing, and the prefix of the ids of its layers. */
const nameOf = (tool: MapTool) => `atlas-${tool}`;

interface Drawn {
  readonly corners: readonly LngLat[];
  /** The position of the pointer, where a click would add the next corner. */
  readonly ahead: LngLat | undefined;
  readonly closed: boolean;
}

const position = ([lng, lat]: LngLat) => [lng, lat];
const line = (corners: readonly LngLat[]): Geometry => ({
  type: 'LineString',
  coordinates: corners.map(position),
});

/** The features of the drawing: area, line, line to the pointer, corners. */
function drawnFeatures({ corners, ahead, closed }: Drawn): FeatureCollection {
  const [first, last] = [corners[0], corners.at(-1)];
  const features: Feature[] = [];
  const add = (part: string, geometry: Geometry) => {
    features.push({ type: 'Feature', properties: { part }, geometry });
  };
  const ring = closed && corners.length > 2 && first ? [...corners, first] : undefined;
  if (ring) add('ground', { type: 'Polygon', coordinates: [ring.map(position)] });
  if (corners.length > 1) add('line', line(ring ?? corners));
  if (ahead && last) add('ahead', line([last, ahead, ...(closed && corners.length > 1 && first ? [first] : [])]));
  for (const corner of corners) add('corner', { type: 'Point', coordinates: position(corner) });
  return { type: 'FeatureCollection', features };
}

const is = (part: string): never => ['==', ['get', 'part'], part] as never;
const INK = 'var(--story-accent)';
const HALO = 'var(--map-halo)';

const layersOf = (name: string): readonly LayerSpecification[] => [
  {
    id: `${name}/ground`,
    source: name,
    type: 'fill',
    filter: is('ground'),
    paint: { 'fill-color': INK, 'fill-opacity': 0.12 },
  },
  {
    id: `${name}/edge`,
    source: name,
    type: 'line',
    filter: is('line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': HALO, 'line-width': 5, 'line-opacity': 0.85 },
  },
  {
    id: `${name}/line`,
    source: name,
    type: 'line',
    filter: is('line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': INK, 'line-width': 2 },
  },
  {
    id: `${name}/ahead`,
    source: name,
    type: 'line',
    filter: is('ahead'),
    paint: { 'line-color': INK, 'line-width': 1.5, 'line-dasharray': [2, 2] },
  },
  {
    id: `${name}/corner`,
    source: name,
    type: 'circle',
    filter: is('corner'),
    paint: { 'circle-radius': 4, 'circle-color': HALO, 'circle-stroke-color': INK, 'circle-stroke-width': 2 },
  },
];

export class CornerDrawing implements ReactiveController {
  readonly #host: DrawingHost;
  readonly #options: CornerDrawingOptions;
  readonly #cross = cross();
  #corners: readonly LngLat[] = [];
  #ahead: LngLat | undefined;
  /** The map it is drawn on, and functions that remove the listeners. */
  #on: { readonly map: MapLibreMap; readonly ends: readonly (() => void)[] } | undefined;
  #pressed: { readonly x: number; readonly y: number } | undefined;
  #listening = false;

  constructor(host: DrawingHost, options: CornerDrawingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get corners(): readonly LngLat[] {
    return this.#corners;
  }

  /** Whether clicks and keys on the map add corners. */
  get active(): boolean {
    return this.#host.model?.tool === this.#options.tool;
  }

  /** Starts drawing with the existing corners, and moves the focus to the map, because the keys work there. */
  readonly begin = (): void => {
    this.#host.dispatchEvent(new AtlasToolEvent(this.#options.tool));
    // Do not wait for the update of the host, because the next click may come earlier.
    this.hostUpdated();
    this.#host.requestUpdate();
    this.#host.model?.map?.getCanvas().focus({ preventScroll: true });
  };

  readonly end = (): void => {
    this.#ahead = undefined;
    if (!this.active) return;
    this.#host.dispatchEvent(new AtlasToolEvent('none'));
    this.#host.requestUpdate();
    this.#options.onEnd?.();
  };

  /** Adds a corner in the middle of the map. */
  readonly addCorner = (): void => {
    const center = this.#host.model?.map?.getCenter();
    if (center) this.#add(center);
  };

  readonly removeLast = (): void => {
    this.#set(this.#corners.slice(0, -1));
  };

  readonly clear = (): void => {
    this.#set([]);
  };

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const shown = this.active || (this.#options.stays() && this.#corners.length > 0);
    this.#attach(shown ? this.#host.model?.map : undefined);
    this.#listen(this.active);
    this.#on?.map.getSource<GeoJSONSource>(this.#name)?.setData(drawnFeatures(this.#drawn));
  }

  hostDisconnected(): void {
    this.#attach(undefined);
  }

  get #name(): string {
    return nameOf(this.#options.tool);
  }

  get #drawn(): Drawn {
    return { corners: this.#corners, ahead: this.active ? this.#ahead : undefined, closed: this.#options.closed() };
  }

  #set(corners: readonly LngLat[]) {
    this.#corners = corners;
    this.#host.requestUpdate();
    this.#options.onChange?.(corners);
  }

  #add({ lng, lat }: { readonly lng: number; readonly lat: number }) {
    this.#set([...this.#corners, [Number(lng.toFixed(DIGITS)), Number(lat.toFixed(DIGITS))]]);
  }

  #attach(map: MapLibreMap | undefined) {
    if (map === this.#on?.map) return;
    this.#listen(false);
    for (const end of this.#on?.ends ?? []) end();
    this.#removeLayers();
    this.#on = undefined;
    if (!map) return;
    this.#on = { map, ends: [] };
    this.#on = { map, ends: [onStyleLoad(map, this.#addLayers), onThemeChange(this.#restyle)] };
  }

  /** Takes clicks and keys from the map, or gives them back. Then the map selects nothing and ignores double clicks. */
  #listen(listening: boolean) {
    const map = this.#on?.map;
    if (!map || listening === this.#listening) return;
    this.#listening = listening;
    const container = map.getContainer();
    const change = listening ? 'addEventListener' : 'removeEventListener';
    // In the capture phase, before the map gets the events.
    container[change]('pointerdown', this.#press as EventListener, true);
    container[change]('click', this.#click as EventListener, true);
    container[change]('dblclick', this.#doubleClick as EventListener, true);
    container[change]('pointermove', this.#move as EventListener);
    container[change]('pointerleave', this.#leave);
    container[change]('keydown', this.#key as EventListener, true);
    map[listening ? 'on' : 'off']('move', this.#placeCross);
    map[listening ? 'on' : 'off']('resize', this.#placeCross);
    if (listening) container.append(this.#cross);
    else this.#cross.remove();
    this.#placeCross();
  }

  #addLayers = () => {
    const map = this.#on?.map;
    if (!map || map.getSource(this.#name)) return;
    map.addSource(this.#name, { type: 'geojson', data: drawnFeatures(this.#drawn) });
    for (const layer of resolveColorsOf(this.#host, layersOf(this.#name))) map.addLayer(layer);
  };

  #removeLayers() {
    const map = this.#on?.map;
    // A map that was removed has no style.
    if (!map || !(map.getStyle() as unknown)) return;
    for (const { id } of layersOf(this.#name)) if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(this.#name)) map.removeSource(this.#name);
  }

  #restyle = () => {
    this.#removeLayers();
    this.#addLayers();
  };

  #placeCross = () => {
    const map = this.#on?.map;
    if (!map) return;
    const { x, y } = map.project(map.getCenter());
    this.#cross.style.setProperty('transform', `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`);
  };

  #at({ clientX, clientY }: MouseEvent, map: MapLibreMap) {
    const { left, top } = map.getContainer().getBoundingClientRect();
    return map.unproject([clientX - left, clientY - top]);
  }

  /** Whether an event is on the map itself, and not on a button above it. */
  #isOnMap(event: Event): boolean {
    return event.target === this.#on?.map.getCanvas();
  }

  #press = ({ clientX, clientY }: PointerEvent) => {
    this.#pressed = { x: clientX, y: clientY };
  };

  #click = (event: MouseEvent) => {
    if (!this.#on || !this.#isOnMap(event)) return;
    event.stopPropagation();
    const { x, y } = this.#pressed ?? { x: event.clientX, y: event.clientY };
    const dragged = Math.hypot(event.clientX - x, event.clientY - y) > CLICK_TOLERANCE;
    // Ignore the second click of a double click: the first one has already added a corner.
    if (!dragged && event.detail < 2) this.#add(this.#at(event, this.#on.map));
  };

  #doubleClick = (event: MouseEvent) => {
    if (!this.#isOnMap(event)) return;
    event.stopPropagation();
    (this.#options.onFinish ?? this.end)();
  };

  #move = (event: PointerEvent) => {
    if (!this.#on || event.pointerType !== 'mouse' || event.buttons !== 0) return;
    const { lng, lat } = this.#at(event, this.#on.map);
    this.#ahead = [lng, lat];
    this.#host.requestUpdate();
  };

  #leave = () => {
    this.#ahead = undefined;
    this.#host.requestUpdate();
  };

  #key = (event: KeyboardEvent) => {
    if (!this.#isOnMap(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = new Map([
      ['Enter', this.addCorner],
      ['Backspace', this.removeLast],
      ['Delete', this.removeLast],
      ['Escape', this.end],
    ]).get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

/** Makes the cross for the middle of the map. */
function cross(): SVGSVGElement {
  const made = (name: string, attributes: Readonly<Record<string, string>>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = made('svg', {
    width: '32',
    height: '32',
    viewBox: '-16 -16 32 32',
    'aria-hidden': 'true',
    fill: 'none',
  }) as SVGSVGElement;
  const d = 'M-15 0H-4M4 0H15M0 -15V-4M0 4V15';
  svg.append(
    made('path', { d, stroke: HALO, 'stroke-width': '4' }),
    made('path', { d, stroke: 'var(--map-ink)', 'stroke-width': '1.5' }),
  );
  for (const [name, value] of [
    ['position', 'absolute'],
    ['left', '-16px'],
    ['top', '-16px'],
    ['pointer-events', 'none'],
    ['z-index', '2'],
  ] as const)
    svg.style.setProperty(name, value);
  return svg;
}
