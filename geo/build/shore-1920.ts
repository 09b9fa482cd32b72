/** The shore of the sea and the lagoon of Anzali at the higher water level of 1920. Both are schematic. */
import * as turf from '@turf/turf';
import type { Polygon } from 'geojson';
import { feature, parse, type Built } from './geojson.ts';
import { caspian } from './sea.ts';
import { polygons, simplify, soften, type AreaFeature } from './shape.ts';

/**
 * Kilometres by which the shore is moved inland. The sea level was about 3 m higher, and the flat beaches were some
 * hundreds of metres farther inland than today. 400 m everywhere only indicates this; it is not a survey.
 */
const INLAND_KM = 0.4;
/** Kilometres of land that are kept between sea and lagoon, so that the spit of Anzali is not flooded. */
const SPIT_KM = 0.35;
/** Kilometres of dry land that are kept around the two towns, which existed. */
const TOWN_KM = 0.12;
const TOWNS: readonly string[] = ['anzali-old-town', 'ghazian-settlement'];
/** Degrees. From Astara to Sari; farther east the shore is too flat for an estimate. */
const BOX: [number, number, number, number] = [48.83, 36.5, 53.2, 38.43];
const WORK_BOX: [number, number, number, number] = [48.3, 36.2, 53.8, 38.9];

interface Schematic {
  readonly id: string;
  readonly name_en: string;
  readonly name_fa: string;
  readonly note?: string;
}

/** The lagoon, water and reeds together: the land inside the ring of villages. */
export function lagoon(anzali: string): Built[] {
  const found = parse<Polygon, Schematic>(anzali).features.find((f) => f.properties.id === 'lagoon-1920-schematic');
  if (!found) throw new Error('anzali-1920-schematic.geojson has no lagoon');
  const { name_en, name_fa, note = '' } = found.properties;
  const rings = found.geometry.coordinates.map((ring) => soften(ring, 1));
  return [
    feature(
      { type: 'Polygon', coordinates: rings },
      {
        id: 'lagoon-1920',
        name_en,
        name_fa,
        name_ru: 'Энзелийский залив (Мурдаб) с камышами, ок. 1920 г. (схема)',
        note,
      },
    ),
  ];
}

const minus = (a: AreaFeature, b: AreaFeature): AreaFeature => {
  const rest = turf.difference(turf.featureCollection([a, b]));
  if (!rest) throw new Error('nothing is left');
  return rest;
};

export async function shore(coast: string, anzali: string): Promise<Built[]> {
  const water = turf.bboxClip(caspian(coast), WORK_BOX) as AreaFeature;
  const [lagoonFeature] = lagoon(anzali);
  const risen = turf.buffer(water, INLAND_KM, { units: 'kilometers', steps: 8 });
  const towns = parse<Polygon, Schematic>(anzali)
    .features.filter((f) => TOWNS.includes(f.properties.id))
    .map((f) => turf.buffer(f, TOWN_KM, { units: 'kilometers', steps: 8 }) as AreaFeature);
  const lagoonBank =
    lagoonFeature && turf.buffer(lagoonFeature as AreaFeature, SPIT_KM, { units: 'kilometers', steps: 8 });
  if (!risen || !lagoonBank) throw new Error('buffering failed');
  const spit = turf.union(turf.featureCollection([lagoonBank as AreaFeature, ...towns])) as AreaFeature;
  const [sea1920] = await simplify(
    [turf.union(turf.featureCollection([minus(risen, spit), water])) as AreaFeature],
    250,
  );
  if (!sea1920) throw new Error('simplifying failed');
  const flooded = turf.bboxClip(minus(sea1920, water), BOX) as AreaFeature;
  const pieces = polygons(flooded.geometry)
    .filter((p) => turf.area(p) > 100_000)
    .map((p) => p.coordinates);
  const [strip] = await simplify([turf.multiPolygon(pieces)], 40);
  if (!strip) throw new Error('simplifying failed');
  const outer = polygons(sea1920.geometry)
    .flatMap((p) => p.coordinates.slice(0, 1))
    .map((ring) => soften(ring, 2));
  const [west, south, east, north] = BOX;
  const runs = outer.flatMap((ring) => {
    const parts: number[][][] = [[]];
    for (const [x = 0, y = 0] of ring) {
      if (x > west && x < east && y > south && y < north) parts.at(-1)?.push([x, y]);
      else if (parts.at(-1)?.length) parts.push([]);
    }
    return parts.filter((part) => part.length > 20);
  });
  return [
    feature(strip.geometry, { part: 'strip', inland_m: INLAND_KM * 1000 }),
    feature({ type: 'MultiLineString', coordinates: runs }, { part: 'shore', inland_m: INLAND_KM * 1000 }),
  ];
}
