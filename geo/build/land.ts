/** Gilan, its neighbours, and the borders between states. All are those of today, and labelled so. */
import * as turf from '@turf/turf';
import type { MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, parse, type Built } from './geojson.ts';
import type { FeatureNames, NameTable } from './names.ts';
import { caspian } from './sea.ts';
import { polygons, simplify, type AreaFeature } from './shape.ts';

function nameOf(names: NameTable, id: string): FeatureNames {
  const found = names.get(id);
  if (!found) throw new Error(`names.csv has no ${id}`);
  return found;
}

const provinceShapes = (provinces: string): ReadonlyMap<string, AreaFeature> =>
  new Map(
    parse<Polygon | MultiPolygon, { id: string }>(provinces).features.map((f) => [
      f.properties.id,
      turf.feature(f.geometry),
    ]),
  );

/** Natural Earth's shore is about 1 km off; buffer by this, then cut by the neighbours and by a better shoreline. */
const SEAWARD_KM = 4;

/** @returns the province without small pieces: 14,181 km² when measured (the official area is about 14,042). */
export async function gilan(provinces: string, coast: string, names: NameTable): Promise<Built[]> {
  const shapes = provinceShapes(provinces);
  const core = shapes.get('gilan');
  let shape = core && turf.buffer(core, SEAWARD_KM, { units: 'kilometers', steps: 8 });
  const others = [...shapes].filter(([id]) => id !== 'gilan').map(([, area]) => area);
  for (const cut of [...others, turf.bboxClip(caspian(coast), [47.5, 35.5, 52, 39.5]) as AreaFeature]) {
    const rest: AreaFeature | null | undefined = shape && turf.difference(turf.featureCollection([shape, cut]));
    shape = rest ?? undefined;
  }
  const [largest] = shape ? polygons(shape.geometry).sort((a, b) => turf.area(b) - turf.area(a)) : [];
  if (!largest) throw new Error('Gilan vanished');
  const [smooth] = await simplify([turf.polygon(largest.coordinates.slice(0, 1))], 500);
  if (!smooth) throw new Error('Gilan vanished');
  return [feature(smooth.geometry, { id: 'gilan', ...nameOf(names, 'gilan') })];
}

export function neighbours(provinces: string, names: NameTable): Built[] {
  return [...provinceShapes(provinces)]
    .filter(([id]) => id !== 'gilan')
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, { geometry }]) => feature(geometry, { id, ...nameOf(names, `province-${id}`) }));
}

export async function borders(source: string): Promise<Built[]> {
  const lines = parse<MultiLineString, { id: string }>(source).features;
  const simple = await simplify(lines, 1000);
  return simple.map(({ geometry }, i) => feature(geometry, { id: lines[i]?.properties.id ?? '' }));
}
