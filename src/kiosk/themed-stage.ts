import type { Inset, LiveStage } from '../stage/stage.ts';
import type { Camera, Scene } from '../story/story.ts';

/** The scene without the layers of the themes that a visitor has hidden; the same object where none is hidden. */
export function withoutThemes(scene: Scene, hidden: ReadonlySet<string>, themeOf: ReadonlyMap<string, string>): Scene {
  if (hidden.size === 0) return scene;
  const layers = Object.entries(scene.layers).filter(([id]) => !hidden.has(themeOf.get(id) ?? ''));
  return { ...scene, layers: Object.fromEntries(layers) };
}

/** Wraps a live stage and leaves out the themes that a visitor has hidden. The player does not know of them. */
export class ThemedStage implements LiveStage {
  #inner: LiveStage;
  #themeOf: ReadonlyMap<string, string>;
  #hidden: ReadonlySet<string> = new Set();
  #scene: Scene | undefined;

  constructor(inner: LiveStage, themeOf: ReadonlyMap<string, string>) {
    this.#inner = inner;
    this.#themeOf = themeOf;
  }

  get map(): LiveStage['map'] {
    return this.#inner.map;
  }

  get camera(): Camera {
    return this.#inner.camera;
  }

  get zoomOffset(): number {
    return this.#inner.zoomOffset;
  }

  lacks(sourcesOnly: boolean): boolean {
    return this.#inner.lacks?.(sourcesOnly) ?? false;
  }

  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }

  hide(themes: ReadonlySet<string>): void {
    this.#hidden = themes;
    if (this.#scene) this.show(this.#scene);
  }

  show(scene: Scene): void {
    this.#scene = scene;
    this.#inner.show(withoutThemes(scene, this.#hidden, this.#themeOf));
  }

  setInset(inset: Inset): void {
    this.#inner.setInset(inset);
  }

  look(camera: Camera): void {
    this.#inner.look(camera);
  }

  setFree(free: boolean): void {
    this.#inner.setFree(free);
  }

  setLanguage(lang: string): void {
    this.#inner.setLanguage?.(lang);
  }

  destroy(): void {
    this.#inner.destroy();
  }
}
