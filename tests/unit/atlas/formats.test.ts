/** Files of other programs: each is read, in degrees, and nothing is lost without a word. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { parquetWriteBuffer } from 'hyparquet-writer';
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { readFile, type ReadOptions } from '../../../src/atlas/import/read-file.ts';
import type { ReadResult } from '../../../src/atlas/core/import-result.ts';

const text = (content: string) => new TextEncoder().encode(content);
const read = (name: string, content: string | Uint8Array, options?: ReadOptions) =>
  readFile(name, typeof content === 'string' ? text(content) : content, options);

/** Names and positions, to a thousandth of a degree. */
const placesOf = ({ features }: ReadResult) =>
  features.map(({ properties, geometry }) => [
    properties?.['name'] ?? properties?.['title'],
    ...(geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2).map((n) => Math.round(n * 1000) / 1000) : []),
  ]);

const PLACES = [
  ['Rasht', 49.59, 37.28],
  ['Anzali', 49.47, 37.47],
];
const DEGREES = PLACES.map(([, lng, lat]) => [Number(lng), Number(lat)]);
/** The same places in metres: UTM, zone 39 north, computed by Krüger's series and not by the library. */
const UTM = [
  [375_001.877, 4_126_866.136],
  [364_704.881, 4_148_112.154],
];
const collection = (at: readonly (readonly number[])[] = DEGREES) =>
  ({
    type: 'FeatureCollection',
    features: at.map((coordinates, n) => ({
      type: 'Feature',
      properties: { name: PLACES[n]?.[0], men: n },
      geometry: { type: 'Point', coordinates: [...coordinates] },
    })),
  }) as FeatureCollection;

function expectPlaces(result: ReadResult) {
  expect(result.problem).toBeUndefined();
  expect(result.dropped).toEqual([]);
  expect(result.features.map(({ geometry }) => geometry)).toEqual(
    DEGREES.map((at) => ({ type: 'Point', coordinates: at.map((n) => expect.closeTo(n, 6) as unknown) })),
  );
}

describe('a file in a folder of its own', () => {
  const root = join(import.meta.dirname, 'files');
  it.each(readdirSync(root))('%s', async (folder) => {
    const expected: unknown = JSON.parse(readFileSync(join(root, folder, 'expected.json'), 'utf8'));
    const [name = ''] = readdirSync(join(root, folder)).filter((one) => one !== 'expected.json');
    const result = await read(name, new Uint8Array(readFileSync(join(root, folder, name))));
    expect({
      kind: result.kind,
      places: placesOf(result),
      warnings: result.warnings.map(({ code }) => code),
      dropped: result.dropped.map(({ where, why }) => `${where.unit} ${String(where.n)}: ${why}`),
    }).toEqual(expected);
  });
});

