/** Relief, forest, rivers, and today's boundaries. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { graduations } from '../graticule.ts';
import { patterned } from '../patterns.ts';
import { geojson, lgpl, naturalEarth, odbl, own, srtm } from './licences.ts';
import { atZoom, byZoom, expression, italic, lettering, scaled, text, upright } from './expressions.ts';

export const landDatasets: readonly Dataset[] = [
  {
    id: 'relief',
    title: { en: 'Relief', fa: 'پستی و بلندی', ru: 'Рельеф' },
    delivery: {
      kind: 'raster-dem',
      path: 'layers/relief/{z}/{x}/{y}.png',
      encoding: 'terrarium',
      tileSize: 256,
      minzoom: 3,
      maxzoom: 7,
      bounds: [44, 33.5, 58, 43],
    },
    ...srtm,
    depicts: '2000',
    precision: 3700,
  },
  {
    id: 'form-lines',
    title: { en: 'Form lines', fa: 'خط‌های شکل زمین', ru: 'Горизонтали (приблизительные)' },
    delivery: geojson('form-lines'),
    ...srtm,
    depicts: '2000',
    precision: 4000,
  },
  {
    id: 'forest',
    title: {
      en: 'Hyrcanian forest (approximate)',
      fa: 'جنگل‌های هیرکانی (تقریبی)',
      ru: 'Гирканские леса (приблизительно)',
    },
    delivery: geojson('forest'),
    ...srtm,
    depicts: '1920?',
    precision: 5000,
  },
  {
    id: 'plain',
    title: {
      en: 'Low plain of Gilan (approximate)',
      fa: 'جلگهٔ گیلان (تقریبی)',
      ru: 'Гилянская низменность (приблизительно)',
    },
    delivery: geojson('plain'),
    ...srtm,
    depicts: '1920?',
    precision: 4000,
  },
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

/** A forest belt with a blurred edge, because it was not surveyed. */
const wood = (band: string, fill: number, rim: number): Layer['style'] => [
  {
    type: 'fill',
    filter: ['==', ['get', 'band'], band],
    paint: { 'fill-color': c.forest, 'fill-opacity': fill, 'fill-antialias': false },
  },
  {
    type: 'line',
    filter: ['==', ['get', 'band'], band],
    paint: {
      'line-color': c.forest,
      'line-width': byZoom([5, 5], [9, 34], [11, 110]),
      'line-blur': byZoom([5, 5], [9, 34], [11, 110]),
      'line-opacity': rim,
    },
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

export const landLayers: readonly Layer[] = [
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
    id: 'relief',
    theme: 'land',
    dataset: 'relief',
    title: { en: 'Relief', fa: 'پستی و بلندی', ru: 'Рельеф' },
    style: [
      // At lower zoom levels the edge of the elevation data would be visible.
      {
        type: 'color-relief',
        minzoom: 4.4,
        paint: {
          'color-relief-color': expression('interpolate', ['linear'], ['elevation'], ...c.heights.flat()),
          'color-relief-opacity': 0.9,
        },
      },
      {
        type: 'hillshade',
        paint: {
          'hillshade-method': 'igor',
          'hillshade-illumination-direction': 315,
          'hillshade-exaggeration': atZoom([3, 0.12], [4.4, 0.35], [6, 0.7], [8.5, 0.8], [9.5, 0.5], [11, 0.3]),
          'hillshade-shadow-color': c.shade,
          'hillshade-highlight-color': c.light,
          'hillshade-accent-color': c.shade,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'ramp', colours: c.heights.map(([, colour]) => colour) },
        label: { en: 'Height, −28 to 3,900 m', fa: 'بلندی، از ‎−۲۸ تا ۳٬۹۰۰ متر', ru: 'Высота, от −28 до 3900 м' },
      },
    ],
  },
  {
    id: 'form-lines',
    theme: 'land',
    dataset: 'form-lines',
    fine: true,
    title: { en: 'Form lines', fa: 'خط‌های شکل زمین', ru: 'Горизонтали (приблизительные)' },
    style: [
      // The width starts at 0: at lower zoom levels the edge of the data would be visible.
      {
        type: 'line',
        minzoom: 7.2,
        filter: ['!=', ['%', ['get', 'metres'], 1000], 0],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.contour,
          'line-width': byZoom([7.2, 0], [7.8, 0.4], [11, weights.fine]),
          'line-opacity': 0.4,
        },
      },
      {
        type: 'line',
        minzoom: 7,
        filter: ['==', ['%', ['get', 'metres'], 1000], 0],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.contour,
          'line-width': byZoom([7, 0], [7.6, 0.5], [11, weights.line]),
          'line-opacity': 0.55,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.contour, width: weights.fine },
        label: {
          en: 'Form lines about every 250 m, approximate',
          fa: 'خط‌های شکل زمین، نزدیک هر ۲۵۰ متر، تقریبی',
          ru: 'Горизонтали примерно через 250 м, приблизительно',
        },
      },
    ],
  },
  {
    id: 'forest',
    theme: 'land',
    dataset: 'forest',
    title: { en: 'Hyrcanian forest, approximate', fa: 'جنگل هیرکانی، تقریبی', ru: 'Гирканский лес, приблизительно' },
    style: [
      ...wood('belt', 0.13, 0.12),
      ...wood('core', 0.1, 0.1),
      {
        type: 'fill',
        minzoom: 5.5,
        filter: ['==', ['get', 'band'], 'belt'],
        paint: { 'fill-pattern': 'wood-sparse', 'fill-opacity': 0.85 },
      },
      {
        type: 'fill',
        minzoom: 5.5,
        filter: ['==', ['get', 'band'], 'core'],
        paint: { 'fill-pattern': 'wood-dense', 'fill-opacity': 0.85 },
      },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.forest, opacity: 0.25, ...patterned('wood-sparse') },
        label: {
          en: 'Forest belt by height, approximate',
          fa: 'کمربند جنگلی بر پایهٔ بلندی، تقریبی',
          ru: 'Лесной пояс по высоте, приблизительно',
        },
      },
    ],
  },
  {
    id: 'plain',
    theme: 'land',
    dataset: 'plain',
    title: { en: 'Low plain, approximate', fa: 'جلگه، تقریبی', ru: 'Низменность, приблизительно' },
    style: [
      { type: 'fill', minzoom: 7, paint: { 'fill-color': c.forest, 'fill-opacity': 0.07, 'fill-antialias': false } },
      { type: 'fill', minzoom: 8, paint: { 'fill-pattern': 'plain', 'fill-opacity': 0.7 } },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.forest, opacity: 0.07, ...patterned('plain') },
        label: {
          en: 'Wet plain: rice, mulberry, woods, not told apart',
          fa: 'جلگهٔ مرطوب: برنج، توت و بیشه، بی‌تفکیک',
          ru: 'Влажная равнина: рис, шелковица, леса, без различия',
        },
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
