/**
 * The list of all layers and datasets of the map, for the stage, the atlas and the press. It is bundled into the page,
 * and imports nothing from the build.
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
 * In drawing order, from the bottom up. The sea covers what extends over it from the land. The places come last, because
 * MapLibre places the labels of the topmost layer first.
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
