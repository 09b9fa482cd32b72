import { AtlasBring } from './atlas-bring.ts';
import { AtlasCompare } from './atlas-compare.ts';
import { AtlasMeasure } from './atlas-measure.ts';
import { AtlasTable } from './atlas-table.ts';
import { AtlasTake } from './atlas-take.ts';
import { AtlasVersus } from './atlas-versus.ts';

const elements = {
  'atlas-bring': AtlasBring,
  'atlas-compare': AtlasCompare,
  'atlas-measure': AtlasMeasure,
  'atlas-table': AtlasTable,
  'atlas-take': AtlasTake,
  'atlas-versus': AtlasVersus,
} as const;

/** Registers the tools of the atlas. Calling it twice does no harm. */
export function defineTools(): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'atlas-bring': AtlasBring;
    'atlas-compare': AtlasCompare;
    'atlas-measure': AtlasMeasure;
    'atlas-table': AtlasTable;
    'atlas-take': AtlasTake;
    'atlas-versus': AtlasVersus;
  }
}
