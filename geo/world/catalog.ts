/**
 * The world base: what a map anywhere on Earth begins with. The press writes it into the data of a story that is told
 * on it; no page imports it.
 */
import { byZoom, expression, italic, lettering, scaled, semibold, text, upright } from '../catalog/expressions.ts';
import { naturalEarth } from '../catalog/licences.ts';
import type { Dataset, Layer, MapCatalog } from '../layer.ts';
import * as c from '../tokens.ts';
import { type, weights } from '../tokens.ts';
import { worldGraduations } from './graduations.ts';
import { dotPaint, namePaint } from '../catalog/place-signs.ts';

const geojson = (id: string) => ({ kind: 'geojson', path: `layers/world/${id}.geojson` }) as const;

const CLDR: Pick<Dataset, 'credit' | 'licence'> = {
  credit: {
    en: 'Names of countries: Unicode CLDR; places: Natural Earth',
    de: 'Ländernamen: Unicode CLDR; Orte: Natural Earth',
    fa: 'نام کشورها: Unicode CLDR؛ جاها: Natural Earth',
    ru: 'Названия стран: Unicode CLDR; места: Natural Earth',
  },
  licence: { name: 'Unicode License v3', url: 'https://www.unicode.org/license.txt' },
};

const GEONAMES: Pick<Dataset, 'credit' | 'licence'> = {
  credit: {
    en: 'Cities: GeoNames, CC BY 4.0',
    de: 'Städte: GeoNames, CC BY 4.0',
    fa: 'شهرها: GeoNames، CC BY 4.0',
    ru: 'Города: GeoNames, CC BY 4.0',
  },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
};

export const worldDatasets: readonly Dataset[] = [
  {
    id: 'land',
    title: { en: 'Land of today', de: 'Land von heute', fa: 'خشکی‌های امروز', ru: 'Современная суша' },
    delivery: geojson('land'),
    ...naturalEarth,
    depicts: '2018',
    precision: 3000,
  },
  {
    id: 'borders',
    title: { en: 'Borders of today', de: 'Grenzen von heute', fa: 'مرزهای امروز', ru: 'Современные границы' },
    delivery: geojson('borders'),
    ...naturalEarth,
    depicts: '2018',
    precision: 3000,
  },
  {
    id: 'lakes',
    title: { en: 'Large lakes', de: 'Große Seen', fa: 'دریاچه‌های بزرگ', ru: 'Крупные озёра' },
    delivery: geojson('lakes'),
    ...naturalEarth,
    depicts: '2018',
    precision: 5000,
  },
  {
    id: 'rivers',
    title: { en: 'Great rivers', de: 'Große Flüsse', fa: 'رودهای بزرگ', ru: 'Крупные реки' },
    delivery: geojson('rivers'),
    ...naturalEarth,
    depicts: '2018',
    precision: 5000,
  },
  {
    id: 'graticule',
    title: { en: 'Graticule', de: 'Gradnetz', fa: 'شبکهٔ جغرافیایی', ru: 'Градусная сетка' },
    delivery: geojson('graticule'),
    ...naturalEarth,
    depicts: '2018',
    precision: 1,
  },
  {
    id: 'lands',
    title: {
      en: 'Countries and seas, by name',
      de: 'Namen von Ländern und Meeren',
      fa: 'نام کشورها و دریاها',
      ru: 'Названия стран и морей',
    },
    delivery: geojson('lands'),
    ...CLDR,
    depicts: '2026',
    precision: 300_000,
  },
  {
    id: 'cities',
    title: { en: 'Cities of today', de: 'Städte von heute', fa: 'شهرهای امروز', ru: 'Современные города' },
    delivery: geojson('cities'),
    ...GEONAMES,
    depicts: '2026',
    precision: 5000,
  },
];

const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** Names of countries and seas. `zoom`: those of each rank, from the first. */
const landName = (
  kind: string,
  rank: number,
  [minzoom, maxzoom]: readonly [number, number],
): Layer['style'][number] => {
  const isSea = kind === 'sea';
  return {
    type: 'symbol',
    minzoom,
    maxzoom,
    filter: expression('all', ['==', ['get', 'kind'], kind], ['==', ['get', 'rank'], rank]),
    layout: {
      'text-field': text('name'),
      'text-font': isSea ? italic : upright,
      'text-size': byZoom([minzoom, 11.5 - rank * 0.4], [maxzoom, 21 - rank * 1.4]),
      // Arabic letters are joined: space between them would tear a word apart.
      'text-letter-spacing': ['case', ['==', ['global-state', 'lang'], 'fa'], 0, isSea ? 0.2 : 0.24],
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': isSea ? c.seaInk : c.inkSoft,
      'text-halo-color': isSea ? c.sea : c.halo,
      'text-halo-width': scaled(weights.halo),
      'text-opacity': 0.85,
    },
  };
};

