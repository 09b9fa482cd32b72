import type { AtlasRecord } from './records.ts';
import { search, type Search } from './text-search.ts';

const made = new WeakMap<ReadonlyMap<string, AtlasRecord>, Search>();

/** The search over everything known: its index is made once, when it is first asked. */
export function searchIndexOf(records: ReadonlyMap<string, AtlasRecord>): Search {
  const before = made.get(records);
  if (before) return before;
  const now = search([...records.values()]);
  made.set(records, now);
  return now;
}

/** Things of some kinds by the name a reader wrote, in whatever spelling; undefined where none is called so. */
export function findByName(
  records: ReadonlyMap<string, AtlasRecord>,
  name: string,
  kinds: readonly AtlasRecord['kind'][],
): AtlasRecord | undefined {
  const found = searchIndexOf(records)
    .find(name, 40)
    .filter(({ record, name: matched }) => matched !== undefined && kinds.includes(record.kind) && record.geometry);
  return found[0]?.record;
}
