import type { Geometry, Position } from 'geojson';
import { clipPolygon, clipPolyline } from 'lineclip';
import type { GroundPoint, Sight } from './view.ts';

type Point = [x: number, y: number];
type Points = readonly (readonly [x: number, y: number])[];

/** Pixels: the greatest error of simplifying a line, too small to see. */
const TOLERANCE = 0.8;
/** Pixels beyond the frame to which lines and areas are drawn, so that their cut edges are not visible. */
const MARGIN = 60;

/** A geometry in pixels, clipped to the frame and simplified. */
export interface Outline {
  readonly points: Points;
  readonly lines: readonly Points[];
  readonly rings: readonly Points[];
  /** The scale there, relative to the middle of the picture. */
  readonly nearness: number;
}

/** Projects a geometry as a camera sees it onto a picture of this size. */
export function outlineOf(geometry: Geometry, sight: Sight, width: number, height: number): Outline {
  const frame = [-MARGIN, -MARGIN, width + MARGIN, height + MARGIN] as const;
  const ground = (line: readonly Position[]): GroundPoint[] =>
    line.map(([lng = 0, lat = 0]) => sight.ground([lng, lat]));
  const near: number[] = [];
  const place = (point: GroundPoint): Point => {
    near.push(sight.nearness(point));
    return [...sight.place(point)];
  };
  // What is behind the eye or beyond the horizon has no position in the picture.
  const [behind, ahead] = sight.reach;
  const within = [-1e9, behind, 1e9, ahead] as const;
  const flat = behind === -Infinity;
  const line = (positions: readonly Position[]): Points[] => {
    const whole = ground(positions);
    const parts = flat ? [whole] : clipPolyline(whole, within);
    return parts
      .filter(({ length }) => length > 1)
      .flatMap((part) => clipPolyline(part.map(place), frame))
      .map(simplified)
      .filter(({ length }) => length > 1);
  };
  const ring = (positions: readonly Position[]): Points[] => {
    const whole = ground(positions);
    const inReach = flat ? whole : clipPolygon(whole, within);
    const cut = inReach.length > 2 ? clipPolygon(inReach.map(place), frame) : [];
    const kept = simplified(cut);
    return kept.length > 3 ? [kept] : [];
  };
  const points = (positions: readonly Position[]): Points =>
    ground(positions)
      .filter(([, y]) => y >= behind && y <= ahead)
      .map(place)
      .filter(([x, y]) => x > frame[0] && y > frame[1] && x < frame[2] && y < frame[3]);
  const nothing = { points: [], lines: [], rings: [] };
  const { kind, parts } = partsOf(geometry);
  const all = sight.turns.flatMap((turn) => (turn === 0 ? parts : parts.map((part) => turned(part, turn))));
  const drawn =
    kind === 'points'
      ? { ...nothing, points: points(all.flat()) }
      : kind === 'lines'
        ? { ...nothing, lines: all.flatMap(line) }
        : { ...nothing, lines: all.flatMap(line), rings: all.flatMap(ring) };
  return { ...drawn, nearness: near.length > 0 ? near.reduce((sum, one) => sum + one, 0) / near.length : 1 };
}

/** Points moved to the east. @param degrees - of longitude. */
const turned = (part: readonly Position[], degrees: number): readonly Position[] =>
  part.map(([lng = 0, lat = 0]) => [lng + degrees, lat]);

function partsOf(geometry: Geometry): {
  readonly kind: 'points' | 'lines' | 'rings';
  readonly parts: readonly (readonly Position[])[];
} {
  switch (geometry.type) {
    case 'Point':
      return { kind: 'points', parts: [[geometry.coordinates]] };
    case 'MultiPoint':
      return { kind: 'points', parts: [geometry.coordinates] };
    case 'LineString':
      return { kind: 'lines', parts: [geometry.coordinates] };
    case 'MultiLineString':
      return { kind: 'lines', parts: geometry.coordinates };
    case 'Polygon':
      return { kind: 'rings', parts: geometry.coordinates };
    case 'MultiPolygon':
      return { kind: 'rings', parts: geometry.coordinates.flat() };
    case 'GeometryCollection':
      throw new Error('A layer of the map has no collections of geometries.');
  }
}

/** Simplifies a line. Source: Douglas and Peucker, 1973. */
function simplified(points: Points): Points {
  if (points.length < 3) return points;
  const keep = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, until] = span;
    let farthest = TOLERANCE;
    let at = -1;
    for (let n = from + 1; n < until; n++) {
      const off = distance(points[n], points[from], points[until]);
      if (off > farthest) [farthest, at] = [off, n];
    }
    if (at < 0) continue;
    keep.add(at);
    open.push([from, at], [at, until]);
  }
  return points.filter((_, n) => keep.has(n));
}

/** The distance from a point to the segment between two others. */
function distance(p: Points[number] = [0, 0], a: Points[number] = p, b: Points[number] = a): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

const tenth = (n: number) => Math.round(n * 10);
const written = (tenths: number) => String(tenths / 10).replace(/^(-?)0\./, '$1.');

/** SVG path data of a line, in tenths of a pixel and relative steps: a third of the length of plain coordinates. */
export function pathData(points: Points, closed = false): string {
  const [first] = points;
  if (!first) return '';
  let [x, y] = [tenth(first[0]), tenth(first[1])];
  let data = `M${written(x)} ${written(y)}l`;
  for (const point of points.slice(1)) {
    const [toX, toY] = [tenth(point[0]), tenth(point[1])];
    if (toX === x && toY === y) continue;
    const [right, down] = [written(toX - x), written(toY - y)];
    data += `${data.endsWith('l') || right.startsWith('-') ? '' : ' '}${right}${down.startsWith('-') ? '' : ' '}${down}`;
    [x, y] = [toX, toY];
  }
  return data.replace(/l$/, 'h0') + (closed ? 'z' : '');
}
