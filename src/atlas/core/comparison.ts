/** Comparisons of two dates or two layers: what each side shows, and what was at only one of two dates. Pure. */
import type { Scene } from '../../story/story.ts';
import type { SearchResult } from './query.ts';
import { dayShown, type AtlasCatalogue, type AtlasState, type Comparison, type TimeState } from './state.ts';
import { surenessIn } from './time.ts';

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/**
 * The state of one side: with its date, or with its layer and without that of the other side. Without a comparison, the
 * state itself.
 */
export function sideOf(state: AtlasState, side: Side): AtlasState {
  const { comparison, time, layers } = state;
  if (!comparison) return state;
  if (comparison.kind === 'dates') {
    const now = comparison[side];
    return { ...state, time: { from: Math.min(time.from, now), until: Math.max(time.until, now), now } };
  }
  const [own, other] = [comparison[side], comparison[side === 'left' ? 'right' : 'left']];
  const rest = own === other ? layers : layers.filter(({ id }) => id !== other);
  return { ...state, layers: rest.some(({ id }) => id === own) ? rest : [...rest, { id: own, opacity: 1 }] };
}

/** The scene of a side, on {@link dayShown}. */
export function sceneOfSide(state: AtlasState, side: Side, catalogue: Pick<AtlasCatalogue, 'time' | 'opening'>): Scene {
  const { camera, time, layers } = sideOf(state, side);
  const now = dayShown(time, catalogue);
  return {
    camera,
    when: { edtf: '', from: now, until: now, now },
    layers: Object.fromEntries(layers.map(({ id, opacity }) => [id, { opacity, drawn: 1 }])),
    names: [],
  };
}

/** The initial comparison of dates: both ends of the time that is shown, with the handle in the middle. */
export const twoDates = ({ from, until, now }: TimeState): Comparison => ({
  kind: 'dates',
  left: now === undefined || now === until ? from : now,
  right: until,
  share: 0.5,
});

/** The initial comparison of layers: the two topmost layers that are shown. */
export function twoLayers(state: AtlasState): Comparison | undefined {
  const [left, right] = state.layers.slice(-2);
  return left && right ? { kind: 'layers', left: left.id, right: right.id, share: 0.5 } : undefined;
}

export interface Difference {
  /** Records that were at the left date only, with their sureness on that day. */
  readonly left: readonly SearchResult[];
  readonly right: readonly SearchResult[];
  readonly both: number;
}

/** A result with its sureness on one day; undefined if it was not at that day. */
function onDay(result: SearchResult, day: number): SearchResult | undefined {
  const { record, sureness } = result;
  const then = surenessIn(record.extent, { from: day, until: day }, record.filling);
  return then === 'out' ? undefined : then === sureness ? result : { ...result, sureness: 'perhaps' };
}

/** The results that were, or may have been, on a day; and all results without a date. */
export const resultsOn = (results: readonly SearchResult[], day: number): readonly SearchResult[] =>
  results.flatMap((result) => (result.record.extent ? (onDay(result, day) ?? []) : [result]));

/**
 * The results that were, or may have been, at one date and not at the other. Results without a date are left out.
 */
export function differenceOf(
  results: readonly SearchResult[],
  { left, right }: { readonly left: number; readonly right: number },
): Difference {
  const judged = results
    .filter(({ record }) => record.extent)
    .map((result) => ({ left: onDay(result, left), right: onDay(result, right) }));
  return {
    left: judged.flatMap((one) => (one.left && !one.right ? [one.left] : [])),
    right: judged.flatMap((one) => (one.right && !one.left ? [one.right] : [])),
    both: judged.filter((one) => one.left && one.right).length,
  };
}
