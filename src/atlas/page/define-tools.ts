import { register } from '../../player/register.ts';
import { AtlasImport } from '../import/atlas-import.ts';
import { AtlasCite } from '../ui/atlas-cite.ts';
import { AtlasCompare } from '../compare/atlas-compare.ts';
import { AtlasMeasure } from '../measure/atlas-measure.ts';
import { AtlasTable } from '../table/atlas-table.ts';
import { AtlasExport } from '../export/atlas-export.ts';
import { AtlasComparePanel } from '../compare/atlas-compare-panel.ts';

const elements = {
  'atlas-import': AtlasImport,
  'atlas-cite': AtlasCite,
  'atlas-compare': AtlasCompare,
  'atlas-measure': AtlasMeasure,
  'atlas-table': AtlasTable,
  'atlas-export': AtlasExport,
  'atlas-compare-panel': AtlasComparePanel,
} as const;

/** Registers the tools of the atlas. */
export function defineTools(): void {
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'atlas-import': AtlasImport;
    'atlas-cite': AtlasCite;
    'atlas-compare': AtlasCompare;
    'atlas-measure': AtlasMeasure;
    'atlas-table': AtlasTable;
    'atlas-export': AtlasExport;
    'atlas-compare-panel': AtlasComparePanel;
  }
}
