/** Exports can be imported again without losses, and other programs can read them too. */
import fc from 'fast-check';
import type { Feature, Geometry, Position } from 'geojson';
import { DOMParser } from 'linkedom';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { readFile } from '../../../src/atlas/import/read-file.ts';
import { recordAddress } from '../../../src/atlas/core/permalink.ts';
import { toCSV } from '../../../src/atlas/export/write-csv.ts';
import { toGeoJSON } from '../../../src/atlas/export/write-geojson.ts';
import { toKML } from '../../../src/atlas/export/write-kml.ts';
import { toLPF } from '../../../src/atlas/export/write-linked-places.ts';
import {
  exportRecords,
  exportFeatures,
  type ExportMetadata,
  type ExportRecord,
} from '../../../src/atlas/core/export-records.ts';
import { fileName } from '../../../src/atlas/export/save-file.ts';
import { citeView, toReferences, worksOf } from '../../../src/atlas/core/references.ts';
import { byKey, day, evidence, record, records } from './fixtures.ts';

const about: ExportMetadata = {
  title: 'Gilan & <others>',
  credit: 'Story map',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  source: 'A source',
  exported: '2026-11-23',
  address: 'https://example.org/atlas/#v=1',
};
const bytes = (text: string) => new TextEncoder().encode(text);
const atlas = 'https://example.org/atlas/';
const lpf = (things: readonly ExportRecord[]) =>
  toLPF(things, about, {
    cite: (key) => {
      const work = evidence.references.find(({ id }) => id === key);
      return work && { label: work.title, ...(work.url ? { url: work.url } : {}) };
    },
    addressOf: ({ ref }) => recordAddress(atlas, ref),
    placeOf: (id) => byKey.get(`places/${id}`),
  });

const FORMATS = [
  ['GeoJSON', 'geojson', (things: readonly ExportRecord[]) => toGeoJSON(things, about)],
  ['CSV', 'csv', toCSV],
  ['KML', 'kml', (things: readonly ExportRecord[]) => toKML(things, about)],
  ['Linked Places', 'lpf', lpf],
] as const;

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((n) => n + 0);
const anyPosition: fc.Arbitrary<Position> = fc.oneof(
  fc.tuple(degrees(180), degrees(90)),
  fc.tuple(degrees(180), degrees(90), fc.integer({ min: -100, max: 9000 })),
);
const line = fc.array(anyPosition, { minLength: 2, maxLength: 5 });
const ring = fc.array(anyPosition, { minLength: 3, maxLength: 5 }).map((open) => [...open, open[0] ?? [0, 0]]);
const rings = fc.array(ring, { minLength: 1, maxLength: 2 });
const anyPart: fc.Arbitrary<Exclude<Geometry, { type: 'GeometryCollection' }>> = fc.oneof(
  anyPosition.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  rings.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
  fc
    .array(anyPosition, { minLength: 1, maxLength: 4 })
    .map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
  fc
    .array(rings, { minLength: 1, maxLength: 3 })
    .map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
);
/** Well-known text has the same number of dimensions for a whole geometry. */
const sameDepth = (geometry: Geometry): boolean =>
  new Set(
    JSON.stringify(geometry)
      .match(/\[-?[\d.e+-]+(,-?[\d.e+-]+)+\]/g)
      ?.map((one) => one.split(',').length),
  ).size < 2;
const anyGeometry: fc.Arbitrary<Geometry | null> = fc
  .oneof(
    anyPart,
    fc
      .array(anyPart, { minLength: 1, maxLength: 3 })
      .map((geometries) => ({ type: 'GeometryCollection' as const, geometries })),
  )
  .filter(sameDepth);

