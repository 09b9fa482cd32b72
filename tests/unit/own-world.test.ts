/** What a story's own folder may hold, and what is said of each thing that is wrong in it. */
import { readFileSync } from 'node:fs';
import * as turf from '@turf/turf';
import { describe, expect, test } from 'vitest';
import type { MapCatalog } from '../../geo/layer.ts';
import { siteAssets } from '../../src/press/assets.ts';
import { hostsIn, policyWith } from '../../src/press/policy.ts';
import { Site } from '../../src/press/site.ts';
import { pressAll } from '../../src/press/press.ts';
import { rasterPmtiles, vectorPmtiles } from '../pmtiles.ts';
import { assets, memoryFiles, root } from '../press-fixture.ts';

const FOLDER = 'stories/ferry';

const story = (front = '', attributes = 'at="quay" zoom="9"') => `---
title: The ferry
lang: en
${front}---

<story-step id="quay" ${attributes}>

## At the quay

A boat waits.

</story-step>
`;

const PLACES = `id,name_en,name_pt,lon,lat
quay,The quay,O cais,-9.14,38.7
landing,The landing,O desembarque,-9.15,38.68
mill,The mill,O moinho,-9.07,38.65
`;
const CITIES = 'id,name_en,country,lon,lat,population,capital\nlisbon,Lisbon,pt,-9.133,38.717,517802,1\n';

const LINE = JSON.stringify({
  type: 'Feature',
  properties: { opened: '1890', closed: '1900' },
  geometry: {
    type: 'MultiLineString',
    coordinates: [
      [
        [-9.14, 38.7],
        [-9.145, 38.69],
      ],
      [
        [-9.145, 38.69],
        [-9.15, 38.68],
      ],
    ],
  },
});

const LAYERS = `crossing:
  title: The crossing
  file: crossing.geojson
  source: Drawn for this test
  licence: CC BY 4.0
`;

function filesOf(own: Readonly<Record<string, string | Uint8Array>>) {
  const all = {
    [`${FOLDER}/story.en.md`]: story(),
    [`${FOLDER}/places.csv`]: PLACES,
    'geo/sources/world/cities.csv': CITIES,
    ...Object.fromEntries(Object.entries(own).map(([name, text]) => [`${FOLDER}/${name}`, text])),
  };
  return memoryFiles(new Map(Object.entries(all)));
}

const press = (own: Readonly<Record<string, string | Uint8Array>> = {}) => pressAll(filesOf(own), { assets });

/** Each fault as `file:line: message hint`. */
const faultsOf = (own: Readonly<Record<string, string | Uint8Array>>) =>
  press(own).faults.map(
    ({ file, line, message, hint }) => `${file.replace(`${FOLDER}/`, '')}:${String(line)}: ${message} ${hint}`,
  );

const layerOf = (own: Readonly<Record<string, string | Uint8Array>>, id: string) => {
  const { value, faults } = press(own);
  expect(faults).toEqual([]);
  const layer = value[0]?.world.catalog.layers.find((one) => one.id === id);
  if (!layer) throw new Error(`There is no layer ${id}.`);
  return { layer, world: value[0]?.world };
};

describe('a story of its own places, on the world', () => {
  test('is pressed without a date, without an atlas and without a bibliography', () => {
    const { value, faults } = press();
    expect(faults).toEqual([]);
    const [page] = value;
    expect(page?.html).toContain('world="../world.json"');
    expect(page?.html).not.toMatch(/1970|in-atlas|<time/);
    expect(Object.keys(page?.story.steps[0].scene.layers ?? {})).toEqual(expect.arrayContaining(['land', 'places']));
  });

  test('has names in any language, and its places in place of the cities of the same spot', () => {
    const { world } = layerOf({}, 'places');
    const text = world?.files.get('ferry/layers/places.geojson') ?? '';
    expect(text).toContain('O cais');
    expect(JSON.stringify(world?.catalog.layers.find(({ id }) => id === 'cities'))).toContain('["lisbon"]');
  });

  test('has files that its pages fetch: the catalogue, and every dataset of its own', async () => {
    const site = new Site({
      files: filesOf({ 'layers.yaml': LAYERS, 'crossing.geojson': LINE }),
      pictures: () => ({
        draw: () => Promise.resolve(new Uint8Array()),
        preview: () => Promise.resolve(new Uint8Array()),
      }),
      copyPicture: (_, __, bytes) => Promise.resolve(bytes),
      stories: 'stories',
      assets: siteAssets(undefined, '1.0'),
    });
    const { files, pages } = site.content();
    const catalog = JSON.parse(String(await files.get('ferry/world.json')?.make())) as MapCatalog;
    const own = catalog.datasets.filter(({ delivery }) => delivery.path.startsWith('ferry/'));
    expect(own.map(({ id }) => id)).toEqual(['crossing', 'places']);
    for (const { delivery } of own) expect(files.has(delivery.path), delivery.path).toBe(true);
    expect([...pages.keys()].filter((path) => path.startsWith('atlas/'))).toEqual([]);
  });
});

