/** How imported files look on the map, and in an exported drawing of it. */
import type { Layer, StyleLayer } from '../../../geo/layer.ts';
import type { OwnLayer } from '../core/own-layer.ts';

/** Colours of the page that no layer of the map has. Each file takes the next one. */
const INKS = ['var(--story-focus)', 'var(--story-accent)', 'var(--map-sea-ink)', 'var(--map-border)'] as const;
const HALO = 'var(--map-halo)';

export const inkOf = (id: string): string => INKS[(Number(/\d+$/.exec(id)?.[0] ?? 1) - 1) % INKS.length] ?? INKS[0];

/** The most points that can be told apart on a map. More are clustered until the reader zooms in. */
export const MANY = 5000;

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

/** Clustered points: a disc that grows with their number, and the number. */
export function clusterStyle(id: string, lang: string): readonly StyleLayer[] {
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
