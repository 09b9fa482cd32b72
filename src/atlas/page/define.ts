import { register } from '../../player/register.ts';
import { StoryGraticule } from '../../player/story-graticule.ts';
import { StoryScale } from '../../player/story-scale.ts';
import { AtlasSearch } from '../search/atlas-search.ts';
import { AtlasDetails } from '../details/atlas-details.ts';
import { AtlasLayers } from '../layers/atlas-layers.ts';
import { AtlasPage } from './atlas-page.ts';
import { AtlasOwnTime } from '../time/atlas-own-time.ts';
import { AtlasTime } from '../time/atlas-time.ts';
import { AtlasImport } from '../import/atlas-import.ts';
import { AtlasCite } from '../ui/atlas-cite.ts';
import { AtlasCompare } from '../compare/atlas-compare.ts';
import { AtlasLineLength } from '../measure/atlas-line-length.ts';
import { AtlasMeasure } from '../measure/atlas-measure.ts';
import { AtlasTable } from '../table/atlas-table.ts';
import { AtlasWorkspace } from '../export/atlas-workspace.ts';
import { AtlasExport } from '../export/atlas-export.ts';
import { AtlasComparePanel } from '../compare/atlas-compare-panel.ts';

const elements = {
  'atlas-search': AtlasSearch,
  'atlas-details': AtlasDetails,
  'atlas-layers': AtlasLayers,
  'atlas-time': AtlasTime,
  'atlas-own-time': AtlasOwnTime,
  'atlas-import': AtlasImport,
  'atlas-cite': AtlasCite,
  'atlas-compare': AtlasCompare,
  'atlas-line-length': AtlasLineLength,
  'atlas-measure': AtlasMeasure,
  'atlas-table': AtlasTable,
  'atlas-workspace': AtlasWorkspace,
  'atlas-export': AtlasExport,
  'atlas-compare-panel': AtlasComparePanel,
  'story-graticule': StoryGraticule,
  'story-scale': StoryScale,
  // The last one, because it contains the others.
  'atlas-page': AtlasPage,
} as const;

/** Registers the elements. */
export function defineAtlas(): void {
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'atlas-import': AtlasImport;
    'atlas-cite': AtlasCite;
    'atlas-compare': AtlasCompare;
    'atlas-line-length': AtlasLineLength;
    'atlas-measure': AtlasMeasure;
    'atlas-table': AtlasTable;
    'atlas-workspace': AtlasWorkspace;
    'atlas-export': AtlasExport;
    'atlas-compare-panel': AtlasComparePanel;
    'atlas-search': AtlasSearch;
    'atlas-details': AtlasDetails;
    'atlas-layers': AtlasLayers;
    'atlas-page': AtlasPage;
    'atlas-time': AtlasTime;
    'atlas-own-time': AtlasOwnTime;
  }
}
