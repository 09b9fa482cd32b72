/**
 * The list of all layers and datasets of the map, for the stage, the atlas and the press. It is bundled into the page,
 * and imports nothing from the build.
 */
import { boundaryDatasets, boundaryLayers } from './catalog/boundaries.ts';
import { controlDatasets, controlLayers } from './catalog/control.ts';
import { frontDatasets, frontLayers } from './catalog/fronts.ts';
import { groundDatasets, groundLayers } from './catalog/ground.ts';
import { movementDatasets, movementLayers } from './catalog/movements.ts';
import { eventLayers, placeDatasets, placeLayers } from './catalog/places.ts';
import { riverDatasets, riverLayers } from './catalog/rivers.ts';
import { roadDatasets, roadLayers } from './catalog/roads.ts';
import { seaDatasets, seaLayers } from './catalog/sea.ts';
import { townDatasets, townLayers } from './catalog/towns.ts';
import { weatherDatasets, weatherLayers } from './catalog/weather.ts';
import type { Dataset, Layer, LayerId } from './layer.ts';

export const datasets: readonly Dataset[] = [
  ...seaDatasets,
  ...groundDatasets,
  ...boundaryDatasets,
  ...riverDatasets,
  ...roadDatasets,
  ...townDatasets,
  ...placeDatasets,
  ...movementDatasets,
  ...controlDatasets,
  ...frontDatasets,
  ...weatherDatasets,
];

const groundLayer = (id: string): readonly Layer[] => groundLayers.filter((layer) => layer.id === id);
const boundaryLayer = (id: string): readonly Layer[] => boundaryLayers.filter((layer) => layer.id === id);
const seaLayer = (id: string): readonly Layer[] => seaLayers.filter((layer) => layer.id === id);

/**
 * In drawing order, from the bottom up. The sea covers what extends over it from the land. The places come last,
 * because MapLibre places the labels of the topmost layer first.
 */
export const layers: readonly Layer[] = [
  ...groundLayer('relief'),
  ...groundLayer('form-lines'),
  ...groundLayer('plain'),
  ...groundLayer('forest'),
  ...boundaryLayer('neighbours'),
  ...boundaryLayer('gilan'),
  ...seaLayer('lagoon-1920'),
  ...seaLayer('shore-1920'),
  ...controlLayers,
  ...seaLayer('far-seas'),
  ...seaLayer('sea'),
  ...seaLayer('waterlines'),
  ...weatherLayers,
  ...boundaryLayer('graticule'),
  ...boundaryLayer('borders'),
  ...riverLayers,
  ...roadLayers,
  ...frontLayers,
  ...movementLayers,
  ...townLayers,
  ...boundaryLayer('lands'),
  ...eventLayers,
  ...placeLayers,
];

export { patterns } from './patterns.ts';

const layersById: ReadonlyMap<string, Layer> = new Map(layers.map((layer) => [layer.id, layer]));
const datasetsById: ReadonlyMap<string, Dataset> = new Map(datasets.map((dataset) => [dataset.id, dataset]));

export const layer = (id: LayerId): Layer | undefined => layersById.get(id);
export const dataset = (id: string): Dataset | undefined => datasetsById.get(id);
