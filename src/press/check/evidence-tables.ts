/** Checks the tables of a story's evidence: their columns, and what each row refers to. */
import { CONFIDENCES, isConfidence } from '../../story/confidence.ts';
import { daysOf } from '../dates.ts';
import type { Fault } from '../faults.ts';
import { lineOfRow, type CsvRow } from '../read/table.ts';
import { checkColumns, type Columns } from '../read/world/columns.ts';
import { nearest } from './suggest.ts';

/** A table of the evidence, by the name of its file without `.csv`. */
export type EvidenceTable = 'people' | 'chronology';

const COLUMNS: Readonly<Record<EvidenceTable, Columns>> = {
  people: {
    required: ['id'],
    optional: ['born', 'died', 'life_note', 'role', 'faction', 'short_bio', 'sources', 'confidence'],
    inLanguages: ['name'],
  },
  chronology: {
    required: ['id', 'date', 'title'],
    optional: [
      ...['date_start', 'date_end', 'precision', 'calendar_note', 'description', 'place_ids', 'people_ids', 'sources'],
      ...['confidence', 'dispute_note', 'evidence'],
    ],
    inLanguages: [],
  },
};

/** The columns of a table in another language. */
const TRANSLATED: Readonly<Record<EvidenceTable, Columns>> = {
  people: { ...COLUMNS.people, optional: ['life_note', 'role', 'faction', 'short_bio', 'born', 'died'] },
  chronology: {
    required: ['id'],
    optional: ['title', 'description', 'calendar_note', 'dispute_note'],
    inLanguages: [],
  },
};

/** The ids that rows may refer to, by the columns that have them. */
export type Referred = Readonly<Record<'sources' | 'place_ids' | 'people_ids', ReadonlySet<string>>>;

const NAMES = { sources: 'source', place_ids: 'place', people_ids: 'person' } as const;

/** Everything wrong in a table of the evidence. */
export function checkEvidence(
  kind: EvidenceTable,
  file: string,
  rows: readonly CsvRow[],
  referred: Referred,
): readonly Fault[] {
  const columns = checkColumns(file, rows, COLUMNS[kind]);
  return columns.length > 0
    ? columns
    : rows.flatMap((row, n) => rowFaults(kind, file, row, rows.slice(0, n), referred));
}

/** Columns of a table in another language that nothing reads, and rows of what there is not. */
export const checkTranslatedEvidence = (
  kind: EvidenceTable,
  file: string,
  rows: readonly CsvRow[],
  ids: ReadonlySet<string>,
): readonly Fault[] => [
  ...checkColumns(file, rows, TRANSLATED[kind]),
  ...rows
    .filter(({ id = '' }) => !ids.has(id))
    .map((row) => ({
      file,
      line: lineOfRow(row),
      message: `The table ${kind}.csv has no “${row.id ?? ''}”.`,
      hint: suggestion(row.id ?? '', [...ids]) ?? `Remove the row, or correct its id after ${kind}.csv.`,
    })),
];

const suggestion = (word: string, words: readonly string[]): string | undefined => {
  const near = nearest(word, words);
  return near && `Did you mean “${near}”?`;
};

function rowFaults(
  kind: EvidenceTable,
  file: string,
  row: CsvRow,
  before: readonly CsvRow[],
  referred: Referred,
): readonly Fault[] {
  const faults: Fault[] = [];
  const complain = (message: string, hint: string) => faults.push({ file, line: lineOfRow(row), message, hint });
  const { id = '', date = '', confidence = '' } = row;
  if (!id.trim()) complain('The row has no id.', 'Give it one: a text names it by that.');
  else if (before.some((other) => other.id === id))
    complain(`“${id}” is in the table twice.`, 'Keep one of the two rows.');
  const isNamed = Object.entries(row).some(([column, text]) => /^(name_|title$)/.test(column) && text.trim());
  if (!isNamed)
    complain(
      `“${id}” has no ${kind === 'people' ? 'name' : 'title'}.`,
      kind === 'people' ? 'Write one into a column such as name_en or name_de.' : 'Write one into the column title.',
    );
  if (kind === 'chronology' && !daysOf(date))
    complain(`“${date}” is not a date.`, 'Dates are EDTF: 1920-05-18, 1920-05, 1920, 1921~ (about), 1914? (perhaps).');
  if (confidence && !isConfidence(confidence))
    complain(`“${confidence}” is no confidence.`, `Write one of these: ${CONFIDENCES.join(', ')}.`);
  for (const column of ['sources', 'place_ids', 'people_ids'] as const)
    for (const word of (row[column] ?? '').split(';').map((one) => one.trim()))
      if (word && !referred[column].has(word))
        complain(
          `${column}: there is no ${NAMES[column]} “${word}”.`,
          suggestion(word, [...referred[column]]) ??
            'Ids stand with semicolons between them. Add it, or correct its name.',
        );
  return faults;
}
