import type { Picked } from '../../stage/stage.ts';
import type { AtlasRecord } from '../core/records.ts';
import { keyOf } from '../core/state.ts';
import { RESULTS } from './result-marks.ts';
import type { AtlasModel } from '../ui/model.ts';

/** Maximum number of records that one click selects: a town has many events. */
const MOST = 40;

/** Kinds of records by priority of selection: small symbols before large areas. */
const SORTS: readonly (readonly AtlasRecord['kind'][])[] = [
  ['event', 'place', 'person'],
  ['movement'],
  ['route'],
  ['hold'],
];

/** The records that a click selects, from all features under the pointer. */
export function pickedRecords(
  picked: readonly Picked[],
  { layers, records }: Pick<AtlasModel, 'layers' | 'records'>,
): readonly AtlasRecord[] {
  const byLayer = new Map(layers.map(({ id, dataset }) => [id, dataset]));
  const keys = picked.flatMap(({ layer, properties }) =>
    layer === RESULTS
      ? String(properties['keys']).split(' ')
      : [keyOf({ layer: byLayer.get(layer) ?? layer, id: String(properties['id']) })],
  );
  const found = [...new Set(keys)].flatMap((key) => records.get(key) ?? []);
  const sort = SORTS.find((kinds) => found.some(({ kind }) => kinds.includes(kind)));
  return found.filter(({ kind }) => sort?.includes(kind)).slice(0, MOST);
}
