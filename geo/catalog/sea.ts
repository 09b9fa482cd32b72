/** The Caspian, today and about 1920. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { weights } from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, naturalEarth, odbl, own } from './licences.ts';
import { byZoom, italic, scaled, text } from './expressions.ts';

export const seaDatasets: readonly Dataset[] = [
  {
    id: 'sea',
    title: {
      en: 'The Caspian and the seas about it, today',
      fa: 'دریای خزر و دریاهای پیرامون، امروز',
      ru: 'Каспий и соседние моря (современные)',
    },
    delivery: geojson('sea'),
    ...odbl,
    depicts: '2017',
    precision: 400,
  },
  {
    id: 'far-seas',
    title: {
      en: 'Seas of Europe and Asia, today',
      fa: 'دریاهای اروپا و آسیا، امروز',
      ru: 'Моря Европы и Азии (современные)',
    },
    delivery: geojson('far-seas'),
    ...naturalEarth,
    depicts: '2018',
    precision: 10000,
  },
  {
    id: 'waterlines',
    title: { en: 'Waterlines', fa: 'خط‌های آب', ru: 'Линии вдоль берега' },
    delivery: geojson('waterlines'),
    ...odbl,
    depicts: '2017',
    precision: 1000,
  },
  {
    id: 'shore-1920',
    title: {
      en: 'Shore about 1920 (schematic)',
      fa: 'کرانهٔ دریا، حدود ۱۲۹۹ (طرح‌وار)',
      ru: 'Берег около 1920 года (схема)',
    },
    delivery: geojson('shore-1920'),
    ...odbl,
    depicts: '1920~',
    precision: 1000,
  },
  {
    id: 'lagoon-1920',
    title: {
      en: 'Lagoon of Anzali about 1920 (schematic)',
      fa: 'مرداب انزلی، حدود ۱۲۹۹ (طرح‌وار)',
      ru: 'Энзелийский залив около 1920 года (схема)',
    },
    delivery: geojson('lagoon-1920'),
    ...own,
    depicts: '1920~',
    precision: 2000,
  },
];

/** Each of the six lines is thinner and fainter than the one before. */
const waterline = (detail: string, minzoom: number, maxzoom: number): Layer['style'] =>
  [1, 2, 3, 4, 5, 6].map((line) => ({
    type: 'line',
    minzoom,
    maxzoom,
    filter: ['all', ['==', ['get', 'detail'], detail], ['==', ['get', 'line'], line]],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': c.seaDeep,
      'line-width': scaled(weights.fine - line * 0.07),
      'line-opacity': 0.72 - line * 0.1,
    },
  }));

/**
 * `lined`: the zoom level from which the shore line is drawn. At lower levels the edge of the data would look like a
 * shore.
 */
const water = (detail: string, minzoom: number, maxzoom: number, lined = minzoom): Layer['style'] => [
  {
    type: 'fill',
    minzoom,
    maxzoom,
    filter: ['==', ['get', 'detail'], detail],
    paint: { 'fill-color': c.sea, 'fill-opacity': 1 },
  },
  {
    type: 'line',
    minzoom: lined,
    maxzoom,
    filter: ['==', ['get', 'detail'], detail],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': c.shore,
      'line-width': byZoom([4, weights.hairline], [9, weights.line], [13, weights.firm]),
      'line-opacity': 0.9,
    },
  },
];

