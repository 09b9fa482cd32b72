import { simplify, lineString } from '@turf/turf';
import type { Position } from 'geojson';

/** Metres of a degree along a meridian. */
const METRES_PER_DEGREE = 111_195;

/** Decimals of a degree that are written: five are a metre. */
const DECIMALS = 5;

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** Longitudes that go on beyond 180 where a line crosses the date line, so that it is drawn without a leap. */
function unwrapped(line: readonly Position[]): readonly Position[] {
  let before: number | undefined;
  return line.map(([lng = 0, lat = 0]) => {
    const here: number = before === undefined ? lng : lng + Math.round((before - lng) / 360) * 360;
    before = here;
    return [here, lat];
  });
}

/**
 * Leaves out points of a line from which it departs by no more than a tolerance (Douglas and Peucker), heights, and
 * decimals below a metre. The first and the last point stay.
 *
 * @param tolerance - metres.
 */
export function thinLine(line: readonly Position[], tolerance: number): Position[] {
  const points = unwrapped(line);
  const middle = points.reduce((sum, [, lat = 0]) => sum + lat, 0) / Math.max(1, points.length);
  // In metres: a degree of longitude is shorter than one of latitude.
  const [x, y] = [METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180), METRES_PER_DEGREE];
  const metres = points.map(([lng = 0, lat = 0]) => [lng * x, lat * y]);
  const kept =
    metres.length > 2 ? simplify(lineString(metres), { tolerance, highQuality: true }).geometry.coordinates : metres;
  const degrees = kept.map(([east = 0, north = 0]): Position => [rounded(east / x), rounded(north / y)]);
  return degrees.filter(([lng, lat], n) => n === 0 || lng !== degrees[n - 1]?.[0] || lat !== degrees[n - 1]?.[1]);
}
