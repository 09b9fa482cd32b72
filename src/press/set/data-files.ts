/**
 * The data of the atlas as files with lasting addresses: each record by itself, each dataset as a whole, and everything
 * as one package with a description that machines read (Frictionless Data Package, https://specs.frictionlessdata.io).
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { zipSync, strToU8 } from 'fflate';
import type { FeatureCollection, Geometry } from 'geojson';
import { atlas as beginning, titlesIn } from '../../../geo/atlas.ts';
import { dataset as datasetById, layers } from '../../../geo/catalog.ts';
import { documented } from '../../../geo/origins.ts';
import { DATA, dataPath } from '../../atlas/core/data-address.ts';
import type { AtlasEvidence } from '../../atlas/core/evidence.ts';
import { exportRecords, type ExportMetadata } from '../../atlas/core/export-records.ts';
import { PEOPLE, readRecords, type AtlasRecord, type RecordSource } from '../../atlas/core/records.ts';
import { toReferences } from '../../atlas/core/references.ts';
import { toCSV } from '../../atlas/export/write-csv.ts';
import { toGeoJSON } from '../../atlas/export/write-geojson.ts';
import { toLPF } from '../../atlas/export/write-linked-places.ts';
import { GILAN_TRANSLATIONS } from '../../../geo/languages.ts';
import { SOURCE_LANGUAGE } from '../../story/languages.ts';

/** Texts of features in another language, by dataset, id and property. */
type FeatureWords = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

export interface DataSources {
  /** The text of a file of the project. @throws where there is none. */
  readonly text: (path: string) => string;
  /** The evidence in the language of the sources. */
  readonly evidence: AtlasEvidence;
  /** The address of the site, absolute, with a slash at its end; undefined where it is not known. */
  readonly site: string | undefined;
}

/** What goes into the package besides the records. */
const CITATION = 'CITATION.cff';
const CHANGES = 'geo/CHANGELOG.md';

const PERSON = {
  id: 'Name within the dataset',
  name_en: 'Name in English',
  name_fa: 'Name in Persian',
  name_ru: 'Name in Russian',
  born: 'Date of birth, as the sources have it',
  died: 'Date of death, as the sources have it',
  life_note: 'What is disputed or added about birth and death',
  role: 'Who they were',
  bio: 'A short life',
  sources: 'Keys of its sources, parted by semicolons',
  confidence: 'high, medium or low',
} as const;

/** The files of the project that the data is made of, besides the evidence of the stories. */
export const DATA_INPUTS: readonly string[] = [
  CITATION,
  CHANGES,
  ...beginning.records.map(({ dataset }) => `geo/layers/${dataset}.geojson`),
  ...GILAN_TRANSLATIONS.map((lang) => `geo/layers/words.${lang}.json`),
];

/** A dataset with its records. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly records: readonly AtlasRecord[];
  readonly terms: Pick<ExportMetadata, 'credit' | 'licence' | 'source'>;
  /** What each property means. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Makes the files of the data. Paths are from the root of the site. */
