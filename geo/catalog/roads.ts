/** The carriage road, the other ways, and the two towns. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, own, ownWithOsm } from './licences.ts';
import { byZoom, expression, italic, lettering, scaled, text, upright } from './expressions.ts';

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
  {
    id: 'anzali-town',
    title: {
      en: 'Anzali and Ghazian about 1920 (schematic)',
      fa: 'انزلی و غازیان، حدود ۱۲۹۹ (طرح‌وار)',
      ru: 'Энзели и Казьян около 1920 года (схема)',
    },
    delivery: geojson('anzali-town'),
    ...ownWithOsm,
    depicts: '1920~',
    precision: 600,
  },
  {
    id: 'rasht-town',
    title: { en: 'Rasht about 1920 (schematic)', fa: 'رشت، حدود ۱۲۹۹ (طرح‌وار)', ru: 'Решт около 1920 года (схема)' },
    delivery: geojson('rasht-town'),
    ...own,
    depicts: '1920~',
    precision: 800,
  },
];

const kind = (...kinds: string[]): ['in', ['get', string], ['literal', string[]]] => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
];
const stood = ['!', ['get', 'later']] as ['!', ['get', string]];

const townStyle = (minzoom: number): Layer['style'] => [
  {
    type: 'fill',
    minzoom,
    filter: ['all', stood, kind('town', 'bazaar')],
    paint: { 'fill-color': c.town, 'fill-opacity': 0.3 },
  },
  {
    type: 'fill',
    minzoom,
    filter: ['all', stood, kind('town')],
    paint: { 'fill-pattern': 'town', 'fill-opacity': 0.55 },
  },
  {
    type: 'fill',
    minzoom,
    filter: ['all', stood, kind('bazaar')],
    paint: { 'fill-pattern': 'bazaar', 'fill-opacity': 0.7 },
  },
  {
    type: 'fill',
    minzoom,
    filter: ['all', stood, kind('island')],
    paint: { 'fill-color': c.paper, 'fill-opacity': 0.9 },
  },
  {
    type: 'line',
    minzoom,
    filter: ['all', stood, kind('town', 'bazaar', 'island')],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': c.inkSoft,
      'line-width': scaled(weights.fine),
      'line-dasharray': [3, 2],
      'line-opacity': 0.7,
    },
  },
  {
    type: 'line',
    minzoom,
    filter: ['all', stood, kind('channel', 'boat')],
    paint: {
      'line-color': c.seaInk,
      'line-width': scaled(weights.line),
      'line-dasharray': [2, 3],
      'line-opacity': 0.7,
    },
  },
  {
    type: 'line',
    minzoom,
    filter: ['all', stood, kind('stream')],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.shore, 'line-width': scaled(weights.firm), 'line-opacity': 0.8 },
  },
  // The great roads are drawn by the layers `road` and `roads`; the plans add what those leave out.
  {
    type: 'line',
    minzoom,
    filter: ['in', ['get', 'id'], ['literal', ['bypass-east', 'out-sangar']]],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.road, 'line-width': byZoom([10, 0.8], [14, 2.2]), 'line-opacity': 0.75 },
  },
  {
    type: 'line',
    minzoom,
    filter: ['all', stood, kind('mole', 'quay')],
    paint: { 'line-color': c.ink, 'line-width': byZoom([10, 1.2], [14, 5]), 'line-opacity': 0.9 },
  },
  {
    type: 'circle',
    minzoom: 11.5,
    filter: ['all', stood, ['==', ['geometry-type'], 'Point'], ['!', kind('mole-head', 'city')]],
    paint: {
      'circle-radius': byZoom([11.5, 2.4], [14, 4.5]),
      'circle-color': c.paper,
      'circle-stroke-color': c.ink,
      'circle-stroke-width': scaled(weights.line),
      'circle-opacity': 1,
      'circle-stroke-opacity': 1,
    },
  },
  {
    type: 'symbol',
    minzoom: 11.5,
    filter: ['all', stood, kind('mole', 'quay', 'channel', 'stream', 'road', 'road-and-railway', 'boat')],
    layout: {
      'symbol-placement': 'line',
      'text-field': text('name'),
      'text-font': italic,
      'text-size': lettering(type.river, 11.5, 14),
      'text-offset': [0, -0.9],
      'symbol-spacing': 400,
      'text-max-angle': 40,
      'text-letter-spacing': 0.05,
    },
    paint: {
      'text-color': c.inkSoft,
      'text-halo-color': c.halo,
      'text-halo-width': scaled(weights.halo),
      'text-opacity': 1,
    },
  },
  {
    type: 'symbol',
    minzoom: 11.5,
    filter: ['all', stood, ['==', ['geometry-type'], 'Point'], ['!', kind('mole-head', 'city')]],
    layout: {
      'text-field': text('name'),
      'text-font': upright,
      'text-size': lettering(type.plan, 11.5, 14),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.6,
      'text-justify': 'auto',
      'text-max-width': 9,
    },
    paint: {
      'text-color': c.ink,
      'text-halo-color': c.halo,
      'text-halo-width': scaled(weights.halo),
      'text-opacity': 1,
    },
  },
  // Last, and so lettered first: a town before its tower.
  {
    type: 'symbol',
    minzoom: 12,
    filter: ['all', stood, kind('town', 'bazaar', 'island')],
    layout: {
      'text-field': text('name'),
      'text-font': upright,
      'text-size': scaled(['match', ['get', 'kind'], 'town', 20, 12.5]),
      'text-letter-spacing': 0.12,
      'text-max-width': 7,
      // Clear of what the plan shows; Anzali goes beside it where the way of a landing ends in it.
      'text-variable-anchor-offset': expression(
        'match',
        ['get', 'id'],
        'rasht-town-1920',
        ['literal', ['center', [0, -4.6]]],
        'anzali-old-town',
        ['literal', ['center', [-0.6, -0.5], 'right', [-1.9, 0.8], 'top', [-1.6, 1.8]]],
        'ghazian-settlement',
        ['literal', ['center', [3.6, -0.1], 'left', [2.1, 0.9], 'bottom', [1, -1.6]]],
        ['literal', ['center', [0, 0]]],
      ),
    },
    paint: {
      'text-color': c.ink,
      'text-halo-color': c.halo,
      'text-halo-width': scaled(weights.halo),
      'text-opacity': 1,
    },
  },
];

const townLegend: Layer['legend'] = [
  {
    symbol: { kind: 'area', colour: c.town, opacity: 0.4, outline: c.inkSoft, ...patterned('town') },
    label: {
      en: 'Town about 1920, schematic: no street is surveyed',
      fa: 'شهر، حدود ۱۲۹۹، طرح‌وار: خیابانی برداشت نشده',
      ru: 'Город ок. 1920 г., схема: улицы не сняты',
    },
  },
];

export const townLayers: readonly Layer[] = [
  {
    id: 'rasht-town',
    theme: 'towns',
    dataset: 'rasht-town',
    title: { en: 'Rasht about 1920', fa: 'رشت، حدود ۱۲۹۹', ru: 'Решт около 1920 года' },
    style: townStyle(10.3),
    legend: townLegend,
  },
  {
    id: 'anzali-town',
    theme: 'towns',
    dataset: 'anzali-town',
    title: {
      en: 'Anzali and Ghazian about 1920',
      fa: 'انزلی و غازیان، حدود ۱۲۹۹',
      ru: 'Энзели и Казьян около 1920 года',
    },
    style: townStyle(10.3),
    legend: [
      ...townLegend,
      {
        symbol: { kind: 'line', colour: c.ink, width: 3 },
        label: { en: 'Mole or quay', fa: 'موج‌شکن یا اسکله', ru: 'Мол или причал' },
      },
      {
        symbol: { kind: 'line', colour: c.seaInk, width: 1.2, dash: [2, 3] },
        label: { en: 'Boat way', fa: 'راه آبی', ru: 'Лодочный путь' },
      },
    ],
  },
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
        label: { en: 'Boat way or sea lane', fa: 'راه آبی یا دریایی', ru: 'Водный или морской путь' },
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
        paint: {
          'circle-radius': byZoom([8.4, 1.6], [12, 3.2]),
          'circle-color': c.halo,
          'circle-stroke-color': c.road,
          'circle-stroke-width': scaled(weights.line),
          'circle-opacity': 1,
          'circle-stroke-opacity': 1,
        },
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
