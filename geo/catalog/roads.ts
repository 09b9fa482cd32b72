/** The carriage road, and other roads and routes. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { weights } from '../tokens.ts';
import { geojson, own } from './licences.ts';
import { byZoom, scaled } from './expressions.ts';
import { dotPaint } from './place-signs.ts';

export const roadDatasets: readonly Dataset[] = [
  {
    id: 'road',
    title: { en: 'The road from Anzali to Qazvin', fa: 'راه انزلی به قزوین', ru: 'Дорога Энзели — Казвин' },
    delivery: geojson('road'),
    ...own,
    depicts: '1905/1921',
    precision: 1500,
  },
  {
    id: 'roads',
    title: {
      en: 'Other roads, tracks and boat ways',
      fa: 'راه‌ها، کوره‌راه‌ها و آبراه‌های دیگر',
      ru: 'Прочие дороги, тропы и водные пути',
    },
    delivery: geojson('roads'),
    ...own,
    depicts: '1905/1921',
    precision: 3000,
  },
];

const kind = (...kinds: string[]): ['in', ['get', string], ['literal', string[]]] => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
];
export const roadLayers: readonly Layer[] = [
  {
    id: 'roads',
    theme: 'land',
    dataset: 'roads',
    title: { en: 'Other roads and ways', fa: 'راه‌های دیگر', ru: 'Прочие пути' },
    style: [
      {
        type: 'line',
        minzoom: 6.5,
        filter: kind('road', 'road-and-railway'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.road,
          'line-width': byZoom([7, weights.hairline], [12, weights.firm]),
          'line-opacity': 0.7,
        },
      },
      {
        type: 'line',
        minzoom: 6.5,
        filter: kind('track'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.track,
          'line-width': byZoom([7, weights.fine], [12, weights.firm]),
          'line-dasharray': [4, 2.5],
          'line-opacity': 0.75,
        },
      },
      {
        type: 'line',
        minzoom: 5,
        filter: kind('sea', 'boat'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.seaInk,
          'line-width': scaled(weights.fine),
          'line-dasharray': [1.5, 4],
          'line-opacity': 0.6,
        },
      },
    ],
    legend: [
      { symbol: { kind: 'line', colour: c.road, width: 1.2 }, label: { en: 'Road', fa: 'راه', ru: 'Дорога' } },
      {
        symbol: { kind: 'line', colour: c.track, width: 1.2, dash: [4, 2.5] },
        label: { en: 'Track', fa: 'کوره‌راه', ru: 'Тропа' },
      },
      {
        symbol: { kind: 'line', colour: c.seaInk, width: 1, dash: [1.5, 4] },
        label: { en: 'Boat way or sea lane', fa: 'راه آبی یا دریایی', ru: 'Лодочный или морской путь' },
      },
    ],
  },
  {
    id: 'road',
    theme: 'land',
    dataset: 'road',
    title: { en: 'The road from Anzali to Qazvin', fa: 'راه انزلی به قزوین', ru: 'Дорога Энзели — Казвин' },
    style: [
      {
        type: 'line',
        filter: kind('road'),
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': c.road,
          'line-width': byZoom([6, weights.firm], [9, 3.4], [12, weights.great]),
          'line-opacity': 0.85,
        },
      },
      {
        type: 'line',
        minzoom: 7.5,
        filter: kind('road'),
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': c.halo,
          'line-width': byZoom([7.5, weights.hairline], [9, 1.5], [12, 2.3]),
          'line-opacity': 0.95,
        },
      },
      {
        type: 'circle',
        minzoom: 8.4,
        filter: kind('stage'),
        paint: dotPaint(byZoom([8.4, 1.6], [12, 3.2]), c.halo, c.road),
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.road, width: 3 },
        label: { en: 'Carriage road and its stages', fa: 'جادهٔ شوسه و منزل‌ها', ru: 'Шоссе и станции' },
      },
    ],
  },
];
