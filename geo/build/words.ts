/**
 * Translated texts of features for cards and tables, by dataset and id. They are not properties of the features, so
 * that a page fetches only the texts of its own language, and only when it needs them.
 */
import type { GilanTranslation } from '../languages.ts';
import { table, type SourceRow } from './table.ts';

/** The columns of each table of texts, and the properties they become, by dataset. */
const TEXTS = {
  places: { source: 'places', columns: { what_it_is: 'what_it_is', role: 'role' } },
  events: {
    source: 'chronology',
    columns: { title: 'title', description: 'description', calendar: 'calendar_note', dispute: 'dispute_note' },
  },
  movements: { source: 'movements', columns: { name: 'name', actor: 'actor', mode: 'mode', remark: 'remark' } },
  control: { source: 'control', columns: { actor: 'actor', basis: 'basis' } },
} as const;

const textsOf = (row: SourceRow<string>, columns: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([property, column]) => (row[column] ? [[property, row[column]]] : [])),
  );

/** The file `words.<lang>.json`, one feature per line. */
export function words(read: (name: string) => string, lang: GilanTranslation): string {
  const datasets = Object.entries(TEXTS).map(([dataset, { source, columns }]) => {
    const lines = table<string>(read(`${source}.${lang}.csv`), ['id', ...Object.values(columns)]).map(
      (row) => `    ${JSON.stringify(row.id)}: ${JSON.stringify(textsOf(row, columns))}`,
    );
    return `  ${JSON.stringify(dataset)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n${datasets.join(',\n')}\n}\n`;
}
