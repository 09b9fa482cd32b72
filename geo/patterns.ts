/** Textures of the map, by the names that `fill-pattern` uses. Plain drawing: map, legend and stills draw the same. */
import { actors } from './actors.ts';
import type { Pattern } from './layer.ts';
import * as c from './tokens.ts';

/** CSS pixels. Both woods share it, so that the trees of one stand in the gaps of the other. */
const WOOD = 56;
const REEDS = 44;

type Point = readonly [x: number, y: number];

/** A sign at each place, and again beyond the opposite edge where it hangs over one. `reach`: half its extent, CSS pixels. */
const scattered = (size: number, reach: number, places: readonly Point[], sign: (x: number, y: number) => string): string =>
  places
    .flatMap(([x, y]): readonly Point[] => {
      const over = (v: number): readonly number[] => [v, ...(v < reach ? [v + size] : []), ...(v > size - reach ? [v - size] : [])];
      return over(x).flatMap((across) => over(y).map((down): Point => [across, down]));
    })
    .map(([x, y]) => sign(x, y))
    .join('');

/** A crown open to the light at the north-west, and its shadow on the ground, as staff maps draw broadleaved trees. */
const tree = (x: number, y: number): string => `M${x - 1.2} ${y - 1.9}A2.2 2.2 0 1 1 ${x - 2.1} ${y + 0.8}M${x - 0.4} ${y + 2.2}H${x + 3.2}`;

/** Three blades. */
const reed = (x: number, y: number): string => `M${x} ${y}V${y - 4.4}M${x - 2} ${y}L${x - 3} ${y - 3}M${x + 2} ${y}L${x + 3} ${y - 3}M${x - 3.6} ${y}H${x + 3.6}`;

/** Scattered by hand: no rows, no lumps. */
const SPARSE: readonly Point[] = [[5, 8], [25, 3], [43, 13], [15, 23], [34, 27], [52, 34], [6, 40], [24, 43], [41, 50]];
const DENSE: readonly Point[] = [[15, 12], [34, 14], [53, 4], [4, 24], [25, 33], [45, 25], [15, 51], [34, 39], [52, 47]];
const REED_BEDS: readonly Point[] = [[8, 10], [30, 16], [17, 30], [38, 37]];

export const patterns: Readonly<Record<string, Pattern>> = {
  'wood-sparse': { size: WOOD, path: scattered(WOOD, 4, SPARSE, tree), stroke: 0.7, colour: c.forest },
  'wood-dense': { size: WOOD, path: scattered(WOOD, 4, DENSE, tree), stroke: 0.7, colour: c.forest },
  'reeds': { size: REEDS, path: scattered(REEDS, 5, REED_BEDS, reed), stroke: 0.7, colour: c.seaInk },
  ...Object.fromEntries(Object.values(actors).map(({ key, colour, hatching }): [string, Pattern] => [`hatch-${key}`, { ...hatching, colour }])),
};

/** A texture for a sign of the legend. */
export function patterned(id: string): { readonly pattern: Pattern } {
  const pattern = patterns[id];
  if (!pattern) throw new Error(`there is no pattern ${id}`);
  return { pattern };
}
