/** Finds records by any of their names, in any script and spelling, by their description, and by who took part. */
import MiniSearch from 'minisearch';
import type { AtlasRecord, Kind } from './records.ts';
import { foldText, wordsOf } from './script.ts';

export interface Found {
  readonly record: AtlasRecord;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** The name that matched, as in the data; undefined if the description matched. */
  readonly name: string | undefined;
  /** Whether all of that name is what was asked for. */
  readonly whole: boolean;
}

export interface Search {
  /** Best first. Nothing for an empty query. */
  find(query: string, most?: number): readonly Found[];
}

interface Entry {
  readonly id: number;
  readonly record: number;
  readonly name: string;
  readonly text: string;
  readonly weight: number;
}

/**
 * Weights of matches in a name of today, in a historical spelling and in a description. A place with the searched name
 * must rank above titles that contain it.
 */
const WEIGHT = { name: 3, historical: 2.5, text: 0.6 } as const;

/** Factors by kind. Readers look for places and people more often than for control periods that name them. */
const KIND: Readonly<Record<Kind, number>> = { place: 1.4, person: 1.4, event: 1, movement: 1, route: 1, hold: 0.6 };

/** Minimum number of letters of a word for fuzzy matching, and the share of letters that may differ. */
const FUZZY = { least: 4, share: 0.2 } as const;

const OPTIONS = {
  prefix: true,
  fuzzy: (term: string) => (term.length >= FUZZY.least ? FUZZY.share : false),
  weights: { prefix: 0.6, fuzzy: 0.3 },
} as const;

export function search(records: readonly AtlasRecord[]): Search {
  const entries: Entry[] = [];
  const add = (entry: Omit<Entry, 'id'>) => entries.push({ id: entries.length, ...entry });
  const called = new Map(
    records
      .filter(({ kind }) => kind === 'person' || kind === 'place')
      .map((one) => [`${one.kind} ${one.ref.id}`, one]),
  );
  records.forEach((record, n) => {
    for (const { text: name, historical } of record.names)
      add({ record: n, name, text: '', weight: KIND[record.kind] * (historical ? WEIGHT.historical : WEIGHT.name) });
    const others = [
      ...(record.kind === 'person' ? [] : record.people.map((id) => called.get(`person ${id}`))),
      ...(record.kind === 'place' || record.kind === 'person'
        ? []
        : record.places.map((id) => called.get(`place ${id}`))),
    ];
    const names = others.flatMap((other) => other?.names.map(({ text: name }) => name) ?? []);
    const said = [
      record.title.en,
      record.description,
      record.remark,
      record.actor,
      record.dispute,
      record.sort,
      ...names,
    ]
      .filter(Boolean)
      .join(' ');
    if (said) add({ record: n, name: '', text: said, weight: WEIGHT.text });
  });
  const index = new MiniSearch<Entry>({
    fields: ['name', 'text'],
    storeFields: [],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => term,
    searchOptions: { ...OPTIONS, boostDocument: (id: number) => entries[id]?.weight ?? 1 },
  });
  index.addAll(entries);
  /** Entries with all words; otherwise with all words written as one; otherwise with any of the words. */
  const matches = (query: string) => {
    const all = index.search(query, { combineWith: 'AND' });
    if (all.length > 0) return all;
    const one = index.search(wordsOf(query).join(''), { combineWith: 'AND' });
    return one.length > 0 ? one : index.search(query, { combineWith: 'OR' });
  };
  return {
    find(query, most = 20) {
      const wanted = foldText(query).trim();
      if (wanted === '') return [];
      const best = new Map<number, Found>();
      for (const { id, score } of matches(query)) {
        const entry = entries[id as number];
        const record = entry && records[entry.record];
        if (!record) continue;
        // A complete name ranks above a name that only begins with the searched one.
        const name = foldText(entry.name);
        const whole = name !== '' && name === wanted;
        // Of places whose names begin with what was asked for, the one of which it is the greatest part.
        const share = record.kind === 'place' && name.startsWith(wanted) ? wanted.length / name.length : 0;
        const ranked = whole ? score + 1000 * entry.weight : score * (1 + share);
        const found = { record, score: ranked, name: entry.name || undefined, whole };
        const before = best.get(entry.record);
        if (!before || before.score < found.score) best.set(entry.record, found);
      }
      // Equal scores: in the order of the records.
      return [...best]
        .sort(([a, x], [b, y]) => y.score - x.score || a - b)
        .slice(0, most)
        .map(([, found]) => found);
    },
  };
}
