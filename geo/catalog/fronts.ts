/** Front lines. */
import day from '../layers/fronts.days.json' with { type: 'json' };
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Dataset, Layer, StyleLayer } from '../layer.ts';
import * as c from '../tokens.ts';
import { geojson, own } from './licences.ts';
import { byZoom, expression } from './expressions.ts';

export const frontDatasets: readonly Dataset[] = [
  {
    id: 'fronts',
    title: {
      en: 'Lines between allies fallen out',
      fa: 'خط میان هم‌پیمانان از هم گسسته',
      ru: 'Линии между рассорившимися союзниками',
    },
    delivery: { ...geojson('fronts'), lineMetrics: true },
    ...own,
    depicts: '1920-07-09/1921-05-08',
    precision: 2000,
  },
];

const when = ['to-number', ['global-state', 'when']];
const held = (key: c.ActorKey): ExpressionSpecification =>
  expression(
    'all',
    ['==', ['get', 'actor_key'], key],
    ['<=', ['get', 'from_day'], when],
    ['>=', ['get', 'until_day'], when],
  );
const combs = (key: c.ActorKey): StyleLayer => ({
  type: 'line',
  minzoom: 7.5,
  filter: held(key),
  layout: { 'line-join': 'round', 'line-cap': 'butt' },
  paint: { 'line-color': c.actor[key], 'line-width': byZoom([7.5, 0.8], [10, 2.2], [12, 3.4]), 'line-opacity': 0.95 },
});

export const frontLayers: readonly Layer[] = [
  {
    id: 'front-pasikhan-1920',
    theme: 'control',
    dataset: 'fronts',
    drawable: true,
    title: { en: 'Line along the Pasikhan', fa: 'خط پسیخان', ru: 'Линия по Пасихану' },
    // One style layer for the western side, and one for each actor who held Rasht: a line drawn along its length has a
    // gradient, and a gradient has one colour.
    style: [combs('jangali'), combs('republic'), combs('radical'), combs('qajar')],
    legend: [
      {
        symbol: { kind: 'line', colour: c.actor.jangali, width: 6, dash: [0.4, 0.4] },
        days: [[day[0] ?? 0, day[1] ?? 0]],
        label: {
          en: 'Line between the Jangalis and Rasht, schematic',
          fa: 'خط میان جنگلی‌ها و رشت، طرح‌وار',
          ru: 'Линия между дженгелийцами и Рештом, схематично',
        },
      },
    ],
  },
];