describe('places.csv', () => {
  test.each([
    ['a column that nothing reads', 'id,name_en,lng,lat\nquay,Quay,1,2\n', ['no column “lon”', 'Did you mean “lon”?']],
    ['a number that is none', PLACES.replace('38.68', '38,68x').replace(',38,', ',"38,'), ['places.csv:']],
    ['a latitude off the map', PLACES.replace('38.68', '138.68'), ['places.csv:3:', 'lies nowhere on the map']],
    ['an id twice', PLACES.replace('mill,', 'quay,'), ['places.csv:4:', 'twice']],
    ['an id that is no address', PLACES.replace('mill,', 'The Mill,'), ['places.csv:4:', 'lower-case']],
    ['no name', PLACES.replace('The mill,O moinho', ','), ['places.csv:4:', 'has no name']],
    [
      'longitude and latitude swapped',
      PLACES.replace('-9.07,38.65', '38.65,-9.07'),
      ['places.csv:4:', 'km from all others', 'swapped', 'lon -9.07, lat 38.65'],
    ],
  ])('%s is told with its line', (_, places, words) => {
    const [first = '', ...rest] = faultsOf({ 'places.csv': places });
    for (const word of words) expect([first, ...rest].join('\n')).toContain(word);
  });

  test('a place far from the others that says where its position comes from is right', () => {
    const far = 'id,name_en,lon,lat,coord_source\na,A,-9,38.7,\nb,B,-9.1,38.6,\nc,C,38.65,-9.07,seen there\n';
    expect(faultsOf({ 'places.csv': far, 'story.en.md': story('', 'at="a" zoom="5"') })).toEqual([]);
  });
});

