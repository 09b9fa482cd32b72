import type { Cue } from '../director/direct.ts';
import type { Position, Scene } from '../story/story.ts';

/** A request to move, sent by anything inside a player. It bubbles up to the player and crosses shadow roots. */
export class StoryCueEvent extends CustomEvent<Cue> {
  constructor(cue: Cue) {
    super('story-cue', { detail: cue, bubbles: true, composed: true });
  }
}

export interface StoryChange {
  readonly position: Position;
  /** The id of the step in view; undefined while the title page is in view. */
  readonly step: string | undefined;
  readonly scene: Scene;
}

/** Sent by a player to its page: another step is in view, or the picture has stopped moving. */
export class StoryChangeEvent extends CustomEvent<StoryChange> {
  constructor(change: StoryChange) {
    super('story-change', { detail: change, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'story-cue': StoryCueEvent;
    'story-change': StoryChangeEvent;
  }
  interface DocumentEventMap {
    'story-change': StoryChangeEvent;
  }
}
