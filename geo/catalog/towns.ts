/** The plans of the two towns about 1920, as sketches: no survey was available. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, own, ownWithOsm } from './licences.ts';
import { byZoom, expression, italic, lettering, scaled, text, upright } from './expressions.ts';
import { dotPaint } from './place-signs.ts';

export const townDatasets: readonly Dataset[] = [
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

/** Features of these kinds that existed about 1920. */
const stood = (...kinds: string[]): ExpressionSpecification =>
  expression('all', ['!', ['get', 'later']], ['in', ['get', 'kind'], ['literal', kinds]]);
const of = (...ids: string[]): ExpressionSpecification => expression('in', ['get', 'id'], ['literal', ids]);

/** The first zoom level of a town plan. */
const FROM = 10.3;
/** The first zoom level of its streets and names. */
const STREETS = 11.5;

/** The layers `road` and `roads` have these roads too, but below the plan; here they are drawn between the houses. */
const lesser = of('out-pirbazar', 'out-fuman', 'out-lahijan', 'out-sangar');
const great = of('out-anzali', 'out-manjil', 'bypass-east', 'road-head-ghazian');
const signs = stood('square', 'shrine', 'cemetery', 'tower', 'landing', 'river-mouth', 'village');
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
const inPoint = ['==', ['geometry-type'], 'Point'];
const onLine = ['==', ['geometry-type'], 'LineString'];

/** A street as on old plans: two thin lines with the colour of paper between them. */
const way = (
  filter: ExpressionSpecification,
  minzoom: number,
  ...widths: readonly [zoom: number, width: number][]
): Layer['style'] => [
  {
    type: 'line',
    minzoom,
    filter,
    layout: round,
    paint: {
      'line-color': expression('match', ['get', 'kind'], 'street', c.townInk, c.road),
      'line-width': byZoom(...widths.map(([zoom, width]) => [zoom, width + 2 * weights.fine] as [number, number])),
      'line-opacity': 0.9,
    },
  },
  {
    type: 'line',
    minzoom,
    filter,
    layout: round,
    paint: { 'line-color': c.halo, 'line-width': byZoom(...widths), 'line-opacity': 1 },
  },
];

const halo = { 'text-halo-color': c.halo, 'text-halo-width': scaled(weights.halo), 'text-opacity': 1 } as const;

const ground: Layer['style'] = [
  {
    type: 'fill',
    minzoom: FROM,
    filter: stood('harbour-water'),
    paint: { 'fill-color': c.sea, 'fill-opacity': 1 },
  },
  { type: 'fill', minzoom: FROM, filter: stood('town'), paint: { 'fill-color': c.town, 'fill-opacity': 0.22 } },
  { type: 'fill', minzoom: FROM, filter: stood('town'), paint: { 'fill-pattern': 'town', 'fill-opacity': 0.6 } },
  { type: 'fill', minzoom: FROM, filter: stood('island'), paint: { 'fill-color': c.paper, 'fill-opacity': 0.9 } },
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('island'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': c.shore,
      'line-width': scaled(weights.fine),
      'line-dasharray': [3, 2],
      'line-opacity': 0.8,
    },
  },
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('town'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': c.townInk,
      'line-width': scaled(weights.fine),
      'line-dasharray': [1, 3],
      'line-opacity': 0.6,
    },
  },
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('channel', 'boat', 'ferry'),
    paint: {
      'line-color': c.seaInk,
      'line-width': scaled(weights.line),
      'line-dasharray': [2, 3],
      'line-opacity': 0.7,
    },
  },
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('bank'),
    paint: { 'line-color': c.shore, 'line-width': scaled(weights.line), 'line-opacity': 0.9 },
  },
  // A stream: one line, and at higher zoom levels a light bed between two banks.
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('stream'),
    layout: round,
    paint: { 'line-color': c.shore, 'line-width': byZoom([11, 1.2], [13, 3.6], [15, 7]), 'line-opacity': 0.9 },
  },
  {
    type: 'line',
    minzoom: 12,
    filter: stood('stream'),
    layout: round,
    paint: { 'line-color': c.sea, 'line-width': byZoom([12, 0.8], [13, 2.1], [15, 5]), 'line-opacity': 1 },
  },
];

