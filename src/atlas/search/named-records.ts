/** Records by the names a reader types or picks. Part of `<atlas-search>`. */
import { html } from 'lit';
import type { AtlasRecord, Kind } from '../core/records.ts';
import { findByName } from '../core/search-index.ts';
import { isRef, keyOf, type Area } from '../core/state.ts';
import type { AtlasModel } from '../ui/model.ts';
import { titleOf } from '../ui/words.ts';

/** Kilometres of a search that gives no distance. */
export const DEFAULT_RADIUS = 30;

/** `<option>`s with the titles of all records of these kinds that are on the map. */
export function titleOptions({ records, state: { lang } }: AtlasModel, kinds: readonly Kind[]) {
  const titles = [...records.values()]
    .filter(({ kind, geometry }) => kinds.includes(kind) && geometry)
    .map((record) => titleOf(record, lang));
  return [...new Set(titles)].map((title) => html`<option value=${title}></option>`);
}

/** The record that the reader means: the one with this title, otherwise the best match in any spelling. */
export function recordNamed(model: AtlasModel, name: string, kinds: readonly Kind[]): AtlasRecord | undefined {
  return (
    [...model.records.values()].find(
      (record) => kinds.includes(record.kind) && record.geometry && titleOf(record, model.state.lang) === name,
    ) ?? findByName(model.records, name, kinds)
  );
}

/** The record that an area is measured from; undefined for an outline, and for a point. */
export function centreOf({ records }: AtlasModel, area: Area | undefined): AtlasRecord | undefined {
  return area?.kind === 'near' && isRef(area.of) ? records.get(keyOf(area.of)) : undefined;
}