describe('layers.yaml', () => {
  test('gives a layer with its file, its credit and its legend', () => {
    const { layer, world } = layerOf({ 'layers.yaml': LAYERS, 'crossing.geojson': LINE }, 'crossing');
    expect(layer.legend[0]?.label.en).toBe('The crossing');
    expect(world?.catalog.datasets.find(({ id }) => id === 'crossing')?.credit.en).toBe(
      'Drawn for this test, CC BY 4.0',
    );
    expect(world?.catalog.layers.map(({ id }) => id).indexOf('crossing')).toBeLessThan(
      world?.catalog.layers.map(({ id }) => id).indexOf('lands') ?? -1,
    );
  });

  test('draws a line of several parts as one, with its length beside the marker of its actor', () => {
    const { layer, world } = layerOf(
      {
        'layers.yaml': `${LAYERS}  draw: true\n  when: 1890/1900\n  actor: pilots\n`,
        'crossing.geojson': LINE,
        'actors.yaml': 'pilots:\n  name: Pilots\n  colour: orange\n  sign: anchor\n',
      },
      'crossing',
    );
    expect([layer.drawable, layer.theme, layer.marker?.colour]).toEqual([true, 'movements', 'var(--actor-soviet)']);
    const { features } = JSON.parse(world?.files.get('ferry/layers/crossing.geojson') ?? '{}') as {
      features: { geometry: { type: string } }[];
    };
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['LineString']);
  });

  test('shows features in their days, by two of their properties', () => {
    const { layer, world } = layerOf(
      { 'layers.yaml': `${LAYERS}  from: opened\n  until: closed\n`, 'crossing.geojson': LINE },
      'crossing',
    );
    expect(JSON.stringify(layer.style)).toContain('["<=",["get","from_day"]');
    expect(world?.files.get('ferry/layers/crossing.geojson')).toContain('"from_day":-29219');
  });

  test.each([
    [
      'kml',
      `<kml><Document><Placemark><name>Way</name><LineString><coordinates>-9.1,38.7 -9.2,38.6</coordinates></LineString></Placemark></Document></kml>`,
    ],
    ['gpx', `<gpx><trk><trkseg><trkpt lat="38.7" lon="-9.1"/><trkpt lat="38.6" lon="-9.2"/></trkseg></trk></gpx>`],
    ['csv', 'name,lon,lat\nQuay,-9.1,38.7\n'],
  ])('reads %s', (ending, text) => {
    const yaml = LAYERS.replace('crossing.geojson', `crossing.${ending}`);
    const { world } = layerOf({ 'layers.yaml': yaml, [`crossing.${ending}`]: text }, 'crossing');
    expect(world?.files.get('ferry/layers/crossing.geojson')).toContain('[-9.1,38.7]');
  });

  test.each([
    ['a key in wrong case', LAYERS.replace('title:', 'Title:'), ['layers.yaml:2:', 'Did you mean “title”?']],
    ['no licence', LAYERS.replace(/ {2}licence.*\n/, ''), ['layers.yaml:1:', 'has no licence']],
    [
      'a file that there is not',
      LAYERS.replace('crossing.geojson', 'crosing.geojson'),
      ['layers.yaml:3:', 'no file “crosing.geojson”'],
    ],
    [
      'a file outside the folder',
      LAYERS.replace('crossing.geojson', '../../package.json'),
      ['layers.yaml:3:', 'has no file'],
    ],
    ['a look that there is not', `${LAYERS}  look: rout\n`, ['layers.yaml:6:', 'Did you mean “route”?']],
    ['a colour that there is not', `${LAYERS}  colour: orang\n`, ['layers.yaml:6:', 'Did you mean “orange”?']],
    [
      'a style that is not MapLibre’s',
      `${LAYERS}  style: [{ type: line, paint: { line-colour: red } }]\n`,
      ['layers.yaml:6:', 'line-colour'],
    ],
    [
      'the name of a layer of the base',
      LAYERS.replace('crossing:', 'rivers:'),
      ['layers.yaml:1:', 'has a layer “rivers” already'],
    ],
    ['broken YAML', LAYERS.replace('title: The', 'title: The: ferry'), ['layers.yaml:2:']],
  ])('%s is told with its line', (_, yaml, words) => {
    const said = faultsOf({ 'layers.yaml': yaml, 'crossing.geojson': LINE }).join('\n');
    for (const word of words) expect(said).toContain(word);
  });

  test.each([
    ['not JSON', '{', 'not valid JSON'],
    ['not GeoJSON', '{"type":"Topology"}', 'not GeoJSON'],
    ['in metres', '{"type":"Point","coordinates":[500000,4649776]}', 'lies nowhere on Earth'],
    ['empty', '{"type":"FeatureCollection","features":[]}', 'nothing that can be drawn'],
  ])('a file that is %s is told', (_, text, words) => {
    expect(faultsOf({ 'layers.yaml': LAYERS, 'crossing.geojson': text }).join('\n')).toContain(words);
  });
});

describe('movements.csv', () => {
  const MOVEMENTS = 'id,name_en,actor,date_start,date_end,waypoints\nferry,The ferry,,1890-05,,quay;landing\n';

  test('gives a line between places that a step may draw', () => {
    const { layer } = layerOf({ 'movements.csv': MOVEMENTS }, 'ferry');
    expect(layer.drawable).toBe(true);
    expect(layer.days).toEqual([-29099, -29069]);
  });

  test('crosses the date line the short way', () => {
    const { world } = layerOf(
      {
        'movements.csv': 'id,name_en,waypoints\nferry,The ferry,fiji;samoa\n',
        'places.csv': 'id,name_en,lon,lat\nfiji,Fiji,178.4,-18.1\nsamoa,Samoa,-171.8,-13.8\n',
        'story.en.md': story('', 'at="fiji samoa"'),
      },
      'ferry',
    );
    const { features } = JSON.parse(world?.files.get('ferry/layers/ferry.geojson') ?? '{}') as {
      features: { geometry: { coordinates: [number, number][] } }[];
    };
    const lngs = features[0]?.geometry.coordinates.map(([lng]) => lng) ?? [];
    expect([Math.min(...lngs), Math.max(...lngs)]).toEqual([178.4, 188.2]);
  });

  test.each([
    ['a place that there is not', MOVEMENTS.replace('quay;', 'quai;'), 'Did you mean “quay”?'],
    ['an actor that there is not', MOVEMENTS.replace('ferry,,', 'ferry,pilots,'), 'no actor “pilots”'],
    ['a date that is none', MOVEMENTS.replace('1890-05', 'May'), 'is not a time'],
  ])('%s is told with its line', (_, csv, words) => {
    const said = faultsOf({ 'movements.csv': csv }).join('\n');
    expect(said).toContain('movements.csv:2:');
    expect(said).toContain(words);
  });
});