const streets: Layer['style'] = [
  {
    type: 'fill',
    minzoom: FROM,
    filter: stood('bazaar', 'square', 'garden'),
    paint: { 'fill-color': c.halo, 'fill-opacity': 0.9 },
  },
  {
    type: 'fill',
    minzoom: FROM,
    filter: stood('bazaar'),
    paint: { 'fill-color': c.town, 'fill-opacity': 0.45 },
  },
  { type: 'fill', minzoom: FROM, filter: stood('bazaar'), paint: { 'fill-pattern': 'bazaar', 'fill-opacity': 0.75 } },
  {
    type: 'fill',
    minzoom: FROM,
    filter: stood('square', 'garden'),
    paint: { 'fill-color': c.forest, 'fill-opacity': 0.28 },
  },
  {
    type: 'fill',
    minzoom: FROM,
    filter: stood('square', 'garden'),
    paint: { 'fill-pattern': 'garden', 'fill-opacity': 0.9 },
  },
  ...way(stood('street'), STREETS, [STREETS, 1], [13, 3], [15, 8]),
  ...way(lesser, FROM, [FROM, 0.8], [13, 2.6], [15, 6]),
  ...way(great, FROM, [FROM, 1.4], [12, 2.6], [13, 3.6], [15, 9]),
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('bazaar', 'square', 'garden'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': c.townInk, 'line-width': scaled(weights.fine), 'line-opacity': 0.9 },
  },
  {
    type: 'line',
    minzoom: FROM,
    filter: stood('mole', 'quay'),
    paint: { 'line-color': c.ink, 'line-width': byZoom([10, 1.2], [14, 5]), 'line-opacity': 0.9 },
  },
];

const letters: Layer['style'] = [
  {
    type: 'circle',
    minzoom: STREETS,
    filter: expression('all', inPoint, stood('bridge', 'crossing')),
    paint: {
      'circle-radius': byZoom([STREETS, 1.4], [15, 3.6]),
      'circle-color': c.ink,
      'circle-opacity': 1,
    },
  },
  {
    type: 'circle',
    minzoom: STREETS,
    filter: expression('all', inPoint, signs),
    paint: dotPaint(byZoom([STREETS, 2.4], [14, 4.5]), c.paper),
  },
  {
    type: 'symbol',
    minzoom: STREETS,
    filter: expression(
      'any',
      stood('mole', 'quay', 'channel', 'stream', 'boat', 'ferry'),
      ['all', onLine, stood('lettering')],
      of('street-pirsara', 'bypass-east', 'road-head-ghazian'),
    ),
    layout: {
      'symbol-placement': 'line',
      'text-field': text('name'),
      'text-font': italic,
      'text-size': lettering(type.river, STREETS, 14),
      'text-offset': [0, -0.9],
      'symbol-spacing': 230,
      'text-max-angle': 40,
      'text-letter-spacing': 0.05,
    },
    paint: {
      'text-color': expression('match', ['get', 'kind'], ['stream', 'channel', 'boat', 'ferry'], c.seaInk, c.inkSoft),
      ...halo,
    },
  },
  // A quarter has no symbol: its name is in the middle of it.
  {
    type: 'symbol',
    minzoom: 12.4,
    filter: stood('quarter'),
    layout: {
      'text-field': text('name'),
      'text-font': italic,
      'text-size': lettering(type.plan, 12.4, 15),
      'text-letter-spacing': 0.12,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.4,
      'text-max-width': 9,
      'text-padding': 1,
    },
    paint: { 'text-color': c.inkSoft, ...halo },
  },
  {
    type: 'symbol',
    minzoom: STREETS,
    filter: expression('any', ['all', inPoint, signs], stood('bridge', 'garden')),
    layout: {
      'text-field': text('name'),
      'text-font': upright,
      'text-size': lettering(type.plan, STREETS, 14),
      // The name of the tower stays on its own bank, and that of the shrine outside the bazaar.
      'text-variable-anchor-offset': expression(
        'match',
        ['get', 'id'],
        'anzali-menareh',
        ['literal', ['right', [-0.6, 0], 'bottom', [0, -0.6]]],
        'seyyed-abu-jafar',
        ['literal', ['bottom-left', [0.4, -0.4], 'bottom', [0, -0.6], 'left', [0.6, 0]]],
        ['literal', ['left', [0.6, 0], 'right', [-0.6, 0], 'top', [0, 0.6], 'bottom', [0, -0.6]]],
      ),
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 1,
      'symbol-sort-key': ['match', ['get', 'kind'], 'bridge', 2, 'garden', 3, 1],
    },
    paint: { 'text-color': c.ink, ...halo },
  },
  // The last layers are labelled first: the name of a town is more important than that of its tower.
  {
    type: 'symbol',
    minzoom: STREETS,
    filter: expression('all', ['!', inPoint], stood('square')),
    layout: {
      'text-field': text('name'),
      'text-font': upright,
      'text-size': lettering(type.village, STREETS, 14),
      'text-variable-anchor': ['bottom-right', 'right', 'top', 'bottom', 'left'],
      'text-radial-offset': 1,
      'text-justify': 'auto',
      'text-max-width': 12,
      'text-padding': 1,
    },
    paint: { 'text-color': c.ink, ...halo },
  },
  {
    type: 'symbol',
    minzoom: 12,
    filter: expression(
      'any',
      stood('bazaar', 'island'),
      ['all', inPoint, stood('lettering')],
      of('anzali-old-town', 'ghazian-settlement'),
    ),
    layout: {
      'text-field': text('name'),
      'text-font': upright,
      'text-size': scaled(['match', ['get', 'kind'], ['town', 'lettering'], 20, 12.5]),
      'text-letter-spacing': 0.12,
      'text-max-width': 7,
      'text-padding': 1,
      // Outside the symbols of the plan. The second position of Anzali is for scenes in which a landing ends there.
      'text-variable-anchor-offset': expression(
        'match',
        ['get', 'id'],
        'bazaar',
        ['literal', ['left', [1.2, 0.6], 'right', [-1.2, 0.6], 'center', [0, 0]]],
        'anzali-old-town',
        ['literal', ['center', [-0.6, -0.5], 'right', [-1.9, 0.8], 'top', [-1.6, 1.8]]],
        'ghazian-settlement',
        ['literal', ['center', [3.6, -0.1], 'left', [2.1, 0.9], 'bottom', [1, -1.6]]],
        ['literal', ['center', [0, 0]]],
      ),
    },
    paint: { 'text-color': c.ink, ...halo },
  },
];

