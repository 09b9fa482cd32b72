import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { topology } from 'topojson-server';
import mapshaper from 'mapshaper';
import { expect, test } from 'vitest';
import { pressAll } from '../../src/press/press.ts';
import { importRoute, type RouteWish } from '../../src/press/route/import-route.ts';
import { thinLine } from '../../src/press/route/thin-line.ts';
import { greatCircleKm } from '../../src/story/distance.ts';
import { assets, memoryFiles, root } from '../press-fixture.ts';

const STORY = `---
title: A road
lang: en
---

<story-step id="one" at="-75.4,43.1 -75.1,43.2" draw="road">

## One

Text.

</story-step>
`;
/** Its third point lies 3 m beside the straight line. */
const POINTS = [
  [-75.4, 43.1],
  [-75.3, 43.1],
  [-75.25, 43.10003],
  [-75.2, 43.1],
  [-75.1, 43.2],
];
const GEOJSON = JSON.stringify({
  type: 'Feature',
  properties: { name: 'Old road', speed: 3 },
  geometry: { type: 'LineString', coordinates: POINTS },
});
const gpx = (inside: string) => `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;
const trackPoints = POINTS.map(([lng, lat]) => `<trkpt lat="${String(lat)}" lon="${String(lng)}"><ele>7</ele></trkpt>`);
const track = (name: string) => `<trk><name>${name}</name><trkseg>${trackPoints.join('')}</trkseg></trk>`;
const KML = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Old road</name><LineString><coordinates>${POINTS.map((at) => [...at, 7].join(',')).join(' ')}</coordinates></LineString></Placemark></kml>`;

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);

const projectFiles = (more: Readonly<Record<string, string>> = {}) =>
  new Map([['stories/a/story.en.md', STORY], ...Object.entries(more)]);

const imported = (name: string, content: string | Uint8Array, wish: Partial<RouteWish> = {}, more = {}) =>
  importRoute(memoryFiles(projectFiles(more)), { file: { name, bytes: bytesOf(content) }, story: 'a', ...wish });

/** The refusal of a file, as an author reads it. */
async function refusal(...args: Parameters<typeof imported>): Promise<string> {
  const made = await imported(...args);
  if (made.kind !== 'refused') throw new Error('It was not refused.');
  return `${made.message} ${made.hint}`;
}

async function made(...args: Parameters<typeof imported>) {
  const result = await imported(...args);
  if (result.kind === 'refused') throw new Error(`${result.message} ${result.hint}`);
  return result;
}

test.each([
  ['road.geojson', GEOJSON],
  ['road.gpx', gpx(track('Old road'))],
  ['road.kml', KML],
  ['road.kmz', zipSync({ 'doc.kml': strToU8(KML) })],
  ['road.topojson', JSON.stringify(topology({ road: JSON.parse(GEOJSON) as never }))],
] as const)('the line of %s becomes a layer that the story can draw', async (name, content) => {
  const { files, notes } = await made(name, content, { source: 'Own recording', licence: 'CC BY 4.0' });
  const geojson = files.get('stories/a/road.geojson') ?? '';
  expect(JSON.parse(geojson)).toMatchObject({
    features: [{ properties: { name: 'Old road' }, geometry: { coordinates: [POINTS[0], POINTS[3], POINTS[4]] } }],
  });
  expect(geojson).not.toContain('speed');
  const said = notes.join('\n');
  expect(said).toContain('Old road: 30 km, 3 points of 5; it departs from the file’s line by 10 m at most.');
  expect(said).toContain('It begins at -75.4,43.1 and ends at -75.1,43.2.');
  expect(said).toContain('draw="road"');
  const { value, faults } = pressAll(memoryFiles(projectFiles(Object.fromEntries(files))), { assets });
  expect(faults).toEqual([]);
  expect(value[0]?.story.steps[0].draws).toEqual(['road']);
});

test('the points of a table are joined only if the author says so', async () => {
  const csv = `lon,lat\n${POINTS.map((at) => at.join(',')).join('\n')}`;
  expect(await refusal('road.csv', csv)).toMatch(/no line: 5 points.*--join/);
  const { files } = await made('road.csv', csv, { join: true, tolerance: '0' });
  expect(JSON.parse(files.get('stories/a/road.geojson') ?? '')).toMatchObject({
    features: [{ properties: { name: 'Road' }, geometry: { coordinates: POINTS } }],
  });
});

test('of several lines the author chooses one by number or name, or joins them', async () => {
  const several = gpx(track('There') + track('Back'));
  expect(await refusal('road.gpx', several)).toMatch(
    /2 lines.*--line 2.*\n {4}1 {2}There: 30 km, 5 points\n {4}2 {2}Back/,
  );
  expect(await refusal('road.gpx', several, { line: '3' })).toContain('no line “3”');
  for (const line of ['2', 'Back']) {
    const { files } = await made('road.gpx', several, { line });
    expect(files.get('stories/a/road.geojson')).toContain('"name":"Back"');
  }
  expect((await made('road.gpx', several, { line: 'all' })).notes.join()).toContain('of 10;');
});

