/** Writes built features: few decimals, winding order of RFC 7946, a stable order, one feature per line. */
import * as turf from '@turf/turf';
import type { BBox, Feature, FeatureCollection, Geometry, Position } from 'geojson';

/** Properties of a built feature: flat values, so that MapLibre expressions can read them. */
export type Properties = Readonly<Record<string, string | number | boolean | null>>;
export type Built = Feature<Geometry, Properties>;

export const feature = (geometry: Geometry, properties: Properties): Built => ({
  type: 'Feature',
  properties,
  geometry,
});

/** Parses a source file. That it is a feature collection is not checked, because the sources are in the repository. */
export const parse = <G extends Geometry = Geometry, P = Properties>(text: string): FeatureCollection<G, P> =>
  JSON.parse(text) as FeatureCollection<G, P>;

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Rounds coordinates, and drops points that are then equal to the previous one. */
function roundLine(line: readonly Position[], decimals: number): Position[] {
  const rounded = line.map(([x = 0, y = 0]): Position => [round(x, decimals), round(y, decimals)]);
  return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1]?.[0] || p[1] !== rounded[i - 1]?.[1]);
}

const roundLines = (lines: readonly Position[][], decimals: number, least: number): Position[][] =>
  lines.map((line) => roundLine(line, decimals)).filter((line) => line.length >= least);

function roundGeometry(geometry: Geometry, decimals: number): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: geometry.coordinates.slice(0, 2).map((v) => round(v, decimals)) };
    case 'LineString':
      return { type: 'LineString', coordinates: roundLine(geometry.coordinates, decimals) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: roundLines(geometry.coordinates, decimals, 2) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: roundLines(geometry.coordinates, decimals, 4) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((p) => roundLines(p, decimals, 4)).filter((p) => p.length > 0),
      };
    default:
      throw new Error(`${geometry.type} is not written here`);
  }
}

/**
 * The text of a collection, in the order given.
 *
 * @param decimals - 5 is about 1 m, 4 about 10 m, 3 about 100 m; never more than 6.
 */
export function write(features: readonly Built[], decimals: number): string {
  const written = features.map((f): Built => {
    const geometry = roundGeometry(f.geometry, decimals);
    const areal = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    return feature(areal ? (turf.rewind(geometry) as Geometry) : geometry, f.properties);
  });
  const bbox: BBox = turf.bbox(turf.featureCollection(written));
  const lines = written.map((f) => JSON.stringify(f)).join(',\n');
  return `{"type":"FeatureCollection","bbox":${JSON.stringify(bbox)},"features":[\n${lines}\n]}\n`;
}
