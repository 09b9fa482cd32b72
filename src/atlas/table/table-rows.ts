/** The rows of the table: of results or of an imported file, filtered and sorted. Pure. */
import type { Feature, Geometry } from 'geojson';
import { rankOf, type Confidence } from '../../story/confidence.ts';
import type { SearchResult } from '../core/query.ts';
import type { RowKind } from '../core/records.ts';
import { foldText } from '../core/script.ts';
import { keyOf, type Column, type Ref, type Sort } from '../core/state.ts';
import { exportFeatures } from '../core/export-records.ts';
import type { TableFields } from '../core/table-choice.ts';
import { ownExtentOf } from '../core/own-time.ts';
import type { Extent } from '../core/time.ts';

export interface TableRow {
  readonly ref: Ref;
  /** {@link keyOf} of its ref. */
  readonly key: string;
  readonly extent: Extent | undefined;
  readonly title: string;
  readonly kind: RowKind;
  /** Names of places, as a list in words. */
  readonly place: string;
  readonly actor: string;
  readonly confidence: Confidence | undefined;
  readonly km: number | undefined;
  /** It may have been at another place or time. */
  readonly perhaps: boolean;
}

/** Functions that give names in the reader's language. */
export interface Naming {
  readonly title: (result: SearchResult) => string;
  /** The name of a place by its id; empty if it has none. */
  readonly place: (id: string) => string;
  readonly actor: (result: SearchResult) => string;
  /** Joins names with the separators of the language. */
  readonly list: (names: readonly string[]) => string;
}

/**
 * Maximum number of places in a cell. If there are more, such as for a march of twelve stages, the cell has their
 * number.
 */
const PLACES = 3;

export function rowsOf(results: readonly SearchResult[], { title, place, actor, list }: Naming): readonly TableRow[] {
  return results.map((result) => {
    const { record, sureness, km } = result;
    const places = record.kind === 'place' ? [] : record.places.map(place).filter(Boolean);
    const ends = places.length > PLACES ? [places[0] ?? '', '…', places.at(-1) ?? ''] : places;
    return {
      ref: record.ref,
      key: record.key,
      extent: record.extent,
      title: title(result),
      kind: record.kind,
      place: list(ends),
      actor: actor(result),
      confidence: record.confidence,
      km,
      perhaps: sureness === 'perhaps',
    };
  });
}

const SHAPES: Readonly<Record<Geometry['type'], RowKind>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
  GeometryCollection: 'area',
};

/** The rows of an imported file, numbered as in the file. */
export function rowsOfFeatures(
  layer: string,
  features: readonly Feature<Geometry | null>[],
  fields?: TableFields,
): readonly TableRow[] {
  return exportFeatures(features, fields).map(({ feature, title, extent }, n) => {
    const { geometry } = feature;
    const ref = { layer, id: String(n) };
    return {
      ref,
      key: keyOf(ref),
      extent: extent ?? ownExtentOf(feature),
      title,
      kind: geometry ? SHAPES[geometry.type] : 'nowhere',
      place: '',
      actor: '',
      confidence: undefined,
      km: undefined,
      perhaps: false,
    };
  });
}

/** The rows that contain every word of a text, in any spelling. */
export function filteredRows(
  rows: readonly TableRow[],
  text: string,
  haystack: (row: TableRow) => string,
): readonly TableRow[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => haystack(row).includes(word)));
}

/** The values by which rows are sorted. Undefined is always last. */
const values: Readonly<
  Record<Column, (row: TableRow, kindLabel: (kind: RowKind) => string) => string | number | undefined>
> = {
  date: ({ extent }) => extent?.from,
  title: ({ title }) => title,
  kind: ({ kind }, name) => name(kind),
  place: ({ place }) => place || undefined,
  actor: ({ actor }) => actor || undefined,
  confidence: ({ confidence }) => confidence && rankOf(confidence),
  distance: ({ km }) => km,
};

/** Sorts by a column; equal rows by date; otherwise the order stays. */
export function sortedRows(
  rows: readonly TableRow[],
  { column, descending }: Sort,
  lang: string,
  kindLabel: (kind: RowKind) => string,
): readonly TableRow[] {
  const collator = new Intl.Collator(lang, { numeric: true });
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: values[column](row, kindLabel), then: row.extent?.from ?? Infinity }));
  return keyed
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      const by =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : collator.compare(String(a.value), String(b.value));
      return by !== 0 && !Number.isNaN(by) ? sign * by : a.then === b.then ? 0 : a.then < b.then ? -1 : 1;
    })
    .map(({ row }) => row);
}
