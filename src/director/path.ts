import { project, unproject } from '../story/fit.ts';
import { PANE, type Camera } from '../story/story.ts';
import { zoomPath, type ZoomView } from './zoom-path.ts';

/**
 * How a move of the camera is spread over its time: of the time (0 to 1), which share of the way has been gone. It
 * starts and ends at rest, so that a camera that arrives does not stop with a jolt, and is fastest in the middle, at one
 * and a half times its mean speed. For a faster or slower middle change this function: every move and every jump uses
 * it. It must rise from 0 to 1.
 */
export const ease = (time: number): number => time * time * (3 - 2 * time);

/** The width of the ground in view, as a share of the world, at a zoom level. */
const widthAt = (zoom: number) => PANE.width / (512 * 2 ** zoom);

/** Degrees to turn from a to b, the shorter way: -180 to 180. */
const turn = (a: number, b: number) => ((((b - a) % 360) + 540) % 360) - 180;

/**
 * The path of the camera between two views, as a function of the share of the way (0 to 1), without {@link ease}. Its
 * ends are exactly the two cameras. Source: van Wijk and Nuij, Smooth and efficient zooming and panning, 2003.
 */
export function pathBetween(a: Camera, b: Camera): (share: number) => Camera {
  const [ax, ay] = project(a.center);
  const [bx, by] = project(b.center);
  // Across the date line rather than round the world.
  const dx = bx - ax > 0.5 ? bx - 1 : bx - ax < -0.5 ? bx + 1 : bx;
  const [start, end]: [ZoomView, ZoomView] = [
    [ax, ay, widthAt(a.zoom)],
    [dx, by, widthAt(b.zoom)],
  ];
  // The way out is the way in, run backwards: outward the formula subtracts nearly equal numbers, and is far off
  // where the centre hardly moves.
  const outward = a.zoom > b.zoom;
  const inward = outward ? zoomPath(end, start) : zoomPath(start, end);
  return (share) => {
    if (share <= 0) return a;
    if (share >= 1) return b;
    const [x, y, width] = inward(outward ? 1 - share : share);
    const [lng, lat] = unproject(x - Math.floor(x), y);
    return {
      center: [lng, lat],
      zoom: Math.log2(PANE.width / (512 * width)),
      bearing: a.bearing + turn(a.bearing, b.bearing) * share,
      pitch: a.pitch + (b.pitch - a.pitch) * share,
    };
  };
}
