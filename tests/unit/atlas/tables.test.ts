/** Tables as people have them: headings, numbers, encodings and what stands above the table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfOf } from '../../../src/atlas/core/own-dates.ts';
import { exportFeatures } from '../../../src/atlas/core/export-records.ts';
import { matchPlaces } from '../../../src/atlas/import/match-places.ts';
import { readFile, type ReadOptions } from '../../../src/atlas/import/read-file.ts';
import { readWkb } from '../../../src/atlas/import/table/read-wkb.ts';
import { readAngle, readNumber, readPair } from '../../../src/atlas/import/table/read-number.ts';

const area = [46, 35, 52, 39] as const;
const read = (text: string, options?: ReadOptions, name = 'x.csv') =>
  readFile(name, new TextEncoder().encode(text), options);

/** What each row is called and where it is, to a thousandth of a degree. */
async function placesIn(text: string | Uint8Array, options?: ReadOptions, name?: string) {
  const result =
    typeof text === 'string' ? await read(text, options, name) : await readFile(name ?? 'x.csv', text, options);
  expect(result.problem).toBeUndefined();
  expect(result.dropped).toEqual([]);
  return result.features.map(({ properties, geometry }) => [
    Object.values(properties ?? {})[0],
    ...(geometry?.type === 'Point' ? geometry.coordinates.map((n) => Math.round(n * 1000) / 1000) : []),
  ]);
}

const RASHT = ['Rasht', 49.59, 37.28];
const ANZALI = ['Anzali', 49.47, 37.47];

describe('headings of coordinates', () => {
  it.each([
    'Latitude (°),Longitude (°)',
    'lat_wgs84,lng_wgs84',
    'lat_wgs84,lon_wgs84',
    'geo_lat,geo_lng',
    'geo_lat,geo_long',
    'decimalLatitude,decimalLongitude',
    'Breite,Länge',
    'Breitengrad,Längengrad',
    'Northing,Easting',
    'Y,X',
    'y_coord,x_coord',
    'POINT_Y,POINT_X',
    'Lat.,Long.',
    'Latitude [deg],Longitude [deg]',
    'Latitude of the site,Longitude of the site',
    'LATITUD,LONGITUD',
    'latitudine,longitudine',
    'Широта,Долгота',
    'широта (WGS84),долгота (WGS84)',
    'عرض جغرافیایی,طول جغرافیایی',
    'عرض,طول',
    'gps_lat,gps_lon',
    'wgs84_latitude,wgs84_longitude',
    'LatDD,LonDD',
    'Enlem,Boylam',
  ])('%s', async (headings) => {
    expect(await placesIn(`name,${headings}\nRasht,37.28,49.59\nAnzali,37.47,49.47\n`)).toEqual([RASHT, ANZALI]);
  });

  it.each([
    ['coordinates', '"37.28, 49.59"'],
    ['Coordinates', '37.28 49.59'],
    ['latlng', '"37.28,49.59"'],
    ['lat/lon', '(37.28; 49.59)'],
    ['координаты', '"37,28; 49,59"'],
    ['مختصات', '"۳۷٫۲۸، ۴۹٫۵۹"'],
    ['Location', `"37°16'48""N, 49°35'24""E"`],
    ['where', '49.59 E 37.28 N'],
    ['place on the map', '"geo:37.28,49.59"'],
    ['geowkt', 'POINT(49.59 37.28)'],
    ['coord', 'Point(49.59 37.28)'],
    ['the_geom', 'SRID=4326;POINT (49.59 37.28)'],
    ['geom', '0101000000EC51B81E85CB4840A4703D0AD7A34240'],
    ['location', '"{""type"":""Point"",""coordinates"":[49.59,37.28]}"'],
  ])('one column %s with %s', async (heading, cell) => {
    expect(await placesIn(`name,${heading}\nRasht,${cell}\n`)).toEqual([RASHT]);
  });

  it('leave our own tables as they are, whatever a property is called', async () => {
    const { features } = await read('WKT,lng,lat,x,y,Breite\n"LINESTRING (1 2, 3 4)",,,5,6,7\n,1,2,3,4,5\n');
    expect(features.map(({ geometry }) => geometry?.type)).toEqual(['LineString', 'Point']);
    expect(features[1]?.properties).toEqual({ x: 3, y: 4, Breite: 5 });
  });
});