const nasty = fc.constantFrom(
  '=1+1',
  '+7',
  '-5',
  '@SUM(A1)',
  "'quoted",
  "'=x",
  "''-",
  '\t=1',
  '\r\n',
  'a\r\nb',
  'a\rb',
  'a\nb',
  '007',
  '1e5',
  '1920',
  '-0',
  '1.50',
  'true',
  'null',
  'NaN',
  '',
  ' ',
  ' lead',
  'trail ',
  '"',
  '""',
  'a,b',
  'a;b',
  '<b>bold</b>',
  '&amp;',
  ']]>',
  '\u0000',
  '\u000b',
  '\u0085',
  '\u2028',
  '\uFEFF',
  'انزلی‌ها',
  'Энзели',
  '＝1',
  '{"a":1}',
  '[1]',
);
const anyText = fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 8 }));
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
);
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  anyNumber,
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(anyText, anyNumber), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b'), anyText),
);
const anyKey = fc
  .oneof(
    fc.constantFrom(
      'id',
      'name',
      'lng',
      'LAT',
      'WKT',
      'wkt',
      'x',
      'feature id',
      'a (JSON)',
      'b (property)',
      '',
      ' lng ',
      '=cmd',
      'constructor',
      'title',
      'layer',
      'description',
      'visibility',
      'styleUrl',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
  )
  // A heading of spaces only is no heading for those who read tables.
  .filter((key) => key !== '__proto__' && (key === '' || key.trim() !== ''));
const anyFeature: fc.Arbitrary<Feature<Geometry | null>> = fc
  .record({
    id: fc.option(fc.oneof(anyText, fc.integer()), { nil: undefined }),
    geometry: fc.option(anyGeometry, { nil: null }),
    properties: fc.dictionary(anyKey, anyValue, { maxKeys: 6 }),
  })
  .map(({ id, geometry, properties }) => ({
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    properties: { ...properties },
    geometry,
  }));

describe.each(FORMATS)('%s', (_name, kind, write) => {
  it('can be imported again unchanged, whatever the features', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFeature, { minLength: 1, maxLength: 4 }), async (features) => {
        const brought = await readFile(`x.${kind}`, bytes(write(exportFeatures(features))));
        expect(brought).toMatchObject({ kind, problem: undefined, dropped: [] });
        expect(brought.features).toEqual(features);
      }),
      { numRuns: 500 },
    );
  });

  it('of all records can be imported again unchanged', async () => {
    const things = exportRecords(records);
    const brought = await readFile(`all.${kind}`, bytes(write(things)));
    expect(brought).toMatchObject({ kind, problem: undefined, droppedCount: 0, warnings: [] });
    expect(brought.features).toEqual(things.map(({ feature }) => feature));
    expect(brought.features.length).toBe(records.length);
  });
});

