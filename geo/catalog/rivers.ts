/** Rivers. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { geojson, lgpl } from './licences.ts';
import { byZoom, expression, italic, lettering, scaled, text } from './expressions.ts';

export const riverDatasets: readonly Dataset[] = [
  {
    id: 'rivers',
    title: { en: 'Rivers', fa: 'رودها', ru: 'Реки' },
    delivery: geojson('rivers'),
    ...lgpl,
    depicts: '1980~',
    precision: 1500,
  },
];

/** The width of a river at one zoom level, from `breadth` (0 to 1) of the reach. CSS pixels. */
const reachWidth = (least: number, most: number) => expression('+', least, ['*', ['get', 'breadth'], most - least]);
const river = (rank: number, minzoom: number): Layer['style'] => [
  {
    type: 'line',
    minzoom,
    filter: ['all', ['==', ['get', 'rank'], rank], ['!=', ['get', 'part'], 'name']],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': c.shore,
      'line-width': byZoom(
        [5, reachWidth(0.3, 1.1)],
        [8, reachWidth(0.45, 2.5)],
        [11, reachWidth(0.9, 5)],
        [13, reachWidth(1.4, 8)],
      ),
      // Reaches overlap where they meet: with transparency, the overlap would look like a dot.
      'line-opacity': rank === 3 ? 0.5 : 1,
    },
  },
];

/** `near`, `far`: distance between repeated names at zoom 8 and at zoom 10, CSS pixels. */
const riverName = (which: unknown[], near: number, far: number): Layer['style'][number] => ({
  type: 'symbol',
  minzoom: 6.8,
  filter: expression('all', ['<', ['get', 'rank'], 3], ['==', ['get', 'part'], 'name'], which),
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': byZoom([8, near], [10, far]),
    'text-field': text('name'),
    'text-font': italic,
    'text-size': lettering(type.river, 7, 11),
    'text-letter-spacing': 0.08,
    'text-max-angle': 60,
    'text-offset': [0, -0.65],
  },
  paint: {
    'text-color': c.seaInk,
    'text-halo-color': c.halo,
    'text-halo-width': scaled(weights.halo),
    'text-opacity': 1,
  },
});

export const riverLayers: readonly Layer[] = [
  {
    id: 'rivers',
    theme: 'land',
    dataset: 'rivers',
    title: { en: 'Rivers', fa: 'رودها', ru: 'Реки' },
    style: [
      ...river(3, 7),
      ...river(2, 6),
      ...river(1, 4.5),
      // This river is short, and its name must fit in the first scene of the story.
      riverName(['==', ['get', 'id'], 'sefid-rud-name'], 90, 420),
      riverName(['!=', ['get', 'id'], 'sefid-rud-name'], 260, 420),
    ],
    legend: [{ symbol: { kind: 'line', colour: c.shore, width: 1.5 }, label: { en: 'River', fa: 'رود', ru: 'Река' } }],
  },
];
