/** What can be wrong with a file, as data: the page has the words for it, in its language (`words.ts`). */

/** Where in a file, counted from 1. */
export interface Where {
  readonly unit: 'feature' | 'line' | 'placemark' | 'byte';
  readonly n: number;
  /** In an archive. */
  readonly file?: string;
}

/** Names of formats, the same in every language. */
export type FormatName =
  | 'JSON'
  | 'XML'
  | 'CSV'
  | 'ZIP'
  | 'GZIP'
  | 'PMTiles'
  | 'GeoJSON'
  | 'Shapefile'
  | 'GeoPackage'
  | 'FlatGeobuf'
  | 'GeoParquet'
  | 'TopoJSON'
  | 'XLSX'
  | 'ODS'
  | 'OSM';

/** DropReason nothing at all could be read. */
export type ImportProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-big'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'bomb'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'unknown-kind' }
  /** Parts of a shapefile without the part that has the geometries. */
  | { readonly code: 'shapefile'; readonly files: readonly string[] }
  | { readonly code: 'truncated'; readonly where?: Where }
  | {
      readonly code: 'broken';
      readonly format: FormatName;
      readonly where?: Where;
      readonly detail: string;
    }
  | { readonly code: 'entities' }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'projection'; readonly crs: string }
  | { readonly code: 'looks-projected' }
  | { readonly code: 'no-coordinates'; readonly columns: readonly string[] }
  | { readonly code: 'nothing' }
  | { readonly code: 'nothing-in-archive'; readonly files: readonly string[] }
  /** The code that reads this format could not be loaded. */
  | { readonly code: 'no-reader' }
  | { readonly code: 'timeout'; readonly seconds: number }
  | { readonly code: 'crashed'; readonly detail: string };

/** What came, but not as it was. */
export type Warning =
  /** Longitude and latitude seem to have changed places; read it again with `swap`. */
  | { readonly code: 'swapped' }
  | { readonly code: 'bad-bytes'; readonly count: number }
  | { readonly code: 'too-many'; readonly read: number; readonly limit: number }
  | { readonly code: 'unsafe-keys'; readonly count: number }
  | { readonly code: 'values-dropped'; readonly count: number }
  | { readonly code: 'properties-dropped'; readonly count: number; readonly limit: number }
  | { readonly code: 'rings-closed'; readonly count: number }
  | { readonly code: 'reprojected'; readonly from: string }
  /** Rows that have more cells than there are headings. */
  | { readonly code: 'extra-cells'; readonly count: number }
  /** Placemarks or places that have a name or an address and no coordinates. */
  | { readonly code: 'without-position'; readonly count: number }
  /** Texts of a shapefile whose encoding it does not say. */
  | { readonly code: 'guessed-encoding'; readonly encoding: string }
  | { readonly code: 'files-skipped'; readonly files: readonly string[] }
  | { readonly code: 'file-failed'; readonly file: string; readonly problem: ImportProblem };

export type DropReason =
  | 'not-a-feature'
  | 'no-geometry-type'
  | 'not-a-number'
  | 'out-of-range'
  | 'too-few-points'
  | 'too-deep'
  | 'no-coordinates'
  | 'bad-wkt'
  | 'bad-row'
  /** A line of newline-delimited JSON that is not JSON. */
  | 'not-json'
  /** A name that was not found in the gazetteer, or that the reader passed over. */
  | 'unknown-place'
  | 'cut-off';

export interface Dropped {
  readonly where: Where;
  readonly why: DropReason;
}
