/** How the atlas begins, and which of the datasets are things that can be asked about. It names datasets and layers of the catalogue. */
import { layers } from './catalog.ts';
import { own } from './catalog/licences.ts';

/** What the features of a dataset are, for the atlas's records. */
export interface AtlasThings {
  /** The `id` of the dataset. */
  readonly dataset: string;
  readonly kind: 'place' | 'event' | 'movement' | 'hold';
  /** Metres, for features that do not say it themselves; undefined where each does. */
  readonly precision?: number;
}

export const atlas = {
  /** Written for a pane of 800 by 600, as a story's are. */
  camera: { center: [49.62, 37.22], zoom: 8.3, bearing: 0, pitch: 0 },
  /** Layers that are on at the beginning. */
  on: ['far-seas', 'sea', 'waterlines', 'lagoon-1920', 'shore-1920', 'relief', 'form-lines', 'plain', 'forest', 'graticule', 'rivers', 'borders', 'road', 'roads', 'control', 'events', 'places'],
  /** Of the people, who are in no dataset, and of no other's data. */
  terms: {
    credit: { en: 'Story map of Gilan: the people of its evidence, CC BY 4.0', fa: 'نقشهٔ داستان گیلان: کسانِ شواهد آن، CC BY 4.0', ru: 'Карта-рассказ о Гиляне: люди в её свидетельствах, CC BY 4.0' },
    licence: own.licence,
    source: { en: 'stories/gilan-1920/evidence/people.csv' },
  },
  years: { from: '1905-01-01', until: '1921-12-31' },
  things: [
    { dataset: 'places', kind: 'place' },
    { dataset: 'events', kind: 'event', precision: 5000 },
    { dataset: 'movements', kind: 'movement', precision: 10_000 },
    { dataset: 'control', kind: 'hold', precision: 15_000 },
  ] as readonly AtlasThings[],
} as const;

/** Titles of things that are layers of their own, by their id: what a dataset does not say in more than one language. */
export const titlesIn = (dataset: string) => new Map(layers.filter((one) => one.dataset === dataset && one.id !== dataset).map(({ id, title }) => [id, title]));
