/** Places and events. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { geojson, own } from './licences.ts';
import { byZoom, expression, italic, lettering, scaled, semibold, text, upright } from './expressions.ts';
import { dotPaint, namePaint } from './place-signs.ts';

export const placeDatasets: readonly Dataset[] = [
  {
    id: 'places',
    title: { en: 'Gazetteer', fa: 'جای‌نامه', ru: 'Указатель мест' },
    delivery: geojson('places'),
    credit: {
      en: 'Places: GeoNames, CC BY 4.0; five points at Anzali © OpenStreetMap contributors',
      fa: 'جاها: GeoNames، CC BY 4.0؛ پنج نقطه در انزلی: © مشارکت‌کنندگان OpenStreetMap',
      ru: 'Места: GeoNames, CC BY 4.0; пять точек в Энзели: © участники OpenStreetMap',
    },
    licence: own.licence,
    depicts: '1905/1921',
    precision: 5000,
  },
  {
    id: 'events',
    title: { en: 'Chronology', fa: 'گاه‌شمار', ru: 'Хронология' },
    delivery: geojson('events'),
    ...own,
    depicts: '1906/2017',
    precision: 5000,
  },
];

const settlementOf1920 = [
  'all',
  ['!', ['get', 'later']],
  [
    'in',
    ['get', 'kind'],
    ['literal', ['city', 'town', 'village', 'port', 'pass', 'bridge', 'beach', 'island', 'archive']],
  ],
];
/** From zoom 12, towns with a plan are labelled by the plan. */
const planned = ['step', ['zoom'], true, 12, ['!', ['in', ['get', 'id'], ['literal', ['anzali', 'ghazian', 'rasht']]]]];
const named = ['in', ['get', 'id'], ['global-state', 'names']];
const of = (rank: number): ExpressionSpecification =>
  expression('all', settlementOf1920, planned, ['==', ['get', 'rank'], rank], ['!', named]);
const areal = (rank: readonly number[], ...kinds: string[]): ExpressionSpecification =>
  expression('all', ['in', ['get', 'kind'], ['literal', kinds]], ['in', ['get', 'rank'], ['literal', rank]]);

/**
 * Positions of the name of a settlement around its symbol, at a distance of half an em. Anzali and Ghazian, on either
 * bank of the channel, have theirs on their own side, so that no name is beside the other town's symbol.
 */
const labelPositions = expression(
  'match',
  ['get', 'id'],
  'anzali',
  ['literal', ['right', [-0.5, 0], 'bottom-right', [-0.35, -0.35], 'top-right', [-0.35, 0.35]]],
  'ghazian',
  ['literal', ['left', [0.5, 0], 'top-left', [0.35, 0.35], 'bottom-left', [0.35, -0.35]]],
  [
    'literal',
    [
      ...['left', [0.5, 0], 'right', [-0.5, 0], 'top', [0, 0.5], 'bottom', [0, -0.5]],
      ...['top-left', [0.354, 0.354], 'bottom-left', [0.354, -0.354]],
      ...['top-right', [-0.354, 0.354], 'bottom-right', [-0.354, -0.354]],
    ],
  ],
);

