import type { ImportResult } from './import-result.ts';

/**
 * How many points are shown: each by itself, gathered into groups with their numbers until the reader zooms in, or as
 * the density of a heat map.
 */
export const DISPLAYS = ['points', 'groups', 'density'] as const;
export type Display = (typeof DISPLAYS)[number];

/** An imported file as a layer. It exists only as long as the page. */
export interface OwnLayer {
  /** `own-` and a number, which no layer of the catalogue has. Addresses leave it out: see `isOwn`. */
  readonly id: string;
  /** The name of the file. */
  readonly title: string;
  readonly visible: boolean;
  /** The URL of a blob with GeoJSON; undefined for PMTiles. It must be revoked when the layer is removed. */
  readonly url: string | undefined;
  /** The imported file: PMTiles are read from it in parts; others can be read again with coordinates swapped. */
  readonly file: File | undefined;
  readonly result: ImportResult;
  /** The names of the layers within vector tiles. */
  readonly within?: readonly string[];
  /** As the reader has chosen; absent for what is usual for so many points. */
  readonly display?: Display;
}
