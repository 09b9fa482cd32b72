import type { Feature } from 'geojson';
import type { Layer } from '../../geo/layer.ts';
import type { LayerState } from '../story/story.ts';
import { paceOf } from '../story/story.ts';
import { colorOf, styleAt, type GlobalState, type EvaluatedStyle } from './evaluate.ts';
import type { ThemedColors } from './themed-colors.ts';
import { outliner, type Outline } from './project-geometry.ts';
import type { StillOptions } from './still-options.ts';
import { resolveColors } from './colors.ts';
import type { Sight } from './view.ts';

/** One style layer of the catalogue, evaluated for a scene. */
export interface StyledLayer {
  readonly layer: Layer;
  readonly state: LayerState;
  readonly style: EvaluatedStyle;
  /** Those of its features that are in the picture. */
  readonly features: readonly { readonly feature: Feature; readonly outline: Outline }[];
  readonly colour: (property: string, feature?: Feature) => { readonly ink: string; readonly alpha: number };
  readonly number: (property: string, feature?: Feature) => number;
}

/** Whether a style layer is the wake of a ship, which a still does not draw. */
export const isWake = (style: Layer['style'][number]): boolean =>
  (style as { readonly metadata?: { readonly trail?: string } }).metadata?.trail === 'wake';

export function styledLayersOf(
  {
    scene,
    layers,
    collections,
    view,
    lang,
    day,
    night,
    tolerance,
    outlines = new Map<Feature, Outline>(),
  }: StillOptions,
  sight: Sight,
  colors: ThemedColors,
): readonly StyledLayer[] {
  const state: GlobalState = {
    when: Math.round(scene.when.now),
    pace: paceOf(scene),
    lang,
    names: [...scene.names],
    scale: 1,
  };
  const draw = outliner(sight, view, tolerance);
  return layers.flatMap((layer) => {
    const shown = scene.layers[layer.id];
    if (!shown || shown.opacity <= 0) return [];
    const collection = collections.get(layer.dataset);
    const outline = (feature: Feature) => {
      const found = outlines.get(feature) ?? draw(feature.geometry);
      outlines.set(feature, found);
      return found;
    };
    const byNight = resolveColors(layer.style, night);
    return resolveColors(layer.style, day).flatMap((written, index): StyledLayer[] => {
      const style = styleAt(written, sight.zoom, state);
      const dark = styleAt(byNight[index] ?? written, sight.zoom, state);
      if (!style || !dark || isWake(written)) return [];
      const features = (collection?.features ?? []).flatMap((feature) => {
        const seen = outline(feature);
        const { points, lines, rings } = seen;
        return points.length + lines.length + rings.length > 0 && style.accepts(feature)
          ? [{ feature, outline: seen }]
          : [];
      });
      const colour: StyledLayer['colour'] = (property, feature) => {
        const [a, b] = [colorOf(style.value(property, feature)), colorOf(dark.value(property, feature))];
        return { ink: colors.pair(a.hex, b.hex), alpha: a.alpha };
      };
      return [
        {
          layer,
          state: shown,
          style,
          features,
          colour,
          number: (property, feature) => Number(style.value(property, feature)),
        },
      ];
    });
  });
}
