/** Geometry for all layers: simplifying (mapshaper) and smoothing (Chaikin's corner cutting). */
import mapshaper from 'mapshaper';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { parse } from './geojson.ts';

export type AreaFeature = Feature<Polygon | MultiPolygon>;

/**
 * Simplifies by Visvalingam's method, which keeps the character of a shore better than Douglas and Peucker's.
 *
 * @param metres - about the size of the smallest detail that is kept.
 */
export async function simplify<G extends Geometry>(
  features: readonly Feature<G>[],
  metres: number,
): Promise<Feature<G>[]> {
  const input = JSON.stringify({ type: 'FeatureCollection', features });
  const areal = features.every((f) => f.geometry.type.endsWith('Polygon'));
  const [keep, clean] = areal ? ['keep-shapes', '-clean'] : ['', ''];
  const output = await mapshaper.applyCommands(
    `-i in.json -simplify visvalingam weighting=0.7 interval=${metres} ${keep} ${clean} -o out.json format=geojson geojson-type=FeatureCollection precision=0.00001`,
    { 'in.json': input },
  );
  return parse<G, null>(String(output['out.json'])).features.map((f, i) => ({
    ...f,
    properties: features[i]?.properties ?? null,
  }));
}

/** Cuts the corners of a line. Each pass doubles the number of vertices. The ends of an open line do not move. */
export function soften(line: readonly Position[], passes: number): Position[] {
  let points = line.map(([x = 0, y = 0]): [number, number] => [x, y]);
  const closed = points.length > 3 && points[0]?.join() === points.at(-1)?.join();
  for (let pass = 0; pass < passes; pass += 1) {
    const cut = points.slice(1).flatMap(([bx, by], i): [number, number][] => {
      const [ax, ay] = points[i] ?? [bx, by];
      return [
        [ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25],
        [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75],
      ];
    });
    const first = closed ? cut.at(0) : points[0];
    const last = closed ? cut.at(0) : points.at(-1);
    points = closed
      ? [...cut, ...(last ? [last] : [])]
      : [...(first ? [first] : []), ...cut.slice(1, -1), ...(last ? [last] : [])];
  }
  return points;
}

/** Softens every ring of an area. */
export function softenArea<A extends Polygon | MultiPolygon>(area: A, passes: number): A {
  const rings = (polygon: Position[][]): Position[][] => polygon.map((ring) => soften(ring, passes));
  return area.type === 'Polygon'
    ? { ...area, coordinates: rings(area.coordinates) }
    : { ...area, coordinates: area.coordinates.map(rings) };
}

/** The polygons of an area, largest first. */
export const polygons = (area: Polygon | MultiPolygon): Polygon[] =>
  (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).map((coordinates) => ({
    type: 'Polygon',
    coordinates,
  }));
