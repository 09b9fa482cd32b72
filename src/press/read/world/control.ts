/** Who held the places of a story, from when to when: `control.csv` in its folder. */
import type { Actor } from '../../../../geo/actors.ts';
import { CONFIDENCES, confidenceOr, isConfidence } from '../../../story/confidence.ts';
import { nearest } from '../../check/suggest.ts';
import { daysOf } from '../../dates.ts';
import type { Checked, Fault } from '../../faults.ts';
import type { DocumentedPeriod } from '../control-periods.ts';
import { lineOfRow, type CsvRow } from '../table.ts';
import { checkColumns, idFault } from './columns.ts';
import { localizedColumns } from './texts.ts';

const COLUMNS = {
  required: ['id', 'places', 'actor', 'date_start'],
  optional: ['date_end', 'kind', 'confidence', 'basis'],
  inLanguages: ['name', 'basis'],
};

const KINDS = ['firm', 'nominal'] as const;

/** The day until which a period without an end lasts: the last that is on any timeline, 31 December 9999. */
const FOREVER = 2_932_896;

export interface ControlContext {
  /** The story's first language. */
  readonly lang: string;
  readonly actors: Readonly<Record<string, Actor>>;
  /** Ids of places. */
  readonly places: ReadonlySet<string>;
}

/** The control periods of a story. */
export interface OwnControl {
  /** By the id of the place, in the order of their beginnings, in the story's first language. */
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  /** Their texts in another language: a row with `id`, `actor` and `basis` for each. */
  readonly textsIn: (lang: string) => readonly CsvRow[];
}

/** Reads the rows of `control.csv`. Rows with a fault are left out. */
export function readControl(file: string, rows: readonly CsvRow[], context: ControlContext): Checked<OwnControl> {
  const faults: Fault[] = [...checkColumns(file, rows, COLUMNS)];
  const periods = new Map<string, DocumentedPeriod[]>();
  const textsIn = (lang: string) =>
    rows.map((row) => {
      const { holder, basis } = textsOf(row, { ...context, lang });
      return { id: row.id ?? '', actor: holder, basis };
    });
  if (faults.length > 0) return { value: { periods, textsIn }, faults };
  const seen = new Set<string>();
  for (const row of rows) {
    const before = faults.length;
    const complain = (message: string, hint: string) => faults.push({ file, line: lineOfRow(row), message, hint });
    const { id = '' } = row;
    const wrong = idFault(id);
    if (wrong) complain(wrong.message, wrong.hint);
    if (seen.has(id)) complain(`The period “${id}” is in the table twice.`, 'Keep one of the two rows.');
    seen.add(id);
    const period = readPeriod(row, context, complain);
    const places = readPlaceIds(row, context, complain);
    if (!period || faults.length > before) continue;
    for (const place of places) periods.set(place, [...(periods.get(place) ?? []), period]);
  }
  for (const list of periods.values()) list.sort((a, b) => a.from - b.from);
  return { value: { periods, textsIn }, faults };
}

type Complain = (message: string, hint: string) => void;

const oneOf = (word: string, words: readonly string[], otherwise: string): string => {
  const near = nearest(word, words);
  return near ? `Did you mean “${near}”?` : otherwise;
};

function readPlaceIds({ places = '' }: CsvRow, context: ControlContext, complain: Complain): readonly string[] {
  const ids = places
    .split(';')
    .map((id) => id.trim())
    .filter(Boolean);
  if (ids.length === 0) complain('The period has no places.', 'Write ids of places with semicolons between them.');
  for (const id of ids)
    if (!context.places.has(id))
      complain(
        `There is no place “${id}”.`,
        oneOf(id, [...context.places], 'Add it to places.csv, or correct its name.'),
      );
  return ids;
}

/** The texts of a row in a language: the name of who held the place, which is the actor's by default, and the basis. */
function textsOf(row: CsvRow, { lang, actors }: ControlContext): { readonly holder: string; readonly basis: string } {
  const key = row.actor ?? '';
  const texts = (kind: string): string => {
    const found: Readonly<Record<string, string>> | undefined = localizedColumns(row, kind, lang);
    return found?.[lang] ?? found?.en ?? '';
  };
  const label: Readonly<Record<string, string>> | undefined = Object.hasOwn(actors, key)
    ? actors[key]?.label
    : undefined;
  return { holder: texts('name') || (label?.[lang] ?? label?.en ?? ''), basis: texts('basis') };
}

function readPeriod(row: CsvRow, context: ControlContext, complain: Complain): DocumentedPeriod | undefined {
  const { id = '', actor = '', date_start = '', date_end = '', kind = '', confidence = '' } = row;
  if (!Object.hasOwn(context.actors, actor))
    complain(
      `There is no actor “${actor}”.`,
      oneOf(actor, Object.keys(context.actors), 'Add it to actors.yaml, or correct its name.'),
    );
  if (kind && !(KINDS as readonly string[]).includes(kind))
    complain(`“${kind}” is no kind of control.`, `Write one of these: ${KINDS.join(', ')}; or nothing, which is firm.`);
  if (confidence && !isConfidence(confidence))
    complain(`“${confidence}” is no confidence.`, `Write one of these: ${CONFIDENCES.join(', ')}.`);
  const days = daysOf(date_end ? `${date_start}/${date_end}` : date_start);
  if (!days || days.until < days.from) {
    complain(
      `“${date_start}” to “${date_end}” is not a time.`,
      'Dates are EDTF: 1920-05-18, 1920-05, 1920. The end is not before the beginning; an empty end is open.',
    );
    return undefined;
  }
  return {
    id,
    actor,
    ...textsOf(row, context),
    date: `${date_start}/${date_end || '..'}`,
    from: days.from,
    until: date_end ? days.until : FOREVER,
    kind: kind === 'nominal' ? 'nominal' : 'firm',
    confidence: confidenceOr(confidence),
  };
}
