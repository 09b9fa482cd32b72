/** The atlas of the shipped story, made in the same way as in the page. */
import { layers } from '../../../geo/catalog.ts';
import { collection, read } from '../../geo/fixtures.ts';
import { recordsByKey } from '../../../src/atlas/core/query.ts';
import { readRecords, type RecordSource } from '../../../src/atlas/core/records.ts';
import type { AtlasCatalogue } from '../../../src/atlas/core/state.ts';
import { atlasEvidence } from '../../../src/press/set/atlas-evidence.ts';
import { readEvents, readPeople, readPlaces, readReferences } from '../../../src/press/read/evidence.ts';
import { readTable } from '../../../src/press/read/table.ts';
import { projectStories } from '../../press-fixture.ts';
import type { FeatureCollection, Geometry } from 'geojson';
import { dayOf } from '../../../src/story/when.ts';

export const day = (iso: string): number => {
  const found = dayOf(iso);
  if (found === undefined) throw new Error(`${iso} is no day`);
  return found;
};

const source = (layer: string, kind: RecordSource['kind'], precision?: number): RecordSource => ({
  layer,
  kind,
  theme: layer,
  collection: collection(layer) as FeatureCollection<Geometry>,
  ...(precision ? { precision } : {}),
  titles: new Map(
    layers.filter((one) => one.dataset === layer && one.id !== layer).map(({ id, title }) => [id, title]),
  ),
});

export const sources: readonly RecordSource[] = [
  source('places', 'place'),
  source('events', 'event', 5000),
  source('movements', 'movement', 10_000),
  source('road', 'route'),
  source('roads', 'route'),
  source('control', 'hold', 15_000),
];

const rows = (file: string) => readTable(file, read(file)).value;
const evidenceOfStory = {
  places: readPlaces(rows('places.csv')),
  people: readPeople(rows('people.csv')),
  events: readEvents(rows('chronology.csv')),
  references: readReferences('bibliography.json', read('bibliography.json')).value,
};
const { value: pages } = projectStories();

export const evidence = atlasEvidence(
  evidenceOfStory,
  pages.flatMap(({ stepRecords }) => stepRecords),
);
export const records = readRecords(sources, evidence);
export const byKey = recordsByKey(records);

export const record = (key: string) => {
  const found = byKey.get(key);
  if (!found) throw new Error(`no record ${key}`);
  return found;
};

export const catalogue: AtlasCatalogue = {
  langs: ['en', 'fa', 'ru'],
  camera: { center: [49.6, 37.3], zoom: 8, bearing: 0, pitch: 0 },
  layers: layers.map(({ id }) => ({ id, on: ['sea', 'places', 'events'].includes(id) })),
  time: { from: day('1905-01-01'), until: day('1921-12-31') },
};
