import type { ImportResult } from './import-result.ts';

/** A file of the reader's own, as a layer. It stays in the page and is gone with it. */
export interface OwnLayer {
  /** Unlike any of the catalogue's: `own-` and a number. In addresses it is left out: see `isOwn`. */
  readonly id: string;
  /** The file's name. */
  readonly title: string;
  readonly visible: boolean;
  /** A blob's address of GeoJSON, or undefined for PMTiles. Whoever removes the layer revokes it. */
  readonly url: string | undefined;
  /** As it was brought: PMTiles are read from it part by part, and others can be read again the other way round. */
  readonly file: File | undefined;
  readonly result: ImportResult;
  /** What the layers within vector tiles are called. */
  readonly within?: readonly string[];
}
