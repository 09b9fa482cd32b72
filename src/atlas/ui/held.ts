/** Where a control period was, in words. */
import { inLanguage } from '../../words/localized-text.ts';
import { listed } from '../../words/list.ts';
import type { AtlasRecord } from '../core/records.ts';
import type { AtlasModel } from './model.ts';

const placesIn = new WeakMap<ReadonlyMap<string, AtlasRecord>, ReadonlyMap<string, AtlasRecord>>();

/** Places by their ids, without their dataset. */
function placesById(records: ReadonlyMap<string, AtlasRecord>): ReadonlyMap<string, AtlasRecord> {
  const known = placesIn.get(records);
  if (known) return known;
  const places = [...records.values()].filter(({ kind }) => kind === 'place');
  const made = new Map(places.map((record) => [record.ref.id, record]));
  placesIn.set(records, made);
  return made;
}

/** The towns and areas that a control period names, in the language of the page; empty for every other record. */
export function heldIn(
  { held }: Pick<AtlasRecord, 'held'>,
  { records, areas = {}, state: { lang } }: Pick<AtlasModel, 'records' | 'areas' | 'state'>,
): string {
  const places = placesById(records);
  return listed(
    held.map((name) => {
      const title = areas[name] ?? places.get(name)?.title;
      return title ? inLanguage(title, lang) : name;
    }),
    lang,
  );
}
