/** Metres of the equator, by the sphere of Web Mercator. */
const EQUATOR = 40_075_016.686;

/** Metres in a verst: 500 sazhens of seven English feet, by the Russian law of 1899. */
export const VERST = 1066.8;

/** Metres on the ground under one CSS pixel in the middle of the map. `zoom` is MapLibre's, with 512-pixel tiles. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (EQUATOR * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);

/** The longest round number of units, 1, 2 or 5 times a power of ten, that fits into a width. Pixels. */
export function scaleBar(
  metres: number,
  unit: number,
  width: number,
): { readonly count: number; readonly length: number } {
  const most = (metres * width) / unit;
  const power = 10 ** Math.floor(Math.log10(most));
  const count = ([5, 2, 1].find((n) => n * power <= most) ?? 1) * power;
  return { count, length: (count * unit) / metres };
}