describe('what stands above a table', () => {
  const table = 'name;lat;lng\nRasht;37,28;49,59\n';
  it.each([
    ['the line that tells Excel the separator', `sep=;\n${table}`],
    ['comments', `# title: My reading of Edmonds\n# author: me; and "others\n\n${table}`],
    ['a title', `Places of the Caspian coast\n${table}`],
    ['a title and empty cells', `Places of the coast;;\n;;\nFrom notebooks;;\n${table}`],
    ['a byte order mark', `\uFEFF${table}`],
    ['a comment sign before the headings', `#${table}`],
  ])('%s', async (_what, text) => {
    expect(await placesIn(text)).toEqual([RASHT]);
  });

  it('nothing, not even headings, where the reader looks there', async () => {
    expect(await placesIn('Rasht,37.28,49.59\nAnzali,37.47,49.47\n', { area })).toEqual([RASHT, ANZALI]);
    expect(await placesIn('Rasht,49.59,37.28\nAnzali,49.47,37.47\n', { area })).toEqual([RASHT, ANZALI]);
  });
});

describe('numbers', () => {
  it.each([
    ['37.28', 37.28],
    ['37,28', 37.28],
    ['−37.28', -37.28],
    ['۳۷٫۲۸', 37.28],
    ['٣٧٫٢٨', 37.28],
    ['۳۷.۲۸', 37.28],
    ['1.234.567,5', 1234567.5],
    ['1,234,567.5', 1234567.5],
    ['4 128 034', 4128034],
    ['1e2', 100],
  ])('%s is %d', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['', 'x', '1.2.3', '12 3', '1,2,3', '0x10', 'Infinity', '--1'])('%j is none', (text) => {
    expect(readNumber(text)).toBeNaN();
  });

  it.each([
    [`37°16'34"N`, 37.276111111],
    ['37 28 16 N', 37.471111111],
    ['37° 13′', 37.216666667],
    ['N 37° 13′ 12″', 37.22],
    ['37°13.2′ S', -37.22],
    [`-37°13'12"`, -37.22],
    ['37:13:12', 37.22],
    ['37.22° W', -37.22],
    ['37°13′12″ с.ш.', 37.22],
    ['37°13′12″ з. д.', -37.22],
    ['۳۷°۱۳′۱۲″ شمالی', 37.22],
    ['37º13’12’’N', 37.22],
    ['49° 18′ östliche', NaN],
    ['37 28', NaN],
    ['37°61′', NaN],
    ['N 37° S', NaN],
  ])('%s is %d degrees', (text, degrees) => {
    expect(readAngle(text).degrees).toBe(degrees);
  });

  it('as people write them come back', () => {
    const two = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    const persian = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))).replace('.', '٫');
    fc.assert(
      fc.property(two, (numbers) => {
        const [lat, lng] = numbers.map((n) => Number(n.toFixed(5))) as [number, number];
        const near = (n: number) => expect.closeTo(n, 6) as unknown as number;
        const [a, b] = [lat.toFixed(5), lng.toFixed(5)];
        for (const text of [
          `${a}, ${b}`,
          `${a} ${b}`,
          `(${a};${b})`,
          persian(`${a}; ${b}`),
          `${a.replace('.', ',')}; ${b.replace('.', ',')}`,
        ])
          expect(readPair(text), text).toEqual({ first: near(lat), second: near(lng), order: undefined });
        const whole = Math.abs(lat);
        const minutes = (whole % 1) * 60;
        const dms = `${String(Math.floor(whole))}°${String(Math.floor(minutes))}′${((minutes % 1) * 60).toFixed(4)}″${lat < 0 ? 'S' : 'N'}`;
        if (!dms.includes('60.0000')) expect(readAngle(dms).degrees).toBeCloseTo(lat, 5);
      }),
    );
  });
});

describe('degrees, minutes and seconds', () => {
  it('with quotation marks that are none', async () => {
    const text = `name,lat,lon\nRasht,37°16'34"N,49°35'20"E\nAnzali,37 28 16 N,49 27 44 E\nFuman,"37° 13′","49° 18′"\n`;
    expect(await placesIn(text)).toEqual([
      ['Rasht', 49.589, 37.276],
      ['Anzali', 49.462, 37.471],
      ['Fuman', 49.3, 37.217],
    ]);
  });

  it('beside names with quotation marks in them', async () => {
    expect(await placesIn('name,lat,lng\nRasht "old",37.28,49.59\nHotel 5" gun,37.3,49.6\n')).toEqual([
      ['Rasht "old"', 49.59, 37.28],
      ['Hotel 5" gun', 49.6, 37.3],
    ]);
  });
});

