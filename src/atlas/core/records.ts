/**
 * The list of all records: events, places, movements, control periods and people, from the built layers and the
 * evidence. Only this file knows the names of properties in the data.
 */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Localized } from '../../../geo/layer.ts';
import { isConfidence, type Confidence } from '../../story/confidence.ts';
import { LANGUAGES, SOURCE_LANGUAGE } from '../../story/languages.ts';
import type { AtlasEvidence, StepRecord } from './evidence.ts';
import { keyOf, type Ref } from './state.ts';
import { extentOf, type Extent, type Filling } from './time.ts';

export const KINDS = ['event', 'place', 'movement', 'route', 'hold', 'person'] as const;
export type Kind = (typeof KINDS)[number];

/** The kind of a row of the table: that of a record, or the geometry of a feature of an imported file. */
export type RowKind = Kind | 'point' | 'line' | 'area' | 'nowhere';

export interface Name {
  readonly text: string;
  /** BCP 47; undefined if the data does not say, such as for historical spellings. */
  readonly lang: string | undefined;
  readonly historical: boolean;
}

export interface AtlasRecord {
  readonly ref: Ref;
  /** {@link keyOf} of its ref. */
  readonly key: string;
  readonly kind: Kind;
  readonly theme: string;
  /** The sort within its kind: `city`, `bridge`, `road`; empty if the data does not say. */
  readonly sort: string;
  readonly title: Localized;
  readonly names: readonly Name[];
  readonly description: string;
  /** Its role in the story, the basis of a claim, or a remark on a route; may be empty. */
  readonly remark: string;
  /** Undefined for records without a date, such as places. */
  readonly extent: Extent | undefined;
  readonly filling: Filling;
  /** Keys of actors. */
  readonly actors: readonly string[];
  /** Who acted, in the words of the data; may be empty. */
  readonly actor: string;
  readonly confidence: Confidence | undefined;
  /** Keys of works. */
  readonly sources: readonly string[];
  /** What the sources disagree about; empty if they agree. */
  readonly dispute: string;
  /** How its date was checked: `read`, `day-recalled`, `recalled`; empty if the data does not say. */
  readonly evidence: string;
  /** Ids of places: where it happened, its stages, what was held. For a place: its own id. */
  readonly places: readonly string[];
  /** What was held, by the ids of places and the names of areas: of control periods, else empty. */
  readonly held: readonly string[];
  readonly people: readonly string[];
  /** Its own geometry, or that of its places; undefined if it has none. */
  readonly geometry: Geometry | undefined;
  /** Possible error of its position, metres; undefined if not known. */
  readonly precision: number | undefined;
  /** URLs of the same place in other gazetteers. */
  readonly links: readonly string[];
  readonly steps: readonly StepRecord[];
  /** The feature for export: from its layer, or made from the evidence. */
  readonly feature: Feature<Geometry | null>;
}

