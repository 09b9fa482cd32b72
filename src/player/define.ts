import { register } from './register.ts';
import { StoryCard } from './story-card.ts';
import { StoryPlayer } from './story-player.ts';
import { StoryRail } from './story-rail.ts';
import { StorySettings } from './story-settings.ts';
import { StoryStep } from './story-step.ts';
import { StoryTimeline } from './story-timeline.ts';
import { StoryWhere } from './story-where.ts';

const elements = {
  'story-card': StoryCard,
  'story-rail': StoryRail,
  'story-settings': StorySettings,
  'story-step': StoryStep,
  'story-timeline': StoryTimeline,
  'story-where': StoryWhere,
  // The last one: it reads its child elements when it is upgraded.
  'story-player': StoryPlayer,
} as const;

/** Registers the elements of the player, but for those that need a map: see `define-map-controls.ts`. */
export function definePlayer(): void {
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'story-card': StoryCard;
    'story-player': StoryPlayer;
    'story-rail': StoryRail;
    'story-settings': StorySettings;
    'story-step': StoryStep;
    'story-timeline': StoryTimeline;
    'story-where': StoryWhere;
  }
}
