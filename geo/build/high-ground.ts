/**
 * High ground around the Talesh crest, from the relief alone: where snow may have lain. No source gives its extent.
 */
import * as turf from '@turf/turf';
import type { Polygon } from 'geojson';
import { feature, type Built } from './geojson.ts';
import { at, mapGrid, parseGrid, smooth, type Grid } from './relief.ts';
import { polygons, simplify, softenArea } from './shape.ts';

const BOX = { west: 47.6, south: 36.2, east: 50.4, north: 38.6 };
/** Lower limits of the areas, metres. */
const HEIGHTS = [1200, 1500, 1800, 2100] as const;

function window(grid: Grid): Grid {
  const column = Math.round((BOX.west - grid.west) / grid.cell);
  const row = Math.round((grid.north - BOX.north) / grid.cell);
  const blank: Grid = {
    columns: Math.round((BOX.east - BOX.west) / grid.cell),
    rows: Math.round((BOX.north - BOX.south) / grid.cell),
    cell: grid.cell,
    west: grid.west + column * grid.cell,
    north: grid.north - row * grid.cell,
    values: new Float64Array(),
  };
  return mapGrid(blank, (c, r) => at(grid, c + column, r + row));
}

export async function highGround(relief: string): Promise<Built[]> {
  const grid = smooth(window(smooth(parseGrid(relief))));
  const points = turf.featureCollection(
    Array.from(grid.values, (value, i) =>
      turf.point(
        [
          grid.west + ((i % grid.columns) + 0.5) * grid.cell,
          grid.north - (Math.floor(i / grid.columns) + 0.5) * grid.cell,
        ],
        { value },
      ),
    ),
  );
  const built: Built[] = [];
  for (const low of HEIGHTS) {
    const bands = turf.isobands(points, [low, 9000], { zProperty: 'value' });
    const pieces = bands.features
      .flatMap((f) => polygons(f.geometry))
      .filter((p) => turf.area(p) > 20e6)
      .map((p): Polygon => ({
        ...p,
        coordinates: p.coordinates.filter((ring) => turf.area(turf.polygon([ring])) > 30e6),
      }));
    const [simple] = await simplify([turf.multiPolygon(pieces.map((p) => p.coordinates))], 700);
    if (!simple) throw new Error(`no ground above ${low} m`);
    built.push(feature(softenArea(simple.geometry, 2), { low_m: low }));
  }
  return built;
}
