/**
 * Prepares records for export in any format: a layer, the results, the selection, or an imported file.
 */
import type { Feature, Geometry } from 'geojson';
import { edtfOf } from './own-dates.ts';
import type { AtlasRecord, Name } from './records.ts';
import type { TableFields } from './table-choice.ts';
import { extentOf, type Extent } from './time.ts';

/** Metadata of an export, for formats that can contain it. */
export interface ExportMetadata {
  readonly title: string;
  /** The credit line that the licence requires; for several datasets, the lines of all. */
  readonly credit: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly source: string;
  /** The day of the export, such as `2026-11-23`. */
  readonly exported: string;
  /** The address of the view from which it was exported, with all filters. */
  readonly address: string;
}

export interface ExportRecord {
  readonly feature: Feature<Geometry | null>;
  readonly title: string;
  readonly description: string;
  readonly extent: Extent | undefined;
  readonly names: readonly Name[];
  /** The sort of record, such as `bridge`; may be empty. */
  readonly sort: string;
  readonly links: readonly string[];
  /** Keys of the works on which it rests. */
  readonly sources: readonly string[];
  /** The record of the atlas; undefined for a feature of an imported file. */
  readonly record: AtlasRecord | undefined;
}

/** The feature of a record, with the name of its dataset as a property. */
function labelled(record: AtlasRecord): Feature<Geometry | null> {
  const { feature, ref } = record;
  const properties = feature.properties ?? {};
  return Object.hasOwn(properties, 'layer') ? feature : { ...feature, properties: { layer: ref.layer, ...properties } };
}

/** Prepares records. If they are from several datasets, each has the name of its dataset. */
export function exportRecords(records: readonly AtlasRecord[]): readonly ExportRecord[] {
  const mixed = new Set(records.map(({ ref }) => ref.layer)).size > 1;
  return records.map((record) => ({
    feature: mixed ? labelled(record) : record.feature,
    title: record.title.en,
    description: [record.description, record.remark, record.dispute].filter(Boolean).join('\n\n'),
    extent: record.extent,
    names: record.names,
    sort: record.sort || record.kind,
    links: record.links,
    sources: record.sources,
    record,
  }));
}

const NAMES = ['title', 'name', 'name_en', 'label', 'id'];

type Properties = Readonly<Record<string, unknown>>;

const textIn = (properties: Properties, key: string): string => {
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' && key !== 'id' ? String(value) : '';
};

/** The extent of a feature by the property `date`, or by the columns that are known to have dates. */
export function chosenExtent(
  { properties }: Pick<Feature, 'properties'>,
  { start, end }: TableFields = {},
): Extent | undefined {
  const date = (key: string) => edtfOf(textIn(properties ?? {}, key), /\p{Script=Arabic}/u.test(key));
  const [first, last] = [date(start ?? 'date'), end === undefined ? '' : date(end)];
  return extentOf(last && last !== first ? `${first}/${last}` : first) ?? extentOf(first);
}

/** What a feature is called; its number in the file where nothing says it. */
export function featureTitle(
  { properties }: Pick<Feature, 'properties'>,
  n: number,
  { name }: TableFields = {},
): string {
  const keys = name === undefined ? NAMES : [name, ...NAMES];
  return keys.map((key) => textIn(properties ?? {}, key)).find(Boolean) ?? String(n + 1);
}

/**
 * Prepares the features of an imported file, of which only the properties are known.
 *
 * @param fields - the properties of names and dates, where they are known
 */
export function exportFeatures(
  features: readonly Feature<Geometry | null>[],
  fields?: TableFields,
): readonly ExportRecord[] {
  return features.map((feature, n) => {
    const title = featureTitle(feature, n, fields);
    return {
      feature,
      title,
      description: textIn(feature.properties ?? {}, 'description'),
      extent: chosenExtent(feature, fields),
      names: [{ text: title, lang: undefined, historical: false }],
      sort: '',
      links: [],
      sources: [],
      record: undefined,
    };
  });
}