const settlement = (
  rank: 1 | 2 | 3 | 4,
  minzoom: number,
  size: readonly [number, number],
  dot: readonly [number, number],
): Layer['style'] => [
  {
    type: 'circle',
    minzoom,
    filter: of(rank),
    paint: dotPaint(byZoom([minzoom, dot[0]], [12, dot[1]]), rank === 1 ? c.ink : c.halo),
  },
  {
    type: 'symbol',
    minzoom,
    filter: of(rank),
    layout: {
      'text-field': text('label'),
      'text-font': rank === 1 ? semibold : upright,
      'text-size': lettering(size, minzoom, 12),
      'text-variable-anchor-offset': labelPositions,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 3,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: namePaint(),
  },
];

/** The places that the step mentions: shown at all zoom levels, and labelled before all others. */
const mentioned: Layer['style'] = [
  {
    type: 'circle',
    filter: expression('all', settlementOf1920, planned, named),
    paint: dotPaint(byZoom([5, 2.8], [12, 4.6]), expression('match', ['get', 'rank'], 1, c.ink, c.halo)),
  },
  {
    type: 'symbol',
    filter: expression('all', settlementOf1920, planned, named),
    layout: {
      'text-field': text('label'),
      'text-font': expression('match', ['get', 'rank'], 1, semibold, upright),
      'text-size': byZoom(
        [5, expression('match', ['get', 'rank'], 1, type.chief[0], type.town[0])],
        [12, expression('match', ['get', 'rank'], 1, type.chief[1], 2, type.town[1], type.village[1])],
      ),
      'text-variable-anchor-offset': labelPositions,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 1,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: namePaint(),
  },
];

/** How the names of areas of one kind are drawn. */
interface AreaLettering {
  readonly zoom: readonly [from: number, until: number];
  /** Font size at those zoom levels, CSS pixels. */
  readonly size: readonly [number, number];
  /** Letter spacing, em. */
  readonly spacing: number;
  readonly colour: string;
  readonly font: typeof italic;
}

const area = (
  filter: ExpressionSpecification,
  { zoom: [minzoom, maxzoom], size, spacing, colour, font }: AreaLettering,
): Layer['style'] => [
  {
    type: 'symbol',
    minzoom,
    maxzoom,
    filter,
    layout: {
      'text-field': text('label'),
      'text-font': font,
      'text-size': lettering(size, minzoom, maxzoom),
      'text-letter-spacing': spacing,
      'text-max-width': 8,
      'text-padding': 4,
      'text-line-height': 1.4,
      // A region is not a point: its name may be anywhere nearby.
      'text-variable-anchor': [
        'center',
        'top',
        'bottom',
        'left',
        'right',
        'top-left',
        'top-right',
        'bottom-left',
        'bottom-right',
      ],
      'text-radial-offset': 1.1,
    },
    paint: {
      'text-color': colour,
      'text-halo-color': c.halo,
      'text-halo-width': scaled(weights.halo),
      'text-halo-blur': 0.5,
      'text-opacity': 1,
    },
  },
];

export const placeLayers: readonly Layer[] = [
  {
    id: 'places',
    theme: 'places',
    dataset: 'places',
    title: { en: 'Places', fa: 'جاها', ru: 'Места' },
    style: [
      ...area(areal([1, 2, 3], 'lagoon'), {
        zoom: [9, 13.5],
        size: type.lagoon,
        spacing: 0.2,
        colour: c.seaInk,
        font: italic,
      }),
      ...area(areal([1], 'region'), {
        zoom: [6, 10],
        size: type.region,
        spacing: 0.45,
        colour: c.inkSoft,
        font: upright,
      }),
      ...area(areal([1, 2], 'mountain'), {
        zoom: [6, 10.5],
        size: type.mountain,
        spacing: 0.4,
        colour: c.mountain,
        font: italic,
      }),
      ...area(areal([3, 4], 'region', 'forest'), {
        zoom: [7.3, 12],
        size: type.district,
        spacing: 0.25,
        colour: c.inkSoft,
        font: italic,
      }),
      ...settlement(4, 8.7, type.hamlet, [1.8, 3]),
      ...settlement(3, 6.9, type.village, [2, 3.4]),
      ...settlement(2, 5.4, type.town, [2.2, 4]),
      ...settlement(1, 3, type.chief, [2.6, 4.6]),
      {
        // At higher zoom levels the layer of the sea has the name, along the shore.
        type: 'symbol',
        minzoom: 4,
        maxzoom: 6.6,
        filter: areal([1], 'sea'),
        layout: {
          'text-field': text('label'),
          'text-font': italic,
          'text-size': lettering(type.sea, 4, 7),
          'text-letter-spacing': 0.5,
          'text-max-width': 5,
          'text-line-height': 1.5,
          'text-allow-overlap': true,
        },
        paint: {
          'text-color': c.seaInk,
          'text-halo-color': c.sea,
          'text-halo-width': scaled(weights.halo),
          'text-opacity': 0.9,
        },
      },
      // The topmost layer is labelled first.
      ...mentioned,
    ],
    legend: [
      { symbol: { kind: 'point', colour: c.ink }, label: { en: 'Chief city', fa: 'شهر بزرگ', ru: 'Главный город' } },
      {
        symbol: { kind: 'point', colour: c.halo, outline: c.ink },
        label: { en: 'Town or village', fa: 'شهر یا روستا', ru: 'Город или селение' },
      },
    ],
  },
];

/** Days after an event during which it is still marked as new. */
const FRESH = 12;
/** Events of more days than this have a circle but no title, because it would stay on the map for months. */
const BRIEF = 75;
const current = expression(
  'all',
  ['<=', ['get', 'from_day'], ['to-number', ['global-state', 'when']]],
  ['>=', ['+', ['get', 'until_day'], FRESH], ['to-number', ['global-state', 'when']]],
);

/**
 * How far the ring of a new event has opened, 0 to 1: over a quarter of the time that the step covers, and at least
 * four days.
 */
const opened = [
  '/',
  ['-', ['to-number', ['global-state', 'when']], ['get', 'from_day']],
  ['max', 4, ['*', 0.25, ['to-number', ['global-state', 'pace']]]],
];
const opening = expression(
  'all',
  ['>=', opened, 0],
  ['<=', opened, 1],
  ['<=', ['-', ['get', 'until_day'], ['get', 'from_day']], BRIEF],
);
const ring = (least: number, most: number) => ['+', least, ['*', most - least, opened]];

export const eventLayers: readonly Layer[] = [
  {
    id: 'events',
    theme: 'events',
    dataset: 'events',
    title: { en: 'Events', fa: 'رویدادها', ru: 'События' },
    style: [
      {
        type: 'circle',
        filter: expression('!', current),
        paint: {
          'circle-radius': scaled(3),
          'circle-color': c.road,
          'circle-opacity': 0.35,
          'circle-stroke-color': c.halo,
          'circle-stroke-width': scaled(weights.fine),
          'circle-stroke-opacity': 0.6,
        },
      },
      {
        type: 'circle',
        filter: opening,
        paint: {
          'circle-radius': expression('interpolate', ['linear'], ['zoom'], 5, ring(7, 19), 11, ring(14, 36)),
          'circle-color': c.road,
          'circle-opacity': 0,
          'circle-stroke-color': expression('interpolate', ['linear'], opened, 0, c.road, 1, 'rgba(0, 0, 0, 0)'),
          'circle-stroke-width': scaled(weights.firm),
          'circle-stroke-opacity': 0.9,
        },
      },
      {
        type: 'circle',
        filter: current,
        paint: {
          'circle-radius': byZoom([5, 7], [11, 14]),
          'circle-color': c.road,
          'circle-opacity': 0.06,
          'circle-stroke-color': c.road,
          'circle-stroke-width': scaled(weights.firm),
          'circle-stroke-opacity': 0.9,
        },
      },
      {
        // Not at high zoom levels, where the plan of a town needs the space.
        type: 'symbol',
        minzoom: 7,
        maxzoom: 11.3,
        filter: expression('all', current, ['<=', ['-', ['get', 'until_day'], ['get', 'from_day']], BRIEF]),
        layout: {
          'text-field': text('title'),
          'text-font': upright,
          'text-size': lettering(type.note, 7, 12),
          'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
          'text-radial-offset': 1.3,
          'text-max-width': 11,
          'text-justify': 'auto',
          'symbol-sort-key': ['-', 0, ['get', 'from_day']],
        },
        paint: {
          'text-color': c.road,
          'text-halo-color': c.halo,
          'text-halo-width': scaled(weights.halo),
          'text-opacity': 1,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'point', colour: c.paper, outline: c.road },
        label: { en: 'Event about this date', fa: 'رویداد در این روزها', ru: 'Событие около этой даты' },
      },
      {
        symbol: { kind: 'point', colour: c.road },
        label: { en: 'Earlier or later event', fa: 'رویداد پیش‌تر یا پس‌تر', ru: 'Событие раньше или позже' },
      },
    ],
  },
];
