/** Usual and broken files: each is read or reported, and nothing throws or hangs. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { importFile, type ImportRequest } from '../../../src/atlas/import/import-file.ts';
import { depthOf } from '../../../src/atlas/import/read-json.ts';
import { faultOf } from '../../../src/atlas/import/json-fault.ts';
import { readFile, type ReadOptions } from '../../../src/atlas/import/read-file.ts';
import { droppedText, problemText, warningText } from '../../../src/atlas/import/problem-words.ts';
import { toCSV } from '../../../src/atlas/export/write-csv.ts';
import { toGeoJSON } from '../../../src/atlas/export/write-geojson.ts';
import { toKML } from '../../../src/atlas/export/write-kml.ts';
import { toLPF } from '../../../src/atlas/export/write-linked-places.ts';
import { exportRecords } from '../../../src/atlas/core/export-records.ts';
import { records } from './fixtures.ts';
import type { ImportResult, ReadResult } from '../../../src/atlas/core/import-result.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, text: string, options?: ReadOptions) => readFile(name, bytes(text), options);
const points = (...coordinates: unknown[]) => ({
  type: 'FeatureCollection',
  features: coordinates.map((one) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: one },
  })),
});
const collection = (value: object, options?: ReadOptions) => read('x.geojson', JSON.stringify(value), options);
const area = [44, 33, 55, 43] as const;

/** There is a text for every result of a file. */
function say({ problem, warnings, dropped }: ReadResult): readonly string[] {
  const said = [...(problem ? [problemText(problem)] : []), ...warnings.map(warningText), ...dropped.map(droppedText)];
  for (const one of said) expect(one.length).toBeGreaterThan(10);
  return said;
}

