import { register } from '../../player/register.ts';
import { AtlasBring } from '../import/atlas-import.ts';
import { AtlasCite } from '../ui/atlas-cite.ts';
import { AtlasCompare } from '../compare/atlas-compare.ts';
import { AtlasMeasure } from '../measure/atlas-measure.ts';
import { AtlasTable } from '../table/atlas-table.ts';
import { AtlasTake } from '../export/atlas-export.ts';
import { AtlasVersus } from '../compare/atlas-compare-panel.ts';

const elements = {
  'atlas-bring': AtlasBring,
  'atlas-cite': AtlasCite,
  'atlas-compare': AtlasCompare,
  'atlas-measure': AtlasMeasure,
  'atlas-table': AtlasTable,
  'atlas-take': AtlasTake,
  'atlas-versus': AtlasVersus,
} as const;

/** Registers the tools of the atlas. */
export function defineTools(): void {
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'atlas-bring': AtlasBring;
    'atlas-cite': AtlasCite;
    'atlas-compare': AtlasCompare;
    'atlas-measure': AtlasMeasure;
    'atlas-table': AtlasTable;
    'atlas-take': AtlasTake;
    'atlas-versus': AtlasVersus;
  }
}
