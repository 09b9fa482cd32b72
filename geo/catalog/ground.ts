/** Relief, form lines, forest and plain. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { weights } from '../tokens.ts';
import { patterned } from '../patterns.ts';
import { geojson, srtm } from './licences.ts';
import { atZoom, byZoom, expression } from './expressions.ts';

export const groundDatasets: readonly Dataset[] = [
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
];

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

export const groundLayers: readonly Layer[] = [
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
];
