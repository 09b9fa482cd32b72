import { register } from '../../player/register.ts';
import { AtlasBring } from './atlas-bring.ts';
import { AtlasCite } from './atlas-cite.ts';
import { AtlasCompare } from './atlas-compare.ts';
import { AtlasMeasure } from './atlas-measure.ts';
import { AtlasTable } from './atlas-table.ts';
import { AtlasTake } from './atlas-take.ts';
import { AtlasVersus } from './atlas-versus.ts';

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
