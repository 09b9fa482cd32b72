/** A line drawn corner by corner on a map: by click, by tap, or by key at the cross in the map's middle. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../../story/story.ts';
import { resolveColorsOf, onThemeChange, onStyleLoad } from '../ui/theme.ts';

/** CSS pixels between press and release of what is still a click, as MapLibre has it. */
const STEADY = 3;

export interface TracingOptions {
  readonly map: MapLibreMap;
  /** Whose colours it has. */
  readonly host: Element;
  readonly onCorner: (at: LngLat) => void;
  /** The pointer, which the next corner would be at; undefined as it leaves the map. */
  readonly onAhead: (at: LngLat | undefined) => void;
  readonly onTakeBack: () => void;
  readonly onEnd: () => void;
}

/** Names of the source, and of the layers over it. */
const NAME = 'atlas-tracing';

export interface Traced {
  readonly corners: readonly LngLat[];
  readonly ahead: LngLat | undefined;
  readonly closed: boolean;
}

/** What is drawn of it: ground, line, the way to the pointer, corners. */
export function tracedFeatures({ corners, ahead, closed }: Traced): FeatureCollection {
  const at = ([lng, lat]: LngLat) => [lng, lat];
  const ring = closed && corners.length > 2 && corners[0] ? [...corners, corners[0]].map(at) : undefined;
  const last = corners.at(-1);
  const way =
    ahead && last ? [last, ahead, ...(closed && corners.length > 1 && corners[0] ? [corners[0]] : [])] : undefined;
  return {
    type: 'FeatureCollection',
    features: [
      ...(ring
        ? [
            {
              type: 'Feature' as const,
              properties: { part: 'ground' },
              geometry: { type: 'Polygon' as const, coordinates: [ring] },
            },
          ]
        : []),
      ...(corners.length > 1
        ? [
            {
              type: 'Feature' as const,
              properties: { part: 'line' },
              geometry: { type: 'LineString' as const, coordinates: ring ?? corners.map(at) },
            },
          ]
        : []),
      ...(way
        ? [
            {
              type: 'Feature' as const,
              properties: { part: 'ahead' },
              geometry: { type: 'LineString' as const, coordinates: way.map(at) },
            },
          ]
        : []),
      ...corners.map((corner) => ({
        type: 'Feature' as const,
        properties: { part: 'corner' },
        geometry: { type: 'Point' as const, coordinates: at(corner) },
      })),
    ],
  };
}

const is = (part: string): never => ['==', ['get', 'part'], part] as never;
const INK = 'var(--story-accent)';
const HALO = 'var(--map-halo)';

