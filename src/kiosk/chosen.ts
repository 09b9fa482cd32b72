import type { Scene } from '../story/story.ts';

/** The scene without the layers of the themes that a visitor has hidden. The same scene where none is. */
export function withoutThemes(scene: Scene, hidden: ReadonlySet<string>, themeOf: ReadonlyMap<string, string>): Scene {
  if (hidden.size === 0) return scene;
  const layers = Object.entries(scene.layers).filter(([id]) => !hidden.has(themeOf.get(id) ?? ''));
  return { ...scene, layers: Object.fromEntries(layers) };
}
