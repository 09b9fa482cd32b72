/** The spacing of meridians and parallels at each zoom level. The layer draws them; the margin labels them. */

export interface Graduation {
  /** The first zoom level; it ends at the `minzoom` of the next entry. */
  readonly minzoom: number;
  /** Minutes of arc from one line to the next. */
  readonly minutes: number;
  /** How many parts the margin divides each interval into. */
  readonly parts: number;
  /** The extent of the lines: west, south, east, north, degrees. */
  readonly reach: readonly [number, number, number, number];
}

export const graduations: readonly Graduation[] = [
  { minzoom: 0, minutes: 600, parts: 10, reach: [-20, 20, 80, 70] },
  { minzoom: 3.6, minutes: 300, parts: 5, reach: [10, 25, 75, 65] },
  { minzoom: 5.2, minutes: 60, parts: 6, reach: [42, 32, 58, 48] },
  { minzoom: 7.2, minutes: 30, parts: 6, reach: [44, 33, 58, 43] },
  { minzoom: 8.6, minutes: 10, parts: 5, reach: [46, 34, 56, 41] },
  { minzoom: 9.9, minutes: 5, parts: 5, reach: [48, 36, 52, 39] },
  { minzoom: 11.1, minutes: 2, parts: 4, reach: [48.5, 36.5, 51, 38] },
  { minzoom: 12.2, minutes: 1, parts: 4, reach: [49, 36.5, 50.5, 38] },
];
