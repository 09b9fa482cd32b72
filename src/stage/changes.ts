import { paceOf, type Camera, type Scene } from '../story/story.ts';

/** One change that a stage makes to get from one scene to another. */
export type SceneChange =
  | { readonly kind: 'camera'; readonly camera: Camera }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** The number of days that the step spans: symbols that grow or fade with time take their speed from it. */
  | { readonly kind: 'pace'; readonly days: number }
  | { readonly kind: 'show'; readonly layer: string; readonly opacity: number; readonly drawn: number }
  | { readonly kind: 'hide'; readonly layer: string };

export const sameCamera = (a: Camera, b: Camera): boolean =>
  a === b ||
  (a.center[0] === b.center[0] &&
    a.center[1] === b.center[1] &&
    a.zoom === b.zoom &&
    a.bearing === b.bearing &&
    a.pitch === b.pitch);

const sameNames = (a: readonly string[], b: readonly string[]) =>
  a === b || (a.length === b.length && a.every((name, n) => name === b[n]));

/** The differences between two scenes; none between a scene and itself. Without `before`, everything in `after`. */
export function changesBetween(before: Scene | undefined, after: Scene): readonly SceneChange[] {
  const changes: SceneChange[] = [];
  if (!before || !sameCamera(before.camera, after.camera)) changes.push({ kind: 'camera', camera: after.camera });
  // The data has whole days; a finer change would make the map filter its features without effect.
  const day = Math.round(after.when.now);
  if (!before || Math.round(before.when.now) !== day) changes.push({ kind: 'day', day });
  if (!before || !sameNames(before.names, after.names)) changes.push({ kind: 'names', names: after.names });
  const days = paceOf(after);
  if (!before || paceOf(before) !== days) changes.push({ kind: 'pace', days });
  for (const [layer, { opacity, drawn }] of Object.entries(after.layers)) {
    const was = before?.layers[layer];
    if (was?.opacity !== opacity || was.drawn !== drawn) changes.push({ kind: 'show', layer, opacity, drawn });
  }
  for (const layer of Object.keys(before?.layers ?? {})) {
    if (!Object.hasOwn(after.layers, layer)) changes.push({ kind: 'hide', layer });
  }
  return changes;
}
