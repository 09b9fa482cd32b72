/** Snow. The sources say only that it lay on the pass, and that two men died in it. */
import type { Dataset, Layer } from '../layer.ts';
import * as c from '../tokens.ts';
import { geojson, srtm } from './licences.ts';

export const weatherDatasets: readonly Dataset[] = [
  {
    id: 'high-ground',
    title: { en: 'High ground about the Talesh crest', fa: 'بلندی‌های تالش', ru: 'Высоты Талышского хребта' },
    delivery: geojson('high-ground'),
    ...srtm,
    depicts: '2000',
    precision: 4000,
  },
];

export const weatherLayers: readonly Layer[] = [
  {
    id: 'snow-1921',
    theme: 'land',
    dataset: 'high-ground',
    drawable: true,
    falls: { kind: 'snow', colour: c.snow, edge: c.seaDeep },
    title: { en: 'Snow', fa: 'برف', ru: 'Снег' },
    // The areas lie on top of each other, so higher ground is whiter.
    style: [{ type: 'fill', paint: { 'fill-color': c.snow, 'fill-opacity': 0.22, 'fill-antialias': false } }],
    legend: [
      {
        symbol: { kind: 'area', colour: c.snow, outline: c.later },
        label: { en: 'Snow, an illustration', fa: 'برف، تنها برای نمایش', ru: 'Снег, иллюстрация' },
      },
    ],
  },
];
