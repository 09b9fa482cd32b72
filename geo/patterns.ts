/** Fill patterns by the names that `fill-pattern` uses. They are SVG path data, for map, legend and stills alike. */
import { actors } from './actors.ts';
import type { Pattern } from './layer.ts';
import * as c from './tokens.ts';

/** CSS pixels. Both wood patterns have this size, so that the trees of one are in the gaps of the other. */
const WOOD = 40;
const REEDS = 36;

/** A position in the tile, in percent of its size. */
type Place = readonly [across: number, down: number];

const tenths = (value: number): number => Math.round(value * 10) / 10;

/**
 * Draws a symbol at each place, and again at the opposite edge if it crosses an edge of the tile. `reach`: half its
 * extent, CSS pixels.
 */
const scattered = (
  size: number,
  reach: number,
  places: readonly Place[],
  sign: (x: number, y: number) => string,
): string => {
  const also = (v: number): readonly number[] => [
    v,
    ...(v < reach ? [v + size] : []),
    ...(v > size - reach ? [v - size] : []),
  ];
  return places
    .flatMap(([x, y]) =>
      also((x * size) / 100).flatMap((left) => also((y * size) / 100).map((top) => sign(tenths(left), tenths(top)))),
    )
    .join('');
};

/** A broadleaved tree as on military maps: a crown with its shadow, lit from the north-west. */
const tree = (x: number, y: number): string => `M${x} ${y}m-.8-1.3a1.5 1.5 0 1 1-.6 1.8m1.1 1h2.5`;

/** Three blades over the water. */
const reed = (x: number, y: number): string => `M${x} ${y}v-3.4m-1.6 3.4l-.8-2.4m4 2.4l.8-2.4m-5.2 2.4h5.6`;

/** Grass on wet ground. */
const tuft = (x: number, y: number): string => `M${x - 1.5} ${y}h3m-1.5 0v-1.6m-1 1.6l-.7-1.1m2.7 1.1l.7-1.1`;

/** A house or a group of houses; neighbours have different shapes. */
const house = (x: number, y: number): string => {
  const [wide, high] = HOUSE_SIDES[Math.round(x * 7 + y * 3) % HOUSE_SIDES.length] ?? [2, 2];
  return `M${x} ${y}h${wide}v${high}h${-wide}Z`;
};

/** CSS pixels: width and height of the houses. */
const HOUSE_SIDES: readonly (readonly [wide: number, high: number])[] = [
  [2.5, 1.5],
  [1.5, 2.4],
  [1.8, 1.8],
  [3, 1.4],
  [1.4, 1.7],
];

/** Placed by hand, without rows or clusters. */
const SPARSE: readonly Place[] = [
  [9, 14],
  [45, 5],
  [77, 23],
  [27, 41],
  [61, 48],
  [93, 61],
  [11, 71],
  [43, 77],
  [73, 89],
];
const DENSE: readonly Place[] = [
  [27, 21],
  [61, 25],
  [95, 7],
  [7, 43],
  [45, 59],
  [80, 45],
  [27, 91],
  [61, 70],
  [93, 84],
];
const TUFTS: readonly Place[] = [
  [12, 20],
  [52, 9],
  [84, 34],
  [33, 51],
  [66, 68],
  [10, 83],
  [92, 90],
];
const HOUSES: readonly Place[] = [
  [4, 6],
  [24, 10],
  [45, 3],
  [68, 9],
  [88, 4],
  [12, 28],
  [36, 26],
  [57, 31],
  [80, 25],
  [2, 48],
  [25, 47],
  [47, 52],
  [70, 46],
  [91, 50],
  [14, 70],
  [35, 74],
  [58, 70],
  [80, 69],
  [3, 90],
  [26, 92],
  [48, 88],
  [70, 91],
  [91, 84],
];
const ORCHARD: readonly Place[] = [
  [28, 30],
  [78, 80],
];
const REED_BEDS: readonly Place[] = [
  [18, 23],
  [68, 36],
  [39, 68],
  [86, 84],
];

export const patterns: Readonly<Record<string, Pattern>> = {
  'wood-sparse': { size: WOOD, path: scattered(WOOD, 3, SPARSE, tree), stroke: 0.55, colour: c.forest },
  'wood-dense': { size: WOOD, path: scattered(WOOD, 3, DENSE, tree), stroke: 0.55, colour: c.forest },
  plain: { size: 44, path: scattered(44, 3, TUFTS, tuft), stroke: 0.45, colour: c.forest },
  town: { size: 20, path: scattered(20, 4, HOUSES, house), colour: c.townInk },
  bazaar: { size: 6, path: 'M-1 1l2-2M0 6l6-6M5 7l2-2M3 1.5l2 2', stroke: 0.8, colour: c.townInk },
  garden: { size: 13, path: scattered(13, 3, ORCHARD, tree), stroke: 0.6, colour: c.forest },
  reeds: { size: REEDS, path: scattered(REEDS, 4, REED_BEDS, reed), stroke: 0.5, colour: c.seaInk },
  ...Object.fromEntries(
    Object.values(actors).map(({ key, colour, hatching }): [string, Pattern] => [
      `hatch-${key}`,
      { ...hatching, colour },
    ]),
  ),
};

/** A pattern for a legend symbol. @throws if there is no such pattern. */
export function patterned(id: string): { readonly pattern: Pattern } {
  const pattern = patterns[id];
  if (!pattern) throw new Error(`there is no pattern ${id}`);
  return { pattern };
}
