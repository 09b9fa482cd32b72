/**
 * Several hundred files as people have them, made here: every way to write two places, by every way to store it. Each
 * must give the same two places.
 */
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/atlas/import/read-file.ts';

const PLACES = [
  { name: 'Rasht', ru: 'Решт', fa: 'رشت', lng: 49.59, lat: 37.28 },
  { name: 'Anzali', ru: 'Энзели', fa: 'انزلی', lng: 49.47, lat: 37.47 },
] as const;
type Place = (typeof PLACES)[number];

/** Where the reader looks. */
const area = [46, 35, 52, 39] as const;

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let n = 0; n < text.length; n += 1) view.setUint16(n * 2, text.charCodeAt(n), little);
  return new Uint8Array(view.buffer);
};

/** The bytes of a text in an encoding of one byte a character, by looking for each byte that gives it. */
function oneByte(text: string, encoding: string): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const letters = [...new TextDecoder(encoding).decode(bytes)];
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

const STORED = {
  'UTF-8': utf8,
  'UTF-8 with a mark': (text: string) => utf8(`\uFEFF${text}`),
  'UTF-16, little-endian': (text: string) => utf16(`\uFEFF${text}`, true),
  'UTF-16, big-endian': (text: string) => utf16(`\uFEFF${text}`, false),
  'lines of Windows': (text: string) => utf8(text.replaceAll('\n', '\r\n')),
  gzip: (text: string) => gzipSync(utf8(text)),
} as const;

/** Positions to a ten thousandth of a degree, in the order of the file. */
async function positionsIn(name: string, bytes: Uint8Array) {
  const { problem, dropped, features } = await readFile(name, bytes, { area });
  expect({ problem, dropped }).toEqual({ problem: undefined, dropped: [] });
  const points = features.flatMap(({ geometry }) => {
    if (geometry?.type === 'Point') return [geometry.coordinates];
    if (geometry?.type === 'MultiPoint' || geometry?.type === 'LineString') return geometry.coordinates;
    return geometry?.type === 'Polygon' ? (geometry.coordinates[0]?.slice(0, 2) ?? []) : [];
  });
  return points.map((at) => at.slice(0, 2).map((n) => Math.round(n * 1e4) / 1e4));
}
const EXPECTED = PLACES.map(({ lng, lat }) => [lng, lat]);

const product = <A, B>(as: readonly A[], bs: readonly B[]) => as.flatMap((a) => bs.map((b) => [a, b] as const));