export function dataFiles(sources: DataSources): ReadonlyMap<string, () => string | Uint8Array> {
  const parts = partsOf(sources);
  const data = new DataWriter(sources, parts);
  const whole = new Map<string, () => string>([
    ...parts.flatMap((part) => [
      [`${DATA}${part.id}.geojson`, () => data.geojson(`${DATA}${part.id}.geojson`, part, part.records)] as const,
      [`${DATA}${part.id}.json`, () => data.linkedPlaces(`${DATA}${part.id}.json`, part, part.records)] as const,
      [`${DATA}${part.id}.csv`, () => csvOf(part.records)] as const,
    ]),
    [`${DATA}works.json`, () => toReferences(sources.evidence.references, 'csl')],
    [`${DATA}citations.csv`, () => citationsOf(sources.evidence)],
    [`${DATA}CHANGELOG.md`, () => sources.text(CHANGES)],
    [`${DATA}${CITATION}`, () => sources.text(CITATION)],
  ]);
  const description = once(() => data.description(whole));
  return new Map<string, () => string | Uint8Array>([
    ...whole,
    [`${DATA}datapackage.json`, description],
    [`${DATA}data.zip`, () => packed(new Map([...whole, [`${DATA}datapackage.json`, description]]), data.released)],
    [`${DATA}index.json`, () => data.index(parts.flatMap(({ records }) => records))],
    ...parts.flatMap((part) => [
      [`${DATA}${part.id}/index.json`, () => data.index(part.records)] as const,
      ...part.records.flatMap((record) => [
        [dataPath(record.ref, 'json'), () => data.linkedPlaces(dataPath(record.ref, 'json'), part, [record])] as const,
        [dataPath(record.ref, 'geojson'), () => data.geojson(dataPath(record.ref, 'geojson'), part, [record])] as const,
      ]),
    ]),
  ]);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The datasets of the atlas's records, and the people, with names and titles in every language. */
function partsOf({ text, evidence }: DataSources): readonly Part[] {
  const collections = new Map(
    beginning.records.map(({ dataset }) => {
      const delivery = datasetById(dataset)?.delivery;
      if (delivery?.kind !== 'geojson') throw new Error(`The catalogue has no collection “${dataset}”.`);
      return [dataset, JSON.parse(text(`geo/${delivery.path}`)) as FeatureCollection<Geometry | null>] as const;
    }),
  );
  const records = inEveryLanguage((lang) => {
    const words = lang === SOURCE_LANGUAGE ? {} : (JSON.parse(text(`geo/layers/words.${lang}.json`)) as FeatureWords);
    const sources = beginning.records.flatMap(({ dataset, kind, precision }): RecordSource[] => {
      const collection = collections.get(dataset);
      const of = words[dataset];
      if (!collection) return [];
      return [
        {
          layer: dataset,
          kind,
          theme: layers.find((layer) => layer.dataset === dataset)?.theme ?? dataset,
          collection,
          titles: titlesIn(dataset),
          ...(precision === undefined ? {} : { precision }),
          ...(of ? { words: { lang, of } } : {}),
        },
      ];
    });
    return readRecords(sources, evidence);
  });
  const recordsOf = (id: string) => records.filter(({ ref }) => ref.layer === id);
  const { credit, licence, source } = beginning.terms;
  return [
    ...beginning.records.flatMap(({ dataset }): Part[] => {
      const found = documented.find(({ id }) => id === dataset);
      if (!found) return [];
      return [
        {
          id: dataset,
          title: found.title.en,
          records: recordsOf(dataset),
          terms: { credit: found.credit.en, licence: found.licence, source: found.source.en },
          properties: found.properties,
        },
      ];
    }),
    {
      id: PEOPLE,
      title: 'People',
      records: recordsOf(PEOPLE),
      terms: { credit: credit.en, licence, source: source.en },
      properties: PERSON,
    },
  ];
}

/** Records in the language of the sources, with the titles and names of the others. */
function inEveryLanguage(read: (lang: string) => readonly AtlasRecord[]): readonly AtlasRecord[] {
  const others = GILAN_TRANSLATIONS.map((lang) => new Map(read(lang).map((record) => [record.key, record])));
  return read(SOURCE_LANGUAGE).map((record) => {
    const translated = others.flatMap((found) => found.get(record.key) ?? []);
    const names = [record, ...translated].flatMap((one) => one.names);
    return {
      ...record,
      title: Object.assign({}, ...translated.map(({ title }) => title), record.title) as AtlasRecord['title'],
      names: [...new Map(names.map((name) => [name.text, name])).values()],
    };
  });
}

/** Without the mark at its beginning that spreadsheets want: other readers take it for part of the first heading. */
const csvOf = (records: readonly AtlasRecord[]) => toCSV(exportRecords(records)).replace(/^\uFEFF/, '');

const CITATION_COLUMNS = ['story', 'step', 'source', 'claim', 'support'] as const;

function citationsOf({ citations = [] }: AtlasEvidence): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = citations.map((row) => CITATION_COLUMNS.map((column) => quoted(row[column])).join(','));
  return `${[CITATION_COLUMNS.join(','), ...rows].join('\n')}\n`;
}

/** One archive, the same bytes for the same files. @param day - as `2026-11-28`. */
function packed(files: ReadonlyMap<string, () => string>, day: string): Uint8Array {
  const [year = 2026, month = 1, date = 1] = day.split('-').map(Number);
  const entries = [...files].map(([path, make]) => [path.slice(DATA.length), strToU8(make())] as const);
  // The format has local times.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(year, month - 1, date, 12) });
}

class DataWriter {
  readonly #site: string | undefined;
  readonly #citation: string;
  readonly #works: ReadonlyMap<string, { readonly label: string; readonly url?: string }>;
  readonly #places: ReadonlyMap<string, AtlasRecord>;
  readonly #parts: readonly Part[];