const townStyle: Layer['style'] = [...ground, ...streets, ...letters];

const townSign: Layer['legend'] = [
  {
    symbol: { kind: 'area', colour: c.town, opacity: 0.3, outline: c.townInk, ...patterned('town') },
    label: {
      en: 'Town about 1920, schematic: no house, no lane is surveyed',
      fa: 'شهر، حدود ۱۲۹۹، طرح‌وار: هیچ خانه و کوچه‌ای برداشت نشده',
      ru: 'Город ок. 1920 г., схема: дома и улицы не по съёмке',
    },
  },
];

export const townLayers: readonly Layer[] = [
  {
    id: 'rasht-town',
    theme: 'towns',
    dataset: 'rasht-town',
    title: { en: 'Rasht about 1920', fa: 'رشت، حدود ۱۲۹۹', ru: 'Решт около 1920 года' },
    style: townStyle,
    legend: [
      ...townSign,
      {
        symbol: { kind: 'line', colour: c.townInk, width: 2 },
        label: {
          en: 'Way, straight between two known places',
          fa: 'راه، راست میان دو جای شناخته',
          ru: 'Путь: прямая между двумя известными местами',
        },
      },
      {
        symbol: { kind: 'area', colour: c.town, opacity: 0.55, outline: c.townInk, ...patterned('bazaar') },
        label: { en: 'Bazaar', fa: 'بازار', ru: 'Базар' },
      },
      {
        symbol: { kind: 'area', colour: c.forest, opacity: 0.28, outline: c.townInk, ...patterned('garden') },
        label: { en: 'Green or garden', fa: 'سبزه‌زار یا باغ', ru: 'Луг или сад' },
      },
      {
        symbol: { kind: 'point', colour: c.ink },
        label: { en: 'Bridge or ford', fa: 'پل یا گدار', ru: 'Мост или брод' },
      },
    ],
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
    style: townStyle,
    legend: [
      ...townSign,
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