describe('GeoJSON in metres', () => {
  it('is converted where it says its reference system', async () => {
    const file = { ...collection(UTM), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32639' } } };
    const result = await read('x.geojson', JSON.stringify(file));
    expectPlaces(result);
    expect(result.warnings).toEqual([{ code: 'reprojected', from: 'EPSG:32639' }]);
  });

  it('is converted where the reader says it', async () => {
    const content = JSON.stringify(collection(UTM));
    expect((await read('x.geojson', content)).problem?.code).toBe('looks-projected');
    expectPlaces(await read('x.geojson', content, { crs: 'EPSG:32639' }));
    expect((await read('x.geojson', content, { crs: 'EPSG:1' })).problem?.code).toBe('projection');
  });
});

/** The parts of a shapefile of points. Source: ESRI Shapefile Technical Description, 1998; dBASE III. */
function shapefile(at: readonly (readonly number[])[], names: readonly Uint8Array[]) {
  const shp = new DataView(new ArrayBuffer(100 + at.length * 28));
  shp.setInt32(0, 9994);
  shp.setInt32(24, shp.byteLength / 2);
  shp.setInt32(28, 1000, true);
  shp.setInt32(32, 1, true);
  at.forEach(([x = NaN, y = NaN], n) => {
    const start = 100 + n * 28;
    shp.setInt32(start, n + 1);
    shp.setInt32(start + 4, 10);
    shp.setInt32(start + 8, 1, true);
    shp.setFloat64(start + 12, x, true);
    shp.setFloat64(start + 20, y, true);
  });
  const width = 20;
  const dbf = new Uint8Array(65 + names.length * (width + 1) + 1).fill(0x20);
  const head = new DataView(dbf.buffer);
  dbf.fill(0, 0, 64);
  head.setUint8(0, 3);
  head.setUint32(4, names.length, true);
  head.setUint16(8, 65, true);
  head.setUint16(10, width + 1, true);
  dbf.set(text('name'), 32);
  dbf[43] = 0x43;
  dbf[48] = width;
  dbf[64] = 13;
  names.forEach((name, n) => {
    dbf.set(name, 65 + n * (width + 1) + 1);
  });
  dbf[dbf.length - 1] = 0x1a;
  return { shp: new Uint8Array(shp.buffer), dbf };
}

const PRJ =
  'PROJCS["WGS_1984_UTM_Zone_39N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",51.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const LATIN = ['Rasht', 'Anzali'].map(text);

describe('a shapefile', () => {
  it('in an archive, with its projection', async () => {
    const { shp, dbf } = shapefile(UTM, LATIN);
    const parts = { 'data/towns.shp': shp, 'data/towns.dbf': dbf, 'data/towns.prj': text(PRJ), 'data/towns.shx': shp };
    const result = await read('towns.zip', zipSync(parts));
    expectPlaces(result);
    expect(placesOf(result).map(([name]) => name)).toEqual(['Rasht', 'Anzali']);
    expect(result.warnings).toEqual([{ code: 'reprojected', from: 'WGS_1984_UTM_Zone_39N' }]);
  });

  it('by itself, with its other files or without', async () => {
    const { shp, dbf } = shapefile(DEGREES, LATIN);
    expectPlaces(await read('towns.shp', shp));
    const result = await read('towns.shp', shp, { companions: [{ name: 'towns.dbf', bytes: dbf }] });
    expect(placesOf(result)).toEqual(PLACES);
    expect((await read('towns.dbf', dbf)).problem).toEqual({ code: 'shapefile', files: ['towns.dbf'] });
  });

  it('with texts in a code page, which it names or does not', async () => {
    const { shp, dbf } = shapefile([[49.59, 37.28]], [Uint8Array.from([0xd0, 0xe5, 0xf8, 0xf2])]);
    for (const cpg of ['1251', 'CP1251', 'windows-1251', undefined]) {
      const named = cpg === undefined ? [] : [{ name: 't.cpg', bytes: text(cpg) }];
      const result = await read('t.shp', shp, { companions: [{ name: 't.dbf', bytes: dbf }, ...named] });
      expect(result.features[0]?.properties).toEqual({ name: 'Решт' });
      expect(result.warnings.map(({ code }) => code)).toEqual(cpg === undefined ? ['guessed-encoding'] : []);
    }
  });
});

/** A point as GeoPackage stores it; without its first eight bytes, as well-known binary. */
function gpkgPoint(x = NaN, y = NaN): Uint8Array {
  const view = new DataView(new ArrayBuffer(29));
  view.setUint32(0, 0x47500001);
  view.setUint8(8, 1);
  view.setUint32(9, 1, true);
  view.setFloat64(13, x, true);
  view.setFloat64(21, y, true);
  return new Uint8Array(view.buffer);
}

describe('a binary format', () => {
  it('GeoPackage, with layers in two reference systems', async () => {
    const { Database } = await initSqlJs();
    const database = new Database();
    database.run(
      `CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
       INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, ''), (32639, 'EPSG', 32639, '');
       CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
       INSERT INTO gpkg_contents VALUES ('a', 'features'), ('b "x"', 'features'), ('notes', 'attributes');
       CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
       INSERT INTO gpkg_geometry_columns VALUES ('a', 'geom', 32639), ('b "x"', 'shape', 4326);
       CREATE TABLE a (fid INTEGER, name TEXT, geom BLOB);
       CREATE TABLE "b ""x""" (name TEXT, shape BLOB);`,
    );
    database.run('INSERT INTO a VALUES (1, ?, ?)', ['Rasht', gpkgPoint(...(UTM[0] ?? []))]);
    database.run('INSERT INTO "b ""x""" VALUES (?, ?)', ['Anzali', gpkgPoint(...(DEGREES[1] ?? []))]);
    const result = await read('x.gpkg', database.export());
    expectPlaces(result);
    expect(result.features.map(({ properties }) => properties)).toEqual([
      { layer: 'a', fid: 1, name: 'Rasht' },
      { layer: 'b "x"', name: 'Anzali' },
    ]);
  });

  it('FlatGeobuf, in degrees and in metres', async () => {
    expect(placesOf(await read('x.fgb', serialize(collection())))).toEqual(PLACES);
    expectPlaces(await read('x.fgb', serialize(collection(UTM), 32639)));
  });

  it('GeoParquet, and Parquet with columns of coordinates', async () => {
    const geo = { version: '1.1.0', primary_column: 'geometry', columns: { geometry: { encoding: 'WKB' } } };
    const names = { name: 'name', data: ['Rasht', 'Anzali'], type: 'STRING' as const };
    const wkb = DEGREES.map((at) => gpkgPoint(...at).slice(8));
    const parquet = parquetWriteBuffer({
      columnData: [names, { name: 'geometry', data: wkb, type: 'BYTE_ARRAY' }],
      kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    });
    const result = await read('x.parquet', new Uint8Array(parquet));
    expect([result.kind, placesOf(result)]).toEqual(['geoparquet', PLACES]);
    const plain = parquetWriteBuffer({
      columnData: [
        names,
        { name: 'lat', data: [37.28, 37.47], type: 'DOUBLE' },
        { name: 'lon', data: [49.59, 49.47], type: 'DOUBLE' },
      ],
    });
    expect(placesOf(await read('x.parquet', new Uint8Array(plain)))).toEqual(PLACES);
  });

  it('TopoJSON', async () => {
    const result = await read('x.topojson', JSON.stringify(topology({ towns: collection() })));
    expect([result.kind, placesOf(result)]).toEqual(['topojson', PLACES]);
  });
});

describe('a spreadsheet', () => {
  type Rows = readonly (readonly (string | number)[])[];
  const cell = (ref: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${ref}"><v>${String(value)}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const rowOf = (row: Rows[number], n: number) =>
    `<row r="${String(n + 1)}">${row.map((one, at) => cell(`${'ABCDEF'[at] ?? ''}${String(n + 1)}`, one)).join('')}</row>`;
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const xlsx = (sheets: Readonly<Record<string, Rows>>) => {
    const names = Object.keys(sheets);
    const list = names.map((name, n) => `<sheet name="${name}" sheetId="${String(n + 1)}" r:id="r${String(n)}"/>`);
    const links = names.map(
      (_, n) => `<Relationship Id="r${String(n)}" Type="${office}/worksheet" Target="worksheets/s${String(n)}.xml"/>`,
    );
    return zipSync({
      '[Content_Types].xml': text(`<Types xmlns="${packages}/content-types"/>`),
      '_rels/.rels': text(`<Relationships xmlns="${packages}/relationships"/>`),
      'xl/workbook.xml': text(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${list.join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': text(
        `<Relationships xmlns="${packages}/relationships">${links.join('')}</Relationships>`,
      ),
      ...Object.fromEntries(
        Object.values(sheets).map((rows, n) => [
          `xl/worksheets/s${String(n)}.xml`,
          text(`<worksheet xmlns="${main}"><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`),
        ]),
      ),
    });
  };
  const table: Rows = [
    ['Places of the coast'],
    ['name', 'Breite', 'Länge', 'men'],
    ['Rasht', 37.28, 49.59, 5],
    ['Anzali', '37,47', '49°28′12″E', 6],
  ];

  it('XLSX: the sheet that has positions, with a title above the headings', async () => {
    const result = await read('x.xlsx', xlsx({ Notes: [['nothing here']], Places: table }));
    expect([result.kind, placesOf(result)]).toEqual(['xlsx', PLACES]);
    expect(result.features[0]?.properties).toEqual({ name: 'Rasht', men: 5 });
    expect(result.table).toMatchObject({ text: false, sheets: ['Notes', 'Places'], choice: { sheet: 'Places' } });
  });

  it('ODS', async () => {
    const odsCell = (value: string | number) =>
      typeof value === 'number'
        ? `<table:table-cell office:value-type="float" office:value="${String(value)}"><text:p>x</text:p></table:table-cell>`
        : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
    const rows = table.map(
      (row) =>
        `<table:table-row>${row.map(odsCell).join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`,
    );
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="Orte">${rows.join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table></office:document-content>`;
    const result = await read('x.ods', zipSync({ mimetype: text('ods'), 'content.xml': text(content) }));
    expect([result.kind, placesOf(result)]).toEqual(['ods', PLACES]);
  });

  it('that is not understood is a question, for any of its sheets', async () => {
    const sheets = { A: [['Site', 'a'], ['p', 'q']], B: [['Site', 'b', 'c'], ['z', 1.5, 2.5]] }; // prettier-ignore
    expect((await read('x.xlsx', xlsx(sheets))).table).toMatchObject({ sheets: ['A', 'B'], columns: ['Site', 'a'] });
    const other = await read('x.xlsx', xlsx(sheets), { table: { choice: { sheet: 'B' }, preview: true } });
    expect(other.table?.columns).toEqual(['Site', 'b', 'c']);
  });
});

describe('an archive', () => {
  const csv = strToU8('name,lat,lng\nRasht,37.28,49.59\nAnzali,37.47,49.47\n');

  it.each([
    ['with entries that begin with ./', () => zipSync({ './places.csv': csv })],
    ['in an archive', () => zipSync({ 'inner.zip': zipSync({ 'a/places.csv': csv }) })],
    ['with a file in gzip', () => zipSync({ 'places.csv.gz': gzipSync(csv) })],
    ['of one file in gzip', () => gzipSync(csv)],
    ['with folders set apart by \\', () => zipSync({ 'a\\places.csv': csv })],
  ])('%s is read', async (_what, make) => {
    const result = await read('x', make());
    expect(placesOf(result)).toEqual(PLACES);
    expect(result.warnings).toEqual([]);
  });

  it('that would unpack to too much stays packed, whatever packs it', async () => {
    const zeros = new Uint8Array(3_000_000).fill(0x20);
    const limits = { bytes: 1_000_000 };
    for (const bomb of [
      gzipSync(zeros),
      zipSync({ 'a.zip': zipSync({ 'a.csv': zeros }) }),
      zipSync({ 'a.csv.gz': gzipSync(zeros) }),
    ])
      expect((await read('x', bomb, { limits })).problem?.code).toBe('bomb');
    expect((await read('x', gzipSync(csv).slice(0, 30))).problem?.code).toBe('truncated');
  });

  it('says which file could not be read', async () => {
    const result = await read('x.zip', zipSync({ 'a.csv': csv, 'b.geojson': strToU8('{') }));
    expect(result.warnings).toMatchObject([{ code: 'file-failed', file: 'b.geojson', problem: { code: 'truncated' } }]);
  });
});

describe('the edge of the map', () => {
  it('may be passed by a hair', async () => {
    const at = (...coordinates: number[]) => read('x.json', JSON.stringify({ type: 'Point', coordinates }));
    expect((await at(180.0000000000002, 66)).features[0]?.geometry).toMatchObject({ coordinates: [180, 66] });
    expect((await at(-180.0000001, 90.0000002)).features[0]?.geometry).toMatchObject({ coordinates: [-180, 90] });
    expect((await at(180.01, 0)).dropped).toHaveLength(1);
  });
});

describe('binary files cut off or changed anywhere', () => {
  const { shp, dbf } = shapefile(UTM, LATIN);
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['x.fgb', serialize(collection())],
    ['x.shp', shp],
    ['x.zip', zipSync({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': text(PRJ) }, { level: 0 })],
    ['x.topojson', text(JSON.stringify(topology({ towns: collection() })))],
  ];
  it('throw nothing, and lose nothing without a word', async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const changes = fc.array(fc.tuple(share, fc.nat(255)), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), share, changes, async ([name, whole], cut, bytes) => {
        const changed = whole.slice(0, Math.ceil(whole.length * (cut > 0.5 ? 1 : cut * 2)));
        for (const [at, byte] of changed.length > 0 ? bytes : []) changed[Math.floor(at * (changed.length - 1))] = byte;
        const result = await readFile(name, changed);
        expect(result.features.length + result.droppedCount).toBeLessThanOrEqual(result.found);
        expect(result.problem !== undefined || result.found > 0).toBe(true);
        expect(JSON.stringify(result.features.map(({ geometry }) => geometry))).not.toMatch(/NaN|[[,]null/);
      }),
      { numRuns: 150 },
    );
  });
});