  constructor({ site, text, evidence }: DataSources, parts: readonly Part[]) {
    this.#site = site;
    this.#citation = text(CITATION);
    this.#parts = parts;
    this.#works = new Map(
      evidence.references.map((work) => [work.id, { label: work.title, ...(work.url ? { url: work.url } : {}) }]),
    );
    const places = parts.flatMap(({ records }) => records.filter(({ kind }) => kind === 'place'));
    this.#places = new Map(places.map((record) => [record.ref.id, record]));
  }

  /** The day of this edition of the data. */
  get released(): string {
    return this.#cited('date-released');
  }

  #cited(key: string): string {
    const found = new RegExp(`^${key}: *['"]?([^'"\\n]+)`, 'm').exec(this.#citation)?.[1];
    if (!found) throw new Error(`${CITATION} does not say ${key}.`);
    return found.trim();
  }

  /** The address of a file: absolute if the site's is known, otherwise from another file. */
  #address(path: string, from: string): string {
    return this.#site === undefined ? posix.relative(posix.dirname(from), path) : this.#site + path;
  }

  #about(path: string, { title, terms }: Part): ExportMetadata {
    return { title, ...terms, exported: this.released, address: this.#address(path, path) };
  }

  geojson(path: string, part: Part, records: readonly AtlasRecord[]): string {
    return toGeoJSON(exportRecords(records), this.#about(path, part));
  }

  linkedPlaces(path: string, part: Part, records: readonly AtlasRecord[]): string {
    return toLPF(exportRecords(records), this.#about(path, part), {
      cite: (key) => this.#works.get(key),
      addressOf: ({ ref }) => this.#address(dataPath(ref, 'json'), path),
      placeOf: (id) => this.#places.get(id),
    });
  }

  /** Every record with its addresses, from the folder of the data. */
  index(records: readonly AtlasRecord[]): string {
    const at = (path: string) => this.#address(path, `${DATA}index.json`);
    return `${JSON.stringify(
      {
        title: beginning.data.title,
        version: this.#cited('version'),
        released: this.released,
        package: at(`${DATA}datapackage.json`),
        base: this.#site === undefined ? 'Addresses are from the folder data/.' : this.#site,
        records: records.map(({ ref, kind, title, extent }) => ({
          id: ref.id,
          dataset: ref.layer,
          kind,
          title,
          ...(extent ? { date: extent.edtf } : {}),
          json: at(dataPath(ref, 'json')),
          geojson: at(dataPath(ref, 'geojson')),
        })),
      },
      null,
      1,
    )}\n`;
  }

  /** `datapackage.json`. @param files - those of the package, by their paths from the root of the site. */
  description(files: ReadonlyMap<string, () => string>): string {
    const licences = new Map(this.#parts.map(({ terms: { licence } }) => [licence.url, licence.name]));
    const resources = [...files].map(([path, make]) => {
      const content = make();
      const name = path.slice(DATA.length);
      const [base = '', extension = ''] = name.split('.');
      const part = this.#parts.find(({ id }) => id === base);
      return {
        name: name.toLowerCase().replace(/[^a-z0-9._-]/g, '-'),
        path: name,
        format: extension,
        mediatype: MEDIA[extension] ?? 'application/octet-stream',
        ...(part ? { title: part.title, description: `${part.terms.credit}. ${part.terms.source}` } : {}),
        ...(part ? { licenses: [{ title: part.terms.licence.name, path: part.terms.licence.url }] } : {}),
        encoding: 'utf-8',
        bytes: Buffer.byteLength(content),
        hash: `sha256:${createHash('sha256').update(content).digest('hex')}`,
        ...(extension === 'csv'
          ? { profile: 'tabular-data-resource', schema: part ? schemaOf(part) : CITATION_SCHEMA }
          : {}),
      };
    });
    return `${JSON.stringify(
      {
        profile: 'data-package',
        name: beginning.data.name,
        title: beginning.data.title,
        description: this.#cited('abstract'),
        version: this.#cited('version'),
        created: this.released,
        ...(this.#site === undefined ? {} : { homepage: `${this.#site}atlas/` }),
        licenses: [...licences].map(([path, title]) => ({ title, path })),
        contributors: [{ title: 'The story-map project', role: 'author' }],
        sources: [{ title: 'The works of the bibliography', path: 'works.json' }],
        resources,
      },
      null,
      1,
    )}\n`;
  }
}

const MEDIA: Readonly<Record<string, string>> = {
  json: 'application/json',
  geojson: 'application/geo+json',
  csv: 'text/csv',
  md: 'text/markdown',
  cff: 'application/yaml',
};

const CITATION_SCHEMA = {
  fields: [
    { name: 'story', type: 'string', description: 'Id of the story' },
    { name: 'step', type: 'string', description: 'Id of the step that cites the work' },
    { name: 'source', type: 'string', description: 'Key of the work' },
    { name: 'claim', type: 'string', description: 'What the sentence takes from the work' },
    { name: 'support', type: 'string', description: 'Where that stands in what was read, or that it was recalled' },
  ],
};

/** The columns that every table of records has at its end. */
const PLACED: Readonly<Record<string, { readonly type: string; readonly description: string }>> = {
  lng: { type: 'number', description: 'Longitude of a point, degrees, WGS 84' },
  lat: { type: 'number', description: 'Latitude of a point, degrees, WGS 84' },
  WKT: { type: 'string', description: 'Geometry as well-known text, degrees, WGS 84' },
};

/** The columns of a dataset's table, by its header: what each means, and of which type its values are. */
function schemaOf({ records, properties }: Part): object {
  const [header = ''] = csvOf(records).split('\r\n');
  const values = records.map(({ feature }) => (feature.properties ?? {}) as Readonly<Record<string, unknown>>);
  const typeOf = (name: string) => {
    const types = new Set(values.map((row) => row[name]).flatMap((value) => (value === null ? [] : typeof value)));
    types.delete('undefined');
    return types.size === 1 && types.has('number')
      ? 'number'
      : types.size === 1 && types.has('boolean')
        ? 'boolean'
        : 'string';
  };
  return {
    fields: header.split(',').map((name) => ({
      name,
      ...(PLACED[name] ?? { type: typeOf(name), ...(properties[name] ? { description: properties[name] } : {}) }),
    })),
    primaryKey: 'id',
    missingValues: [''],
  };
}
