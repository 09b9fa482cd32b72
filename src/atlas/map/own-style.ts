/** How imported files look on the map, and in an exported drawing of it. */
import type { Layer, StyleLayer } from '../../../geo/layer.ts';
import type { Display, OwnLayer } from '../core/own-layer.ts';
import { TILE_LAYER } from './tiles/tile-layer.ts';

/** Colours of the page that no layer of the map has. Each file takes the next one. */
const INKS = ['var(--story-focus)', 'var(--story-accent)', 'var(--map-sea-ink)', 'var(--map-border)'] as const;
const HALO = 'var(--map-halo)';

export const inkOf = (id: string): string => INKS[(Number(/\d+$/.exec(id)?.[0] ?? 1) - 1) % INKS.length] ?? INKS[0];

/** The most points that can be told apart on a map. More are gathered into groups until the reader zooms in. */
const MANY = 5000;
/** Bytes of GeoJSON that a map takes at once without a pause that is felt. */
const LARGE = 2_000_000;

/** How the points of a layer are shown. */
export const displayOf = ({ display, result: { points, count } }: OwnLayer): Display =>
  points ? (display ?? (count > MANY ? 'groups' : 'points')) : 'points';

/** Whether the map has a layer as tiles that are made as they are looked at. */
export const isTiled = (layer: OwnLayer): boolean =>
  !layer.result.tiles &&
  layer.url !== undefined &&
  (layer.result.count > MANY || layer.result.geojson.byteLength > LARGE || displayOf(layer) !== 'points');

const selected = (yes: number, no: number): never =>
  ['case', ['boolean', ['feature-state', 'selected'], false], yes, no] as never;
const is = (...types: string[]): never => ['in', ['geometry-type'], ['literal', types]] as never;
/** Radius of a dot by zoom level, CSS pixels (below it the same for tiles, which may have a million points). */
const DOT = ['interpolate', ['linear'], ['zoom'], 5, 2.5, 12, 4.5] as never;
const GRAIN = ['interpolate', ['linear'], ['zoom'], 5, 1.6, 12, 3, 15, 4.5] as never;

/**
 * Areas, lines and points of one collection, from the bottom up.
 *
 * @param part - the name of a layer within vector tiles
 * @param selectable - whether its features can be selected. Those in tiles have no ids, and the exported drawing has no
 * selection; and each point that can be selected costs an attribute.
 */
export function ownStyle(id: string, part?: string, selectable = part === undefined): readonly StyleLayer[] {
  const ink = inkOf(id);
  const from = part === undefined ? {} : { 'source-layer': part };
  const chosen = selectable ? selected : (_: number, no: number) => no;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      ...from,
      type: 'fill',
      filter: is('Polygon', 'MultiPolygon'),
      paint: { 'fill-color': ink, 'fill-opacity': 0.22 },
    },
    {
      ...from,
      type: 'line',
      filter: is('LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'),
      layout: round,
      paint: { 'line-color': HALO, 'line-width': 4, 'line-opacity': 0.7 },
    },
    {
      ...from,
      type: 'line',
      filter: is('LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'),
      layout: round,
      paint: { 'line-color': ink, 'line-width': chosen(4, 1.8), 'line-opacity': 1 },
    },
    {
      ...from,
      type: 'circle',
      filter: ['all', is('Point', 'MultiPoint'), ['!', ['has', 'point_count']]] as never,
      paint: {
        'circle-radius': part === undefined ? DOT : GRAIN,
        'circle-color': ink,
        'circle-stroke-color': HALO,
        'circle-stroke-width': chosen(3, part === undefined ? 1 : 0.75),
        'circle-opacity': 1,
        'circle-stroke-opacity': 1,
      },
    },
  ];
}

/** Features of tiles made by `tiles/tile-index.ts`. */
export function tiledStyle(layer: OwnLayer, lang: string): readonly StyleLayer[] {
  const [{ id }, display] = [layer, displayOf(layer)];
  if (display === 'density') return [densityStyle(layer)];
  const styles = [...ownStyle(id, TILE_LAYER), ...(display === 'groups' ? groupStyle(id, lang) : [])];
  return styles.map((style) => ({ ...style, 'source-layer': TILE_LAYER }));
}

