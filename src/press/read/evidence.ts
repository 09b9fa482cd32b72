import { confidenceOr, type Confidence } from '../../story/confidence.ts';
import { inEach, type Language } from '../../story/languages.ts';
import type { LngLat } from '../../story/story.ts';
import type { Checked } from '../faults.ts';
import type { CsvRow } from './table.ts';

/** A name in each language, by its code; empty for a language of the site that has none. */
export type Names = Readonly<Record<Language, string>> & Readonly<Record<string, string>>;

/** A name in a language; if there is none, in English; if there is none either, in any language. */
export const nameIn = (names: Names, lang: string): string =>
  names[lang] || names.en || (Object.values(names).find(Boolean) ?? '');

/** A record of which some texts may be in another language than the page. */
export interface MaybeForeign {
  /** The fields that have not been translated. */
  readonly foreign?: readonly string[];
}

export interface Place extends MaybeForeign {
  readonly id: string;
  readonly names: Names;
  /** Names of that time, and in other languages. */
  readonly otherNames: readonly string[];
  readonly center: LngLat;
  /** Possible error of the position, metres; undefined if it is not stated. */
  readonly precision: number | undefined;
  readonly what: string;
  readonly role: string;
  /** Undefined where nobody says. */
  readonly confidence: Confidence | undefined;
}

export interface Person extends MaybeForeign {
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

export interface Event extends MaybeForeign {
  readonly id: string;
  /** EDTF. */
  readonly date: string;
  readonly title: string;
  readonly description: string;
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** What the sources disagree about; empty if they agree. */
  readonly dispute: string;
  /**
   * `read`: fact and date were read in a source; `day-recalled`: only the fact was; `recalled`: neither was.
   */
  readonly evidence: string;
  /** The date in the solar Hijri calendar. */
  readonly solar: string;
}

/** A CSL-JSON item. Only the properties that the press reads are typed; the citation processor uses more. */
export interface Reference extends MaybeForeign {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly URL?: string;
  readonly language?: string;
  /** The title in the script of the work. */
  readonly 'original-title'?: string;
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly custom?: {
    readonly consulted?: string;
    readonly remark?: string;
    readonly partOf?: string;
    /** Author and publisher in the script of the work; the other properties have them in Latin letters. */
    readonly original?: {
      readonly author?: string;
      /** The journal, newspaper or site. */
      readonly container?: string;
      readonly publisher?: string;
      readonly place?: string;
    };
  };
}

/** Everything that the text of a story can refer to. */
export interface Evidence {
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly events: ReadonlyMap<string, Event>;
  readonly references: ReadonlyMap<string, Reference>;
  /** What in a work carries a citation of the story; absent where the story's folder has no such table. */
  readonly citations?: readonly CitationNote[];
}

/** A row of `citations.csv`. */
export interface CitationNote {
  /** The step that cites the work; `foreword` and `afterword` besides. */
  readonly step: string;
  /** Key of the work. */
  readonly source: string;
  /** What the sentence takes from the work. */
  readonly claim: string;
  /** Where that stands in what was read, or that it was recalled. */
  readonly support: string;
}

const list = (cell: string | undefined) =>
  (cell ?? '')
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);

const names = (row: CsvRow): Names => ({
  ...inEach((lang) => row[`name_${lang}`] ?? ''),
  ...Object.fromEntries(
    Object.entries(row).flatMap(([column, name]) =>
      column.startsWith('name_') ? [[column.slice('name_'.length), name]] : [],
    ),
  ),
});

/** NaN for an empty cell. `Number` alone would return 0, which is a valid coordinate. */
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
      precision: row.precision_m?.trim() ? Number(row.precision_m) : undefined,
      what: row.what_it_is ?? '',
      role: row.role_in_story ?? '',
      confidence: row.confidence?.trim() ? confidenceOr(row.confidence) : undefined,
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

/** The notes of `citations.csv`, in the order of the story. */
export const readCitations = (rows: readonly CsvRow[]): readonly CitationNote[] =>
  rows.flatMap(({ step, source, claim = '', support = '' }) =>
    step && source && support ? [{ step, source, claim, support }] : [],
  );

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

/** Tables with the texts of the evidence in another language, by id. Facts are in the original tables only. */
export interface EvidenceWords {
  readonly places?: readonly CsvRow[];
  readonly people?: readonly CsvRow[];
  readonly events?: readonly CsvRow[];
  readonly references?: readonly CsvRow[];
  /** Texts of the rows of `geo/sources/control.csv`. */
  readonly periods?: readonly CsvRow[];
}

type Columns<T> = readonly (readonly [field: keyof T & string, column: string])[];

/**
 * Replaces the texts of a record by their translations. A text without a translation stays, and its field is listed in
 * `foreign`.
 */
function withTexts<T extends { readonly id: string }>(record: T, row: CsvRow | undefined, columns: Columns<T>): T {
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
  return new Map([...all].map(([id, record]) => [id, withTexts(record, table.get(id), columns)]));
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
        // A year alone needs no translation.
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
        const translation = remarks.get(id)?.remark;
        return [
          id,
          remark
            ? {
                ...reference,
                custom: { ...reference.custom, remark: translation || remark },
                ...(translation ? {} : { foreign: ['remark'] }),
              }
            : reference,
        ];
      }),
    ),
  };
}

/** The control periods with the texts of another language. */
export function periodsIn<
  H extends MaybeForeign & { readonly id: string; readonly holder: string; readonly basis: string },
>(periods: ReadonlyMap<string, readonly H[]>, rows: readonly CsvRow[] | undefined): ReadonlyMap<string, readonly H[]> {
  const table = tableOf(rows);
  return new Map(
    [...periods].map(([place, list]) => [
      place,
      list.map((period) =>
        withTexts<H>(period, table.get(period.id), [
          ['holder', 'actor'],
          ['basis', 'basis'],
        ]),
      ),
    ]),
  );
}

/** The name of a place, without what the gazetteer adds in brackets. */
export function shortName(place: string, places: Evidence['places'], lang: string): string {
  const names = places.get(place)?.names;
  return (names ? nameIn(names, lang) : place).replace(/\s*\(.*\)$/, '');
}