describe('other programs can read', () => {
  it('our GeoJSON as what RFC 7946 says, with its terms', () => {
    const whole = JSON.parse(toGeoJSON(exportRecords(records.slice(0, 3)), about)) as Record<string, unknown>;
    expect(whole).toMatchObject({
      type: 'FeatureCollection',
      license: about.licence.url,
      credit: about.credit,
      exported: '2026-11-23',
      address: about.address,
    });
    expect(whole['features']).toHaveLength(3);
  });

  it('our table, row by row', () => {
    const places = records.filter(({ kind }) => kind === 'place');
    const { data, errors } = Papa.parse<Record<string, string>>(toCSV(exportRecords(places)).replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(places.length);
    const anzali = data.find(({ id }) => id === 'anzali');
    expect(anzali).toMatchObject({
      name_fa: 'انزلی (بندر انزلی)',
      name_ru: 'Энзели',
      lng: '49.4579',
      lat: '37.4732',
      WKT: 'POINT (49.4579 37.4732)',
    });
  });

  it('no formula in our table', () => {
    fc.assert(
      fc.property(fc.array(anyFeature, { minLength: 1, maxLength: 3 }), (features) => {
        const { data } = Papa.parse<string[]>(toCSV(exportFeatures(features)).replace(/^\uFEFF/, ''), {
          skipEmptyLines: true,
        });
        for (const cell of data.flat()) if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^-\d|^-Infinity/);
      }),
    );
  });

  it('our KML, with names, dates and data', () => {
    const event = record('events/ev041');
    const document = new DOMParser().parseFromString(toKML(exportRecords([event]), about), 'text/xml');
    const text = (name: string) =>
      (document.querySelector(name) as unknown as { readonly textContent: string | null } | null)?.textContent;
    expect(text('Placemark > name')).toBe(event.title.en);
    expect([text('TimeSpan > begin'), text('TimeSpan > end')]).toEqual(['1920-05-18', '1920-05-18']);
    expect(text('Point > coordinates')).toBe(
      (event.feature.geometry as { coordinates: number[] }).coordinates.join(','),
    );
    expect(text('Data[name="confidence"] > value')).toBe(event.confidence);
  });

  it('our Linked Places, with names, times, sources and relations', () => {
    const [event, place] = (
      JSON.parse(lpf(exportRecords([record('events/ev065'), record('places/rasht')]))) as {
        features: Record<string, unknown>[];
      }
    ).features;
    expect(event).toMatchObject({
      '@id': 'https://example.org/atlas/#v=1&sel=events:ev065',
      type: 'Feature',
      when: {
        timespans: [
          {
            start: { in: expect.stringMatching(/^1920-08-17/) as unknown },
            end: { in: expect.stringMatching(/^1920-08-/) as unknown },
          },
        ],
      },
      names: [
        {
          toponym: record('events/ev065').title.en,
          lang: 'en',
          citations: record('events/ev065').sources.map(() => ({ label: expect.any(String) as unknown })),
        },
      ],
      relations: record('events/ev065').places.map((id) => ({
        relationTo: `https://example.org/atlas/#v=1&sel=places:${id}`,
      })),
    });
    expect(place).toMatchObject({
      properties: { title: 'Rasht', fclasses: ['P'] },
      geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', certainty: 'certain' }] },
      names: expect.arrayContaining([{ toponym: 'Решт', lang: 'ru' }, { toponym: 'Resht' }]) as unknown,
    });
  });

  it('our references, in three forms', () => {
    const works = worksOf(records, evidence);
    expect(works.length).toBeGreaterThan(50);
    const csl = JSON.parse(toReferences(works, 'csl')) as { id: string; title: string }[];
    expect(csl.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
    const read = (text: string) =>
      (
        new Cite(text as unknown as object) as unknown as {
          readonly data: readonly { readonly id?: string; readonly title?: string }[];
        }
      ).data;
    const bibtex = read(toReferences(works, 'bibtex'));
    expect(bibtex).toHaveLength(works.length);
    expect(bibtex.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
    const ris = toReferences(works, 'ris');
    expect(ris.match(/^ER {2}-/gm)).toHaveLength(works.length);
    // For a translation the processor gives the title of the original.
    for (const { title, csl: one } of works)
      expect(ris.includes(title) || ris.includes(String(one['original-title']))).toBe(true);
    for (const { url = '' } of works) expect(ris).toContain(url);
    expect(toReferences([], 'bibtex')).toBe('');
  });
});

describe('a view', () => {
  it('is cited by its address and the day of access', () => {
    const cited = citeView(
      {
        title: 'Rasht, August to October 1920',
        site: 'Between Forest and Sea: atlas',
        address: `${atlas}#v=1`,
        accessed: day('2026-11-23'),
      },
      'en',
    );
    expect(cited).toBe(
      '“Rasht, August to October 1920”, Between Forest and Sea: atlas. Accessed 23 November 2026. https://example.org/atlas/#v=1',
    );
  });

  it('is saved under a name that every system accepts', () => {
    expect(fileName('Who held what, 1911–1921', 'csv')).toBe('who-held-what-1911-1921.csv');
    expect(fileName('../../etc', 'kml')).toBe('etc.kml');
    expect(fileName('انزلی', 'geojson')).toBe('atlas.geojson');
  });
});