/** What is selected, above all else. */
export const selectedStyle = (): readonly StyleLayer[] => [
  {
    type: 'line',
    filter: is('LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': INKS[0], 'line-width': 4 },
  },
  {
    type: 'circle',
    filter: is('Point', 'MultiPoint'),
    paint: {
      'circle-radius': 6,
      'circle-color': INKS[0],
      'circle-stroke-color': HALO,
      'circle-stroke-width': 3,
    },
  },
];

/** How opaque the ink is from the thinnest to the densest place. */
export const DENSITIES = [0, 0.2, 0.45, 0.7, 0.95] as const;
/** CSS pixels. */
const BLUR = 18;

/**
 * The zoom levels, with intensities, between which a heat map becomes stronger: so that the mean density of the file is
 * pale, whatever the zoom level and however many points, until single points are as strong as they can be.
 */
function intensityOf({ result: { bounds, count } }: OwnLayer): unknown {
  const [west = 0, south = 0, east = 0, north = 0] = bounds ?? [];
  const height = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  // CSS pixels at zoom level 0.
  const area = ((east - west) / 360) * (height(Math.min(85, north)) - height(Math.max(-85, south))) * 512 ** 2;
  // The sum of MapLibre's kernel: a normal distribution whose third standard deviation is the radius.
  const [pale, reach] = [0.3, Math.sqrt(2 * Math.PI) * (BLUR / 3) ** 2];
  const lowest = Math.max(1e-9, (pale * area) / (Math.max(1, count) * reach));
  return lowest >= 1
    ? 1
    : ['interpolate', ['exponential', 4], ['zoom'], 0, lowest, Math.log(1 / lowest) / Math.log(4), 1];
}

/** Many points as a heat map: the denser, the more opaque the ink. */
function densityStyle(layer: OwnLayer): StyleLayer {
  const ink = ['to-rgba', ['to-color', inkOf(layer.id)]];
  const channel = (n: number) => ['at', n, ['var', 'ink']];
  const steps = DENSITIES.flatMap((opacity, n) => [
    n / (DENSITIES.length - 1),
    ['rgba', channel(0), channel(1), channel(2), opacity],
  ]);
  return {
    type: 'heatmap',
    'source-layer': TILE_LAYER,
    paint: {
      'heatmap-weight': ['get', 'weight'],
      'heatmap-radius': BLUR,
      'heatmap-intensity': intensityOf(layer),
      'heatmap-color': ['let', 'ink', ink, ['interpolate', ['linear'], ['heatmap-density'], ...steps]],
    },
  } as unknown as StyleLayer;
}

/** Groups of points: a disc that grows with their number, and the number. */
function groupStyle(id: string, lang: string): readonly StyleLayer[] {
  return [
    {
      type: 'circle',
      filter: ['has', 'point_count'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0.5, 9, 5, 30],
        'circle-color': inkOf(id),
        'circle-opacity': 0.82,
        'circle-stroke-color': HALO,
        'circle-stroke-width': 1.5,
        'circle-stroke-opacity': 1,
      },
    },
    {
      type: 'symbol',
      filter: ['has', 'point_count'],
      layout: {
        // In the digits of the page's language.
        'text-field': ['number-format', ['get', 'point_count'], { locale: lang }],
        'text-font': ['Semibold', 'Literata Variable', 'Georgia', 'serif'],
        'text-size': 11.5,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': HALO, 'text-opacity': 1 },
    },
  ];
}

/** An imported file as a layer of a catalogue, for the exported drawing and its legend. */
export const asLayer = ({ id, title }: OwnLayer): Layer => ({
  id,
  theme: 'events',
  title: { en: title },
  dataset: id,
  style: ownStyle(id, undefined, false),
  legend: [{ symbol: { kind: 'point', colour: inkOf(id) }, label: { en: title } }],
});
