/**
 * Every layer and every dataset of the map: the single list. The stage, the atlas and the press read it;
 * it is bundled in the page, and imports nothing of the build.
 */
import { controlDatasets, controlLayers } from './catalog/control.ts';
import { landDatasets, landLayers } from './catalog/land.ts';
import { movementDatasets, movementLayers } from './catalog/movements.ts';
import { eventLayers, placeDatasets, placeLayers } from './catalog/places.ts';
import { roadDatasets, roadLayers, townLayers } from './catalog/roads.ts';
import { seaDatasets, seaLayers } from './catalog/sea.ts';
import type { Dataset, Layer, LayerId } from './layer.ts';

export const datasets: readonly Dataset[] = [
  ...seaDatasets, ...landDatasets, ...roadDatasets, ...placeDatasets, ...movementDatasets, ...controlDatasets,
];

const landLayer = (id: string): readonly Layer[] => landLayers.filter((layer) => layer.id === id);

/** From the bottom up: the sea covers what overlaps it from the land. */
export const layers: readonly Layer[] = [
  ...landLayer('relief'), ...landLayer('forest'), ...landLayer('neighbours'), ...controlLayers,
  ...seaLayers.filter(({ id }) => id === 'sea' || id === 'waterlines'), ...landLayer('gilan'), ...landLayer('borders'),
  ...seaLayers.filter(({ id }) => id === 'lagoon-1920' || id === 'shore-1920'),
  ...landLayer('rivers'), ...roadLayers, ...townLayers, ...movementLayers, ...placeLayers, ...eventLayers,
];

const layersById: ReadonlyMap<string, Layer> = new Map(layers.map((layer) => [layer.id, layer]));
const datasetsById: ReadonlyMap<string, Dataset> = new Map(datasets.map((dataset) => [dataset.id, dataset]));

export const layer = (id: LayerId): Layer | undefined => layersById.get(id);
export const dataset = (id: string): Dataset | undefined => datasetsById.get(id);
