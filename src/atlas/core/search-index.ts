import type { AtlasRecord } from './records.ts';
import { search, type Search } from './text-search.ts';

const made = new WeakMap<ReadonlyMap<string, AtlasRecord>, Search>();

/** The text search over all records. Its index is made once, when it is first used. */
export function searchIndexOf(records: ReadonlyMap<string, AtlasRecord>): Search {
  const before = made.get(records);
  if (before) return before;
  const now = search([...records.values()]);
  made.set(records, now);
  return now;
}

/** The record of one of these kinds with a name, in any spelling; undefined if there is none. */
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