/** A dataset of the catalogue whose features become records. */
export interface RecordSource {
  /** Id of its dataset. */
  readonly layer: string;
  readonly kind: Exclude<Kind, 'person'>;
  readonly theme: string;
  readonly collection: FeatureCollection<Geometry | null>;
  /** Metres, for features without a precision of their own. */
  readonly precision?: number;
  /** Titles from the catalogue by id, for records that have a title in only one language in the data. */
  readonly titles?: ReadonlyMap<string, Localized>;
  /** The texts of its features in one more language, by id and property. */
  readonly words?: { readonly lang: string; readonly of: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

type Properties = Readonly<Record<string, unknown>>;

const text = (properties: Properties, key: string): string => {
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};
const list = (cell: string): readonly string[] =>
  cell
    .split(';')
    .map((record) => record.trim())
    .filter(Boolean);
const confidenceOf = (word: string): Confidence | undefined => (isConfidence(word) ? word : undefined);
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function localized(properties: Properties, key: string): Localized | undefined {
  const texts = LANGUAGES.map((lang) => [lang, text(properties, `${key}_${lang}`)] as const);
  const en = text(properties, `${key}_${SOURCE_LANGUAGE}`);
  return en ? { ...Object.fromEntries(texts.filter(([, said]) => said)), en } : undefined;
}

/** The names in all languages, without repetitions. */
function namesOf(titles: readonly (Localized | undefined)[], historical: readonly string[] = []): readonly Name[] {
  const names = new Map<string, Name>();
  for (const title of titles) {
    for (const [lang, name] of Object.entries(title ?? {}) as [string, string][]) {
      if (name && !names.has(name)) names.set(name, { text: name, lang, historical: false });
    }
  }
  for (const name of historical)
    if (!names.has(name)) names.set(name, { text: name, lang: undefined, historical: true });
  return [...names.values()];
}

function extentOfFeature(properties: Properties): Extent | undefined {
  const date = text(properties, 'date');
  const written = date ? extentOf(date) : undefined;
  if (written) return written;
  const [from, until] = [properties['from_day'], properties['until_day']];
  return typeof from === 'number' && typeof until === 'number' ? { edtf: date, from, until } : undefined;
}

const FILLING = {
  event: 'within',
  hold: 'throughout',
  movement: 'throughout',
  route: 'throughout',
  place: 'throughout',
  person: 'throughout',
} as const;

type Own = Pick<AtlasRecord, 'title' | 'names' | 'description' | 'remark' | 'sort' | 'places' | 'links'>;

/** Readers of the properties that only one kind of record has. `title`: the title in the catalogue, if there is one. */
const readers: Readonly<
  Record<RecordSource['kind'], (properties: Properties, id: string, title: Localized | undefined) => Own>
> = {
  event: (p, id, named) => {
    const title = named ?? { en: text(p, 'title') || id };
    return {
      title,
      names: namesOf([title]),
      description: text(p, 'description'),
      remark: '',
      sort: '',
      places: list(text(p, 'places')),
      links: [],
    };
  },
  place: (p, id, named) => {
    const full = localized(p, 'name');
    const title = named ?? localized(p, 'label') ?? full ?? { en: id };
    const wikidata = text(p, 'wikidata');
    return {
      title,
      names: namesOf([title, full], list(text(p, 'historical_names'))),
      description: text(p, 'what_it_is'),
      remark: text(p, 'role'),
      sort: text(p, 'kind'),
      places: [id],
      links: /^Q\d+$/.test(wikidata) ? [`https://www.wikidata.org/entity/${wikidata}`] : [],
    };
  },
  movement: (p, id, named) => {
    const title = named ?? { en: text(p, 'name') || id };
    return {
      title,
      names: namesOf([title, text(p, 'name') ? { en: text(p, 'name') } : undefined]),
      description: '',
      remark: text(p, 'remark'),
      sort: text(p, 'mode'),
      places: list(text(p, 'waypoints')),
      links: [],
    };
  },
  // A road, a track or a sea lane.
  route: (p, id, named) => {
    const title = named ?? localized(p, 'name') ?? { en: id };
    return {
      title,
      names: namesOf([title]),
      description: text(p, 'note'),
      remark: text(p, 'source'),
      sort: text(p, 'kind'),
      places: [],
      links: [],
    };
  },
  hold: (p, id, named) => {
    const title = named ?? { en: text(p, 'actor') || id };
    return {
      title,
      names: namesOf([title]),
      description: '',
      remark: text(p, 'basis'),
      sort: text(p, 'sign') === 'hatch' ? 'nominal' : '',
      places: list(text(p, 'places')),
      links: [],
    };
  },
};

/** The title of a record that has only an English one in its dataset, with its translation. */
function titleIn(
  { kind, words: said }: RecordSource,
  written: Properties,
  words: Readonly<Record<string, string>> | undefined,
): Localized | undefined {
  const key = ({ event: 'title', movement: 'name', hold: 'actor', place: '', route: '' } as const)[kind];
  const [en, told] = [text(written, key), words?.[key]];
  return en && told && said ? { en, [said.lang]: told } : undefined;
}

function recordOf(
  feature: Feature<Geometry | null>,
  source: RecordSource,
  index: number,
  stepsOf: StepsOf,
): AtlasRecord {
  const written: Properties = feature.properties ?? {};
  const id = text(written, 'id') || (feature.id === undefined ? String(index) : String(feature.id));
  const ref = { layer: source.layer, id };
  const words = source.words && Object.hasOwn(source.words.of, id) ? source.words.of[id] : undefined;
  const properties: Properties = words ? { ...written, ...words } : written;
  const own = readers[source.kind](properties, id, source.titles?.get(id) ?? titleIn(source, written, words));
  const precision = properties['precision_m'];
  return {
    ref,
    key: keyOf(ref),
    kind: source.kind,
    theme: source.theme,
    extent: extentOfFeature(properties),
    filling: FILLING[source.kind],
    actors: list(text(properties, 'actor_key')),
    actor: text(properties, 'actor'),
    confidence: confidenceOf(text(properties, 'confidence')),
    sources: list(text(properties, 'sources')),
    dispute: text(properties, 'dispute'),
    evidence: text(properties, 'evidence'),
    held: list(text(properties, 'held')),
    people: list(text(properties, 'people')),
    geometry: feature.geometry ?? undefined,
    precision: typeof precision === 'number' && Number.isFinite(precision) ? precision : source.precision,
    steps: stepsOf(source.kind, id),
    feature,
    ...own,
  };
}

/** Of a collection of roads the lines: the stages along them are places. */
const featuresIn = ({ kind, collection: { features } }: RecordSource) =>
  kind === 'route' ? features.filter(({ geometry }) => geometry?.type.endsWith('LineString')) : features;

type StepsOf = (kind: Kind, id: string) => readonly StepRecord[];

const TOLD: readonly (readonly [Kind, 'events' | 'places' | 'people' | 'draws'])[] = [
  ['event', 'events'],
  ['place', 'places'],
  ['person', 'people'],
  ['movement', 'draws'],
];

/**
 * The steps that are about a record, by kind and id. Because a text links to a person or a place only at the first
 * mention, a step is also about the people and places of its events.
 */
function stepIndex(steps: readonly StepRecord[], sources: readonly RecordSource[]): StepsOf {
  const index = new Map<string, Set<StepRecord>>();
  const add = (kind: Kind, id: string, step: StepRecord) =>
    index.set(`${kind} ${id}`, (index.get(`${kind} ${id}`) ?? new Set()).add(step));
  const events = new Map<string, Properties>();
  for (const { kind, collection } of sources) {
    if (kind === 'event')
      for (const { properties } of collection.features) events.set(text(properties ?? {}, 'id'), properties ?? {});
  }
  for (const step of steps) {
    for (const [kind, key] of TOLD) for (const id of step[key]) add(kind, id, step);
    for (const event of step.events) {
      const properties = events.get(event) ?? {};
      for (const id of list(text(properties, 'places'))) add('place', id, step);
      for (const id of list(text(properties, 'people'))) add('person', id, step);
    }
  }
  return (kind, id) => [...(index.get(`${kind} ${id}`) ?? [])];
}

/** The `layer` in refs of people, who are in no layer of the map. */
export const PEOPLE = 'people';

/**
 * Reads all records, in the order of the sources, with people last. The places of a person are those of the events in
 * which they took part.
 */
export function readRecords(sources: readonly RecordSource[], evidence: AtlasEvidence): readonly AtlasRecord[] {
  const stepsOf = stepIndex(evidence.steps, sources);
  const records = sources.flatMap((source) =>
    featuresIn(source).map((feature, n) => recordOf(feature, source, n, stepsOf)),
  );
  const places = new Map(records.filter(({ kind }) => kind === 'place').map((record) => [record.ref.id, record]));
  const placed = records.map((record) => {
    // The layer has an event only at the first of its places, but it happened at all of them.
    const known =
      record.kind === 'event' || !record.geometry ? record.places.flatMap((id) => places.get(id) ?? []) : [];
    if (known.length === 0) return record;
    const precision = Math.max(...known.map((place) => place.precision ?? 0)) || record.precision;
    return { ...record, precision, geometry: together(record.places, places) };
  });
  const people = evidence.people.map((person): AtlasRecord => {
    const ref = { layer: PEOPLE, id: person.id };
    const events = records.filter((record) => record.people.includes(person.id));
    const at = [...new Set(events.flatMap((event) => event.places.slice(0, 1)))];
    const { id, names, born, died, lifeNote, role, bio, sources: works, confidence } = person;
    const geometry = together(at, places);
    return {
      ref,
      key: keyOf(ref),
      kind: 'person',
      theme: PEOPLE,
      sort: '',
      title: names,
      names: namesOf([names]),
      description: bio,
      remark: [capital(role), lifeNote].filter(Boolean).join('. '),
      extent: undefined,
      filling: FILLING.person,
      actors: [],
      actor: '',
      confidence,
      sources: works,
      dispute: '',
      evidence: '',
      places: at,
      held: [],
      people: [id],
      geometry,
      precision: undefined,
      links: [],
      steps: stepsOf('person', id),
      feature: {
        type: 'Feature',
        properties: {
          id,
          ...Object.fromEntries(
            LANGUAGES.flatMap((lang) => (names[lang] === undefined ? [] : [[`name_${lang}`, names[lang]]])),
          ),
          born,
          died,
          life_note: lifeNote,
          role,
          bio,
          sources: works.join(';'),
          confidence,
        },
        // A person has no geometry; their events have.
        geometry: null,
      },
    };
  });
  return [...placed, ...people];
}

/** The points of several places as one geometry. */
function together(ids: readonly string[], places: ReadonlyMap<string, AtlasRecord>): Geometry | undefined {
  const points = ids.flatMap((id) => {
    const geometry = places.get(id)?.geometry;
    return geometry?.type === 'Point' ? [geometry.coordinates] : [];
  });
  const [first] = points;
  if (!first) return undefined;
  return points.length === 1 ? { type: 'Point', coordinates: first } : { type: 'MultiPoint', coordinates: points };
}
