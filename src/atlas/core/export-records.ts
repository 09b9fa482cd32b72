/**
 * What is taken away: a layer, the filtered set, the selection, or a file of the reader's own, made ready for every
 * format.
 */
import type { Feature, Geometry } from 'geojson';
import type { AtlasRecord, Name } from './records.ts';
import { extentOf, type Extent } from './time.ts';

/** What goes with the data wherever the format has room for it. */
export interface ExportMetadata {
  readonly title: string;
  /** The line the licence asks for; with several collections, each its own. */
  readonly credit: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly source: string;
  /** The day it was taken, as `2026-11-23`. */
  readonly exported: string;
  /** The address of the view it was taken from, with all that was asked. */
  readonly address: string;
}

export interface ExportRecord {
  readonly feature: Feature<Geometry | null>;
  readonly title: string;
  readonly description: string;
  readonly extent: Extent | undefined;
  readonly names: readonly Name[];
  /** What sort of thing; may be empty. */
  readonly sort: string;
  readonly links: readonly string[];
  /** Keys of works. */
  readonly sources: readonly string[];
  /** Collection and id, for an address of its own; undefined for a file of the reader's own. */
  readonly record: AtlasRecord | undefined;
}

/** A feature with its collection named, where several are taken together. */
function labelled(record: AtlasRecord): Feature<Geometry | null> {
  const { feature, ref } = record;
  const properties = feature.properties ?? {};
  return Object.hasOwn(properties, 'layer') ? feature : { ...feature, properties: { layer: ref.layer, ...properties } };
}

/** Items as they go out. Those of several collections say which they come from. */
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

/** Features of which nothing is known but their properties. */
export function exportFeatures(features: readonly Feature<Geometry | null>[]): readonly ExportRecord[] {
  return features.map((feature, n) => {
    const properties: Readonly<Record<string, unknown>> = feature.properties ?? {};
    const text = (key: string) =>
      Object.hasOwn(properties, key) && typeof properties[key] === 'string' ? properties[key] : '';
    const title = NAMES.map(text).find(Boolean) ?? `${String(n + 1)}`;
    return {
      feature,
      title,
      description: text('description'),
      extent: extentOf(text('date')),
      names: [{ text: title, lang: undefined, historical: false }],
      sort: '',
      links: [],
      sources: [],
      record: undefined,
    };
  });
}

/** A name for the file: Latin letters and figures, joined by hyphens. */
export function fileName(title: string, extension: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${slug || 'atlas'}.${extension}`;
}
