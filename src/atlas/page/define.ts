import { register } from '../../player/register.ts';
import { StoryGraticule } from '../../player/story-graticule.ts';
import { StoryScale } from '../../player/story-scale.ts';
import { AtlasSearch } from '../search/atlas-search.ts';
import { AtlasDetails } from '../details/atlas-details.ts';
import { AtlasLayers } from '../layers/atlas-layers.ts';
import { AtlasPage } from './atlas-page.ts';
import { AtlasTime } from '../time/atlas-time.ts';
import { defineTools } from './define-tools.ts';

const elements = {
  'atlas-search': AtlasSearch,
  'atlas-details': AtlasDetails,
  'atlas-layers': AtlasLayers,
  'atlas-time': AtlasTime,
  'story-graticule': StoryGraticule,
  'story-scale': StoryScale,
  // Last: the others are what it is made of.
  'atlas-page': AtlasPage,
} as const;

/** Registers the elements. */
export function define(): void {
  defineTools();
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'atlas-search': AtlasSearch;
    'atlas-details': AtlasDetails;
    'atlas-layers': AtlasLayers;
    'atlas-page': AtlasPage;
    'atlas-time': AtlasTime;
  }
}
