import type { LayerSpecification, Map as MapLibreMap, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { isFollowed, type Dataset, type Layer, type StyleLayer } from '../../geo/layer.ts';
import type { LayerState, Scene } from '../story/story.ts';
import { paceOf } from '../story/story.ts';
import { drawnGradient } from './drawn-line.ts';

/** A style with a background only. Transitions are off, because scenes change in every frame. */
export function emptyStyle(paper: string, lang: string, scale = 1): StyleSpecification {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    state: {
      when: { default: 0 },
      pace: { default: 1 },
      names: { default: [] },
      lang: { default: lang },
      scale: { default: scale },
    },
    sources: {},
    layers: [{ id: 'paper', type: 'background', paint: { 'background-color': paper } }],
  };
}

/** The layers of a catalogue, with colours looked up, and how they are shown. */
export interface StyleContent {
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  /** Address of the site's root, absolute. */
  readonly root: string;
  /** Colour of the background. */
  readonly paper: string;
  readonly lang: string;
  /** Factor for label sizes and line widths. */
  readonly scale: number;
}

/** A style with the layers of a scene: faster for MapLibre than adding them one by one. */
export function firstStyle(
  scene: Scene,
  { layers, datasets, root, paper, lang, scale }: StyleContent,
): StyleSpecification {
  const shown = layers.filter(({ id }) => (scene.layers[id]?.opacity ?? 0) > 0);
  const needed = datasets.filter(
    ({ id, delivery }) => !isFollowed(delivery) && shown.some(({ dataset }) => dataset === id),
  );
  const style = emptyStyle(paper, lang, scale);
  return {
    ...style,
    state: {
      ...style.state,
      when: { default: Math.round(scene.when.now) },
      pace: { default: paceOf(scene) },
      names: { default: [...scene.names] },
    },
    sources: Object.fromEntries(needed.map((dataset) => [dataset.id, sourceOf(dataset, root)])),
    layers: [
      ...style.layers,
      ...shown.filter(({ dataset }) => needed.some(({ id }) => id === dataset)).flatMap(styleLayers),
    ],
  };
}

/** The MapLibre source of a dataset. `root` is the absolute address of the site. */
export function sourceOf({ id, delivery, credit }: Dataset, root: string): SourceSpecification {
  if (delivery.kind === 'geojson') {
    return {
      type: 'geojson',
      data: new URL(delivery.path, root).href,
      attribution: credit.en,
      ...(delivery.lineMetrics ? { lineMetrics: true } : {}),
      // Precise enough for the streets of a town; MapLibre's default of 18 would build more tiles than needed.
      maxzoom: 14,
      promoteId: 'id',
    };
  }
  if (delivery.kind === 'raster')
    return { type: 'raster', tiles: [delivery.path], tileSize: delivery.tileSize, attribution: credit.en };
  if (isFollowed(delivery)) throw new Error(`Dataset “${id}” has to be read before it can be drawn.`);
  const { encoding, tileSize, minzoom, maxzoom, bounds } = delivery;
  if (!delivery.path.includes('{z}')) throw new Error(`Dataset “${id}”: a tile path needs {z}, {x} and {y}.`);
  return {
    type: 'raster-dem',
    // URL would encode the braces.
    tiles: [root + delivery.path],
    attribution: credit.en,
    encoding,
    tileSize,
    minzoom,
    maxzoom,
    bounds: [...bounds],
  };
}

/** The paint properties that set the opacity of each type of layer. */
const OPACITIES: Readonly<Record<StyleLayer['type'], readonly string[]>> = {
  background: ['background-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  'color-relief': ['color-relief-opacity'],
  fill: ['fill-opacity'],
  'fill-extrusion': ['fill-extrusion-opacity'],
  heatmap: ['heatmap-opacity'],
  hillshade: ['hillshade-exaggeration'],
  line: ['line-opacity'],
  raster: ['raster-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
};

const styleId = (layer: Layer, index: number) => `${layer.id}/${String(index)}`;

/** Ids of the MapLibre layers of a layer of the catalogue, from the bottom up. */
export const styleIds = (layer: Layer): readonly string[] => layer.style.map((_, index) => styleId(layer, index));

/** The id of the layer of the catalogue to which a MapLibre layer belongs. */
export const layerOf = (id: string): string => id.replace(/\/\d+$/, '');

/** The MapLibre layers of a layer of the catalogue. */
export function styleLayers(layer: Layer): readonly LayerSpecification[] {
  return layer.style.map(
    (style, index) =>
      ({ ...style, id: styleId(layer, index), source: style.source ?? layer.dataset }) as LayerSpecification,
  );
}

export interface PaintSetting {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
}

type PaintArguments = Parameters<MapLibreMap['setPaintProperty']>;

/** Sets a paint property whose name is known only at run time; MapLibre's types accept literal names only. */
export function setPaint(map: MapLibreMap, { id, property, value }: PaintSetting): void {
  map.setPaintProperty(...([id, property, value, { validate: false }] as PaintArguments));
}

/** The paint settings for a state of a layer. None of them makes MapLibre rebuild tiles. */
export function paintOf(layer: Layer, { opacity, drawn }: LayerState): readonly PaintSetting[] {
  return layer.style.flatMap((style, index) => {
    const id = styleId(layer, index);
    const paint: Readonly<Record<string, unknown>> = style.paint ?? {};
    const along = layer.drawable && style.type === 'line';
    // Symbols that cannot be drawn along the line (an arrowhead, a label) fade in with it.
    const visible = opacity * (along ? 1 : layer.drawable ? drawn : 1);
    const settings = OPACITIES[style.type].map((property) => {
      const base = paint[property];
      // Only a style from elsewhere has an opacity that changes with zoom or data. It is not drawn half.
      if (base !== undefined && typeof base !== 'number') return { id, property, value: visible > 0 ? base : 0 };
      const standard = property === 'hillshade-exaggeration' ? 0.5 : 1;
      return { id, property, value: (base ?? standard) * visible };
    });
    if (!along) return settings;
    return [...settings, { id, property: 'line-gradient', value: drawnGradient(style, paint['line-color'], drawn) }];
  });
}
