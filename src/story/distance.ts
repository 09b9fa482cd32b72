/** Distances on the globe and on the map: units, measuring and rounding. `words/distances.ts` formats them. */
import { PANE, type Camera, type LngLat } from './story.ts';

/**
 * The units of length that the site can speak of, in metres. A verst is 500 sazhens of seven English feet, by the
 * Russian law of 1899. A new unit needs an entry here and its words in `words/distances.ts`.
 */
export const METRES_IN = { metre: 1, kilometre: 1000, verst: 1066.8, mile: 1609.344 } as const;
export type LengthUnit = keyof typeof METRES_IN;

/** A length in kilometres, in another unit. */
export const kmTo = (unit: LengthUnit, km: number): number => (km * METRES_IN.kilometre) / METRES_IN[unit];

/** An area in square kilometres, in the square of another unit. */
export const squareKmTo = (unit: LengthUnit, km2: number): number =>
  (km2 * METRES_IN.kilometre ** 2) / METRES_IN[unit] ** 2;

/** Kilometres: the mean radius of the Earth (IUGG). */
const RADIUS = 6371.0088;

/** Metres: the length of the equator of Web Mercator's sphere. */
const EQUATOR = 40_075_016.686;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance between two points (haversine), in kilometres. */
export function greatCircleKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const [a, b] = [radians(latA), radians(latB)];
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(lngB - lngA) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Kilometres along a line whose points are longitude and latitude in degrees, and perhaps a height. */
export const lineKm = (line: readonly (readonly number[])[]): number =>
  line.slice(1).reduce((km, [lng = 0, lat = 0], n) => {
    const [x = lng, y = lat] = line[n] ?? [];
    return km + greatCircleKm([x, y], [lng, lat]);
  }, 0);

/** Metres on the ground under one CSS pixel in the middle of the map. `zoom` is MapLibre's, with 512-pixel tiles. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (EQUATOR * Math.cos(radians(lat))) / (512 * 2 ** zoom);

/** Kilometres of ground from side to side of the pane for which stories are written. */
export const kmAcrossPane = ({ center: [, lat], zoom }: Pick<Camera, 'center' | 'zoom'>): number =>
  (metresPerPixel(lat, zoom) * PANE.width) / METRES_IN.kilometre;

/**
 * The bar of a scale: the longest round number of units (1, 2 or 5 times a power of ten) that fits.
 *
 * @param metresInPixel - metres on the ground under one pixel
 * @param unit - metres in one unit
 * @param width - pixels that the bar may take at most
 * @returns how many units the bar stands for, and its length in pixels
 */
export function scaleBar(
  metresInPixel: number,
  unit: number,
  width: number,
): { readonly count: number; readonly length: number } {
  const most = (metresInPixel * width) / unit;
  const power = 10 ** Math.floor(Math.log10(most));
  const count = ([5, 2, 1].find((n) => n * power <= most) ?? 1) * power;
  return { count, length: (count * unit) / metresInPixel };
}

/**
 * Rounds kilometres that were measured on a drawing and not surveyed: to two significant figures, below 100 to the
 * nearest five, below 10 to the nearest one, below 2 to the nearest tenth, and never to nothing.
 */
export function roundedKm(km: number): number {
  if (km < 2) return Math.max(1, Math.round(km * 10)) / 10;
  const step = km < 10 ? 1 : km < 100 ? 5 : 10 ** (Math.floor(Math.log10(km)) - 1);
  return Math.round(km / step) * step;
}

/**
 * Rounds kilometres for a number that grows on the screen: to tens, below 100 to fives. Above 1000 its steps are finer
 * than those of {@link roundedKm}, so that the number does not stop.
 */
export const growingKm = (km: number): number => {
  const step = km < 100 ? 5 : 10;
  return Math.round(km / step) * step;
};