describe('encodings', () => {
  /** Bytes of a code page, by what a browser decodes them to. */
  function encoded(text: string, label: string): Uint8Array {
    const decoder = new TextDecoder(label);
    const bytes = new Map(Array.from({ length: 256 }, (_, n) => [decoder.decode(Uint8Array.of(n)), n]));
    return Uint8Array.from([...text].map((char) => bytes.get(char) ?? 0x3f));
  }

  it.each([
    ['windows-1251', 'Название;Широта;Долгота\nРешт;37,28;49,59\nЭнзели;37,47;49,47\n', 'Решт'],
    ['windows-1251', 'name;lat;lng;заметка\nРешт;37,28;49,59;порт, Каспийское море\n', 'Решт'],
    ['windows-1256', 'نام,عرض,طول\nرشت,37.28,49.59\n', 'رشت'],
    ['windows-1256', 'name,lat,lng\nبندر انزلي,37.47,49.47\n', 'بندر انزلي'],
    ['windows-1252', 'Name;Breite;Länge\nMünchen;48,14;11,57\n', 'München'],
    ['windows-1252', 'nom,lat,lng\nChâteau Été,48.14,11.57\n', 'Château Été'],
  ])('%s is told from its letters', async (label, text, name) => {
    const result = await readFile('x.csv', encoded(text, label));
    expect(result.table?.choice.encoding).toBe(label);
    expect(Object.values(result.features[0]?.properties ?? {})[0]).toBe(name);
    expect(result.warnings).toEqual([]);
  });

  it('that are chosen are taken', async () => {
    const result = await readFile('x.csv', encoded('name,lat,lng\nЁж,37,49\n', 'koi8-r'), {
      table: { choice: { encoding: 'koi8-r' } },
    });
    expect(result.features[0]?.properties).toEqual({ name: 'Ёж' });
  });

  it('that a file of XML declares are taken', async () => {
    const kml =
      '<?xml version="1.0" encoding="windows-1251"?><kml><Placemark><name>Решт</name><Point><coordinates>49,37</coordinates></Point></Placemark></kml>';
    expect((await readFile('x.kml', encoded(kml, 'windows-1251'))).features[0]?.properties).toEqual({ name: 'Решт' });
  });
});

describe('a table that is not understood', () => {
  it('is a question, with its first rows and a guess', async () => {
    const result = await read('Site,a,b\nRasht,37.28,49.59\nAnzali,37.47,49.47\n');
    expect(result.problem?.code).toBe('no-coordinates');
    expect(result.table).toMatchObject({
      columns: ['Site', 'a', 'b'],
      rows: [
        ['Site', 'a', 'b'],
        ['Rasht', '37.28', '49.59'],
        ['Anzali', '37.47', '49.47'],
      ],
      choice: { header: 0, position: { kind: 'pair', lat: 1, lng: 2 }, name: 0, delimiter: ',', encoding: 'utf-8' },
    });
  });

  it('is read as the reader says', async () => {
    const choice = { position: { kind: 'pair', lat: 2, lng: 1 }, name: 0 } as const;
    const result = await read('Site,a,b\nRasht,49.59,37.28\n', { table: { choice } });
    expect(result.features[0]).toMatchObject({
      properties: { Site: 'Rasht' },
      geometry: { coordinates: [49.59, 37.28] },
    });
    expect(result.fields).toEqual({ name: 'Site' });
  });

  it('with a separator, a decimal sign and a row of headings that are chosen', async () => {
    const result = await read('x\ny\nSite|a|b\nRasht|4.128.034|374.000\n', {
      table: {
        choice: {
          delimiter: '|',
          header: 2,
          decimal: ',',
          crs: 'EPSG:32639',
          position: { kind: 'pair', lat: 1, lng: 2 },
        },
      },
    });
    expect(result.dropped).toEqual([]);
    expect(result.features[0]?.geometry).toMatchObject({
      coordinates: [expect.closeTo(49.57, 1), expect.closeTo(37.29, 1)],
    });
    expect(result.warnings).toEqual([{ code: 'reprojected', from: 'EPSG:32639' }]);
  });

  it('with names only is asked for places, which are then found', async () => {
    const table = 'Ort,Jahr\nRasht,1920\nNowhere,1921\nRasht,1922\n';
    const asked = await read(table);
    expect(asked.table).toMatchObject({
      names: ['Rasht', 'Nowhere'],
      choice: { position: { kind: 'names', column: 0 } },
    });
    const result = await read(table, {
      table: {
        choice: { position: { kind: 'names', column: 0 } },
        places: { Rasht: { id: 'rasht', lng: 49.59, lat: 37.28 } },
      },
    });
    expect(result.features.map(({ properties }) => properties)).toEqual([
      { Ort: 'Rasht', Jahr: 1920, gazetteer_place: 'rasht' },
      { Ort: 'Rasht', Jahr: 1922, gazetteer_place: 'rasht' },
    ]);
    expect(result.dropped).toEqual([{ where: { unit: 'line', n: 3 }, why: 'unknown-place' }]);
  });

  it('is only looked at where a preview is asked for', async () => {
    const result = await read('name,lat,lng\nRasht,37.28,49.59\n', {
      table: { choice: { delimiter: ';' }, preview: true },
    });
    expect(result.features).toEqual([]);
    expect(result.table?.columns).toEqual(['name,lat,lng']);
  });
});

