import type { LineString } from 'geojson';
import { recordsAlong, type SearchResult } from '../core/query.ts';
import { isRef, keyOf } from '../core/state.ts';
import type { AtlasModel } from '../ui/model.ts';
import { searchIndexOf } from '../core/search-index.ts';

/** A row of the list of results. */
export interface ResultRow {
  readonly result: SearchResult;
  /** For a search near a movement: kilometres from its start, along its line. */
  readonly at?: number;
  /** The name that matched the search text. */
  readonly name?: string | undefined;
}

/**
 * The rows of the list of results. Their order: if there is a search text, the best match first; near a movement, along
 * its line; near another record, by distance; otherwise by date.
 */
export function resultRows({
  results,
  records,
  state: { filters, area },
}: Pick<AtlasModel, 'results' | 'records' | 'state'>): readonly ResultRow[] {
  const text = filters.text.trim();
  const byKey = new Map(results.map((result) => [result.record.key, result]));
  if (text) {
    return searchIndexOf(records)
      .find(text, records.size)
      .flatMap(({ record, name }): ResultRow[] => {
        const result = byKey.get(record.key);
        return result ? [{ result, name }] : [];
      });
  }
  const near = area?.kind === 'near' ? area : undefined;
  const way = near && isRef(near.of) ? records.get(keyOf(near.of)) : undefined;
  if (near && way?.kind === 'movement' && way.geometry?.type === 'LineString') {
    const asked = results
      .filter(({ record: { kind } }) => kind === 'event' || kind === 'place')
      .map(({ record }) => record);
    const passed = recordsAlong(asked, way.geometry as LineString, near.km).flatMap(({ record, at }): ResultRow[] => {
      const result = byKey.get(record.key);
      return result ? [{ result, at }] : [];
    });
    const there = new Set(passed.map(({ result }) => result));
    return [...passed, ...results.filter((result) => !there.has(result)).map((result) => ({ result }))];
  }
  const day = ({ record }: SearchResult) => record.extent?.from ?? Infinity;
  return [...results]
    .sort((a, b) => (near ? (a.km ?? Infinity) - (b.km ?? Infinity) : 0) || day(a) - day(b))
    .map((result) => ({ result }));
}