const layersOf = (): readonly LayerSpecification[] => [
  {
    id: `${NAME}/ground`,
    source: NAME,
    type: 'fill',
    filter: is('ground'),
    paint: { 'fill-color': INK, 'fill-opacity': 0.12 },
  },
  {
    id: `${NAME}/edge`,
    source: NAME,
    type: 'line',
    filter: is('line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': HALO, 'line-width': 5, 'line-opacity': 0.85 },
  },
  {
    id: `${NAME}/line`,
    source: NAME,
    type: 'line',
    filter: is('line'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': INK, 'line-width': 2 },
  },
  {
    id: `${NAME}/ahead`,
    source: NAME,
    type: 'line',
    filter: is('ahead'),
    paint: { 'line-color': INK, 'line-width': 1.5, 'line-dasharray': [2, 2] },
  },
  {
    id: `${NAME}/corner`,
    source: NAME,
    type: 'circle',
    filter: is('corner'),
    paint: { 'circle-radius': 4, 'circle-color': HALO, 'circle-stroke-color': INK, 'circle-stroke-width': 2 },
  },
];

export class Tracing {
  readonly #options: TracingOptions;
  readonly #ends: (() => void)[] = [];
  readonly #cross = cross();
  #traced: Traced = { corners: [], ahead: undefined, closed: false };
  #pressed: { readonly x: number; readonly y: number } | undefined;
  #listening = false;

  constructor(options: TracingOptions) {
    this.#options = options;
    this.#ends.push(onStyleLoad(options.map, this.#dress), onThemeChange(this.#redress));
  }

  /** Whether clicks and keys of the map set corners. The map then selects nothing. */
  set listening(listening: boolean) {
    if (listening === this.#listening) return;
    this.#listening = listening;
    const { map } = this.#options;
    const container = map.getContainer();
    const change = listening ? 'addEventListener' : 'removeEventListener';
    // Before the map hears of them: a click that sets a corner selects nothing, and a second one does not zoom.
    container[change]('pointerdown', this.#press as EventListener, true);
    container[change]('click', this.#click as EventListener, true);
    container[change]('dblclick', this.#double as EventListener, true);
    container[change]('pointermove', this.#move as EventListener);
    container[change]('pointerleave', this.#leave);
    container[change]('keydown', this.#key as EventListener, true);
    map[listening ? 'on' : 'off']('move', this.#place);
    map[listening ? 'on' : 'off']('resize', this.#place);
    map.getCanvas().style.cursor = listening ? 'crosshair' : '';
    if (listening) container.append(this.#cross);
    else this.#cross.remove();
    this.#place();
  }

  draw(traced: Traced): void {
    this.#traced = traced;
    const source = this.#options.map.getSource<GeoJSONSource>(NAME);
    if (source) source.setData(tracedFeatures(traced));
  }

  destroy(): void {
    this.listening = false;
    for (const end of this.#ends) end();
    this.#undress();
  }

  /** Where a key sets a corner. */
  get middle(): LngLat {
    const { lng, lat } = this.#options.map.getCenter();
    return [lng, lat];
  }

  #dress = () => {
    const { map, host } = this.#options;
    if (map.getSource(NAME)) return;
    map.addSource(NAME, { type: 'geojson', data: tracedFeatures(this.#traced) });
    for (const layer of resolveColorsOf(host, layersOf())) map.addLayer(layer);
  };

  #undress() {
    const { map } = this.#options;
    // A map that is gone has taken all of it along.
    if (!(map.getStyle() as unknown)) return;
    for (const { id } of layersOf()) if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(NAME)) map.removeSource(NAME);
  }

  #redress = () => {
    this.#undress();
    this.#dress();
  };

  #place = () => {
    const { map } = this.#options;
    const { x, y } = map.project(map.getCenter());
    this.#cross.style.setProperty('transform', `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`);
  };

  #at({ clientX, clientY }: MouseEvent): LngLat {
    const { map } = this.#options;
    const { left, top } = map.getContainer().getBoundingClientRect();
    const { lng, lat } = map.unproject([clientX - left, clientY - top]);
    return [lng, lat];
  }

  #press = ({ clientX, clientY }: PointerEvent) => {
    this.#pressed = { x: clientX, y: clientY };
  };

  #click = (event: MouseEvent) => {
    // What lies on the map, a button of its own, stays what it is.
    if (event.target !== this.#options.map.getCanvas()) return;
    event.stopPropagation();
    const { x, y } = this.#pressed ?? { x: event.clientX, y: event.clientY };
    if (Math.hypot(event.clientX - x, event.clientY - y) > STEADY || event.detail > 1) return;
    this.#options.onCorner(this.#at(event));
  };

  #double = (event: MouseEvent) => {
    if (event.target !== this.#options.map.getCanvas()) return;
    event.stopPropagation();
    this.#options.onEnd();
  };

  #move = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && event.buttons === 0) this.#options.onAhead(this.#at(event));
  };

  #leave = () => {
    this.#options.onAhead(undefined);
  };

  #key = (event: KeyboardEvent) => {
    const { onCorner, onTakeBack, onEnd, map } = this.#options;
    if (event.target !== map.getCanvas() || event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      Enter: () => {
        onCorner(this.middle);
      },
      Backspace: onTakeBack,
      Delete: onTakeBack,
      Escape: onEnd,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

/** Two hairlines that leave their crossing free. */
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