describe('a row', () => {
  it('that has more cells than there are headings is told', async () => {
    const result = await read('name,lat,lng\nRasht,37,28,49,59\n');
    expect(result.warnings).toContainEqual({ code: 'extra-cells', count: 1 });
  });

  it('keeps both columns that are called alike', async () => {
    const { features } = await read('name,lat,lng,note,note\nRasht,37.28,49.59,a,b\n');
    expect(features[0]?.properties).toEqual({ name: 'Rasht', note: 'a', 'note 2': 'b' });
  });

  it('is never lost without a word', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '37.28',
        '49,59',
        '37°',
        '',
        '"',
        '#',
        'lat',
        'lng',
        'name',
        '۳۷',
        '1920',
        'POINT(1 2)',
        ';',
        '|',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, sign) => {
          const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(sign)).join('\n');
          const text = `name${sign}lat${sign}lng\n${quoted}\n`;
          const result = await read(text);
          expect(result.problem?.code).not.toBe('crashed');
          expect(result.found).toBe(rows.length);
          expect(result.features.length + result.droppedCount).toBe(rows.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of anything never makes the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        const result = await read(text, { area }, 'x.csv');
        expect(result.problem?.code).not.toBe('crashed');
      }),
      { numRuns: 500 },
    );
  });
});

describe('well-known binary', () => {
  it('cut off or changed anywhere gives a geometry or nothing', () => {
    const whole = Uint8Array.from(
      '0103000000010000000400000000000000000000000000000000000000000000000000F03F0000000000000000000000000000F03F000000000000F03F00000000000000000000000000000000'.match(
        /../g,
      ) ?? [],
      (pair) => parseInt(pair, 16),
    );
    expect(readWkb(whole)).toEqual({
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
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (end, at, byte) => {
        const changed = whole.slice(0, end);
        if (at < end) changed[at] = byte;
        expect(() => readWkb(changed)).not.toThrow();
      }),
    );
  });
});

describe('names and dates of a table', () => {
  it.each([
    ['05.06.1920', '1920-06-05'],
    ['5/6/1920', '1920-06-05'],
    ['1920/6/5', '1920-06-05'],
    ['1920.06', '1920-06'],
    ['1920-06-05T10:00:00Z', '1920-06-05'],
    ['1920', '1920'],
    ['1920-06~', '1920-06~'],
    ['۱۲۹۹/۰۳/۱۵', '1920-06-05'],
    ['۱۲۹۹', '1920-03-21/1921-03-20'],
  ])('%s is %s', (text, edtf) => {
    expect(edtfOf(text, false)).toBe(edtf);
  });

  it('are those of the columns that were chosen, whatever they are called', async () => {
    const { features, fields } = await read('تاریخ,محل,عرض,طول\n1299/03/15,رشت,37.28,49.59\n');
    expect(fields).toEqual({ name: 'محل', start: 'تاریخ' });
    const [record] = exportFeatures(features, fields);
    expect(record).toMatchObject({ title: 'رشت', extent: { edtf: '1920-06-05' } });
    const spans = await read('title,start,end,geowkt\nRasht,1900,1921,POINT(49.59 37.28)\n');
    expect(exportFeatures(spans.features, spans.fields)[0]?.extent?.edtf).toBe('1900/1921');
  });
});

describe('the gazetteer', () => {
  const place = (id: string, title: string, ...names: string[]) => ({ id, title, names, lng: 0, lat: 0 });
  const gazetteer = [
    place('rasht', 'Rasht', 'رشت', 'Решт'),
    place('anzali', 'Anzali', 'انزلی'),
    place('rudbar', 'Rudbar'),
    place('rudbar-alamut', 'Rudbar', 'Rudbar-e Alamut'),
    place('fuman', 'Fuman'),
  ];
  it.each([
    ['رشت', 'rasht', []],
    ['РЕШТ', 'rasht', []],
    ['Enzeli', undefined, ['anzali']],
    ['Resht', undefined, ['rasht']],
    ['town of Rasht', undefined, ['rasht']],
    ['Rudbar', undefined, ['rudbar', 'rudbar-alamut']],
    ['Paris', undefined, []],
  ])('finds %s', (name, sure, candidates) => {
    const [match] = matchPlaces([name], gazetteer);
    expect(match?.sure?.id).toBe(sure);
    expect(match?.candidates.map(({ id }) => id)).toEqual(candidates);
  });
});
