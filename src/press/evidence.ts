import { parse } from 'csv-parse/sync';
import type { LngLat } from '../story/story.ts';

/** A thing's name in the languages of the sources. */
export interface Names {
  readonly en: string;
  readonly fa: string;
  readonly ru: string;
}

export type Confidence = 'high' | 'medium' | 'low';

export interface Place {
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

export interface Person {
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

export interface Event {
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
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly URL?: string;
  readonly language?: string;
  readonly custom?: { readonly consulted?: string; readonly remark?: string; readonly partOf?: string };
}

/** What a story knows and where from: everything its text may name. */
export interface Evidence {
  readonly places: ReadonlyMap<string, Place>;
  readonly people: ReadonlyMap<string, Person>;
  readonly events: ReadonlyMap<string, Event>;
  readonly references: ReadonlyMap<string, Reference>;
}

type Row = Readonly<Record<string, string>>;

/** Reads a comma-separated file with a heading line. Throws an `Error` that names the line where quoting breaks. */
function rows(csv: string): readonly Row[] {
  return parse(csv, { columns: true, skip_empty_lines: true, bom: true });
}

const list = (cell: string | undefined) => (cell ?? '').split(';').map((item) => item.trim()).filter(Boolean);

const names = (row: Row): Names => ({ en: row.name_en ?? '', fa: row.name_fa ?? '', ru: row.name_ru ?? '' });

/** An empty cell is no number: Number would make it 0, a place in the Gulf of Guinea. */
const coordinate = (cell: string | undefined) => (cell?.trim() ? Number(cell) : NaN);

const confidence = (cell: string | undefined): Confidence => (cell === 'high' || cell === 'medium' ? cell : 'low');

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

export function readPlaces(csv: string): Evidence['places'] {
  return byId(
    rows(csv).map((row) => ({
      id: row.id ?? '',
      names: names(row),
      otherNames: list(row.historical_names),
      center: [coordinate(row.lon), coordinate(row.lat)],
      precision: Number(row.precision_m),
      what: row.what_it_is ?? '',
      role: row.role_in_story ?? '',
      confidence: confidence(row.confidence),
    })),
  );
}

export function readPeople(csv: string): Evidence['people'] {
  return byId(
    rows(csv).map((row) => ({
      id: row.id ?? '',
      names: names(row),
      born: row.born ?? '',
      died: row.died ?? '',
      lifeNote: row.life_note ?? '',
      role: row.role ?? '',
      bio: row.short_bio ?? '',
      sources: list(row.sources),
      confidence: confidence(row.confidence),
    })),
  );
}

export function readEvents(csv: string): Evidence['events'] {
  return byId(
    rows(csv).map((row) => ({
      id: row.id ?? '',
      date: row.date ?? '',
      title: row.title ?? '',
      description: row.description ?? '',
      places: list(row.place_ids),
      people: list(row.people_ids),
      sources: list(row.sources),
      confidence: confidence(row.confidence),
      dispute: row.dispute_note ?? '',
      evidence: row.evidence ?? '',
      solar: row.calendar_note ?? '',
    })),
  );
}

export function readReferences(json: string): Evidence['references'] {
  return byId(JSON.parse(json) as readonly Reference[]);
}
