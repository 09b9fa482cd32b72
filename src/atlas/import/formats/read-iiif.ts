/**
 * Georeference annotations of IIIF: the control points of each map, and its outline, which the control points place on
 * the globe. Source: IIIF Georeference Extension 1.0.
 */
import type { Position } from 'geojson';
import { FeatureCollector, type ReadRequest } from '../collector.ts';
import type { JsonRead } from '../read-json.ts';
import { isRecord, arrayAt, propertyOf, recordsOf, textOf, withoutEmpty, type Rec } from './json-parts.ts';

interface ControlPoint {
  /** Pixels of the image, from its upper left corner. */
  readonly pixel: readonly [number, number];
  /** Degrees. */
  readonly at: Position;
  readonly feature: Rec;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function controlPointsOf(body: Rec): readonly ControlPoint[] {
  return recordsOf(body, 'features').flatMap((feature): readonly ControlPoint[] => {
    const [properties, geometry] = [propertyOf(feature, 'properties'), propertyOf(feature, 'geometry')];
    const [x, y] = isRecord(properties)
      ? [...arrayAt(properties, 'resourceCoords'), ...arrayAt(properties, 'pixelCoords')]
      : [];
    const [lng, lat] = isRecord(geometry) ? arrayAt(geometry, 'coordinates') : [];
    return isNumber(x) && isNumber(y) && isNumber(lng) && isNumber(lat)
      ? [{ pixel: [x, y], at: [lng, lat], feature }]
      : [];
  });
}

/** The function a·x + b·y + c that is nearest to given values, by least squares; undefined for points on one line. */
function plane(points: readonly ControlPoint[], value: (point: ControlPoint) => number) {
  const mean = (of: (point: ControlPoint) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my, mv] = [mean(({ pixel }) => pixel[0]), mean(({ pixel }) => pixel[1]), mean(value)];
  let [xx, xy, yy, xv, yv] = [0, 0, 0, 0, 0];
  for (const point of points) {
    const [x, y, v] = [point.pixel[0] - mx, point.pixel[1] - my, value(point) - mv];
    [xx, xy, yy, xv, yv] = [xx + x * x, xy + x * y, yy + y * y, xv + x * v, yv + y * v];
  }
  const determinant = xx * yy - xy * xy;
  if (!(Math.abs(determinant) > 1e-9 * xx * yy)) return undefined;
  const [a, b] = [(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant];
  return (x: number, y: number) => a * (x - mx) + b * (y - my) + mv;
}

/** The corners of the map in pixels: of an outline in SVG, or of the whole image. */
function cornersOf(target: Rec): readonly (readonly [number, number])[] {
  const [selector, source] = [propertyOf(target, 'selector'), propertyOf(target, 'source')];
  const drawn = isRecord(selector) ? /points="([^"]+)"/.exec(textOf(selector, 'value') ?? '')?.[1] : undefined;
  if (drawn !== undefined) {
    const numbers = drawn
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    return numbers.flatMap((x, n): (readonly [number, number])[] => (n % 2 === 0 ? [[x, numbers[n + 1] ?? NaN]] : []));
  }
  const [width, height] = ['width', 'height'].map(
    (key) => propertyOf(target, key) ?? (isRecord(source) ? propertyOf(source, key) : undefined),
  );
  return isNumber(width) && isNumber(height)
    ? [
        [0, 0],
        [width, 0],
        [width, height],
        [0, height],
      ]
    : [];
}

/** The outline of a map as a polygon in degrees; undefined where it cannot be told. */
function outlineOf(points: readonly ControlPoint[], target: unknown): unknown {
  if (points.length < 3 || !isRecord(target)) return undefined;
  const [lng, lat] = [plane(points, ({ at }) => at[0] ?? NaN), plane(points, ({ at }) => at[1] ?? NaN)];
  const corners = cornersOf(target);
  if (!lng || !lat || corners.length < 3) return undefined;
  const ring = corners.map(([x, y]) => [lng(x, y), lat(x, y)].map((degrees) => Number(degrees.toFixed(6))));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

function addMap(annotation: Rec, collector: FeatureCollector, n: number): void {
  const [body, target] = [propertyOf(annotation, 'body'), propertyOf(annotation, 'target')];
  const where = { unit: 'feature', n } as const;
  const points = isRecord(body) ? controlPointsOf(body) : [];
  if (points.length === 0) {
    collector.drop('no-coordinates', where);
    return;
  }
  const source = isRecord(target) ? propertyOf(target, 'source') : target;
  const image = isRecord(source) ? (textOf(source, 'id') ?? textOf(source, '@id')) : source;
  const about = withoutEmpty({ annotation: textOf(annotation, 'id'), image });
  const outline = outlineOf(points, target);
  if (outline) collector.add({ properties: { name: 'outline', ...about }, geometry: outline }, where);
  points.forEach(({ pixel, feature }, at) => {
    const properties = { name: `control point ${String(at + 1)}`, ...about, resourceCoords: pixel };
    collector.add({ properties, geometry: propertyOf(feature, 'geometry') }, where);
  });
}

export function readIiif(root: Rec, asked: ReadRequest): Promise<JsonRead> {
  const collector = new FeatureCollector(asked);
  const list = Array.isArray(propertyOf(root, 'items')) ? recordsOf(root, 'items') : [root];
  list.forEach((annotation, n) => {
    addMap(annotation, collector, n + 1);
  });
  return Promise.resolve({ kind: 'iiif', collector });
}
