/** Names of countries, boundaries of today, and the graticule. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { graduations } from '../graticule.ts';
import { geojson, naturalEarth, odbl, own } from './licences.ts';
import { byZoom, italic, lettering, scaled, text, upright } from './expressions.ts';

export const boundaryDatasets: readonly Dataset[] = [
  {
    id: 'lands',
    title: { en: 'Countries and seas, by name', fa: 'نام سرزمین‌ها و دریاها', ru: 'Названия стран и морей' },
    delivery: geojson('lands'),
    ...own,
    depicts: '1920~',
    precision: 300000,
  },
  {
    id: 'gilan',
    title: { en: 'Gilan (province of today)', fa: 'گیلان (استان امروز)', ru: 'Гилян (современная провинция)' },
    delivery: geojson('gilan'),
    ...odbl,
    depicts: '2017',
    precision: 2000,
  },
  {
    id: 'neighbours',
    title: {
      en: 'Neighbouring provinces (today)',
      fa: 'استان‌های همسایه (امروز)',
      ru: 'Соседние провинции (современные)',
    },
    delivery: geojson('neighbours'),
    ...naturalEarth,
    depicts: '2017',
    precision: 3000,
  },
  {
    id: 'borders',
    title: {
      en: 'International borders (modern)',
      fa: 'مرزهای بین‌المللی (امروزی)',
      ru: 'Государственные границы (современные)',
    },
    delivery: geojson('borders'),
    ...odbl,
    depicts: '2017',
    precision: 600,
  },
  {
    id: 'graticule',
    title: { en: 'Graticule', fa: 'شبکهٔ جغرافیایی', ru: 'Градусная сетка' },
    delivery: geojson('graticule'),
    ...own,
    depicts: '1920',
    precision: 1,
  },
];

/**
 * The name of a country, with widely spaced letters because it names an area and not a point. Hidden at the zoom levels
 * where places are named.
 */
const landName = (kind: string, ink: string, font: typeof upright): Layer['style'][number] => ({
  type: 'symbol',
  maxzoom: 5.9,
  filter: ['==', ['get', 'kind'], kind],
  layout: {
    'text-field': text('name'),
    'text-font': font,
    'text-size': byZoom([2, 11], [4, 15], [6, 22]),
    // Arabic letters are joined: spacing would break the words.
    'text-letter-spacing': ['case', ['==', ['global-state', 'lang'], 'fa'], 0, 0.28],
    'text-max-width': 9,
    'text-padding': 6,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: {
    'text-color': ink,
    'text-halo-color': kind === 'sea' ? c.sea : c.halo,
    'text-halo-width': scaled(weights.halo),
    'text-opacity': 0.8,
  },
});

export const boundaryLayers: readonly Layer[] = [
  {
    id: 'lands',
    theme: 'land',
    dataset: 'lands',
    title: { en: 'Names of countries and seas', fa: 'نام سرزمین‌ها و دریاها', ru: 'Названия стран и морей' },
    style: [landName('land', c.inkSoft, upright), landName('sea', c.seaInk, italic)],
    legend: [
      {
        symbol: { kind: 'area', colour: c.paper },
        label: {
          en: 'The name of a country, without its borders',
          fa: 'نام سرزمین، بی مرزهایش',
          ru: 'Название страны, без её границ',
        },
      },
    ],
  },
  {
    id: 'gilan',
    theme: 'land',
    dataset: 'gilan',
    title: { en: 'Gilan, province of today', fa: 'گیلان، استان امروز', ru: 'Гилян, современная провинция' },
    style: [
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.province,
          'line-width': byZoom([5, 4], [9, 14]),
          'line-blur': byZoom([5, 3], [9, 12]),
          'line-opacity': 0.35,
        },
      },
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.province,
          'line-width': scaled(weights.line),
          'line-dasharray': [6, 2, 1, 2],
          'line-opacity': 0.75,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.province, width: 1, dash: [6, 2, 1, 2] },
        label: { en: 'Gilan, outline of today', fa: 'گیلان، مرز امروز', ru: 'Гилян, современная граница' },
      },
    ],
  },
  {
    id: 'neighbours',
    theme: 'land',
    dataset: 'neighbours',
    title: {
      en: 'Neighbouring provinces, today',
      fa: 'استان‌های همسایه، امروز',
      ru: 'Соседние провинции, современные',
    },
    style: [
      {
        type: 'line',
        minzoom: 6,
        paint: {
          'line-color': c.province,
          'line-width': scaled(weights.fine),
          'line-dasharray': [1, 3],
          'line-opacity': 0.6,
        },
      },
      {
        type: 'symbol',
        minzoom: 6.5,
        maxzoom: 10,
        layout: {
          'text-field': text('name'),
          'text-font': italic,
          'text-size': lettering(type.district, 6.5, 10),
          'text-letter-spacing': 0.3,
          'text-padding': 12,
        },
        paint: {
          'text-color': c.province,
          'text-halo-color': c.halo,
          'text-halo-width': scaled(weights.halo),
          'text-opacity': 0.8,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.province, width: 1, dash: [1, 3] },
        label: { en: 'Provinces of today', fa: 'استان‌های امروز', ru: 'Современные провинции' },
      },
    ],
  },
  {
    id: 'borders',
    theme: 'land',
    dataset: 'borders',
    title: {
      en: 'International borders, modern',
      fa: 'مرزهای بین‌المللی امروزی',
      ru: 'Современные государственные границы',
    },
    style: [
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': c.border, 'line-width': byZoom([4, 1.5], [9, 6]), 'line-opacity': 0.12 },
      },
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.border,
          'line-width': byZoom([4, weights.fine], [9, weights.line]),
          'line-dasharray': [5, 2],
          'line-opacity': 0.75,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.border, width: 1.2, dash: [5, 2] },
        label: {
          en: 'Border of today, not of 1920',
          fa: 'مرز امروز، نه ۱۲۹۹',
          ru: 'Граница современная, не 1920 года',
        },
      },
    ],
  },
  {
    id: 'graticule',
    theme: 'land',
    dataset: 'graticule',
    title: { en: 'Graticule', fa: 'شبکهٔ جغرافیایی', ru: 'Градусная сетка' },
    style: graduations.map(({ minzoom, minutes }, i) => ({
      type: 'line',
      minzoom,
      maxzoom: graduations[i + 1]?.minzoom ?? 24,
      filter: ['==', ['get', 'minutes'], minutes],
      paint: { 'line-color': c.ink, 'line-width': scaled(weights.hairline), 'line-opacity': 0.3 },
    })),
    legend: [
      {
        symbol: { kind: 'line', colour: c.ink, width: weights.hairline },
        label: {
          en: 'Meridians of Greenwich and parallels',
          fa: 'نصف‌النهارهای گرینویچ و مدارها',
          ru: 'Меридианы от Гринвича и параллели',
        },
      },
    ],
  },
];
