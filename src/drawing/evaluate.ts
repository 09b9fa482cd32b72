import {
  featureFilter,
  latest,
  normalizePropertyExpression,
  type Color,
  type Feature as StyleFeature,
  type FilterSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import type { StyleLayer } from '../../geo/layer.ts';

/** The global state that expressions of the catalogue may read: see `StyleLayer`. */
export type GlobalState = Readonly<Record<string, unknown>>;

/** A style layer, evaluated for one scene without a map. */
export interface EvaluatedStyle {
  readonly type: StyleLayer['type'];
  readonly accepts: (feature: Feature) => boolean;
  /** The value of a paint or layout property for a feature, or the specification's default. */
  readonly value: (property: string, feature?: Feature) => unknown;
  /** The colour of a height in metres. */
  readonly tint: (elevation: number) => unknown;
}

type Specification = Readonly<
  Record<string, Parameters<typeof normalizePropertyExpression>[2] & { readonly default?: unknown }>
>;
// The type of the JSON file has a key for each property, but cannot be indexed with a property name.
const specifications = latest as unknown as Readonly<Record<string, Specification | undefined>>;

const KINDS = {
  Point: 1,
  MultiPoint: 1,
  LineString: 2,
  MultiLineString: 2,
  Polygon: 3,
  MultiPolygon: 3,
  GeometryCollection: 1,
} as const;

/** A feature as expressions see it: as in a vector tile, where multi-part geometries have no types of their own. */
const tileFeature = ({ geometry, properties, id }: Feature): StyleFeature => ({
  type: KINDS[geometry.type],
  properties: properties ?? {},
  ...(id === undefined ? {} : { id }),
});

/** Evaluates a style layer with MapLibre's own expressions. Undefined if it is not shown at this zoom. */
export function styleAt(layer: StyleLayer, zoom: number, state: GlobalState): EvaluatedStyle | undefined {
  const { minzoom = 0, maxzoom = 24 } = layer as { readonly minzoom?: number; readonly maxzoom?: number };
  if (zoom < minzoom || zoom >= maxzoom) return undefined;
  const filter = 'filter' in layer ? (layer.filter as FilterSpecification | undefined) : undefined;
  const passes = featureFilter(filter, layer.type, { ...state });
  const written: Readonly<Record<string, unknown>> = { ...layer.layout, ...layer.paint };
  const read = new Map<string, ReturnType<typeof normalizePropertyExpression> | undefined>();
  const expression = (property: string) => {
    if (read.has(property)) return read.get(property);
    const specification =
      specifications[`paint_${layer.type}`]?.[property] ?? specifications[`layout_${layer.type}`]?.[property];
    const value = written[property] ?? specification?.default;
    const found =
      specification === undefined || value === undefined
        ? undefined
        : normalizePropertyExpression(
            value as Parameters<typeof normalizePropertyExpression>[0],
            property,
            specification,
            { ...state },
          );
    read.set(property, found);
    return found;
  };
  return {
    type: layer.type,
    // MapLibre filters features when it builds tiles, at whole zoom levels.
    accepts: (feature) => passes.filter({ zoom: Math.floor(zoom) }, tileFeature(feature)),
    value: (property, feature) =>
      expression(property)?.evaluate({ zoom }, feature && tileFeature(feature), {}, undefined, []) as unknown,
    tint: (elevation) => expression('color-relief-color')?.evaluate({ zoom, elevation }) as unknown,
  };
}

const byte = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, '0');

/** A colour of an expression as `#rrggbb` and its opacity. */
export function colorOf(value: unknown): { readonly hex: string; readonly alpha: number } {
  const { r, g, b, a } = value as Color;
  const share = (premultiplied: number) => (a === 0 ? 0 : premultiplied / a);
  return { hex: `#${byte(share(r))}${byte(share(g))}${byte(share(b))}`, alpha: a };
}
