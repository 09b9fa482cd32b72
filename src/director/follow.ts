import type { Position, Scene, Story } from '../story/story.ts';
import { ease } from './path.ts';
import { sceneAt, sceneBetween } from './scene.ts';

/**
 * What is shown while the shown position follows the wanted one. `near` moves through the story; `leap` moves straight
 * from the scene in view to the wanted one, so that a link over fifty steps does not replay them. `to` is the position
 * that was wanted last: a leap uses it to distinguish further scrolling from another jump. `gone` is the share of the
 * leap's time that has passed, 0 to 1.
 */
export type Shown =
  | { readonly kind: 'near'; readonly at: number }
  | { readonly kind: 'leap'; readonly from: Scene; readonly to: Position; readonly gone: number };

/** A position as one number: 3.25 is a quarter through the fourth step. */
export const storyCoordinate = ({ step, progress }: Position): number => step + progress;

export function positionAt(story: Story, at: number): Position {
  const step = Math.min(story.steps.length - 1, Math.max(0, Math.floor(at)));
  return { step, progress: Math.min(1, Math.max(0, at - step)) };
}

/**
 * Time constant in milliseconds: in this time the distance to the wanted position falls to 1/e, about a third. Long
 * enough to smooth the steps of a mouse wheel, short enough to feel immediate.
 */
const LAG = 90;
/** Steps. If the shown position is closer than this to the wanted one, it is set equal. */
const REST = 1e-3;
/** Steps. Over a greater distance it leaps. A fast turn of a wheel moves about one and a half steps; more is a jump. */
const FAR = 1.5;
/** Duration of a leap in milliseconds. */
const LEAP = 1400;

/** The scene to show. */
export function sceneOfShown(story: Story, shown: Shown, wanted: Position): Scene {
  // One number cannot represent every step and progress exactly: at rest use the wanted position itself.
  if (isAtRest(shown, wanted)) return sceneAt(story, wanted);
  return shown.kind === 'near'
    ? sceneAt(story, positionAt(story, shown.at))
    : sceneBetween(shown.from, sceneAt(story, wanted), ease(shown.gone));
}

/** Whether the shown position has reached the wanted one. */
export function isAtRest(shown: Shown, wanted: Position): boolean {
  return shown.kind === 'near' && shown.at === storyCoordinate(wanted);
}

/** What is shown `elapsed` milliseconds later. From anywhere, it arrives at the wanted position. */
export function follow(story: Story, shown: Shown, wanted: Position, elapsed: number): Shown {
  const goal = storyCoordinate(wanted);
  if (shown.kind === 'leap') {
    if (Math.abs(goal - storyCoordinate(shown.to)) > FAR)
      return { kind: 'leap', from: sceneOfShown(story, shown, shown.to), to: wanted, gone: 0 };
    const gone = shown.gone + elapsed / LEAP;
    return gone >= 1 ? { kind: 'near', at: goal } : { ...shown, to: wanted, gone };
  }
  const distance = goal - shown.at;
  if (Math.abs(distance) <= REST) return { kind: 'near', at: goal };
  if (Math.abs(distance) > FAR)
    return { kind: 'leap', from: sceneAt(story, positionAt(story, shown.at)), to: wanted, gone: 0 };
  return { kind: 'near', at: goal - distance * Math.exp(-elapsed / LAG) };
}