export const seaLayers: readonly Layer[] = [
  {
    id: 'far-seas',
    theme: 'sea',
    dataset: 'far-seas',
    title: { en: 'Seas farther off', fa: 'دریاهای دورتر', ru: 'Дальние моря' },
    style: [{ type: 'fill', maxzoom: 7, paint: { 'fill-color': c.sea, 'fill-opacity': 1, 'fill-antialias': false } }],
    legend: [
      {
        symbol: { kind: 'area', colour: c.sea, outline: c.shore },
        label: { en: 'Sea, today’s shore', fa: 'دریا، کرانهٔ امروز', ru: 'Море, современный берег' },
      },
    ],
  },
  {
    id: 'sea',
    theme: 'sea',
    dataset: 'sea',
    title: { en: 'Sea', fa: 'دریا', ru: 'Море' },
    style: [
      ...water('around', 0, 24, 5),
      ...water('coarse', 0, 6),
      ...water('medium', 6, 8.5),
      ...water('fine', 8.5, 24),
      {
        type: 'symbol',
        minzoom: 6.6,
        maxzoom: 10.5,
        filter: ['==', ['get', 'detail'], 'lettering'],
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 520,
          'text-field': text('name'),
          'text-font': italic,
          'text-size': byZoom([6.6, 20], [8.5, 28], [10.5, 30]),
          'text-letter-spacing': 0.55,
          'text-max-angle': 30,
          'text-padding': 8,
        },
        paint: {
          'text-color': c.seaInk,
          'text-halo-color': c.sea,
          'text-halo-width': scaled(weights.halo),
          'text-opacity': 0.85,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.sea, outline: c.shore },
        label: { en: 'Sea, today’s shore', fa: 'دریا، کرانهٔ امروز', ru: 'Море, современный берег' },
      },
    ],
  },
  {
    id: 'waterlines',
    theme: 'sea',
    dataset: 'waterlines',
    title: { en: 'Waterlines', fa: 'خط‌های آب', ru: 'Линии вдоль берега' },
    style: [
      ...waterline('far', 4.3, 6.9),
      ...waterline('near', 6.9, 9.5),
      ...waterline('close', 9.5, 11.7),
      ...waterline('port', 11.7, 24),
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.seaDeep, width: 1 },
        label: {
          en: 'Waterlines: an ornament, not depths',
          fa: 'خط‌های آب: آرایه، نه ژرفا',
          ru: 'Линии вдоль берега: украшение, не глубины',
        },
      },
    ],
  },
  {
    id: 'lagoon-1920',
    theme: 'sea',
    dataset: 'lagoon-1920',
    title: { en: 'Lagoon about 1920', fa: 'مرداب، حدود ۱۲۹۹', ru: 'Залив около 1920 года' },
    style: [
      { type: 'fill', paint: { 'fill-color': c.lagoon, 'fill-opacity': 0.75 } },
      { type: 'fill', minzoom: 8, paint: { 'fill-pattern': 'reeds', 'fill-opacity': 0.5 } },
      {
        type: 'line',
        paint: {
          'line-color': c.lagoon,
          'line-width': byZoom([7, 2], [12, 12]),
          'line-blur': byZoom([7, 2], [12, 10]),
          'line-opacity': 0.8,
        },
      },
      {
        type: 'line',
        paint: {
          'line-color': c.seaInk,
          'line-width': scaled(weights.fine),
          'line-dasharray': [3, 3],
          'line-opacity': 0.55,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.lagoon, outline: c.seaInk, ...patterned('reeds') },
        label: {
          en: 'Lagoon and reeds about 1920, schematic',
          fa: 'مرداب و نیزار، حدود ۱۲۹۹، طرح‌وار',
          ru: 'Залив и камыши ок. 1920 г., схема',
        },
      },
    ],
  },
  {
    id: 'shore-1920',
    theme: 'sea',
    dataset: 'shore-1920',
    title: { en: 'Shore about 1920', fa: 'کرانهٔ دریا، حدود ۱۲۹۹', ru: 'Берег около 1920 года' },
    style: [
      {
        type: 'fill',
        minzoom: 8.5,
        filter: ['==', ['get', 'part'], 'strip'],
        paint: { 'fill-color': c.sea, 'fill-opacity': 0.5 },
      },
      {
        type: 'line',
        minzoom: 8,
        filter: ['==', ['get', 'part'], 'shore'],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.seaInk,
          'line-width': byZoom([8, weights.fine], [12, weights.line]),
          'line-dasharray': [4, 3],
          'line-opacity': 0.7,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.seaInk, width: 1.2, dash: [4, 3] },
        label: {
          en: 'Shore about 1920, schematic: the sea stood some 3 m higher',
          fa: 'کرانه، حدود ۱۲۹۹، طرح‌وار: دریا نزدیک ۳ متر بالاتر بود',
          ru: 'Берег ок. 1920 г., схема: море стояло примерно на 3 м выше',
        },
      },
    ],
  },
];
