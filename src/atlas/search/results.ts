import type { LineString } from 'geojson';
import { recordsAlong, type SearchResult } from '../core/query.ts';
import type { Kind } from '../core/records.ts';
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
  /** All of that name is what was asked for. */
  readonly whole?: boolean;
}

/** What a text finds, apart: the records that it names, and what tells of them by kind. */
export interface GroupedRows {
  readonly named: readonly ResultRow[];
  readonly kinds: readonly { readonly kind: Kind; readonly rows: readonly ResultRow[] }[];
}

/** Kinds in the order in which they are listed. */
const ORDER: readonly Kind[] = ['place', 'person', 'event', 'movement', 'route', 'hold'];

/** Where no name is the text as a whole, the best place or person that was found by a name counts as named. */
export function groupedRows(rows: readonly ResultRow[]): GroupedRows {
  const whole = rows.filter((row) => row.whole);
  const [best] = rows;
  const isNamed = best?.name !== undefined && /^(place|person)$/.test(best.result.record.kind);
  const named = whole.length > 0 ? whole : best && isNamed ? [best] : [];
  const others = rows.filter((row) => !named.includes(row));
  const kinds = ORDER.map((kind) => ({ kind, rows: others.filter(({ result }) => result.record.kind === kind) }));
  return { named, kinds: kinds.filter((group) => group.rows.length > 0) };
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
      .flatMap(({ record, name, whole }): ResultRow[] => {
        const result = byKey.get(record.key);
        return result ? [{ result, name, whole }] : [];
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