describe('a file', () => {
  it('in GeoJSON: a collection, a feature, a geometry, or a list of features', async () => {
    for (const value of [
      points([49, 37]),
      points([49, 37]).features[0],
      { type: 'Point', coordinates: [49, 37] },
      points([49, 37]).features,
    ]) {
      expect(await read('x.json', JSON.stringify(value))).toMatchObject({
        kind: 'geojson',
        found: 1,
        problem: undefined,
        bounds: [49, 37, 49, 37],
        features: [{ geometry: { type: 'Point', coordinates: [49, 37] } }],
      });
    }
  });

  it('says which features were left out, where they are and why', async () => {
    const brought = await collection({
      type: 'FeatureCollection',
      features: [
        ...points([49, 37], [49, null], ['49', '37'], [49, 97], [], [500_000, 4_000_000]).features,
        'no feature',
        { type: 'Feature', properties: {}, geometry: { type: 'Circle', coordinates: [49, 37] } },
        { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[49, 37]] } },
        { type: 'Feature', properties: null, geometry: null },
      ],
    });
    expect(brought.dropped.map(({ where, why }) => [where.n, why])).toEqual([
      [2, 'not-a-number'],
      [3, 'not-a-number'],
      [4, 'out-of-range'],
      [5, 'not-a-number'],
      [6, 'out-of-range'],
      [7, 'not-a-feature'],
      [8, 'no-geometry-type'],
      [9, 'too-few-points'],
    ]);
    expect(brought).toMatchObject({ found: 10, droppedCount: 8 });
    expect(brought.features).toHaveLength(2);
    expect(say(brought)[2]).toBe(
      'feature 4: lies off the globe: longitude goes from −180 to 180 and latitude from −90 to 90',
    );
  });

  it('with NaN in it loses only the features that have it', async () => {
    const brought = await read(
      'x.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"NaN, Infinity"},"geometry":{"type":"Point","coordinates":[NaN,37]}},{"type":"Feature","properties":{"b":-Infinity,"c":"NaN"},"geometry":{"type":"Point","coordinates":[49,37]}}]}',
    );
    expect(brought.dropped).toEqual([{ where: { unit: 'feature', n: 1 }, why: 'not-a-number' }]);
    expect(brought.features).toEqual([
      { type: 'Feature', properties: { b: null, c: 'NaN' }, geometry: { type: 'Point', coordinates: [49, 37] } },
    ]);
  });

  it('cannot change the page by the names of its properties', async () => {
    const brought = await read(
      'x.geojson',
      '{"type":"Feature","__proto__":{"polluted":1},"properties":{"__proto__":{"polluted":1},"constructor":"kept","deep":{"__proto__":{"polluted":1},"a":1}},"geometry":{"type":"Point","coordinates":[49,37]}}',
    );
    expect(brought.features[0]?.properties).toEqual({ constructor: 'kept', deep: { a: 1 } });
    expect(brought.warnings).toEqual([{ code: 'unsafe-keys', count: 2 }]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    for (const table of ['__proto__,lng,lat\r\nx,49,37\r\n', 'constructor,lng,lat\nx,49,37'])
      expect((await read('x.csv', table)).features).toHaveLength(1);
  });

  it('keeps HTML in a name as the text it is', async () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(
      (await collection({ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [49, 37] } }))
        .features[0]?.properties,
    ).toEqual({ name });
    expect(
      (
        await read(
          'x.kml',
          `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&lt;b&gt;A&lt;/b&gt;</name><Point><coordinates>49,37</coordinates></Point></Placemark></kml>`,
        )
      ).features[0]?.properties,
    ).toEqual({ name: '<b>A</b>' });
  });

  it('with latitude first is noticed, by the limits of latitude and by the view of the map', async () => {
    const swapped = points([37.28, 49.59], [37.47, 49.46], [37.2, 49.3]);
    const brought = await collection(swapped, { area });
    expect(brought.warnings).toEqual([{ code: 'swapped' }]);
    const put = await collection(swapped, { area, swap: true });
    expect(put.warnings).toEqual([]);
    expect(put.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [49.59, 37.28] });
    expect((await collection(points([49.59, 37.28]), { area })).warnings).toEqual([]);
    // Beijing, latitude first: both numbers are valid longitudes, but 116 is no latitude.
    expect(await collection(points([39.9, 116.4]))).toMatchObject({
      warnings: [{ code: 'swapped' }],
      problem: undefined,
      features: [],
    });
    expect((await collection(points([39.9, 116.4]), { swap: true })).features).toHaveLength(1);
  });

  it('in metres of a projection is told so, or converted where its system is known', async () => {
    expect(await collection(points([5_520_000, 4_480_000]))).toMatchObject({ problem: { code: 'looks-projected' } });
    const crs = (name: string) => ({ ...points([5_520_000, 4_480_000]), crs: { type: 'name', properties: { name } } });
    const brought = await collection(crs('urn:ogc:def:crs:EPSG::3857'));
    expect(brought.warnings).toEqual([{ code: 'reprojected', from: 'EPSG:3857' }]);
    const [lng = 0, lat = 0] = (brought.features[0]?.geometry as { coordinates: number[] }).coordinates;
    expect([lng, lat]).toEqual([expect.closeTo(49.587, 2), expect.closeTo(37.284, 1)]);
    expect(await collection(crs('urn:ogc:def:crs:EPSG::2193'))).toMatchObject({
      problem: { code: 'projection', crs: 'EPSG:2193' },
    });
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])
      expect(
        (await collection({ ...points([49, 37]), crs: { type: 'name', properties: { name } } })).features,
      ).toHaveLength(1);
  });

  it('that is cut off is reported with its line', async () => {
    const whole = JSON.stringify(points([49, 37], [49, 38]), null, 1);
    expect(await read('x.geojson', whole.slice(0, -20))).toMatchObject({
      problem: { code: 'truncated', where: { unit: 'line' } },
      features: [],
    });
    expect(await read('x.kml', '<kml><Document><Placemark><name>A')).toMatchObject({ problem: { code: 'truncated' } });
    const table = await read('x.csv', 'name,lng,lat\nA,49,37\n"B,49,37\n');
    expect(table.dropped).toEqual([{ where: { unit: 'line', n: expect.any(Number) as unknown }, why: 'cut-off' }]);
    expect(table.features).toHaveLength(1);
    expect(await read('x.geojson', '{"type":"FeatureCollection",\n"features":[}')).toMatchObject({
      problem: { code: 'broken', format: 'JSON', where: { unit: 'line', n: 2 } },
    });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t', 'empty'],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}', 'nothing'],
    ['a table without rows', 'name,lng,lat\n', 'nothing'],
    ['a table without coordinates', 'name,town\nA,Rasht\n', 'no-coordinates'],
    ['TopoJSON without arcs', '{"type":"Topology","objects":{}}', 'broken'],
    ['some other JSON', '{"a":1}', 'broken'],
    ['a web page', '<!doctype html><p>Not found</p>', 'unknown-kind'],
    ['prose', 'Dear reader', 'unknown-kind'],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', 'unknown-kind'],
    [
      'a bomb of entities',
      '<!DOCTYPE kml [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><kml><name>&b;</name></kml>',
      'entities',
    ],
    ['a tower of brackets', '['.repeat(1_000_000), 'too-deep'],
    ['a tower of elements', `<kml>${'<Folder>'.repeat(100_000)}`, 'too-deep'],
  ])('of %s is told for what it is', async (_what, text, code) => {
    const brought = await read('x', text);
    expect(brought.problem?.code).toBe(code);
    expect(brought.features).toEqual([]);
    say(brought);
  });

  it('with values too deep, or too many properties, keeps the rest', async () => {
    let deep: unknown = 'bottom';
    for (let n = 0; n < 20; n += 1) deep = [deep];
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`p${String(n)}`, n]));
    const feature = (properties: object) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [49, 37] },
    });
    const brought = await collection({ type: 'FeatureCollection', features: [feature({ deep, a: 1 }), feature(many)] });
    expect(brought.warnings.map(({ code }) => code)).toEqual(['values-dropped', 'properties-dropped']);
    expect(brought.features[0]?.properties).toMatchObject({ a: 1 });
    expect(Object.keys(brought.features[1]?.properties ?? {})).toHaveLength(500);
  });

  it('with too many features keeps the first ones, and counts all', async () => {
    const brought = await collection(points(...Array.from({ length: 30 }, () => [49, 37])), {
      limits: { features: 10 },
    });
    expect(brought.features).toHaveLength(10);
    expect(brought.warnings).toEqual([{ code: 'too-many', read: 30, limit: 10 }]);
    expect((await read('x.geojson', '{}', { limits: { bytes: 1 } })).problem).toEqual({
      code: 'too-big',
      bytes: 2,
      limit: 1,
    });
  });

  it('with open rings closes them', async () => {
    const brought = await collection({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    });
    expect(brought.features[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
    expect(brought.warnings).toEqual([{ code: 'rings-closed', count: 1 }]);
  });

  it('is read in UTF-8 and UTF-16, with a mark and without', async () => {
    const text = JSON.stringify(points([49, 37])).replace('{}', '{"name":"انزلی Энзели"}');
    const utf16 = (little: boolean, mark: boolean) => {
      const units = [...(mark ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, n) => text.charCodeAt(n))];
      return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
    };
    for (const encoded of [
      bytes(text),
      bytes(`\uFEFF${text}`),
      utf16(true, true),
      utf16(false, true),
      utf16(true, false),
      utf16(false, false),
    ]) {
      expect((await readFile('x.geojson', encoded)).features[0]?.properties).toEqual({ name: 'انزلی Энзели' });
    }
    const broken = bytes(text);
    broken[text.indexOf('name') + 8] = 0xff;
    expect((await readFile('x.geojson', broken)).warnings[0]?.code).toBe('bad-bytes');
  });
});

