/** Form lines: approximate contour lines, as on maps of land that was sketched and not surveyed. */
import * as turf from '@turf/turf';
import type { Position } from 'geojson';
import { feature, type Built } from './geojson.ts';
import { at, mapGrid, parseGrid, smooth } from './relief.ts';
import { simplify, soften } from './shape.ts';

/** Metres: the interval between lines, and below it the lowest and the highest line. */
const STEP = 250;
const LOW = 250;
const HIGH = 4250;
/** West, south, east, north, degrees: around Gilan, the only area that stories show at high zoom levels. */
const BOX = [47.2, 35.3, 52.7, 38.9] as const;
/** Kilometres: shorter lines are left out. */
const LEAST_KM = 22;

export async function formLines(relief: string): Promise<Built[]> {
  const grid = smooth(parseGrid(relief));
  const [west, south, east, north] = BOX;
  const left = Math.round((west - grid.west) / grid.cell);
  const top = Math.round((grid.north - north) / grid.cell);
  const sheet = mapGrid(
    {
      columns: Math.round((east - west) / grid.cell),
      rows: Math.round((north - south) / grid.cell),
      cell: grid.cell,
      west,
      north,
      values: new Float64Array(),
    },
    (column, row) => at(grid, column + left, row + top),
  );
  const points = Array.from(sheet.values, (value, i) =>
    turf.point(
      [
        sheet.west + ((i % sheet.columns) + 0.5) * sheet.cell,
        sheet.north - (Math.floor(i / sheet.columns) + 0.5) * sheet.cell,
      ],
      { value },
    ),
  );
  const breaks = Array.from({ length: (HIGH - LOW) / STEP + 1 }, (_, i) => LOW + i * STEP);
  const found = turf
    .isolines(turf.featureCollection(points), breaks, { zProperty: 'value' })
    .features.filter(({ geometry }) => geometry.coordinates.length > 0);
  const simple = await simplify(
    found.map(({ geometry }) => turf.feature(geometry)),
    900,
  );
  return breaks.flatMap((metres) => {
    const lines = found
      .flatMap((line, i) => (line.properties?.['value'] === metres ? (simple[i]?.geometry.coordinates ?? []) : []))
      .filter((line: Position[]) => line.length > 2 && turf.length(turf.lineString(line)) > LEAST_KM)
      .map((line: Position[]) => soften(line, 1));
    return lines.length > 0 ? [feature({ type: 'MultiLineString', coordinates: lines }, { metres })] : [];
  });
}
