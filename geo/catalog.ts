/**
 * Every layer and every dataset of the map: the single list. The stage, the atlas and the press read it;
 * it is bundled in the page, and imports nothing of the build.
 */
import { controlDatasets, controlLayers } from './catalog/control.ts';
import { frontDatasets, frontLayers } from './catalog/fronts.ts';
import { landDatasets, landLayers } from './catalog/land.ts';
import { movementDatasets, movementLayers } from './catalog/movements.ts';
import { eventLayers, placeDatasets, placeLayers } from './catalog/places.ts';
import { roadDatasets, roadLayers } from './catalog/roads.ts';
import { seaDatasets, seaLayers } from './catalog/sea.ts';
import { townDatasets, townLayers } from './catalog/towns.ts';
import { weatherDatasets, weatherLayers } from './catalog/weather.ts';
import type { Dataset, Layer, LayerId } from './layer.ts';

export const datasets: readonly Dataset[] = [
  ...seaDatasets,
  ...landDatasets,
  ...roadDatasets,
  ...townDatasets,
  ...placeDatasets,
  ...movementDatasets,
  ...controlDatasets,
  ...frontDatasets,
  ...weatherDatasets,
];

const landLayer = (id: string): readonly Layer[] => landLayers.filter((layer) => layer.id === id);
const seaLayer = (id: string): readonly Layer[] => seaLayers.filter((layer) => layer.id === id);

/**
 * From the bottom up: the sea covers what reaches over it from the land, and the names of places come last, for what is
 * on top is lettered first.
 */
export const layers: readonly Layer[] = [
  ...landLayer('relief'),
  ...landLayer('form-lines'),
  ...landLayer('plain'),
  ...landLayer('forest'),
  ...landLayer('neighbours'),
  ...landLayer('gilan'),
  ...seaLayer('lagoon-1920'),
  ...seaLayer('shore-1920'),
  ...controlLayers,
  ...seaLayer('far-seas'),
  ...seaLayer('sea'),
  ...seaLayer('waterlines'),
  ...weatherLayers,
  ...landLayer('graticule'),
  ...landLayer('borders'),
  ...landLayer('rivers'),
  ...roadLayers,
  ...frontLayers,
  ...movementLayers,
  ...townLayers,
  ...landLayer('lands'),
  ...eventLayers,
  ...placeLayers,
];

export { patterns } from './patterns.ts';

const layersById: ReadonlyMap<string, Layer> = new Map(layers.map((layer) => [layer.id, layer]));
const datasetsById: ReadonlyMap<string, Dataset> = new Map(datasets.map((dataset) => [dataset.id, dataset]));

export const layer = (id: LayerId): Layer | undefined => layersById.get(id);
export const dataset = (id: string): Dataset | undefined => datasetsById.get(id);
