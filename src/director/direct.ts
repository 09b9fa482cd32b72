import { TRAVEL, type Position, type Story } from '../story/story.ts';

/** A request to move, from scrolling, a key, a mark, a link or the kiosk. Nothing else changes a position. */
export type Cue =
  | { readonly type: 'scroll'; readonly position: Position }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  /** `told`: the share of the step that is told, 0 to 1; 1 if absent. */
  | { readonly type: 'go'; readonly step: string; readonly told?: number };

/** The position at which a share of a step has been told; 1 is what a reader who asks for the step should see. */
const told = (step: number, share = 1): Position => ({
  step,
  progress: TRAVEL + (1 - 2 * TRAVEL) * Math.min(1, Math.max(0, share)),
});

/**
 * The position after a cue. A cue that leads nowhere (before the first step, past the last, unknown id) has no effect.
 */
export function direct(story: Story, position: Position, cue: Cue): Position {
  const last = story.steps.length - 1;
  switch (cue.type) {
    case 'scroll': {
      const step = Math.min(last, Math.max(0, Math.trunc(cue.position.step)));
      return { step, progress: Math.min(1, Math.max(0, cue.position.progress)) };
    }
    case 'next':
      return position.step < last ? told(position.step + 1) : position;
    case 'previous':
      return position.step > 0 ? told(position.step - 1) : position;
    case 'go': {
      const step = story.steps.findIndex(({ id }) => id === cue.step);
      return step < 0 ? position : told(step, cue.told);
    }
  }
}
