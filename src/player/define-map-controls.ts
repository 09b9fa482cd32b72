import { register } from './register.ts';
import { StoryGraticule } from './story-graticule.ts';
import { StoryLegend } from './story-legend.ts';
import { StoryScale } from './story-scale.ts';

/**
 * Registers the elements that show nothing without a map. They are fetched with it, because the map is fetched last.
 */
export function defineMapControls(): void {
  register({
    'story-graticule': StoryGraticule,
    'story-legend': StoryLegend,
    'story-scale': StoryScale,
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'story-graticule': StoryGraticule;
    'story-legend': StoryLegend;
    'story-scale': StoryScale;
  }
}
