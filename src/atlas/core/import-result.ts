/** What becomes of a file that a reader imports, as plain data. */
import type { Feature, Geometry } from 'geojson';
import type { Dropped, ImportProblem, Warning } from './import-problem.ts';
import type { TableFields, TableQuestion } from './table-choice.ts';

export type FileKind =
  | 'geojson'
  | 'lpf'
  | 'kml'
  | 'gpx'
  | 'csv'
  | 'zip'
  | 'pmtiles'
  | 'shapefile'
  | 'geopackage'
  | 'flatgeobuf'
  | 'geoparquet'
  | 'topojson'
  | 'gml'
  | 'esri'
  | 'osm'
  | 'xlsx'
  | 'ods'
  | 'pleiades'
  | 'tei'
  | 'iiif'
  | 'wikidata'
  | 'json';

export interface ReadResult {
  /** Undefined where the file could not be told to be anything. */
  readonly kind: FileKind | undefined;
  readonly features: readonly Feature<Geometry | null>[];
  /** Features that were found, kept or not. */
  readonly found: number;
  /** As many as {@link Limits.told}; the count is of all. */
  readonly dropped: readonly Dropped[];
  readonly droppedCount: number;
  readonly warnings: readonly Warning[];
  /** DropReason there is nothing. */
  readonly problem: ImportProblem | undefined;
  /** West, south, east, north; undefined where nothing has a place. */
  readonly bounds: readonly [number, number, number, number] | undefined;
  /** Of a PMTiles archive, which has no features but is a source itself. */
  readonly tiles: Tiles | undefined;
  /** How a table was understood: the reader may correct it. */
  readonly table?: TableQuestion;
  /** Which properties are names and dates, where the file is a table. */
  readonly fields?: TableFields;
}

/** What a file is of which nothing can be made, or has been yet. */
export const nothing = (problem: ImportProblem | undefined): ReadResult => ({
  kind: undefined,
  features: [],
  found: 0,
  dropped: [],
  droppedCount: 0,
  warnings: [],
  problem,
  bounds: undefined,
  tiles: undefined,
});

export interface Tiles {
  readonly type: 'vector' | 'raster';
  readonly minzoom: number;
  readonly maxzoom: number;
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly tiles: number;
}

/**
 * From the worker: all of {@link ReadResult} but the features, which are UTF-8 GeoJSON, ready for a source of the map.
 */
export interface ImportResult extends Omit<ReadResult, 'features'> {
  /** Features that were kept. */
  readonly count: number;
  readonly geojson: ArrayBuffer;
  /** The byte of it at which each feature begins, in their order. */
  readonly starts: Uint32Array;
  /**
   * Longitude and latitude of each feature, NaN where it is nowhere; undefined where anything is not a single point.
   */
  readonly points: Float64Array | undefined;
  /**
   * The first and the last day on which each feature may have been, in days from 1970-01-01: infinite for an open end,
   * NaN where it has no date; undefined where none has.
   */
  readonly days: Float64Array | undefined;
}
