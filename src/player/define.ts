import { register } from './register.ts';
import { StoryCard } from './story-card.ts';
import { StoryGraticule } from './story-graticule.ts';
import { StoryLegend } from './story-legend.ts';
import { StoryPlayer } from './story-player.ts';
import { StoryRail } from './story-rail.ts';
import { StorySettings } from './story-settings.ts';
import { StoryScale } from './story-scale.ts';
import { StoryStep } from './story-step.ts';
import { StoryTimeline } from './story-timeline.ts';
import { StoryWhere } from './story-where.ts';

const elements = {
  'story-card': StoryCard,
  'story-graticule': StoryGraticule,
  'story-legend': StoryLegend,
  'story-rail': StoryRail,
  'story-scale': StoryScale,
  'story-settings': StorySettings,
  'story-step': StoryStep,
  'story-timeline': StoryTimeline,
  'story-where': StoryWhere,
  // The last one: it reads its child elements when it is upgraded.
  'story-player': StoryPlayer,
} as const;

/** Registers all elements of the player. */
export function definePlayer(): void {
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'story-card': StoryCard;
    'story-graticule': StoryGraticule;
    'story-legend': StoryLegend;
    'story-player': StoryPlayer;
    'story-rail': StoryRail;
    'story-scale': StoryScale;
    'story-settings': StorySettings;
    'story-step': StoryStep;
    'story-timeline': StoryTimeline;
    'story-where': StoryWhere;
  }
}
