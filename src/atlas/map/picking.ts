import type { Picked } from '../../stage/stage.ts';
import type { AtlasRecord } from '../core/records.ts';
import { keyOf } from '../core/state.ts';
import { ANSWERS } from './answer-marks.ts';
import type { AtlasModel } from '../ui/model.ts';

/** Things taken by one click, at most: a town has seen much. */
const MOST = 40;

/** Of several under one click, the sort that is meant: what is small before what is wide. */
const SORTS: readonly (readonly AtlasRecord['kind'][])[] = [['event', 'place', 'person'], ['movement'], ['hold']];

/** The things that are meant by what was pointed at. */
export function pickedRecords(
  picked: readonly Picked[],
  { layers, records }: Pick<AtlasModel, 'layers' | 'records'>,
): readonly AtlasRecord[] {
  const byLayer = new Map(layers.map(({ id, dataset }) => [id, dataset]));
  const keys = picked.flatMap(({ layer, properties }) =>
    layer === ANSWERS
      ? String(properties['keys']).split(' ')
      : [keyOf({ layer: byLayer.get(layer) ?? layer, id: String(properties['id']) })],
  );
  const things = [...new Set(keys)].flatMap((key) => records.get(key) ?? []);
  const sort = SORTS.find((kinds) => things.some(({ kind }) => kinds.includes(kind)));
  return things.filter(({ kind }) => sort?.includes(kind)).slice(0, MOST);
}
