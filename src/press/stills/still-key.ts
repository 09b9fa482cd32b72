import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import type { Dataset, Layer } from '../../../geo/layer.ts';
import { resolveColors, type Tokens } from '../../drawing/colors.ts';
import type { Tile } from '../../drawing/svg.ts';
import type { Scene } from '../../story/story.ts';

/** The module that draws the pictures, from the project's folder. */
const RENDERER = 'src/press/stills/still-renderer.ts';

/** Matches imports of other files of the project, except imports of types. */
const IMPORT = /(?<!\bimport type [^;]*)(?:\bfrom|\bimport\()\s*'(\.[^']+)'/g;

/** The packages that draw and encode. */
const PACKAGES = [
  '@maplibre/maplibre-gl-style-spec',
  '@jsquash/jpeg',
  '@jsquash/webp',
  '@resvg/resvg-wasm',
  'lineclip',
] as const;

/** The data that all pictures are drawn from. */
export interface DrawingInputs {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly layers: readonly Layer[];
  readonly dataset: (id: string) => Dataset | undefined;
  /** Files of datasets that are not on the disk, by the paths of their deliveries. */
  readonly files?: ReadonlyMap<string, string>;
  readonly patterns: Readonly<Record<string, Tile>>;
  /** The colours of the light and the dark theme. */
  readonly themes: readonly Tokens[];
}

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/** The paths of all files in a folder and its subfolders, sorted; the path itself if it is a file. */
const filesAt = (path: string): readonly string[] =>
  !existsSync(path)
    ? []
    : statSync(path).isFile()
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .sort();

/**
 * Computes keys for cached pictures, from everything that a picture depends on: the scene, the style, colours and data
 * of the layers it shows, and the code that draws it. Two pictures with the same key are equal. What a scene does not
 * show does not affect its key.
 */
export class StillKeys {
  readonly #inputs: DrawingInputs;
  readonly #layers = new Map<string, string>();
  readonly #data = new Map<string, string>();
  #common: string | undefined;

  constructor(inputs: DrawingInputs) {
    this.#inputs = inputs;
  }

  /** Reads data and code again for the next key. */
  forget(): void {
    this.#layers.clear();
    this.#data.clear();
    this.#common = undefined;
  }

  /** @param more - what else the picture depends on: its kind, size, language and text. */
  keyOf(scene: Scene, more: unknown): string {
    this.#common ??= this.#drawing();
    const shown = this.#inputs.layers.filter(({ id }) => (scene.layers[id]?.opacity ?? 0) > 0);
    return hashOf(
      this.#common,
      JSON.stringify([scene, more]),
      ...shown.flatMap((layer) => [this.#layer(layer), this.#dataset(layer.dataset)]),
    ).slice(0, 24);
  }

  /** The code that draws, the colours that it names itself, and the patterns. */
  #drawing(): string {
    const { root, patterns, themes } = this.#inputs;
    const sources = sourcesOf(root, RENDERER);
    const names = new Set([
      'var(--map-paper)',
      ...sources.flatMap((source) => source.match(/(?<=')var\(--[\w-]+\)(?=')/g) ?? []),
    ]);
    const require = createRequire(join(root, 'package.json'));
    const versions = PACKAGES.map((name) => versionOf(require, name));
    const colours = themes.map((theme) => resolveColors([[...names], patterns], theme));
    return hashOf(JSON.stringify([versions, colours]), ...sources);
  }

  #layer({ id, style, drawable, marker }: Layer): string {
    const found =
      this.#layers.get(id) ??
      hashOf(JSON.stringify(this.#inputs.themes.map((theme) => resolveColors({ id, style, drawable, marker }, theme))));
    this.#layers.set(id, found);
    return found;
  }

  /** The content of a dataset: of a file, or of all files in a folder of tiles. */
  #dataset(id: string): string {
    const path = this.#inputs.dataset(id)?.delivery.path.replace(/\/\{.*$/, '') ?? '';
    const own = this.#inputs.files?.get(path);
    const read = () =>
      own === undefined ? filesAt(join(this.#inputs.root, 'geo', path)).map((file) => readFileSync(file)) : [own];
    const found = this.#data.get(id) ?? hashOf(...read());
    this.#data.set(id, found);
    return found;
  }
}

/**
 * The source code of a module and of all modules of `src` that it imports, in a fixed order. The catalogue in `geo` is
 * not included, because a key contains the layers that the scene shows.
 */
function sourcesOf(root: string, module: string): readonly string[] {
  const found = new Map<string, string>();
  const ahead = [module];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (found.has(path) || !path.startsWith('src/')) continue;
    const source = readFileSync(join(root, path), 'utf8');
    found.set(path, source);
    for (const [, to = ''] of source.matchAll(IMPORT)) ahead.push(posix.join(posix.dirname(path), to));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

/** The version of a package, from the `package.json` above the file that it exports. */
function versionOf(require: NodeJS.Require, name: string): string {
  const [folder] = (require.resolve.paths(name) ?? []).filter((path) => existsSync(join(path, name, 'package.json')));
  if (folder === undefined) return '';
  const text = readFileSync(join(folder, name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
