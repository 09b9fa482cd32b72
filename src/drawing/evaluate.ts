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

/** What expressions of the catalogue may ask of the scene: see `StyleLayer`. */
export type GlobalState = Readonly<Record<string, unknown>>;

/** A style layer as it stands in one scene, without a map. */
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
// A JSON file: its own type has a name for each property, and none for a property that is looked up.
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

/** A feature as expressions know it: that of a tile, in which many parts are no kind of their own. */
const tiled = ({ geometry, properties, id }: Feature): StyleFeature => ({
  type: KINDS[geometry.type],
  properties: properties ?? {},
  ...(id === undefined ? {} : { id }),
});

/** Reads a style layer with MapLibre's own expressions. Undefined where it does not show at this zoom. */
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
    // A map filters when it cuts its tiles, at whole zooms.
    accepts: (feature) => passes.filter({ zoom: Math.floor(zoom) }, tiled(feature)),
    value: (property, feature) =>
      expression(property)?.evaluate({ zoom }, feature && tiled(feature), {}, undefined, []) as unknown,
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
