import type { LineString } from 'geojson';
import { along, type Answer } from '../core/query.ts';
import { isRef, keyOf } from '../core/state.ts';
import type { AtlasModel } from '../ui/model.ts';
import { searchOf } from '../core/search-index.ts';

/** A result: what answers, and more of where it is. */
export interface Row {
  readonly answer: Answer;
  /** Kilometres along the way that is asked about. */
  readonly at?: number;
  /** By which of its names it was found. */
  readonly name?: string | undefined;
}

/**
 * What answers: the best first where a text is asked for, else along the way that is asked about, or by distance; else
 * in the order of time.
 */
export function answerRows({
  answers,
  items,
  state: { filters, area },
}: Pick<AtlasModel, 'answers' | 'items' | 'state'>): readonly Row[] {
  const text = filters.text.trim();
  const byKey = new Map(answers.map((answer) => [answer.item.key, answer]));
  if (text) {
    return searchOf(items)
      .find(text, items.size)
      .flatMap(({ item, name }): Row[] => {
        const answer = byKey.get(item.key);
        return answer ? [{ answer, name }] : [];
      });
  }
  const near = area?.kind === 'near' ? area : undefined;
  const way = near && isRef(near.of) ? items.get(keyOf(near.of)) : undefined;
  if (near && way?.kind === 'movement' && way.geometry?.type === 'LineString') {
    const asked = answers.filter(({ item: { kind } }) => kind === 'event' || kind === 'place').map(({ item }) => item);
    const passed = along(asked, way.geometry as LineString, near.km).flatMap(({ item, at }): Row[] => {
      const answer = byKey.get(item.key);
      return answer ? [{ answer, at }] : [];
    });
    const there = new Set(passed.map(({ answer }) => answer));
    return [...passed, ...answers.filter((answer) => !there.has(answer)).map((answer) => ({ answer }))];
  }
  const day = ({ item }: Answer) => item.extent?.from ?? Infinity;
  return [...answers]
    .sort((a, b) => (near ? (a.km ?? Infinity) - (b.km ?? Infinity) : 0) || day(a) - day(b))
    .map((answer) => ({ answer }));
}
