import { project, unproject } from '../story/fit.ts';
import { PANE, type Camera } from '../story/story.ts';
import { zoomPath, type ZoomView } from './zoom-path.ts';

/** The width of the ground in view, as a share of the world, at a zoom level. */
const widthAt = (zoom: number) => PANE.width / (512 * 2 ** zoom);

/** Going from a to b the shorter way round a circle of 360°. */
const turn = (a: number, b: number) => ((((b - a) % 360) + 540) % 360) - 180;

/**
 * The path of the camera between two views: smooth and efficient zooming and panning (van Wijk and Nuij,
 * 2003), as a function of the share of the way. Its ends are exactly the two cameras.
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