describe('tables', () => {
  const SEPARATORS = [',', ';', '\t', '|'] as const;
  const dms = (degrees: number, sign: string) => {
    const seconds = Math.round(degrees * 3600);
    const [whole, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return `${String(whole)}°${String(minutes)}'${String(seconds % 60)}"${sign}`;
  };
  const quoted = (cell: string, separator: string) =>
    cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  const written = (n: number, decimal: string) => String(n).replace('.', decimal);
  /** Headings and cells of the position. */
  const POSITIONS: Readonly<
    Record<string, (headings: Headings, place: Place, decimal: string) => readonly string[][]>
  > = {
    'two columns': ({ lat, lng }, place, decimal) => [
      [lat, lng],
      [written(place.lat, decimal), written(place.lng, decimal)],
    ],
    'one column': ({ both }, place, decimal) => [
      [both],
      [`${written(place.lat, decimal)}${decimal === ',' ? '; ' : ', '}${written(place.lng, decimal)}`],
    ],
    'well-known text': (_, place) => [['WKT'], [`POINT (${String(place.lng)} ${String(place.lat)})`]],
    'degrees, minutes, seconds': ({ lat, lng }, place) => [
      [lat, lng],
      [dms(place.lat, 'N'), dms(place.lng, 'E')],
    ],
  };
  interface Headings {
    readonly name: string;
    readonly lat: string;
    readonly lng: string;
    readonly both: string;
    readonly of: 'name' | 'ru' | 'fa';
  }
  const HEADINGS: Readonly<Record<string, Headings>> = {
    English: { name: 'Name', lat: 'Latitude', lng: 'Longitude', both: 'Coordinates', of: 'name' },
    'Darwin Core': { name: 'locality', lat: 'decimalLatitude', lng: 'decimalLongitude', both: 'latlng', of: 'name' },
    German: { name: 'Ort', lat: 'Breite', lng: 'Länge', both: 'Koordinaten', of: 'name' },
    Russian: { name: 'Название', lat: 'Широта', lng: 'Долгота', both: 'Координаты', of: 'ru' },
    Persian: { name: 'نام', lat: 'عرض جغرافیایی', lng: 'طول جغرافیایی', both: 'مختصات', of: 'fa' },
  };
  const tableOf = (headings: Headings, position: string, separator: string, decimal: string) =>
    PLACES.map((place, n) => {
      const [heads = [], cells = []] = POSITIONS[position]?.(headings, place, decimal) ?? [];
      const line = (...all: readonly string[]) => all.map((cell) => quoted(cell, separator)).join(separator);
      return `${n === 0 ? `${line(headings.name, ...heads)}\n` : ''}${line(place[headings.of], ...cells)}\n`;
    }).join('');

  for (const [language, headings] of Object.entries(HEADINGS)) {
    for (const position of Object.keys(POSITIONS)) {
      test.each(product(SEPARATORS, ['.', ',']))(`${language}, ${position}, %j, %j`, async (separator, decimal) => {
        const text = tableOf(headings, position, separator, decimal);
        expect(await positionsIn('places.csv', utf8(text))).toEqual(EXPECTED);
      });
    }
    test.each(Object.entries(STORED))(`${language}, as %s`, async (stored, bytesOf) => {
      const name = stored === 'gzip' ? 'places.csv.gz' : 'places.csv';
      expect(await positionsIn(name, bytesOf(tableOf(headings, 'two columns', ';', ',')))).toEqual(EXPECTED);
    });
  }

  test.each([
    ['Russian', 'windows-1251'],
    ['Russian', 'koi8-r'],
    ['Persian', 'windows-1256'],
    ['German', 'windows-1252'],
  ] as const)('%s in %s', async (language, encoding) => {
    // That code page has no Persian yeh: people write the Arabic one.
    const text = tableOf(HEADINGS[language] as Headings, 'two columns', ';', ',').replaceAll('ی', 'ي');
    expect(await positionsIn('places.csv', oneByte(text, encoding))).toEqual(EXPECTED);
  });
});

const KML = {
  '2.2': ['<kml xmlns="http://www.opengis.net/kml/2.2">', 'kml', ''],
  '2.1': ['<kml xmlns="http://earth.google.com/kml/2.1">', 'kml', ''],
  '2.0': ['<kml xmlns="http://earth.google.com/kml/2.0">', 'kml', ''],
  'without a namespace': ['<kml>', 'kml', ''],
  'with a prefix': ['<kml:kml xmlns:kml="http://www.opengis.net/kml/2.2">', 'kml:kml', 'kml:'],
  'with unbound prefixes': ['<kml xmlns="http://www.opengis.net/kml/2.2" xsi:schemaLocation="a b">', 'kml', ''],
} as const;
const SHAPES: Readonly<Record<string, (p: string) => string>> = {
  points: (p) =>
    PLACES.map(({ name, lng, lat }) =>
      placemark(p, name, `<${p}Point><${p}coordinates>${String(lng)},${String(lat)},12</${p}coordinates></${p}Point>`),
    ).join(''),
  'points with spaces': (p) =>
    PLACES.map(({ name, lng, lat }) =>
      placemark(
        p,
        name,
        `<${p}Point><${p}coordinates>\n ${String(lng)}, ${String(lat)}\n</${p}coordinates></${p}Point>`,
      ),
    ).join(''),
  'a line': (p) =>
    placemark(p, 'Road', `<${p}LineString><${p}coordinates>${tuples('\n')}</${p}coordinates></${p}LineString>`),
  'an area': (p) => {
    const ring = `${tuples(' ')} 49.3,37.1 ${tuples(' ').split(' ')[0] ?? ''}`;
    const inner = `<${p}LinearRing><${p}coordinates>${ring}</${p}coordinates></${p}LinearRing>`;
    const outer = `<${p}outerBoundaryIs>${inner}</${p}outerBoundaryIs>`;
    return placemark(p, 'Plain', `<${p}Polygon>${outer}</${p}Polygon>`);
  },
};
const tuples = (between: string) => PLACES.map(({ lng, lat }) => `${String(lng)},${String(lat)},0`).join(between);
const placemark = (p: string, name: string, shape: string) =>
  `<${p}Folder><${p}Placemark><${p}name>${name} &amp; its port</${p}name>${shape}</${p}Placemark></${p}Folder>`;

const GPX = {
  '1.1': '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">',
  '1.0': '<gpx version="1.0" creator="x" xmlns="http://www.topografix.com/GPX/1/0">',
  'without a namespace': '<gpx>',
} as const;
const gpxPoints = (tag: string) =>
  PLACES.map(
    ({ name, lng, lat }) =>
      `<${tag} lat="${String(lat)}" lon="${String(lng)}"><ele>3</ele><name>${name}</name></${tag}>`,
  ).join('\n');
const WAYS: Readonly<Record<string, string>> = {
  waypoints: gpxPoints('wpt'),
  'a route': `<rte><name>R</name>${gpxPoints('rtept')}</rte>`,
  'a track': `<trk><name>T</name><trkseg>${gpxPoints('trkpt')}</trkseg></trk>`,
};

describe('XML', () => {
  const xml = (encoding: string, body: string) => `<?xml version="1.0" encoding="${encoding}"?>\n${body}\n`;
  const encodingOf = (stored: string) => (stored.startsWith('UTF-16') ? 'UTF-16' : 'UTF-8');

  describe.each(product(Object.keys(KML) as (keyof typeof KML)[], Object.keys(SHAPES)))(
    'KML %s, %s',
    (version, shape) => {
      test.each(Object.entries(STORED))('as %s', async (stored, bytesOf) => {
        const [open, root, p] = KML[version];
        const body = `${open}<${p}Document>${SHAPES[shape]?.(p) ?? ''}</${p}Document></${root}>`;
        expect(await positionsIn('places.kml', bytesOf(xml(encodingOf(stored), body)))).toEqual(EXPECTED);
        expect(await positionsIn('places.kmz', zipSync({ 'doc.kml': bytesOf(xml('UTF-8', body)) }))).toEqual(EXPECTED);
      });
    },
  );

  describe.each(product(Object.keys(GPX) as (keyof typeof GPX)[], Object.keys(WAYS)))('GPX %s, %s', (version, way) => {
    test.each(Object.entries(STORED))('as %s', async (stored, bytesOf) => {
      const body = `${GPX[version]}${WAYS[way] ?? ''}</gpx>`;
      expect(await positionsIn('places.gpx', bytesOf(xml(encodingOf(stored), body)))).toEqual(EXPECTED);
    });
  });
});

describe('JSON', () => {
  const point = ({ lng, lat }: Place) => ({ type: 'Point', coordinates: [lng, lat] });
  const features = PLACES.map((place) => ({
    type: 'Feature',
    properties: { name: place.name },
    geometry: point(place),
  }));
  const rows = (lat: string, lng: string, write: (n: number) => unknown = (n) => n) =>
    PLACES.map((place) => ({ name: place.fa, [lat]: write(place.lat), [lng]: write(place.lng) }));
  const FORMS: Readonly<Record<string, unknown>> = {
    'a collection': { type: 'FeatureCollection', features },
    'a collection that names its system': {
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
      features,
    },
    'an array of features': features,
    'many points in one': { type: 'MultiPoint', coordinates: EXPECTED },
    'a line': { type: 'Feature', properties: null, geometry: { type: 'LineString', coordinates: EXPECTED } },
    Topology: {
      type: 'Topology',
      objects: { places: { type: 'GeometryCollection', geometries: PLACES.map(point) } },
      arcs: [],
    },
    'Esri features': {
      geometryType: 'esriGeometryPoint',
      spatialReference: { wkid: 4326 },
      features: PLACES.map(({ name, lng, lat }) => ({ attributes: { name }, geometry: { x: lng, y: lat } })),
    },
    Overpass: {
      version: 0.6,
      elements: PLACES.map(({ name, lng, lat }, n) => ({ type: 'node', id: n + 1, lat, lon: lng, tags: { name } })),
    },
    'records with lat and lng': rows('lat', 'lng'),
    'records with latitude and longitude': rows('latitude', 'longitude'),
    'records with texts': rows('lat', 'lon', String),
    'Linked Places': {
      type: 'FeatureCollection',
      '@context': 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld',
      features: PLACES.map((place) => ({
        '@id': `x:${place.name}`,
        type: 'Feature',
        properties: { title: place.name },
        names: [{ toponym: place.fa }],
        geometry: point(place),
      })),
    },
  };

  describe.each(Object.entries(FORMS))('%s', (_, form) => {
    test.each(Object.entries(STORED))('as %s', async (stored, bytesOf) => {
      for (const space of [0, 2])
        expect(
          await positionsIn(stored === 'gzip' ? 'x.json.gz' : 'x.json', bytesOf(JSON.stringify(form, null, space))),
        ).toEqual(EXPECTED);
    });
  });

  test.each(Object.entries(STORED))('lines, as %s', async (stored, bytesOf) => {
    const text = features.map((feature) => `${JSON.stringify(feature)}\n`).join('');
    expect(await positionsIn(stored === 'gzip' ? 'x.geojsonl.gz' : 'x.geojsonl', bytesOf(text))).toEqual(EXPECTED);
  });
});
