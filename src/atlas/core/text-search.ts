/** Finds things by any of their names, in any script and spelling, by what is told of them, and by who took part. */
import MiniSearch from 'minisearch';
import type { AtlasRecord, Kind } from './records.ts';
import { foldText, wordsOf } from './script.ts';

export interface Found {
  readonly record: AtlasRecord;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  /** The name that was matched, as the data writes it; undefined where it was the text. */
  readonly name: string | undefined;
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
 * What a match in a name of today, in a spelling of the time and in the text weighs. A name of a place outweighs a
 * title that contains it.
 */
const WEIGHT = { name: 3, historical: 2.5, text: 0.6 } as const;

/** Places and people are asked for more often than the rows that name them. */
const KIND: Readonly<Record<Kind, number>> = { place: 1.4, person: 1.4, event: 1, movement: 1, hold: 0.6 };

/** Letters a word must have before another spelling is tried, and the share of them that may differ. */
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
  /** What has all the words; or all of them as one, for nobody agrees on where names part; or any of them. */
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
        // A whole name outdoes any name that only begins with it.
        const whole = entry.name !== '' && foldText(entry.name) === wanted;
        const found = { record, score: whole ? score + 1000 * entry.weight : score, name: entry.name || undefined };
        const before = best.get(entry.record);
        if (!before || before.score < found.score) best.set(entry.record, found);
      }
      // Equals stay in the order of the records.
      return [...best]
        .sort(([a, x], [b, y]) => y.score - x.score || a - b)
        .slice(0, most)
        .map(([, found]) => found);
    },
  };
}
