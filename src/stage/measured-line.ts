import { greatCircleKm } from '../story/distance.ts';
import type { LngLat } from '../story/story.ts';
import { project, unproject } from '../story/fit-camera.ts';

/**
 * A line with lengths: its points in Web Mercator (the world as the unit square), and how far each is from the start.
 */
export interface MeasuredLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Distance of each point from the start, in Mercator units; MapLibre measures `line-progress` in the same way. */
  readonly lengths: readonly number[];
  /** Distance of each point from the start, in kilometres. */
  readonly km: readonly number[];
}

/** Measures a line. */
export function measureLine(line: readonly LngLat[]): MeasuredLine {
  const points = line.map(project);
  const lengths = [0];
  const km = [0];
  line.slice(1).forEach((to, n) => {
    const [from = to, a = [0, 0], b = a] = [line[n], points[n], points[n + 1]];
    lengths.push((lengths[n] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
    km.push((km[n] ?? 0) + greatCircleKm(from, to));
  });
  return { points, lengths, km };
}

/** A point on a line. */
export interface PointAlong {
  readonly at: LngLat;
  /** Degrees clockwise from north, along the line. */
  readonly bearing: number;
  /** Kilometres from the start. */
  readonly km: number;
}

/** Index of the point that ends the segment in which a length lies; at least 1. */
function segmentEnd(lengths: readonly number[], length: number): number {
  let [low, high] = [1, lengths.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) < length) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The point at a share, 0 to 1, of a line: where MapLibre draws it to. Undefined for a line without length. */
export function pointAlong({ points, lengths, km }: MeasuredLine, share: number): PointAlong | undefined {
  const total = lengths.at(-1) ?? 0;
  if (!(total > 0)) return undefined;
  const length = total * Math.min(1, Math.max(0, share));
  let end = segmentEnd(lengths, length);
  // Skip segments without length: they have no direction.
  while (end > 1 && lengths[end] === lengths[end - 1]) end -= 1;
  while (lengths[end] === lengths[end - 1]) end += 1;
  const [a = [0, 0], b = [0, 0]] = [points[end - 1], points[end]];
  const [from = 0, to = 0, kmA = 0, kmB = 0] = [lengths[end - 1], lengths[end], km[end - 1], km[end]];
  const part = Math.min(1, Math.max(0, (length - from) / (to - from)));
  return {
    at: unproject(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part),
    // Mercator preserves angles, so the bearing can be computed in its plane.
    bearing: (Math.atan2(b[0] - a[0], a[1] - b[1]) * 180) / Math.PI,
    km: kmA + (kmB - kmA) * part,
  };
}
