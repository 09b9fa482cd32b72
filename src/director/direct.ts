import type { Position, Story } from '../story/story.ts';
import { TRAVEL } from './scene.ts';

/** What a reader, a key, a dot, a link or a kiosk asks for. Nothing else changes a position. */
export type Cue =
  | { readonly type: 'scroll'; readonly position: Position }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'go'; readonly step: string };

/** A step whose camera has just arrived. */
const arrived = (step: number): Position => ({ step, progress: TRAVEL });

/** The position after a cue. A cue that leads nowhere (before the first, past the last, to no step) changes nothing. */
export function direct(story: Story, position: Position, cue: Cue): Position {
  const last = story.steps.length - 1;
  switch (cue.type) {
    case 'scroll': {
      const step = Math.min(last, Math.max(0, Math.trunc(cue.position.step)));
      return { step, progress: Math.min(1, Math.max(0, cue.position.progress)) };
    }
    case 'next':
      return position.step < last ? arrived(position.step + 1) : position;
    case 'previous':
      return position.step > 0 ? arrived(position.step - 1) : position;
    case 'go': {
      const step = story.steps.findIndex(({ id }) => id === cue.step);
      return step < 0 ? position : arrived(step);
    }
  }
}