describe('a table', () => {
  it.each([
    ['commas', 'name,lng,lat\nRasht,49.59,37.28\n'],
    ['semicolons and decimal commas', 'name;lon;lat\r\nRasht;49,59;37,28\r\n'],
    ['tabs', 'name\tLongitude\tLatitude\nRasht\t49.59\t37.28'],
    ['latitude first', 'Latitude,Longitude,name\n37.28,49.59,Rasht\n'],
    ['x and y', 'x,y,name\n49.59,37.28,Rasht\n'],
    ['well-known text', 'name,WKT\nRasht,POINT (49.59 37.28)\n'],
    ['Russian headings', 'долгота,широта,name\n49.59,37.28,Rasht\n'],
  ])('with %s is read', async (_what, table) => {
    expect((await read('x.csv', table)).features).toEqual([
      { type: 'Feature', properties: { name: 'Rasht' }, geometry: { type: 'Point', coordinates: [49.59, 37.28] } },
    ]);
  });

  it('says the lines that have no place', async () => {
    const brought = await read('x.csv', 'name,lng,lat\nA,49,37\nB,,\nC,x,37\nD,49,137\n');
    expect(brought.dropped).toEqual([
      { where: { unit: 'line', n: 3 }, why: 'no-coordinates' },
      { where: { unit: 'line', n: 4 }, why: 'not-a-number' },
      { where: { unit: 'line', n: 5 }, why: 'out-of-range' },
    ]);
    expect(problemText((await read('x.csv', 'a,b\n1,2\n')).problem ?? { code: 'empty' })).toContain('a, b');
    expect((await read('x.csv', 'a,WKT\n1,POINT(1\n2,"LINESTRING(1 2, nan 4)"')).dropped.map(({ why }) => why)).toEqual(
      ['bad-wkt', 'not-a-number'],
    );
  });
});

