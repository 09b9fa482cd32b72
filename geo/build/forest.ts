/**
 * The Hyrcanian forest, estimated from the relief alone: a belt of elevations on the slopes that face the Caspian. No
 * survey of 1920 was available; clearings, rice fields and the forest of the plain are unknown.
 */
import * as turf from '@turf/turf';
import type { Polygon } from 'geojson';
import { feature, type Built } from './geojson.ts';
import { at, mapGrid, parseGrid, smooth, type Grid } from './relief.ts';
import { polygons, simplify, softenArea } from './shape.ts';

/** Degrees. From Astara and Lankaran in the north-west to Astarabad in the east, where the steppe begins. */
const BOX = { west: 48.1, south: 35.9, east: 54.9, north: 38.95 };
/** Degrees. North-east of this point is the Turkmen steppe. */
const STEPPE = { lng: 52, lat: 37.3 };
/** Kilometres from the sea within which there is assumed to be enough rain. */
const REACH_KM = 58;
/** Metres that a ridge between a place and the sea may be higher than the place. */
const SHELTER = 40;
/** Metres. Lower cells of the relief grid are water. */
const SHORE = -26;
/** The belt, and within it the elevations where forest is most certain. */
const BANDS = [
  { band: 'belt', low: 30, high: 2100 },
  { band: 'core', low: 200, high: 1700 },
] as const;

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The sea cell nearest to a cell, if one is within reach. */
function nearestSea(grid: Grid, { column, row }: Cell, kmX: number, kmY: number): Cell | undefined {
  let best: Cell | undefined;
  let least = REACH_KM;
  const [dx, dy] = [Math.ceil(REACH_KM / kmX), Math.ceil(REACH_KM / kmY)];
  for (let r = row - dy; r <= row + dy; r += 1) {
    for (let c = column - dx; c <= column + dx; c += 1) {
      if (at(grid, c, r) > SHORE) continue;
      const km = Math.hypot((c - column) * kmX, (r - row) * kmY);
      if (km < least) [best, least] = [{ column: c, row: r }, km];
    }
  }
  return best;
}

/** Whether no ridge stands between a cell and its sea. */
function facesSea(grid: Grid, from: Cell, to: Cell): boolean {
  const steps = Math.max(Math.abs(to.column - from.column), Math.abs(to.row - from.row));
  const height = at(grid, from.column, from.row);
  for (let i = 1; i < steps; i += 1) {
    const c = Math.round(from.column + ((to.column - from.column) * i) / steps);
    const r = Math.round(from.row + ((to.row - from.row) * i) / steps);
    if (at(grid, c, r) > height + SHELTER) return false;
  }
  return true;
}

function clip(grid: Grid): Grid {
  const column = Math.round((BOX.west - grid.west) / grid.cell);
  const row = Math.round((grid.north - BOX.north) / grid.cell);
  const columns = Math.round((BOX.east - BOX.west) / grid.cell);
  const rows = Math.round((BOX.north - BOX.south) / grid.cell);
  const blank = {
    columns,
    rows,
    cell: grid.cell,
    west: grid.west + column * grid.cell,
    north: grid.north - row * grid.cell,
    values: new Float64Array(),
  };
  return mapGrid(blank, (c, r) => at(grid, c + column, r + row));
}

export async function forest(relief: string): Promise<Built[]> {
  const grid = clip(smooth(parseGrid(relief)));
  const kmY = grid.cell * 111.2;
  const kmX = kmY * Math.cos((37.2 * Math.PI) / 180);
  const seaward = mapGrid(grid, (column, row) => {
    const [lng, lat] = [grid.west + column * grid.cell, grid.north - row * grid.cell];
    if (at(grid, column, row) <= SHORE || (lng > STEPPE.lng && lat > STEPPE.lat)) return 0;
    const shore = nearestSea(grid, { column, row }, kmX, kmY);
    return shore && facesSea(grid, { column, row }, shore) ? 1 : 0;
  });
  const built: Built[] = [];
  for (const { band, low, high } of BANDS) {
    const inside = mapGrid(grid, (c, r) =>
      at(seaward, c, r) && at(grid, c, r) >= low && at(grid, c, r) <= high ? 1 : 0,
    );
    const field = smooth(smooth(inside));
    const points = Array.from(field.values, (value, i) =>
      turf.point(
        [
          field.west + ((i % field.columns) + 0.5) * field.cell,
          field.north - (Math.floor(i / field.columns) + 0.5) * field.cell,
        ],
        { value },
      ),
    );
    const bands = turf.isobands(turf.featureCollection(points), [0.5, 2], { zProperty: 'value' });
    const pieces = bands.features
      .flatMap((f) => polygons(f.geometry))
      .filter((p) => turf.area(p) > 90e6)
      .map((p): Polygon => ({
        ...p,
        coordinates: p.coordinates.filter((ring) => turf.area(turf.polygon([ring])) > 250e6),
      }));
    const [simple] = await simplify([turf.multiPolygon(pieces.map((p) => p.coordinates))], 1500);
    if (!simple) throw new Error('no forest');
    built.push(feature(softenArea(simple.geometry, 2), { band, low_m: low, high_m: high }));
  }
  return built;
}
