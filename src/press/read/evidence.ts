import { confidenceOr, type Confidence } from '../../story/confidence.ts';
import { inEach, isLanguage, type Language } from '../../story/languages.ts';
import type { LngLat } from '../../story/story.ts';
import type { Checked } from '../faults.ts';
import type { CsvRow } from './table.ts';

/** A name in each language; empty where the table has none. */
export type Names = Readonly<Record<Language, string>>;

/** In a language, or in English where it has none of its own. */
export const nameIn = (names: Names, lang: string): string => (isLanguage(lang) && names[lang]) || names.en;

/** What may be told in a language that is not the page's: the fields that have not been translated. */
export interface Told {
  readonly foreign?: readonly string[];
}

export interface Place extends Told {
  readonly id: string;
  readonly names: Names;
  /** As it was called then, and by others. */
  readonly otherNames: readonly string[];
  readonly center: LngLat;
  /** Metres. */
  readonly precision: number;
  readonly what: string;
  readonly role: string;
  readonly confidence: Confidence;
}

export interface Person extends Told {
  readonly id: string;
  readonly names: Names;
  readonly born: string;
  readonly died: string;
  readonly lifeNote: string;
  readonly role: string;
  readonly bio: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

export interface Event extends Told {
  readonly id: string;
  /** EDTF. */
  readonly date: string;
  readonly title: string;
  readonly description: string;
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** What the sources disagree about; empty where they agree. */
  readonly dispute: string;
  /** `read`: the date was seen in a source; `day-recalled`: the fact was, the day was not; `recalled`: neither. */
  readonly evidence: string;
  /** The date in the solar Hijri calendar. */
  readonly solar: string;
}

/** A CSL-JSON item. Only what is read here is typed; the rest is the citation processor's. */
export interface Reference extends Told {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly URL?: string;
  readonly language?: string;
  /** As the work itself has it, in its own script. */
  readonly 'original-title'?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly custom?: {
    readonly consulted?: string;
    readonly remark?: string;
    readonly partOf?: string;
    /** Who and where, in the script of the work's language; a reference in Latin letters has them transliterated. */
    readonly original?: {
      readonly author?: string;
      /** The journal, newspaper or site. */
      readonly container?: string;
      readonly publisher?: string;
      readonly place?: string;
    };
  };
}

/** What a story knows and where from: everything its text may name. */
export interface Evidence {
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly events: ReadonlyMap<string, Event>;
  readonly references: ReadonlyMap<string, Reference>;
}

const list = (cell: string | undefined) =>
  (cell ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);

const names = (row: CsvRow): Names => inEach((lang) => row[`name_${lang}`] ?? '');

/** An empty cell is no number: Number would make it 0, a place in the Gulf of Guinea. */
const coordinate = (cell: string | undefined) => (cell?.trim() ? Number(cell) : NaN);

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

export function readPlaces(rows: readonly CsvRow[]): Evidence['places'] {
  return byId(
    rows.map((row) => ({
      id: row.id ?? '',
      names: names(row),
      otherNames: list(row.historical_names),
      center: [coordinate(row.lon), coordinate(row.lat)],
      precision: Number(row.precision_m),
      what: row.what_it_is ?? '',
      role: row.role_in_story ?? '',
      confidence: confidenceOr(row.confidence),
    })),
  );
}

/** An empty text if the table says that the value is not known. */
const known = (cell = ''): string => (cell === '?' || cell === 'unknown' ? '' : cell);

export function readPeople(rows: readonly CsvRow[]): Evidence['people'] {
  return byId(
    rows.map((row) => ({
      id: row.id ?? '',
      names: names(row),
      born: known(row.born),
      died: known(row.died),
      lifeNote: row.life_note ?? '',
      role: row.role ?? '',
      bio: row.short_bio ?? '',
      sources: list(row.sources),
      confidence: confidenceOr(row.confidence),
    })),
  );
}

export function readEvents(rows: readonly CsvRow[]): Evidence['events'] {
  return byId(
    rows.map((row) => ({
      id: row.id ?? '',
      date: row.date ?? '',
      title: row.title ?? '',
      description: row.description ?? '',
      places: list(row.place_ids),
      people: list(row.people_ids),
      sources: list(row.sources),
      confidence: confidenceOr(row.confidence),
      dispute: row.dispute_note ?? '',
      evidence: row.evidence ?? '',
      solar: row.calendar_note ?? '',
    })),
  );
}

/** Reads a bibliography: a JSON list of works in CSL-JSON, each with an id. */
export function readReferences(file: string, json: string): Checked<Evidence['references']> {
  const none = (line: number, message: string, hint: string) => ({
    value: new Map<string, Reference>(),
    faults: [{ file, line, message, hint }],
  });
  let works: unknown;
  try {
    works = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const before = json.slice(0, position === undefined ? undefined : Number(position)).trimEnd();
    return none(
      before.split('\n').length,
      'The file is not valid JSON.',
      'Look at this line and the next for a comma, a quotation mark or a bracket that is missing or too many.',
    );
  }
  if (!Array.isArray(works))
    return none(1, 'The bibliography is not a list.', 'Write its works in CSL-JSON between [ and ].');
  const wrong = works.findIndex((work) => typeof (work as { readonly id?: unknown } | null)?.id !== 'string');
  if (wrong >= 0)
    return none(
      1,
      `Work ${String(wrong + 1)} of the bibliography has no id.`,
      'Give it one, as in "id": "koeppel2009": citations name works by it.',
    );
  return { value: byId(works as readonly Reference[]), faults: [] };
}

/** The tables that hold the texts of the evidence in another language, by id. Facts stay with the original. */
export interface EvidenceWords {
  readonly places?: readonly CsvRow[];
  readonly people?: readonly CsvRow[];
  readonly events?: readonly CsvRow[];
  readonly references?: readonly CsvRow[];
  /** Of the rows of `geo/sources/control.csv`. */
  readonly holds?: readonly CsvRow[];
}

type Columns<T> = readonly (readonly [field: keyof T & string, column: string])[];

/**
 * Texts take the place of the original's where there are any; where one is missing, the original's is marked as
 * foreign.
 */
function inWords<T extends { readonly id: string }>(record: T, row: CsvRow | undefined, columns: Columns<T>): T {
  const found = columns.flatMap(([field, column]) =>
    record[field] && row?.[column] ? [[field, row[column]] as const] : [],
  );
  const foreign = columns.flatMap(([field, column]) => (record[field] && !row?.[column] ? [field] : []));
  return { ...record, ...Object.fromEntries(found), ...(foreign.length > 0 ? { foreign } : {}) };
}

const tableOf = (rows: readonly CsvRow[] = []): ReadonlyMap<string, CsvRow> =>
  new Map(rows.map((row) => [row.id ?? '', row]));

function translated<T extends { readonly id: string }>(
  all: ReadonlyMap<string, T>,
  rows: readonly CsvRow[] | undefined,
  columns: Columns<T>,
): ReadonlyMap<string, T> {
  const table = tableOf(rows);
  return new Map([...all].map(([id, record]) => [id, inWords(record, table.get(id), columns)]));
}

const DATED = /\d/;

/** The evidence with the texts of another language. */
export function evidenceIn(evidence: Evidence, words: EvidenceWords): Evidence {
  const remarks = tableOf(words.references);
  return {
    places: translated(evidence.places, words.places, [
      ['what', 'what_it_is'],
      ['role', 'role'],
    ]),
    people: new Map(
      [
        ...translated(evidence.people, words.people, [
          ['lifeNote', 'life_note'],
          ['role', 'role'],
          ['bio', 'short_bio'],
          ['born', 'born'],
          ['died', 'died'],
        ]),
      ].map(([id, person]) => {
        // A bare year needs no translation.
        const foreign = person.foreign?.filter(
          (field) => !(field === 'born' || field === 'died') || !DATED.test(person[field]),
        );
        return [id, { ...person, ...(foreign ? { foreign } : {}) }];
      }),
    ),
    events: translated(evidence.events, words.events, [
      ['title', 'title'],
      ['description', 'description'],
      ['dispute', 'dispute_note'],
      ['solar', 'calendar_note'],
    ]),
    references: new Map(
      [...evidence.references].map(([id, reference]) => {
        const { remark } = reference.custom ?? {};
        const said = remarks.get(id)?.remark;
        return [
          id,
          remark
            ? {
                ...reference,
                custom: { ...reference.custom, remark: said || remark },
                ...(said ? {} : { foreign: ['remark'] }),
              }
            : reference,
        ];
      }),
    ),
  };
}

/** The control periods with the texts of another language. */
export function holdsIn<H extends Told & { readonly id: string; readonly holder: string; readonly basis: string }>(
  holds: ReadonlyMap<string, readonly H[]>,
  rows: readonly CsvRow[] | undefined,
): ReadonlyMap<string, readonly H[]> {
  const table = tableOf(rows);
  return new Map(
    [...holds].map(([place, list]) => [
      place,
      list.map((hold) =>
        inWords<H>(hold, table.get(hold.id), [
          ['holder', 'actor'],
          ['basis', 'basis'],
        ]),
      ),
    ]),
  );
}

/** What a place is called, without what a gazetteer adds in brackets. */
export function shortName(place: string, places: Evidence['places'], lang: string): string {
  const names = places.get(place)?.names;
  return (names ? nameIn(names, lang) : place).replace(/\s*\(.*\)$/, '');
}