describe('KML and GPX', () => {
  const kml = (inner: string) =>
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`;

  it('are read with names and data', async () => {
    const brought = await read(
      'x.kml',
      kml(
        '<Placemark><name>A</name><ExtendedData><Data name="k"><value>v</value></Data></ExtendedData><LineString><coordinates>49,37,0 50,38,0</coordinates></LineString></Placemark>',
      ),
    );
    expect(brought).toMatchObject({
      kind: 'kml',
      features: [
        {
          properties: { name: 'A', k: 'v' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [49, 37, 0],
              [50, 38, 0],
            ],
          },
        },
      ],
    });
    const track = await read(
      'x.gpx',
      '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="37.28" lon="49.59"><name>Rasht</name></wpt><trk><trkseg><trkpt lat="37" lon="49"/><trkpt lat="38" lon="50"/></trkseg></trk></gpx>',
    );
    expect(track).toMatchObject({
      kind: 'gpx',
      found: 2,
      features: [
        { geometry: { type: 'LineString' } },
        { properties: { name: 'Rash' + 't' }, geometry: { coordinates: [49.59, 37.28] } },
      ],
    });
  });

  it('with coordinates that are no numbers lose what has them, and nothing moves', async () => {
    const brought = await read(
      'x.kml',
      kml(
        '<Placemark><Point><coordinates>NaN,37,12</coordinates></Point></Placemark><Placemark><Point><coordinates>49,37</coordinates></Point></Placemark>',
      ),
    );
    expect(brought.dropped).toEqual([{ where: { unit: 'placemark', n: 1 }, why: 'not-a-number' }]);
    expect(brought.features.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [49, 37] }]);
  });

  it('that are not well-formed say where', async () => {
    expect(await read('x.kml', kml('<Placemark>\n<name>A</nam>\n</Placemark>'))).toMatchObject({
      problem: { code: 'broken', format: 'XML' },
    });
  });
});

describe('an archive', () => {
  const kml =
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A</name><Point><coordinates>49,37</coordinates></Point></Placemark></kml>';

  it('is read, file by file', async () => {
    expect(
      await readFile('x.kmz', zipSync({ 'doc.kml': strToU8(kml), 'files/icon.png': new Uint8Array(9) })),
    ).toMatchObject({
      kind: 'zip',
      found: 1,
      warnings: [],
      problem: undefined,
    });
    const several = await readFile(
      'x.zip',
      zipSync({
        'a.geojson': strToU8(JSON.stringify(points([49, 37], [49, 99]))),
        'b.csv': strToU8('lng,lat\n49,37\n'),
        'c.geojson': strToU8('{'),
        'readme.pdf': new Uint8Array(3),
        '__MACOSX/a': new Uint8Array(1),
      }),
    );
    expect(several.features).toHaveLength(2);
    expect(several.dropped).toEqual([{ where: { unit: 'feature', n: 2, file: 'a.geojson' }, why: 'out-of-range' }]);
    expect(several.warnings.map(({ code }) => code)).toEqual(['file-failed', 'files-skipped']);
    say(several);
  });

  it('that would unpack to too many bytes is not unpacked', async () => {
    const bomb = zipSync({ 'bomb.csv': new Uint8Array(5_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    expect(await readFile('x.zip', bomb, { limits: { bytes: 1_000_000 } })).toMatchObject({
      problem: { code: 'bomb', limit: 1_000_000 },
    });
    // A file that declares too small a size is cut off at that size.
    const liar = bomb.slice();
    for (let n = 0; n < liar.length - 4; n += 1)
      if (liar[n] === 0x50 && liar[n + 1] === 0x4b && liar[n + 2] === 1 && liar[n + 3] === 2)
        liar.set([100, 0, 0, 0], n + 24);
    expect((await readFile('x.zip', liar, { limits: { bytes: 1_000_000 } })).features).toEqual([]);
  });

  it('with nothing to read says what is in it', async () => {
    expect(await readFile('x.zip', zipSync({ 'a.shp': new Uint8Array(3), 'a.dbf': new Uint8Array(3) }))).toMatchObject({
      problem: { code: 'truncated' },
    });
    expect(await readFile('x.zip', zipSync({ 'a.dbf': new Uint8Array(3) }))).toMatchObject({
      problem: { code: 'shapefile', files: ['a.dbf'] },
    });
    expect(await readFile('x.zip', zipSync({ 'a.pdf': new Uint8Array(3) }))).toMatchObject({
      problem: { code: 'nothing-in-archive', files: ['a.pdf'] },
    });
    expect(
      (await readFile('x.zip', zipSync({ 'a.csv': strToU8('lng,lat\n49,37') }).slice(0, 40))).problem?.code,
    ).toMatch(/truncated|broken/);
  });
});

describe('PMTiles', () => {
  const header = (change: (view: DataView) => void = () => undefined) => {
    const made = new Uint8Array(127);
    made.set(bytes('PMTiles'));
    made[7] = 3;
    const view = new DataView(made.buffer);
    view.setUint8(99, 1);
    view.setUint8(101, 9);
    [49, 37, 50, 38].forEach((degrees, n) => {
      view.setInt32(102 + n * 4, degrees * 1e7, true);
    });
    change(view);
    return made;
  };

  it('are known by their header', async () => {
    expect(await readFile('x', header())).toMatchObject({
      kind: 'pmtiles',
      problem: undefined,
      tiles: { type: 'vector', minzoom: 0, maxzoom: 9, bounds: [49, 37, 50, 38] },
    });
  });

  it('of another version, damaged or cut off are told so', async () => {
    expect(
      await readFile(
        'x',
        header((view) => {
          view.setUint8(7, 2);
        }),
      ),
    ).toMatchObject({ problem: { code: 'broken', format: 'PMTiles', detail: 'version 2' } });
    expect(
      await readFile(
        'x',
        header((view) => {
          view.setInt32(102, 2_000_000_000, true);
        }),
      ),
    ).toMatchObject({ problem: { code: 'broken', format: 'PMTiles' } });
    expect(await readFile('x', header().slice(0, 50))).toMatchObject({ problem: { code: 'truncated' } });
  });
});

describe('any bytes', () => {
  const about = {
    title: 't',
    credit: 'c',
    licence: { name: 'l', url: 'u' },
    source: 's',
    exported: '2026-11-23',
    address: 'https://example.org/',
  };
  const some = exportRecords(records.filter((_, n) => n % 40 === 0));
  const asked = { cite: () => undefined, addressOf: () => 'https://example.org/#1', placeOf: () => undefined };
  const good: readonly (readonly [string, Uint8Array])[] = [
    ['x.geojson', bytes(toGeoJSON(some, about))],
    ['x.csv', bytes(toCSV(some))],
    ['x.kml', bytes(toKML(some, about))],
    ['x.jsonld', bytes(toLPF(some, about, asked))],
    [
      'x.gpx',
      bytes(
        '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="37.28" lon="49.59"><name>Rasht</name></wpt><trk><trkseg><trkpt lat="37" lon="49"/><trkpt lat="38" lon="50"/></trkseg></trk></gpx>',
      ),
    ],
    ['x.kmz', zipSync({ 'doc.kml': bytes(toKML(some.slice(0, 2), about)) })],
  ];
  const fine = (brought: ReadResult) => {
    expect(brought.problem !== undefined || brought.tiles !== undefined || brought.found > 0).toBe(true);
    expect(brought.features.length + brought.droppedCount).toBeLessThanOrEqual(brought.found);
    for (const { geometry } of brought.features) expect(JSON.stringify(geometry)).not.toMatch(/NaN|[[,]null[,\]]/);
    if (brought.problem?.code === 'crashed') throw new Error(brought.problem.detail);
    say(brought);
  };

  it('at random are reported as not readable', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('x', 'x.csv', 'x.kml'),
        fc.uint8Array({ maxLength: 300 }),
        async (name, some) => {
          fine(await readFile(name, some));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('cut off anywhere or changed never throw and never hang', async () => {
    const anyCase = fc.constantFrom(...good).chain(([name, whole]) =>
      fc.record({
        name: fc.constant(name),
        content: fc
          .tuple(
            fc.nat(whole.length),
            fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
            fc.boolean(),
          )
          .map(([end, changes, cut]) => {
            const changed = whole.slice(0, cut ? end : whole.length);
            for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
            return changed;
          }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyCase, async ({ name, content }) => {
        fine(await readFile(name, content));
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('of any JSON throw nothing', async () => {
    const anyJson = fc.oneof(
      fc.json(),
      fc.jsonValue().map((value) =>
        JSON.stringify({
          type: 'FeatureCollection',
          features: [{ type: 'Feature', properties: value, geometry: value }],
        }),
      ),
      fc
        .tuple(fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'), fc.jsonValue())
        .map(([type, value]) => JSON.stringify({ type, coordinates: value, geometries: value })),
    );
    await fc.assert(
      fc.asyncProperty(anyJson, async (text) => {
        fine(await read('x.json', text));
      }),
      { numRuns: 1000 },
    );
  });

  it('that are JSON have no fault, and all others have one', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', '"', '\\', '0', ' '), (text, place, change) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + change + text.slice(at + 1);
        for (const one of [text, changed, text.slice(0, at)]) {
          let parses = true;
          try {
            JSON.parse(one);
          } catch {
            parses = false;
          }
          expect(faultOf(one) === undefined, one).toBe(parses);
        }
      }),
      { numRuns: 1000 },
    );
    const text = '{"a":[1,{"b":"c"}]}';
    for (let end = 1; end < text.length; end += 1)
      expect(faultOf(text.slice(0, end))?.end, text.slice(0, end)).toBe(true);
  });

  it('nest as deep as they do', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium' }), (value) => {
        const depth = (one: unknown): number =>
          typeof one === 'object' && one !== null ? 1 + Math.max(0, ...Object.values(one).map(depth)) : 0;
        expect(depthOf(JSON.stringify(value))).toBe(depth(value));
      }),
    );
  });
});

describe('a hundred thousand points', () => {
  it('are read', async () => {
    const features = Array.from(
      { length: 100_000 },
      (_, n) =>
        `{"type":"Feature","properties":{"n":${String(n)},"name":"p${String(n)}"},"geometry":{"type":"Point","coordinates":[${String(44 + (n % 1000) / 100)},${String(33 + (n % 997) / 100)}]}}`,
    );
    expect(
      (await read('x.geojson', `{"type":"FeatureCollection","features":[${features.join(',')}]}`, { area })).features,
    ).toHaveLength(100_000);
  });
});

describe('reading away from the page', () => {
  type Listener = (event: Event) => void;
  function fake(answer: (post: (data: ImportResult) => void, fail: (message: string) => void) => void) {
    const listeners = new Map<string, Listener>();
    const worker = {
      ended: false,
      postMessage() {
        answer(
          (data) => listeners.get('message')?.(new MessageEvent('message', { data })),
          (message) => listeners.get('error')?.(Object.assign(new Event('error'), { message })),
        );
      },
      terminate() {
        worker.ended = true;
      },
      addEventListener(type: string, listener: EventListenerOrEventListenerObject) {
        listeners.set(type, listener as Listener);
      },
    };
    return worker;
  }
  const file = new File(['{}'], 'x.json');

  it('returns the result of the worker, and ends it', async () => {
    const worker = fake((post) => {
      post({ count: 3 } as ImportResult);
    });
    expect(await importFile(file, { worker: () => worker })).toEqual({ count: 3 });
    expect(worker.ended).toBe(true);
  });

  it('is done by the worker, which transfers the features as bytes', async () => {
    const answers: { data: ImportResult; transfer: readonly unknown[] }[] = [];
    let ask: ((event: { data: ImportRequest }) => void) | undefined;
    vi.stubGlobal('addEventListener', (_: string, listener: typeof ask) => {
      ask = listener;
    });
    vi.stubGlobal('postMessage', (data: ImportResult, { transfer }: { transfer: readonly unknown[] }) =>
      answers.push({ data, transfer }),
    );
    await import('../../../src/atlas/import/import-worker.ts');
    ask?.({ data: { file: new File([JSON.stringify(points([49, 37], [49, 99]))], 'x.geojson'), options: {} } });
    ask?.({ data: { file: new File(['lng,lat\n49,37\n'], 'big.csv'), options: { limits: { bytes: 3 } } } });
    await vi.waitFor(() => {
      expect(answers).toHaveLength(2);
    });
    vi.unstubAllGlobals();
    const [good, big] = answers.sort((a, b) => b.data.count - a.data.count);
    expect(good?.data).toMatchObject({ kind: 'geojson', count: 1, found: 2, droppedCount: 1, problem: undefined });
    expect(good?.transfer).toEqual([good?.data.geojson, good?.data.starts.buffer, good?.data.points?.buffer]);
    expect(JSON.parse(new TextDecoder().decode(good?.data.geojson))).toMatchObject({
      type: 'FeatureCollection',
      features: [{ geometry: { coordinates: [49, 37] } }],
    });
    expect(big?.data.problem).toEqual({ code: 'too-big', bytes: 14, limit: 3 });
  });

  it('gives up if it takes too long or fails', async () => {
    const hung = fake(() => undefined);
    expect((await importFile(file, { worker: () => hung, seconds: 0.01 })).problem).toEqual({
      code: 'timeout',
      seconds: 0.01,
    });
    const broken = fake((_, fail) => {
      fail('out of memory');
    });
    expect((await importFile(file, { worker: () => broken })).problem).toEqual({
      code: 'crashed',
      detail: 'out of memory',
    });
    expect([hung.ended, broken.ended]).toEqual([true, true]);
  });

  it('ends when the reader cancels it', async () => {
    const controller = new AbortController();
    const worker = fake(() => undefined);
    const reading = importFile(file, { worker: () => worker, signal: controller.signal });
    controller.abort(new Error('changed'));
    await expect(reading).rejects.toThrow('changed');
    expect(worker.ended).toBe(true);
  });
});
