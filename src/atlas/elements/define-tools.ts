import { AtlasBring } from './atlas-bring.ts';
import { AtlasMeasure } from './atlas-measure.ts';
import { AtlasTable } from './atlas-table.ts';

const elements = {
  'atlas-bring': AtlasBring,
  'atlas-measure': AtlasMeasure,
  'atlas-table': AtlasTable,
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
    'atlas-measure': AtlasMeasure;
    'atlas-table': AtlasTable;
  }
}
