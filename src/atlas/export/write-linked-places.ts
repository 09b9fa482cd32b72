/**
 * Writes Linked Places Format 1.3 (JSON-LD), the format for combining gazetteers. Source:
 * https://github.com/LinkedPasts/linked-places-format. The members that the format requires are beside the properties
 * of the layer. `added` lists those that were not in the data; the format's context does not define it, so JSON-LD
 * ignores it.
 */
import type { Geometry, GeometryCollection } from 'geojson';
import type { AtlasRecord } from '../core/records.ts';
import type { Extent } from '../core/time.ts';
import type { ExportMetadata, ExportRecord } from '../core/export-records.ts';

const CONTEXT =
  'https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld';

/**
 * Feature classes of GeoNames, which the format requires since 1.3, for sorts of places that clearly have one.
 */
const CLASSES: Readonly<Record<string, string>> = {
  city: 'P',
  town: 'P',
  village: 'P',
  port: 'P',
  region: 'L',
  province: 'A',
  mountain: 'T',
  pass: 'T',
  sea: 'H',
  lagoon: 'H',
  river: 'H',
  harbour: 'H',
  bridge: 'S',
  square: 'S',
  cemetery: 'S',
};

/** An EDTF date in the form of the format. For an open end it says only: not before the start. */
function when({ edtf }: Extent): object {
  const [start = '', end] = edtf.split('/');
  const isOpen = (text: string) => text === '' || text === '..';
  if (end === undefined) return { timespans: [{ start: { in: start } }] };
  if (isOpen(end)) return { timespans: [{ start: { in: start }, end: { earliest: start.replace(/[~?%]$/, '') } }] };
  if (isOpen(start)) return { timespans: [{ start: { latest: end.replace(/[~?%]$/, '') }, end: { in: end } }] };
  return { timespans: [{ start: { in: start }, end: { in: end } }] };
}

const CERTAINTY = { high: 'certain', medium: 'less-certain', low: 'uncertain' } as const;

function collected(geometry: Geometry | null, record: AtlasRecord | undefined): GeometryCollection {
  const parts = geometry === null ? [] : geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  const certainty = record?.confidence ? { certainty: CERTAINTY[record.confidence] } : {};
  return { type: 'GeometryCollection', geometries: parts.map((part) => ({ ...part, ...certainty })) };
}

/**
 * @param cite - the title and address of a work, by its key.
 * @param addressOf - the permanent address of a record.
 * @param placeOf - a place, by its id.
 */
export function toLPF(
  records: readonly ExportRecord[],
  about: ExportMetadata,
  {
    cite,
    addressOf,
    placeOf,
  }: {
    readonly cite: (key: string) => { readonly label: string; readonly url?: string } | undefined;
    readonly addressOf: (record: AtlasRecord) => string;
    readonly placeOf: (id: string) => AtlasRecord | undefined;
  },
): string {
  const features = records.map((exported, n) => {
    const { feature, title, description, extent, names, sort, links, sources, record } = exported;
    const own: Readonly<Record<string, unknown>> = feature.properties ?? {};
    const address = record ? addressOf(record) : `${about.address}/${String(n + 1)}`;
    const extra: Readonly<Record<string, unknown>> = {
      title,
      ...(record?.kind === 'place' && CLASSES[record.sort] ? { fclasses: [CLASSES[record.sort]] } : {}),
    };
    const added = Object.keys(extra).filter((key) => !Object.hasOwn(own, key));
    const citations = sources.flatMap((key) => {
      const work = cite(key);
      return work ? [{ label: work.label, ...(work.url ? { '@id': work.url } : {}) }] : [];
    });
    const related = record && record.kind !== 'place' ? record.places.flatMap((id) => placeOf(id) ?? []) : [];
    // The first name must have a source.
    const cited = citations.length > 0 ? citations : [{ label: about.credit, '@id': about.address }];
    return JSON.stringify({
      '@id': address,
      type: 'Feature',
      ...(feature.id === undefined ? {} : { id: feature.id }),
      added: [
        ...added,
        ...(feature.geometry === null
          ? ['geometry']
          : feature.geometry.type === 'GeometryCollection'
            ? []
            : ['collection']),
        ...(feature.properties === null ? ['properties'] : []),
      ],
      properties: { ...own, ...Object.fromEntries(added.map((key) => [key, extra[key]])) },
      ...(extent ? { when: when(extent) } : {}),
      names: names.map(({ text, lang }, at) => ({
        toponym: text,
        ...(lang ? { lang } : {}),
        ...(at === 0 ? { citations: cited } : {}),
      })),
      types: sort ? [{ label: sort, sourceLabels: [{ label: sort, lang: 'en' }] }] : [],
      geometry: collected(feature.geometry, record),
      ...(links.length > 0 ? { links: links.map((identifier) => ({ type: 'exactMatch', identifier })) } : {}),
      ...(related.length > 0
        ? {
            relations: related.map((place) => ({
              relationType: 'gvp:tgn3000_related_to',
              relationTo: addressOf(place),
              label: place.title.en,
            })),
          }
        : {}),
      ...(description ? { descriptions: [{ '@id': address, value: description, lang: 'en' }] } : {}),
    });
  });
  const { title, licence, credit, source, exported } = about;
  const members = {
    '@context': CONTEXT,
    type: 'FeatureCollection',
    title,
    license: licence.url,
    licence: licence.name,
    credit,
    source,
    exported,
    address: about.address,
  };
  return `${JSON.stringify(members).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}