test.each([
  ['layer.yaml', 'Did you mean “layers.yaml”?'],
  ['Places.csv', 'Did you mean “places.csv”?'],
  ['walk.gpx', 'No layer shows this file.'],
])('a file that nothing reads is told: %s', (name, words) => {
  expect(faultsOf({ [name]: '' }).join('\n')).toContain(words);
});

test('a bibliography in BibTeX is read', () => {
  const { value, faults } = press({
    'bibliography.bib': '@book{koeppel2009, author = {Koeppel, Gerard}, title = {Bond of Union}, year = {2009}}',
    'story.en.md': story().replace('A boat waits.', 'A boat waits [@koeppel2009, p. 196].'),
  });
  expect(faults).toEqual([]);
  expect(value[0]?.html).toContain('Bond of Union');
});

describe('the ground that one line names', () => {
  const TILES = 'ground: https://tiles.example.org/{z}/{x}/{y}.png\ncredit: © Somebody\n';

  test('is drawn from another site with its credit, and the page’s policy allows that site and no other', () => {
    const { layer, world } = layerOf({ 'story.en.md': story(TILES) }, 'tiles');
    expect(layer.style[0]?.type).toBe('raster');
    expect(world?.catalog.datasets.find(({ id }) => id === 'tiles')?.credit.en).toBe('© Somebody');
    const policy = policyWith({ script: [], style: [] }, ['https://tiles.example.org']);
    expect(policy).toMatch(/connect-src 'self' blob: https:\/\/tiles\.example\.org;/);
    expect(hostsIn(policy)).toEqual(['https://tiles.example.org']);
    expect(hostsIn(policyWith({ script: [], style: [] }))).toEqual([]);
  });

  test.each([
    ['https://example.org/map.pmtiles', 'pmtiles'],
    ['https://example.org/styles/positron', 'style'],
    ['http://localhost:8080/style.json', 'style'],
  ])('%s is read by the map, and the page may fetch from its site and from those of “connect”', (address, kind) => {
    const front = `ground: ${address}\ncredit: © Somebody\nconnect: [https://tiles.example.net]\n`;
    const { layer, world } = layerOf({ 'story.en.md': story(front) }, 'tiles');
    expect(layer.style).toEqual([]);
    expect(world?.catalog.datasets.find(({ id }) => id === 'tiles')?.delivery.kind).toBe(kind);
    expect(world?.ground?.hosts).toEqual([new URL(address).origin, 'https://tiles.example.net']);
  });

  test('lies below the story’s own layers, with its names above them and below its places', () => {
    const front = 'ground: https://example.org/map.pmtiles\ncredit: © Somebody\n';
    const own = { 'story.en.md': story(front), 'layers.yaml': LAYERS, 'crossing.geojson': LINE };
    const { world } = layerOf(own, 'tiles-names');
    const order = ['land', 'tiles', 'crossing', 'tiles-names', 'lands', 'places'];
    const found = world?.catalog.layers.map(({ id }) => id).filter((id) => order.includes(id));
    expect(found).toEqual(order);
    expect(world?.catalog.layers.find(({ id }) => id === 'lands')?.replacedBy).toBe('tiles-names');
  });

  test('may be plain paper', () => {
    const { value, faults } = press({ 'story.en.md': story('ground: paper\n') });
    expect(faults).toEqual([]);
    expect(Object.keys(value[0]?.story.steps[0].scene.layers ?? {})).toEqual(['places']);
  });

  test.each([
    ['without a credit', TILES.replace(/credit.*\n/, ''), 'has no credit'],
    ['without its numbers', TILES.replace('{y}', 'y'), 'has no {y}'],
    ['without a secure connection', TILES.replace('https', 'http'), 'not a secure address'],
    ['of shapes without a style', TILES.replace('.png', '.pbf'), 'need a style'],
    ['a file that there is not', 'ground: map.pmtiles\n', 'map.pmtiles:undefined: The ground is a file that does not'],
    ['a file elsewhere', 'ground: ../map.pmtiles\n', 'not in the story'],
    ['a style that is a file', 'ground: style.json\n', 'can be read from an address only'],
    [
      'with a site that has a path',
      `${TILES}connect: [https://example.org/tiles]\n`,
      '“https://example.org”, without a path',
    ],
    ['with a site that is none', `${TILES}connect: [example.org]\n`, '“example.org” is not the address of a site'],
    ['with sites for nothing', 'ground: paper\nconnect: [https://example.org]\n', 'comes from no other site'],
    ['misspelt', 'ground: papr\n', 'Did you mean “paper”?'],
  ])('%s is told', (_, front, words) => {
    expect(faultsOf({ 'story.en.md': story(front) }).join('\n')).toContain(words);
  });
});

