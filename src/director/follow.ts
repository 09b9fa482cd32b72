import type { Position, Scene, Story } from '../story/story.ts';
import { ease } from './path.ts';
import { sceneAt, sceneBetween } from './scene.ts';

/**
 * What is shown while the shown position follows the wanted one. `near` walks through the story; `leap`
 * goes straight from what was in view to what is wanted, so that a link over fifty steps replays none.
 * `to` is the position that was wanted last, so that a leap can tell scrolling on from another jump.
 */
export type Shown =
  | { readonly kind: 'near'; readonly at: number }
  | { readonly kind: 'leap'; readonly from: Scene; readonly to: Position; readonly gone: number };

/** Position as one number: 3.25 is a quarter through the fourth step. */
export const storyCoordinate = ({ step, progress }: Position): number => step + progress;

export function positionAt(story: Story, at: number): Position {
  const step = Math.min(story.steps.length - 1, Math.max(0, Math.floor(at)));
  return { step, progress: Math.min(1, Math.max(0, at - step)) };
}

/**
 * Milliseconds in which the distance to the wanted position falls to a third. Long enough to take the jerk out of a
 * wheel's notch, short enough to feel held by the hand.
 */
const LAG = 90;
/** Steps. Closer than this the shown position is the wanted one. */
const REST = 1e-3;
/** Steps. Further than this it leaps. One step and a half is a hard flick of a wheel; more is a jump. */
const FAR = 1.5;
/** Milliseconds of a leap. */
const LEAP = 1400;

/** The scene of what is shown. */
export function sceneOfShown(story: Story, shown: Shown, wanted: Position): Scene {
  // One number cannot hold every step and share: at rest the wanted position itself decides.
  if (isAtRest(shown, wanted)) return sceneAt(story, wanted);
  return shown.kind === 'near'
    ? sceneAt(story, positionAt(story, shown.at))
    : sceneBetween(shown.from, sceneAt(story, wanted), ease(shown.gone));
}

/** Whether nothing moves until the wanted position does. */
export function isAtRest(shown: Shown, wanted: Position): boolean {
  return shown.kind === 'near' && shown.at === storyCoordinate(wanted);
}

/** What is shown `elapsed` milliseconds later. Comes to rest at the wanted position, from anywhere. */
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
