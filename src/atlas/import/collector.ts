/** Features as they are read, one after another, with what became of those that were not kept. */
import type { Feature, Geometry } from 'geojson';
import { featureOf, notes, type Notes, type ReadingContext } from './checked-feature.ts';
import type { Limits } from './limits.ts';
import type { Dropped, ImportProblem, Warning, Where, DropReason } from '../core/import-problem.ts';
import type { TableFields, TableQuestion, TableRequest } from '../core/table-choice.ts';

/** What a reader of one format is asked with. */
export interface ReadRequest {
  readonly limits: Limits;
  /** Latitude comes first in this file. */
  readonly swap: boolean;
  /** Part of an archive. */
  readonly file?: string;
  /** How the reader wants a table to be read. */
  readonly table?: TableRequest;
  /** The reference system, where the file does not say it, or says one that is not known. */
  readonly crs?: string;
  /** West, south, east, north: where the reader looks. */
  readonly area?: readonly [number, number, number, number];
}

export class FeatureCollector {
  readonly features: Feature<Geometry | null>[] = [];
  readonly dropped: Dropped[] = [];
  readonly warnings: Warning[] = [];
  readonly notes: Notes = notes();
  /** All that were found, kept or not. */
  found = 0;
  droppedCount = 0;
  outOfRange = 0;
  /** How the table was understood that this was read from. */
  table: TableQuestion | undefined;
  fields: TableFields | undefined;
  readonly #reading: ReadingContext;
  readonly #file: string | undefined;

  constructor(
    readonly asked: ReadRequest,
    unproject?: ReadingContext['unproject'],
  ) {
    this.#reading = { limits: asked.limits, notes: this.notes, swap: asked.swap, ...(unproject ? { unproject } : {}) };
    this.#file = asked.file;
  }

  /** Whether there is room for another. */
  get full(): boolean {
    return this.features.length >= this.asked.limits.features;
  }

  add(raw: Parameters<typeof featureOf>[0], where: Where): void {
    this.found += 1;
    if (this.full) return;
    const made = featureOf(raw, this.#reading);
    if (typeof made === 'string') this.#drop(made, where);
    else this.features.push(made);
  }

  drop(why: DropReason, where: Where): void {
    this.found += 1;
    this.#drop(why, where);
  }

  /** Takes over all that another has read, which is a part of the same file. */
  take(part: FeatureCollector): void {
    for (const feature of part.features) this.features.push(feature);
    this.dropped.push(...part.dropped);
    this.warnings.push(...part.said);
    this.found += part.found;
    this.droppedCount += part.droppedCount;
    this.outOfRange += part.outOfRange;
    this.notes.swappable += part.notes.swappable;
    this.table ??= part.table;
    this.fields ??= part.fields;
  }

  #drop(why: DropReason, where: Where): void {
    this.droppedCount += 1;
    if (why === 'out-of-range') this.outOfRange += 1;
    if (this.dropped.length < this.asked.limits.told)
      this.dropped.push({ where: this.#file === undefined ? where : { ...where, file: this.#file }, why });
  }

  /** The warnings of reading, and those that are counted up. */
  get said(): readonly Warning[] {
    const { limits } = this.asked;
    const { unsafeKeys, values, properties, rings } = this.notes;
    const all = [...this.warnings];
    if (this.found > limits.features && this.full)
      all.push({ code: 'too-many', read: this.found, limit: limits.features });
    if (unsafeKeys > 0) all.push({ code: 'unsafe-keys', count: unsafeKeys });
    if (values > 0) all.push({ code: 'values-dropped', count: values });
    if (properties > 0) all.push({ code: 'properties-dropped', count: properties, limit: limits.properties });
    if (rings > 0) all.push({ code: 'rings-closed', count: rings });
    return all;
  }
}

/** A reader stops with this where nothing more can be made of a file. */
export class ReadError extends Error {
  constructor(
    readonly problem: ImportProblem,
    /** What the reader can answer, where the problem is a question. */
    readonly table?: TableQuestion,
  ) {
    super(problem.code);
  }
}
