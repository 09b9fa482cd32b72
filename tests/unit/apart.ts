import { project } from '../../src/story/fit-camera.ts';
import { PANE, type Camera, type Scene } from '../../src/story/story.ts';

/** Degrees between two bearings, in the shorter direction. */
export const turned = (a: number, b: number) => Math.abs(((((b - a) % 360) + 540) % 360) - 180);

const width = (zoom: number) => PANE.width / (512 * 2 ** zoom);

/** The distance of two views: in screens of the closer one, in zoom levels or in degrees, whichever is largest. */
export function apart(a: Camera, b: Camera): number {
  const [ax, ay] = project(a.center);
  const [bx, by] = project(b.center);
  const dx = Math.abs(ax - bx);
  const far = Math.hypot(Math.min(dx, 1 - dx), ay - by) / Math.min(width(a.zoom), width(b.zoom));
  return Math.max(far, Math.abs(a.zoom - b.zoom), turned(a.bearing, b.bearing), Math.abs(a.pitch - b.pitch));
}

/** The distance of two scenes: of their cameras, of the shares of their layers, of their days. */
export function scenesApart(a: Scene, b: Scene): number {
  const stateOf = ({ layers }: Scene, name: string) => (Object.hasOwn(layers, name) ? layers[name] : undefined);
  const layers = [...new Set([...Object.keys(a.layers), ...Object.keys(b.layers)])].map((name) => {
    const [p, q] = [stateOf(a, name), stateOf(b, name)];
    const faded = Math.abs((p?.opacity ?? 0) - (q?.opacity ?? 0));
    return p && q && p.opacity > 0 && q.opacity > 0 ? Math.max(faded, Math.abs(p.drawn - q.drawn)) : faded;
  });
  return Math.max(apart(a.camera, b.camera), Math.abs(a.when.now - b.when.now), ...layers);
}
