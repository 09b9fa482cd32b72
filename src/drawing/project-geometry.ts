import type { Geometry, Position } from 'geojson';
import { clipPolygon, clipPolyline } from 'lineclip';
import { project } from '../story/fit-camera.ts';
import type { Bounds, GroundPoint, Sight } from './view.ts';

type Point = readonly [x: number, y: number];
type Points = readonly Point[];

/** Pixels: the greatest error of simplifying a line, too small to see. */
const FINE = 0.8;
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

const NOTHING: Outline = { points: [], lines: [], rings: [], nearness: 1 };

/**
 * Makes outlines of geometries as a camera sees them in a picture of this size.
 *
 * @param tolerance - the greatest error of simplifying a line, pixels.
 */
export function outliner(
  sight: Sight,
  { width, height }: { readonly width: number; readonly height: number },
  tolerance = FINE,
): (geometry: Geometry) => Outline {
  const frame: Bounds = [-MARGIN, -MARGIN, width + MARGIN, height + MARGIN];
  const [left, top, right, bottom] = sight.boxAround(frame);
  const turns = sight.turns.map((degrees) => degrees / 360);
  // What is behind the eye or beyond the horizon has no position in the picture.
  const [behind, ahead] = sight.reach;
  const within = [-1e9, behind, 1e9, ahead] as const;
  const flat = behind === -Infinity;

  const mayBeSeen = ({ box }: Part, turn: number) =>
    box[0] + turn <= right && box[2] + turn >= left && box[1] <= bottom && box[3] >= top;
  const isInFrame = ([x, y]: Point) => x > frame[0] && y > frame[1] && x < frame[2] && y < frame[3];
  const linesOf = (part: Points): Points[] =>
    clipPolyline(part, frame)
      .map((cut) => simplified(cut, tolerance))
      .filter(({ length }) => length > 1);
  const ringsOf = (part: Points): Points[] => {
    const kept = part.length > 2 ? simplified(clipPolygon(part, frame), tolerance) : [];
    return kept.length > 3 ? [kept] : [];
  };

  return (geometry) => {
    const { kind, parts } = partsOf(geometry);
    if (!parts.some((part) => turns.some((turn) => mayBeSeen(part, turn)))) return NOTHING;
    const points: Point[] = [];
    const lines: Points[] = [];
    const rings: Points[] = [];
    let near = 0;
    let count = 0;
    const place = (point: GroundPoint): Point => {
      near += sight.nearness(point);
      count += 1;
      return sight.place(point);
    };
    for (const turn of turns) {
      for (const part of parts) {
        // Of a tilted map, points that are not in the picture count for the scale of a feature that is.
        if (flat && !mayBeSeen(part, turn)) continue;
        const ground = part.points.map(([x, y]) => sight.groundOf(x + turn, y));
        if (kind === 'points') {
          const inReach = ground.filter(([, y]) => y >= behind && y <= ahead);
          points.push(...inReach.map(place).filter(isInFrame));
          continue;
        }
        const stretches = (flat ? [ground] : clipPolyline(ground, within)).map((stretch) => stretch.map(place));
        lines.push(...stretches.filter(({ length }) => length > 1).flatMap(linesOf));
        if (kind === 'rings')
          rings.push(...ringsOf(flat ? (stretches[0] ?? []) : clipPolygon(ground, within).map(place)));
      }
    }
    return { points, lines, rings, nearness: count > 0 ? near / count : 1 };
  };
}

/** A part of a geometry in the unit square of {@link project}. */
interface Part {
  readonly points: Points;
  readonly box: Bounds;
}

interface Parts {
  readonly kind: 'points' | 'lines' | 'rings';
  readonly parts: readonly Part[];
}

/** Kept, because many pictures are drawn of the same geometries. */
const known = new WeakMap<Geometry, Parts>();

function partsOf(geometry: Geometry): Parts {
  const found = known.get(geometry);
  if (found) return found;
  const [kind, positions] = positionsOf(geometry);
  const made = { kind, parts: positions.map(projected) };
  known.set(geometry, made);
  return made;
}

function projected(positions: readonly Position[]): Part {
  const points = positions.map(([lng = 0, lat = 0]) => project([lng, lat]));
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { points, box: [left, top, right, bottom] };
}

function positionsOf(geometry: Geometry): readonly [kind: Parts['kind'], parts: readonly (readonly Position[])[]] {
  switch (geometry.type) {
    case 'Point':
      return ['points', [[geometry.coordinates]]];
    case 'MultiPoint':
      return ['points', [geometry.coordinates]];
    case 'LineString':
      return ['lines', [geometry.coordinates]];
    case 'MultiLineString':
      return ['lines', geometry.coordinates];
    case 'Polygon':
      return ['rings', geometry.coordinates];
    case 'MultiPolygon':
      return ['rings', geometry.coordinates.flat()];
    case 'GeometryCollection':
      throw new Error('A layer of the map has no collections of geometries.');
  }
}

/** Simplifies a line. Source: Douglas and Peucker, 1973. */
function simplified(points: Points, tolerance: number): Points {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  // Pairs of indices, between which points may have to be kept.
  const open = [0, points.length - 1];
  while (open.length > 0) {
    const until = open.pop() ?? 0;
    const from = open.pop() ?? 0;
    let farthest = tolerance ** 2;
    let at = -1;
    for (let n = from + 1; n < until; n++) {
      const off = squaredDistance(points[n], points[from], points[until]);
      if (off > farthest) [farthest, at] = [off, n];
    }
    if (at < 0) continue;
    keep[at] = 1;
    open.push(from, at, at, until);
  }
  return points.filter((_, n) => keep[n]);
}

const ORIGIN: Point = [0, 0];

/** The square of the distance from a point to the segment between two others. */
function squaredDistance(p = ORIGIN, a = p, b = a): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return (p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2;
}

const tenth = (n: number) => Math.round(n * 10);
const written = (tenths: number) => String(tenths / 10).replace(/^(-?)0\./, '$1.');

/** SVG path data of a line, in tenths of a pixel and relative steps: a third of the length of plain coordinates. */
export function pathData(points: Points, closed = false): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let [x, y] = [tenth(first[0]), tenth(first[1])];
  const start = `M${written(x)} ${written(y)}`;
  let steps = '';
  for (const point of rest) {
    const [toX, toY] = [tenth(point[0]), tenth(point[1])];
    if (toX === x && toY === y) continue;
    const [right, down] = [written(toX - x), written(toY - y)];
    steps += `${steps === '' || right.startsWith('-') ? '' : ' '}${right}${down.startsWith('-') ? '' : ' '}${down}`;
    [x, y] = [toX, toY];
  }
  return start + (steps === '' ? 'h0' : `l${steps}`) + (closed ? 'z' : '');
}