test('layers.yaml is added to and otherwise stays as it is, letter by letter', async () => {
  const before =
    '# My layers: do not touch.\ncanal:   # the canal\n  title: { en: Canal,  de: "Kanal" }\n  file: canal.geojson\n';
  const { files, notes } = await made('road.geojson', GEOJSON, {}, { 'stories/a/layers.yaml': before });
  const after = files.get('stories/a/layers.yaml') ?? '';
  expect(after.startsWith(before)).toBe(true);
  expect(after.slice(before.length)).toBe(
    '\nroad:\n  title: Old road\n  file: road.geojson\n  source:\n  licence:\n  draw: true\n',
  );
  expect(notes.join()).toContain('where “road” comes from');
});

test.each([
  ['a story that is not there', { story: 'b' }, {}, /no story “b”.*Did you mean “a”/],
  ['no story', { story: undefined }, {}, /For which story.*--story.*: a/],
  [
    'a file of that name',
    {},
    { 'stories/a/road.geojson': '{}' },
    /road\.geojson already, and nothing was changed.*--id/,
  ],
  ['a layer of that name', {}, { 'stories/a/layers.yaml': 'road:\n  title: X\n' }, /layer “road” already.*--id/],
  ['a layer of the base', { id: 'rivers' }, {}, /layer “rivers” already.*--id/],
  ['an id that is no address', { id: 'Old Road' }, {}, /cannot be an address/],
  [
    'a broken layers.yaml',
    {},
    { 'stories/a/layers.yaml': 'a: [' },
    /cannot be read.*Write this into it yourself:\s+road:/s,
  ],
  ['entries in braces', {}, { 'stories/a/layers.yaml': '{ a: { title: A } }\n' }, /at the end.*Write this.*road:/s],
  ['a tolerance in words', { tolerance: 'some' }, {}, /not a number of metres/],
] as const)('%s is refused with a remedy', async (_, wish, more, said) => {
  expect(await refusal('road.geojson', GEOJSON, wish, more)).toMatch(said);
});

test.each([
  ['nothing', '', /empty/],
  ['another format', 'hello', /no file that can be read/],
  ['an area', '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}', /no line: 0 points and 1 other feature/],
  ['a line of one spot', '{"type":"LineString","coordinates":[[1,1],[1,1]]}', /only one point/],
] as const)('a file with %s is refused with a remedy', async (_, content, said) => {
  expect(await refusal('x.geojson', content)).toMatch(said);
});

const position = fc.tuple(
  fc.double({ min: -179, max: 179, noNaN: true }),
  fc.double({ min: -70, max: 70, noNaN: true }),
);

test('a thinned line begins and ends where it did, and has no more points', () => {
  fc.assert(
    fc.property(
      fc.array(position, { minLength: 2, maxLength: 60 }),
      fc.double({ min: 0, max: 5000, noNaN: true }),
      (line, metres) => {
        const thin = thinLine(line, metres);
        expect(thin.length).toBeLessThanOrEqual(line.length);
        for (const [from, to] of [
          [line[0], thin[0]],
          [line.at(-1), thin.at(-1)],
        ] as const)
          expect(greatCircleKm([from?.[0] ?? NaN, from?.[1] ?? NaN], [to?.[0] ?? NaN, to?.[1] ?? NaN])).toBeLessThan(
            0.002,
          );
      },
    ),
  );
});

test('a line over the date line goes on beyond it', () => {
  expect(
    thinLine(
      [
        [179, 0],
        [-179, 0],
        [-178, 1],
      ],
      1,
    ).map(([lng]) => lng),
  ).toEqual([179, 181, 182]);
});

test('the command writes the files, reads a shapefile with its parts, and never writes over anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-route-'));
  try {
    mkdirSync(join(folder, 'stories/a'), { recursive: true });
    writeFileSync(join(folder, 'stories/a/story.en.md'), STORY);
    const parts = await mapshaper.applyCommands('-i road.geojson -o road.shp', { 'road.geojson': GEOJSON });
    for (const [name, bytes] of Object.entries(parts)) writeFileSync(join(folder, name), bytes);
    const run = (...args: readonly string[]) =>
      spawnSync(
        'node',
        [
          '--import',
          join(root, 'node_modules/tsx/dist/esm/index.mjs'),
          join(root, 'src/press/commands/import.ts'),
          ...args,
        ],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
    expect(run('road.shp', '--story', 'a').stdout).toContain('Wrote stories/a/road.geojson');
    expect(readFileSync(join(folder, 'stories/a/road.geojson'), 'utf8')).toContain('"name":"Old road"');
    expect(run('road.shp', '--story', 'a')).toMatchObject({ status: 1, stdout: '' });
    expect(run('none.gpx', '--story', 'a').stderr).toContain('There is no such file: none.gpx');
    expect(run('road.shp', '--town', 'a').stderr).toContain('Write: npm run import');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