const lined = ({ minutes, minzoom }: (typeof worldGraduations)[number], n: number): Layer['style'][number] => ({
  type: 'line',
  minzoom,
  maxzoom: worldGraduations[n + 1]?.minzoom ?? 24,
  filter: expression('==', ['get', 'minutes'], minutes),
  paint: { 'line-color': c.inkSoft, 'line-width': scaled(weights.hairline), 'line-opacity': 0.22 },
});

const unlessNamed = expression('!', ['in', ['get', 'id'], ['global-state', 'names']]);

/** Cities of a rank, from a zoom on. */
const city = (
  rank: number,
  minzoom: number,
  size: readonly [number, number],
  dot: readonly [number, number],
): Layer['style'] => [
  {
    type: 'circle',
    minzoom,
    filter: expression('all', ['==', ['get', 'rank'], rank], unlessNamed),
    paint: dotPaint(byZoom([minzoom, dot[0]], [12, dot[1]]), expression('case', ['get', 'capital'], c.ink, c.halo)),
  },
  {
    type: 'symbol',
    minzoom,
    filter: expression('all', ['==', ['get', 'rank'], rank], unlessNamed),
    layout: {
      'text-field': text('name'),
      'text-font': rank === 1 ? semibold : upright,
      'text-size': lettering(size, minzoom, 12),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.5,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 4,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: namePaint(),
  },
];

/** The cities that a step speaks of, from any distance, and lettered before all others. */
const spoken: Layer['style'] = [
  {
    type: 'circle',
    filter: expression('in', ['get', 'id'], ['global-state', 'names']),
    paint: dotPaint(byZoom([3, 2.8], [12, 4.6]), c.ink, c.halo),
  },
  {
    type: 'symbol',
    filter: expression('in', ['get', 'id'], ['global-state', 'names']),
    layout: {
      'text-field': text('name'),
      'text-font': semibold,
      'text-size': lettering(type.chief, 3, 12),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.55,
      'text-justify': 'auto',
      'text-max-width': 9,
      'text-padding': 1,
    },
    paint: namePaint(),
  },
];

/** From the bottom up. */
export const worldLayers: readonly Layer[] = [
  {
    id: 'land',
    theme: 'land',
    dataset: 'land',
    title: { en: 'Land and sea', de: 'Land und Meer', fa: 'خشکی و دریا', ru: 'Суша и море' },
    style: [
      // Not an area: an area would end at the edge of the world, and the map goes on.
      { type: 'background', paint: { 'background-color': c.sea, 'background-opacity': 1 } },
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.seaDeep,
          'line-width': byZoom([0, 1.5], [4, 7], [7, 16], [10, 26]),
          'line-blur': byZoom([0, 1.5], [4, 7], [7, 16], [10, 26]),
          'line-opacity': 0.3,
        },
      },
      { type: 'fill', paint: { 'fill-color': c.paper, 'fill-opacity': 1, 'fill-antialias': false } },
      {
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.shore,
          'line-width': byZoom([0, weights.hairline], [4, weights.fine], [9, weights.line], [13, weights.firm]),
          'line-opacity': 0.9,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.sea, outline: c.shore },
        label: {
          en: 'Sea, today’s shore',
          de: 'Meer, heutige Küste',
          fa: 'دریا، کرانهٔ امروز',
          ru: 'Море, современный берег',
        },
      },
    ],
  },
  {
    id: 'graticule',
    theme: 'land',
    dataset: 'graticule',
    fine: true,
    title: { en: 'Graticule', de: 'Gradnetz', fa: 'شبکهٔ جغرافیایی', ru: 'Градусная сетка' },
    style: worldGraduations.map(lined),
    legend: [
      {
        symbol: { kind: 'line', colour: c.inkSoft, width: weights.hairline },
        label: {
          en: 'Meridians and parallels',
          de: 'Längen- und Breitenkreise',
          fa: 'نصف‌النهارها و مدارها',
          ru: 'Меридианы и параллели',
        },
      },
    ],
  },
  {
    id: 'borders',
    theme: 'land',
    dataset: 'borders',
    title: { en: 'Borders of today', de: 'Grenzen von heute', fa: 'مرزهای امروز', ru: 'Современные границы' },
    style: [
      {
        type: 'line',
        minzoom: 1.5,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.border,
          'line-width': byZoom([2, weights.hairline], [6, weights.line], [10, weights.firm]),
          'line-dasharray': [4, 2, 1, 2],
          'line-opacity': 0.6,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.border, width: weights.line, dash: [4, 2, 1, 2] },
        label: { en: 'Border of today', de: 'Grenze von heute', fa: 'مرز امروز', ru: 'Современная граница' },
      },
    ],
  },
  {
    id: 'rivers',
    theme: 'land',
    dataset: 'rivers',
    title: { en: 'Great rivers', de: 'Große Flüsse', fa: 'رودهای بزرگ', ru: 'Крупные реки' },
    style: [
      {
        type: 'line',
        minzoom: 2.5,
        layout: round,
        paint: {
          'line-color': c.shore,
          'line-width': byZoom([2.5, 0.3], [5, weights.fine], [8, 1.6], [12, weights.heavy]),
          'line-opacity': 0.85,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'line', colour: c.shore, width: weights.line },
        label: { en: 'River', de: 'Fluss', fa: 'رود', ru: 'Река' },
      },
    ],
  },
  {
    id: 'lakes',
    theme: 'land',
    dataset: 'lakes',
    title: { en: 'Large lakes', de: 'Große Seen', fa: 'دریاچه‌های بزرگ', ru: 'Крупные озёра' },
    style: [
      { type: 'fill', paint: { 'fill-color': c.sea, 'fill-opacity': 1, 'fill-antialias': false } },
      {
        type: 'line',
        minzoom: 2.5,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': c.shore,
          'line-width': byZoom([2.5, 0.3], [6, weights.fine], [10, weights.line]),
          'line-opacity': 0.9,
        },
      },
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.sea, outline: c.shore },
        label: { en: 'Lake of today', de: 'See von heute', fa: 'دریاچهٔ امروز', ru: 'Современное озеро' },
      },
    ],
  },
  {
    id: 'lands',
    theme: 'land',
    dataset: 'lands',
    title: {
      en: 'Names of countries and seas',
      de: 'Namen von Ländern und Meeren',
      fa: 'نام کشورها و دریاها',
      ru: 'Названия стран и морей',
    },
    style: [
      landName('land', 5, [4.6, 8]),
      landName('land', 4, [4, 7.5]),
      landName('land', 3, [3.2, 6.6]),
      landName('land', 2, [2.3, 6]),
      landName('land', 1, [1, 5.4]),
      landName('sea', 3, [2.8, 7]),
      landName('sea', 2, [2, 6.4]),
      landName('sea', 1, [0, 5]),
    ],
    legend: [
      {
        symbol: { kind: 'area', colour: c.paper },
        label: {
          en: 'The name of a country or a sea of today',
          de: 'Name eines Landes oder Meeres von heute',
          fa: 'نام کشور یا دریای امروز',
          ru: 'Современное название страны или моря',
        },
      },
    ],
  },
  {
    id: 'cities',
    theme: 'places',
    dataset: 'cities',
    title: { en: 'Cities of today', de: 'Städte von heute', fa: 'شهرهای امروز', ru: 'Современные города' },
    style: [
      ...city(4, 6.6, type.hamlet, [1.6, 3]),
      ...city(3, 5.2, type.village, [1.8, 3.4]),
      ...city(2, 4, type.village, [2, 4]),
      ...city(1, 3, type.town, [2.4, 4.4]),
      ...spoken,
    ],
    legend: [
      {
        symbol: { kind: 'point', colour: c.ink },
        label: {
          en: 'Capital, or a place of this step',
          de: 'Hauptstadt, oder ein Ort dieses Schritts',
          fa: 'پایتخت، یا جایی از این گام',
          ru: 'Столица или место шага',
        },
      },
      {
        symbol: { kind: 'point', colour: c.halo, outline: c.ink },
        label: { en: 'City or town of today', de: 'Stadt von heute', fa: 'شهر امروز', ru: 'Современный город' },
      },
    ],
  },
];

/** The layers that every scene of a story shows where its front matter names none, from the bottom up. */
export const WORLD_GROUND = worldLayers.map(({ id }) => id);

export const worldCatalog: MapCatalog = { datasets: worldDatasets, layers: worldLayers, patterns: {}, repeats: true };
