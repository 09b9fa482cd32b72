import { createContext } from '@lit/context';
import type { Position, Scene, Story } from '../story/story.ts';

/** What everything below a `<story-player>` may know. It flows down only; what flows up is a `story-cue`. */
export interface Playback {
  readonly story: Story;
  /** Where the reader is. */
  readonly position: Position;
  /** What is shown, which follows the position smoothly. */
  readonly scene: Scene;
}

export const playbackContext = createContext<Playback | undefined>(Symbol('playback'));
