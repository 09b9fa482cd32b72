/** Which files of the site the copy of a story holds. */
import { expect, test } from 'vitest';
import { copyAddress, entriesOfStories, storiesKept } from '../../src/player/copy-address.ts';
import { copiesOf, filesOfStory, type BuiltFiles, type CopyFor } from '../../src/press/story-copies.ts';

const SITE: Readonly<Record<string, string>> = {
  'index.html': '<script src="assets/front-aaaaaaaa.js">',
  'preferences.js': '',
  'icons/192.png': '',
  'kiosk/index.html': '<script src="../assets/kiosk-aaaaaaaa.js">',
  'kiosk/worker.js': '',
  'atlas/index.html': '',
  'atlas/en/index.html': '<script src="../../assets/atlas-aaaaaaaa.js">',
  'atlas/evidence.en.json': '{}',
  'forest/en/index.html': '<script src="../../assets/story-aaaaaaaa.js">',
  'forest/ru/index.html': 'Лес <script src="../../assets/story-aaaaaaaa.js">',
  'forest/en/share/a/index.html': '',
  'forest/en/stills/a.wide.svg': '',
  'forest/en/stills/a.narrow.svg': '',
  'ferry/en/index.html': '<script src="../../assets/story-aaaaaaaa.js">',
  'ferry/en/stills/b.wide.svg': '',
  'ferry/world.json': '{}',
  'ferry/layers/places.geojson': '{}',
  'ferry/media/boat.aaaaaaaa.small.webp': '',
  'ferry/media/boat.aaaaaaaa.medium.webp': '',
  'layers/sea.geojson': '{}',
  'layers/relief/3/4/2.png': '',
  'layers/world/land.geojson': '{}',
  'assets/front-aaaaaaaa.js': '',
  'assets/story-aaaaaaaa.js': 'import("./map-aaaaaaaa.js"); import("./ru-aaaaaaaa.js"); import "./style-aaaaaaaa.css"',
  'assets/style-aaaaaaaa.css': 'url(literata-latin-aaaaaaaa.woff2) url(literata-cyrillic-wght-aaaaaaaa.woff2)',
  'assets/literata-latin-aaaaaaaa.woff2': '',
  'assets/literata-cyrillic-wght-aaaaaaaa.woff2': '',
  'assets/map-aaaaaaaa.js': 'import("./story-aaaaaaaa.js")',
  'assets/ru-aaaaaaaa.js': '',
  'assets/kiosk-aaaaaaaa.js': 'import "./map-aaaaaaaa.js"',
  'assets/atlas-aaaaaaaa.js': 'import("./read-geopackage-aaaaaaaa.js")',
  'assets/read-geopackage-aaaaaaaa.js': '',
};

const built: BuiltFiles = {
  paths: Object.keys(SITE),
  text: (path) => SITE[path] ?? '',
  wordFiles: new Map([['ru', 'assets/ru-aaaaaaaa.js']]),
};
const forest = { id: 'forest', languages: ['en', 'ru'], map: ['layers/sea.geojson', 'layers/relief/'], atlas: true };
const ferry = {
  id: 'ferry',
  languages: ['en'],
  map: ['layers/world/land.geojson', 'ferry/world.json', 'ferry/layers/places.geojson'],
  atlas: false,
};
const files = (story: typeof forest, copy: CopyFor) => [...filesOfStory(story, copy, built)].sort();

test('a reader’s copy of a story has its pages, its map and what they load, and nothing of another story', () => {
  expect(files(ferry, 'reader')).toEqual(
    [
      'assets/front-aaaaaaaa.js',
      'assets/literata-latin-aaaaaaaa.woff2',
      'assets/map-aaaaaaaa.js',
      'assets/story-aaaaaaaa.js',
      'assets/style-aaaaaaaa.css',
      'ferry/en/index.html',
      'ferry/layers/places.geojson',
      'ferry/media/boat.aaaaaaaa.medium.webp',
      'ferry/world.json',
      'icons/192.png',
      'index.html',
      'layers/world/land.geojson',
      'preferences.js',
    ].sort(),
  );
});

test('the atlas, its evidence, and the fonts and texts of its languages are kept with the story that uses them', () => {
  const kept = files(forest, 'reader');
  for (const path of [
    'atlas/en/index.html',
    'atlas/evidence.en.json',
    'assets/atlas-aaaaaaaa.js',
    'assets/ru-aaaaaaaa.js',
    'assets/literata-cyrillic-wght-aaaaaaaa.woff2',
    'layers/relief/3/4/2.png',
  ])
    expect(kept).toContain(path);
  expect(kept.filter((path) => /geopackage|share|^ferry|stills/.test(path))).toEqual([]);
});

test('a kiosk’s copy has the stills of its story, and no script of pages that it does not open', () => {
  const kept = files(forest, 'kiosk');
  expect(kept).toContain('forest/en/stills/a.wide.svg');
  expect(kept).toContain('assets/kiosk-aaaaaaaa.js');
  expect(kept.filter((path) => /narrow|^atlas|^ferry|assets\/(story|atlas)|worker\.js/.test(path))).toEqual([
    // The map names it.
    'assets/story-aaaaaaaa.js',
  ]);
});

test('a file that all stories need names none of them', () => {
  const of = copiesOf([forest, ferry], 'reader', built);
  expect(of.get('assets/map-aaaaaaaa.js')).toEqual([]);
  expect(of.get('layers/sea.geojson')).toEqual(['forest']);
  expect(of.has('ferry/en/stills/b.wide.svg')).toBe(false);
});

test('a worker keeps the stories that its address names, in any order', () => {
  const worker = 'https://example.org/story-worker.js';
  const address = copyAddress(worker, [...storiesKept(copyAddress(worker, ['ferry'])), 'canal', 'ferry']);
  expect(address).toBe(`${worker}?story=canal&story=ferry`);
  expect(storiesKept(undefined)).toEqual([]);
  const entries = [
    { url: 'a', revision: '1' },
    { url: 'b', revision: '2', of: ['ferry', 'forest'] },
    { url: 'c', revision: '3', of: ['forest'] },
  ];
  expect(entriesOfStories(entries, address).map(({ url }) => url)).toEqual(['a', 'b']);
});
