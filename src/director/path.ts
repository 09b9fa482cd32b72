import { project, unproject } from '../story/fit-camera.ts';
import { PANE, type Camera } from '../story/story.ts';
import { zoomPath, type ZoomView } from './zoom-path.ts';

/**
 * The easing of all camera moves: maps the share of the time (0 to 1) to the share of the path. The speed is 0 at both
 * ends, so that the camera does not stop abruptly, and 1.5 times the mean in the middle. Every move and every jump uses
 * this function. It must rise from 0 to 1.
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
  // Take the shorter way, across the date line if need be.
  const dx = bx - ax > 0.5 ? bx - 1 : bx - ax < -0.5 ? bx + 1 : bx;
  const [start, end]: [ZoomView, ZoomView] = [
    [ax, ay, widthAt(a.zoom)],
    [dx, by, widthAt(b.zoom)],
  ];
  // For zooming out, run the path for zooming in backwards. Outward the formula subtracts nearly equal numbers, and is
  // inaccurate if the centre hardly moves.
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
