import { createContext } from '@lit/context';
import type { Position, Scene, Story } from '../story/story.ts';

/** The state that a `<story-player>` gives to all elements in it, by context. They ask for changes by `story-cue`. */
export interface Playback {
  readonly story: Story;
  /** Where the reader is. */
  readonly position: Position;
  /** What is shown now; it follows the position smoothly. */
  readonly scene: Scene;
}

export const playbackContext = createContext<Playback | undefined>(Symbol('playback'));
