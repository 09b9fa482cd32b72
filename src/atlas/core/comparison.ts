/** Two dates, or two layers, side by side: what either side shows, and what was at only one of two dates. Pure. */
import type { Scene } from '../../story/story.ts';
import type { SearchResult } from './query.ts';
import { dayShown, type AtlasCatalogue, type AtlasState, type Comparison, type TimeState } from './state.ts';
import { whether } from './time.ts';

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/**
 * The state as one side shows it: at its date, or with its layer and without the other's. Without a comparison, the
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

/** What a stage shows of a state, on {@link dayShown}. */
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

/** The ends of the time that is shown, with the handle in the middle: what a comparison of dates begins with. */
export const twoDates = ({ from, until, now }: TimeState): Comparison => ({
  kind: 'dates',
  left: now === undefined || now === until ? from : now,
  right: until,
  share: 0.5,
});

/** The two uppermost of the layers that are on. */
export function twoLayers(state: AtlasState): Comparison | undefined {
  const [left, right] = state.layers.slice(-2);
  return left && right ? { kind: 'layers', left: left.id, right: right.id, share: 0.5 } : undefined;
}

export interface Difference {
  /** As sure as each is for that one day. */
  readonly left: readonly SearchResult[];
  readonly right: readonly SearchResult[];
  readonly both: number;
}

/** An answer as sure as it is of one day; undefined where it was not then, even perhaps. */
function onDay(answer: SearchResult, day: number): SearchResult | undefined {
  const { record, sureness } = answer;
  const then = whether(record.extent, { from: day, until: day }, record.filling);
  return then === 'out' ? undefined : then === sureness ? answer : { ...answer, sureness: 'perhaps' };
}

/** Of the answers those that were, or may have been, on a day; and all that is of no time in particular. */
export const answersOn = (answers: readonly SearchResult[], day: number): readonly SearchResult[] =>
  answers.flatMap((answer) => (answer.record.extent ? (onDay(answer, day) ?? []) : [answer]));

/**
 * Which of the answers were at one date and not at the other, even perhaps. What is of no time in particular is left
 * out.
 */
export function differenceOf(
  answers: readonly SearchResult[],
  { left, right }: { readonly left: number; readonly right: number },
): Difference {
  const judged = answers
    .filter(({ record }) => record.extent)
    .map((answer) => ({ left: onDay(answer, left), right: onDay(answer, right) }));
  return {
    left: judged.flatMap((one) => (one.left && !one.right ? [one.left] : [])),
    right: judged.flatMap((one) => (one.right && !one.left ? [one.right] : [])),
    both: judged.filter((one) => one.left && one.right).length,
  };
}
