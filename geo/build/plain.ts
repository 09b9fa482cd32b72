/**
 * The low plain of Gilan, estimated from the relief: rice fields, mulberry trees and woods. No source says where each
 * of them was in 1920, so the map does not separate them.
 */
import * as turf from '@turf/turf';
import type { Polygon } from 'geojson';
import { feature, type Built } from './geojson.ts';
import { at, mapGrid, parseGrid, smooth } from './relief.ts';
import { caspian } from './sea.ts';
import { lagoon } from './shore-1920.ts';
import { polygons, simplify, softenArea, type AreaFeature } from './shape.ts';

/** Metres: a little higher than the lower edge of the forest belt, so that there is no gap between them. */
const HIGH = 45;
/** West, south, east, north, degrees. */
const BOX = [48.6, 36.6, 50.7, 38.6] as const;
/** Square metres of the smallest patch and the smallest hole. */
const LEAST = 60e6;

/** Kilometres of sand along the sea and of dry bank around the lagoon, where no rice grows. */
const SAND_KM = 1.2;
const BANK_KM = 0.6;

export async function plainFeatures(relief: string, gilan: Built, coast: string, anzali: string): Promise<Built[]> {
  const grid = smooth(parseGrid(relief));
  const [west, south, east, north] = BOX;
  const left = Math.round((west - grid.west) / grid.cell);
  const top = Math.round((grid.north - north) / grid.cell);
  const low = smooth(
    mapGrid(
      {
        columns: Math.round((east - west) / grid.cell),
        rows: Math.round((north - south) / grid.cell),
        cell: grid.cell,
        west,
        north,
        values: new Float64Array(),
      },
      (column, row) => (at(grid, column + left, row + top) <= HIGH ? 1 : 0),
    ),
  );
  const points = Array.from(low.values, (value, i) =>
    turf.point(
      [low.west + ((i % low.columns) + 0.5) * low.cell, low.north - (Math.floor(i / low.columns) + 0.5) * low.cell],
      { value },
    ),
  );
  const found = turf
    .isobands(turf.featureCollection(points), [0.5, 2], { zProperty: 'value' })
    .features.flatMap((f) => polygons(f.geometry));
  const [simple] = await simplify([turf.multiPolygon(found.map((p) => p.coordinates))], 1500);
  const kept =
    simple &&
    turf.intersect(turf.featureCollection([turf.feature(softenArea(simple.geometry, 2)), gilan as AreaFeature]));
  const sand = turf.buffer(turf.bboxClip(caspian(coast), [48.3, 36.2, 51.2, 38.9]), SAND_KM, {
    units: 'kilometers',
    steps: 8,
  });
  const [water] = lagoon(anzali);
  const bank = water && turf.buffer(water, BANK_KM, { units: 'kilometers', steps: 8 });
  if (!kept || !sand || !bank) throw new Error('no plain');
  const dry = turf.difference(turf.featureCollection([kept, sand as AreaFeature, bank as AreaFeature]));
  const [outline] = dry ? await simplify([dry], 250) : [];
  if (!outline) throw new Error('no plain');
  const pieces = polygons(outline.geometry)
    .filter((p) => turf.area(p) > LEAST)
    .map((p): Polygon => ({
      ...p,
      coordinates: p.coordinates.filter((ring, i) => i === 0 || turf.area(turf.polygon([ring])) > LEAST),
    }));
  return [
    feature({ type: 'MultiPolygon', coordinates: pieces.map((p) => p.coordinates) }, { id: 'plain', high_m: HIGH }),
  ];
}