describe('a PMTiles file beside the story', () => {
  const BOUNDS = [-9.5, 38.4, -8.9, 38.9] as const;
  const pond = turf.featureCollection([turf.bboxPolygon([-9.2, 38.6, -9.1, 38.7], { properties: { kind: 'lake' } })]);
  const credited = { attribution: '<a href="https://x">&copy; OpenStreetMap</a>', version: '4.14.7' };
  const vector = vectorPmtiles({ water: pond }, { bounds: BOUNDS, maxzoom: 10, metadata: credited });
  const raster = rasterPmtiles([1, 2, 3], { bounds: BOUNDS, maxzoom: 3 });
  const FRONT = 'ground: map.pmtiles\n';
  const all = (file: Uint8Array, front = FRONT, attributes?: string) => ({
    'story.en.md': story(front, attributes),
    'map.pmtiles': file,
  });

  test('is described by its own header, and brings the style for its shapes', () => {
    const { layer, world } = layerOf(all(vector), 'tiles');
    const dataset = world?.catalog.datasets.find(({ id }) => id === layer.dataset);
    expect(dataset?.delivery).toEqual({ kind: 'pmtiles', path: 'ferry/map.pmtiles', style: 'ferry/basemap.json' });
    expect(dataset?.credit.en).toBe('© OpenStreetMap');
    expect(world?.ground?.file).toMatchObject({ tiles: 'vector', bounds: [...BOUNDS], maxzoom: 10 });
    expect(world?.ground?.hosts).toEqual([]);
    expect(world?.files.has('ferry/basemap.json')).toBe(true);
  });

  test('of pictures needs no style', () => {
    const { world } = layerOf(all(raster), 'tiles');
    expect(world?.catalog.datasets.find(({ id }) => id === 'tiles')?.delivery).toEqual({
      kind: 'pmtiles',
      path: 'ferry/map.pmtiles',
    });
    expect(world?.files.has('ferry/basemap.json')).toBe(false);
  });

  test.each([
    ['outside of it', 'at="2.35,48.85" zoom="9"', 'looks at a place outside of map.pmtiles'],
    ['within it', 'at="quay" zoom="14"', undefined],
  ])('a camera %s is noticed or not', (_, attributes, words) => {
    const { faults, notices } = press(all(vector, FRONT, attributes));
    expect(faults).toEqual([]);
    expect(notices.map(({ line, message }) => [line, message])).toEqual(
      words === undefined ? [] : [[7, expect.stringContaining(words)]],
    );
  });

  const stones = { vector_layers: [{ id: 'stones' }] };
  test.each([
    ['cut off', all(vector.subarray(0, 400)), 'The file is not whole'],
    ['something else', all(Buffer.from('x'.repeat(200))), 'not PMTiles of version 3'],
    ['without any credit', all(vectorPmtiles({ water: pond }, { bounds: BOUNDS, maxzoom: 5 })), 'has no credit'],
    [
      'of other layers',
      all(vectorPmtiles({ stones: pond }, { bounds: BOUNDS, maxzoom: 5, metadata: { ...credited, ...stones } })),
      'only stones',
    ],
    [
      'of an old schema',
      all(vectorPmtiles({ water: pond }, { bounds: BOUNDS, maxzoom: 5, metadata: { ...credited, version: '3.7.0' } })),
      'version 3.7.0',
    ],
    ['of another name', { 'story.en.md': story(FRONT), 'maps.pmtiles': vector }, 'Did you mean “maps.pmtiles”?'],
    ['that no story names', all(vector, 'ground: paper\n'), 'No story has this file for its ground'],
  ])('a file that is %s is told', (_, own, words) => {
    expect(faultsOf(own).join('\n')).toContain(words);
  });
});

test('the shipped story of the Erie Canal has its own places, layer and drawn movement', () => {
  const folder = `${root}stories/hudson-erie-1825`;
  const { features } = JSON.parse(readFileSync(`${folder}/canal.geojson`, 'utf8')) as { features: unknown[] };
  expect(features).toHaveLength(1);
  expect(readFileSync(`${folder}/story.en.md`, 'utf8')).toMatch(/draw="canal"[\s\S]*draw="voyage"/);
});
