import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Feature, FeatureCollection } from 'geojson';
import { PNG } from 'pngjs';
import type { Dataset, Layer } from '../../../geo/layer.ts';
import { tokenIn } from '../../../geo/tokens.ts';
import type { Outline } from '../../drawing/project-geometry.ts';
import { shadeRelief, joinTiles, type Mosaic } from '../../drawing/relief.ts';
import { STILLS, type StillSize } from '../../drawing/still-sizes.ts';
import { drawStill } from '../../drawing/still.ts';
import type { ReliefImages } from '../../drawing/still-options.ts';
import { resolveColors, type Tokens } from '../../drawing/colors.ts';
import { look, type PictureView } from '../../drawing/view.ts';
import type { Scene, Step } from '../../story/story.ts';
import type { StoryWorld } from '../world.ts';
import { cardOver, CARD, type CardText } from './share-card.ts';
import type { Pixels } from './encode.ts';
import { StillKeys } from './still-key.ts';

/** A drawing of a step that is a file of the site. */
export type Drawing =
  | { readonly kind: 'still'; readonly step: Step; readonly lang: string; readonly size: StillSize }
  | { readonly kind: 'card'; readonly step: Step; readonly lang: string; readonly text: CardText };

/** What a cached picture depends on besides its scene; `kind` is the end of its name. */
interface Depends {
  readonly kind: string;
  readonly more: unknown;
}

const tokens = (theme: 'light' | 'dark'): Tokens => {
  const find = tokenIn(theme);
  return (name) => {
    const value = find(name);
    if (value === undefined) throw new Error(`There is no token ${name}.`);
    return value;
  };
};
const DAY = tokens('light');
const NIGHT = tokens('dark');

const PAPER = 'var(--map-paper)';

/** One pixel of the relief is this many pixels of the still. */
const GRAIN = 5;
/** Maximum size of a still, compressed as it is sent, in bytes: readers on slow networks wait for it. */
const BUDGET = 40_000;
/** The greatest errors of lines, pixels, in a still that would be larger than that otherwise. */
const COARSER = [1.5, 3, 6];
/** WebP quality of the relief, which has no sharp edges and is below everything else. */
const QUALITY = 88;
const CARD_QUALITY = 80;
/** Size of a preview in pixels. It is only a few hundred bytes; the browser smooths it when it enlarges it. */
const PREVIEW = { width: 100, height: 60 };
const PREVIEW_QUALITY = 45;

/**
 * Draws the stills of the stories of one world from its catalogue and its datasets, and caches them in `.cache/stills`
 * by the keys of {@link StillKeys}.
 */
export class StillRenderer {
  #root: string;
  #world: Pick<StoryWorld, 'catalog' | 'files'>;
  /** Those that are drawn, from the bottom up. */
  #layers: readonly Layer[];
  #collections = new Map<string, FeatureCollection>();
  #mosaics = new Map<string, Mosaic | undefined>();
  // Of the last picture only, because those of a step in all sizes and languages are asked for one after another, and
  // those of a thousand steps do not fit into memory.
  readonly #grounds = lastOnly<Promise<ReadonlyMap<string, ReliefImages>>>();
  /** The map of a card, without text: it is the same in all languages. */
  readonly #cards = lastOnly<Promise<Pixels>>();
  readonly #outlines = lastOnly<Map<Feature, Outline>>();
  #keys: StillKeys;

  /** @param root - the absolute path of the project's folder. */
  constructor(root: string, world: Pick<StoryWorld, 'catalog' | 'files'>) {
    const { catalog, files } = world;
    this.#root = root;
    this.#world = world;
    this.#layers = catalog.layers.filter(({ fine }) => !fine);
    this.#keys = new StillKeys({
      root,
      layers: catalog.layers,
      dataset: (id) => this.#dataset(id),
      files,
      patterns: catalog.patterns,
      themes: [DAY, NIGHT],
    });
  }

  /** Whether a drawing is in the cache. */
  has(drawing: Drawing): boolean {
    const { step, lang } = drawing;
    const depends = drawing.kind === 'still' ? ofStill(lang, drawing.size) : ofCard(lang, cardOver(drawing.text, DAY));
    return existsSync(this.#fileOf(step.scene, depends));
  }

  /** A drawing, from the cache if it is there. */
  draw(drawing: Drawing): Promise<Uint8Array> {
    const { step, lang } = drawing;
    return drawing.kind === 'still' ? this.still(step, lang, drawing.size) : this.card(step, lang, drawing.text);
  }

  /** The still of a step: an SVG. */
  async still({ id, scene }: Step, lang: string, size: StillSize): Promise<Uint8Array> {
    return this.#remembered(scene, ofStill(lang, size), async () => {
      // Both sizes show the same relief.
      const grounds = await this.#groundsOf(scene, STILLS.wide);
      const draw = (tolerance?: number) =>
        drawStill({
          ...this.#common(lang),
          scene,
          layers: this.#layers,
          collections: this.#data(scene),
          outlines: this.#outlinesOf(scene.camera, size, tolerance),
          tolerance,
          relief: ({ id }) => grounds.get(id),
          view: STILLS[size],
          light: 'both',
        });
      return withinBudget(`${id}, ${size}, in ${lang}`, draw);
    });
  }

  /**
   * The preview of a step: WebP of the size {@link PREVIEW}. It is shown as large as the still until the map is ready.
   */
  async preview({ scene }: Step, theme: 'day' | 'night'): Promise<Uint8Array> {
    return this.#remembered(scene, { kind: `${theme}.webp`, more: [PREVIEW, PREVIEW_QUALITY] }, async () => {
      const { raster, webp } = await import('./encode.ts');
      const view = STILLS.narrow;
      const svg = drawStill({
        ...this.#common(''),
        scene,
        layers: this.#layers,
        collections: this.#data(scene),
        relief: this.#plainRelief(scene, view, theme === 'day' ? DAY : NIGHT),
        view,
        light: theme,
        only: 'ground',
      });
      return webp(await raster(sized(svg, PREVIEW)), PREVIEW_QUALITY);
    });
  }

  /** The picture of a shared link: JPEG, 1200 × 630 pixels, in the light theme. */
  async card({ scene }: Step, lang: string, text: CardText): Promise<Uint8Array> {
    const over = cardOver(text, DAY);
    return this.#remembered(scene, ofCard(lang, over), async () => {
      const { jpeg, laidOver, raster } = await import('./encode.ts');
      const all = { scene, layers: this.#layers, collections: this.#data(scene), view: CARD, light: 'day' } as const;
      const key = JSON.stringify(scene);
      const ground = this.#cards.of(key, () =>
        raster(
          sized(
            drawStill({
              ...this.#common(lang),
              ...all,
              relief: this.#plainRelief(scene, CARD, DAY),
              only: 'ground',
            }),
            CARD,
          ),
        ),
      );
      const letters = raster(
        sized(
          drawStill({
            ...this.#common(lang),
            ...all,
            relief: () => undefined,
            only: 'letters',
            over,
          }),
          CARD,
        ),
      );
      return jpeg(laidOver(await ground, await letters), CARD_QUALITY);
    });
  }

  /** The relief of a scene in one theme, as PNG, because the SVG renderer of the build cannot read WebP. */
  #plainRelief(scene: Step['scene'], view: PictureView, theme: Tokens) {
    const reliefs = new Map(
      this.#reliefs(scene).map((layer) => [layer.id, this.#shaded(layer, scene, view, [theme])[0]]),
    );
    return ({ id }: Layer): ReliefImages | undefined => {
      const pixels = reliefs.get(id);
      const picture = pixels && `data:image/png;base64,${png(pixels).toString('base64')}`;
      return picture === undefined ? undefined : { day: picture, night: picture };
    };
  }

  /** Reads everything again, because a layer has been rebuilt. */
  forget(): void {
    this.#collections.clear();
    this.#mosaics.clear();
    for (const last of [this.#grounds, this.#cards, this.#outlines]) last.forget();
    this.#keys.forget();
  }

  #common(lang: string) {
    const { patterns, repeats } = this.#world.catalog;
    return { lang, patterns, day: DAY, night: NIGHT, paper: PAPER, repeats: repeats === true };
  }

  #data({ layers }: Step['scene']): ReadonlyMap<string, FeatureCollection> {
    const needed = this.#world.catalog.layers.filter(({ id }) => layers[id]).map(({ dataset }) => dataset);
    const found = [...new Set(needed)].flatMap((id): [string, FeatureCollection][] => {
      const dataset = this.#dataset(id);
      return dataset?.delivery.kind === 'geojson' ? [[id, this.#collection(dataset)]] : [];
    });
    return new Map(found);
  }

  #outlinesOf(camera: Step['scene']['camera'], size: StillSize, tolerance?: number): Map<Feature, Outline> {
    return this.#outlines.of(JSON.stringify([camera, size, tolerance]), () => new Map());
  }

  #dataset(id: string): Dataset | undefined {
    return this.#world.catalog.datasets.find((one) => one.id === id);
  }

  #collection({ id, delivery }: Dataset): FeatureCollection {
    const found =
      this.#collections.get(id) ??
      (JSON.parse(
        this.#world.files.get(delivery.path) ?? readFileSync(join(this.#root, 'geo', delivery.path), 'utf8'),
      ) as FeatureCollection);
    this.#collections.set(id, found);
    return found;
  }

  #reliefs({ layers }: Step['scene']): readonly Layer[] {
    return this.#world.catalog.layers.filter(
      ({ id, dataset }) => (layers[id]?.opacity ?? 0) > 0 && this.#dataset(dataset)?.delivery.kind === 'raster-dem',
    );
  }

  #groundsOf(scene: Step['scene'], view: PictureView): Promise<ReadonlyMap<string, ReliefImages>> {
    const key = JSON.stringify([
      scene.camera,
      this.#reliefs(scene).map(({ id }) => id),
      this.#world.catalog.layers.find(({ id }) => scene.layers[id])?.id,
    ]);
    return this.#grounds.of(key, () => this.#encoded(scene, view));
  }

  async #encoded(scene: Step['scene'], view: PictureView): Promise<ReadonlyMap<string, ReliefImages>> {
    const { webp } = await import('./encode.ts');
    const encode = async (pixels: Shaded) =>
      `data:image/webp;base64,${Buffer.from(await webp(pixels, QUALITY)).toString('base64')}`;
    const grounds = new Map<string, ReliefImages>();
    for (const layer of this.#reliefs(scene)) {
      const [day, night] = this.#shaded(layer, scene, view, [DAY, NIGHT]);
      if (day && night) grounds.set(layer.id, { day: await encode(day), night: await encode(night) });
    }
    return grounds;
  }

  #shaded(
    layer: Layer,
    { camera, layers }: Step['scene'],
    view: PictureView,
    lights: readonly Tokens[],
  ): readonly Shaded[] {
    const sight = look(camera, view);
    const mosaic = this.#mosaic(layer.dataset, sight.zoom);
    if (!mosaic) return [];
    const [width, height] = [Math.round(view.width / GRAIN), Math.round(view.height / GRAIN)];
    // Only the lowest layer is drawn directly on the paper.
    const lowest = this.#world.catalog.layers.find(({ id }) => (layers[id]?.opacity ?? 0) > 0) === layer;
    const inkings = lights.map((light) => ({
      styles: resolveColors(layer.style, light),
      paper: lowest ? resolveColors(PAPER, light) : undefined,
    }));
    const pictures = shadeRelief(inkings, mosaic, {
      sight,
      bearing: camera.bearing,
      size: [view.width, view.height],
      grid: [width, height],
    });
    return pictures.map((data) => ({ width, height, data }));
  }

  /** The tiles of a zoom level, joined into one grid. */
  #mosaic(id: string, zoom: number): Mosaic | undefined {
    const delivery = this.#dataset(id)?.delivery;
    if (delivery?.kind !== 'raster-dem') return undefined;
    const level = Math.min(
      delivery.maxzoom,
      Math.max(delivery.minzoom, Math.round(zoom + Math.log2(512 / delivery.tileSize))),
    );
    const key = `${id}/${String(level)}`;
    if (!this.#mosaics.has(key)) this.#mosaics.set(key, mosaicOf(join(this.#root, 'geo', delivery.path), level));
    return this.#mosaics.get(key);
  }

  #fileOf(scene: Scene, { kind, more }: Depends): string {
    return join(this.#root, '.cache/stills', `${this.#keys.keyOf(scene, [kind, more])}.${kind}`);
  }

  /** A picture from the cache, or made now and cached. */
  async #remembered(scene: Scene, depends: Depends, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const file = this.#fileOf(scene, depends);
    if (existsSync(file)) return readFileSync(file);
    const made = await make();
    mkdirSync(dirname(file), { recursive: true });
    // By another name first: a build that is stopped here must not leave half a picture.
    const part = `${file}.${String(process.pid)}`;
    writeFileSync(part, made);
    renameSync(part, file);
    return made;
  }
}

const ofStill = (lang: string, size: StillSize): Depends => ({
  kind: `${lang}.${size}.svg`,
  more: [STILLS, GRAIN, QUALITY, BUDGET],
});

/** @param over - what {@link cardOver} has made of its text. */
const ofCard = (lang: string, over: string): Depends => ({
  kind: `${lang}.card.jpg`,
  more: [CARD, CARD_QUALITY, over],
});

/** Keeps what was made for the last key. */
function lastOnly<T>() {
  let last: { readonly key: string; readonly value: T } | undefined;
  return {
    of: (key: string, make: () => T): T => (last = last?.key === key ? last : { key, value: make() }).value,
    forget: () => {
      last = undefined;
    },
  };
}

/**
 * A still that is not too large for readers on slow networks: where its lines have too many points, as of a continent
 * with all its coasts, it is drawn again with coarser ones.
 *
 * @param name - of the still, for the message.
 * @throws if it is too large even so.
 */
function withinBudget(name: string, draw: (tolerance?: number) => string): Buffer {
  let size = 0;
  for (const tolerance of [undefined, ...COARSER]) {
    const svg = draw(tolerance);
    size = svg.length <= BUDGET ? 0 : gzipSync(svg).length;
    if (size <= BUDGET) return Buffer.from(svg);
  }
  throw new Error(`The still of ${name} has ${String(size)} bytes compressed; a still may have ${String(BUDGET)}.`);
}

/** Sets the width and height of an SVG, pixels. */
const sized = (svg: string, { width, height }: { readonly width: number; readonly height: number }): string =>
  svg.replace('<svg ', `<svg width="${String(width)}" height="${String(height)}" `);

interface Shaded {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

function png({ width, height, data }: Shaded): Buffer {
  const image = new PNG({ width, height });
  image.data = Buffer.from(data);
  return PNG.sync.write(image);
}

/** @param path - of a tile, with `{z}`, `{x}` and `{y}`. */
function mosaicOf(path: string, zoom: number): Mosaic | undefined {
  const [before = '', after = ''] = path.replace('{z}', String(zoom)).split('{x}');
  const numbers = (folder: string, ending = '') =>
    existsSync(folder)
      ? readdirSync(folder).flatMap((name) => (name.endsWith(ending) && /^\d+/.test(name) ? [parseInt(name, 10)] : []))
      : [];
  const extension = after.replace('/{y}', '');
  const tiles = numbers(before).flatMap((x) =>
    numbers(join(before, String(x)), extension).map((y) => ({
      x,
      y,
      image: PNG.sync.read(readFileSync(join(before, String(x), `${String(y)}${extension}`))),
    })),
  );
  return joinTiles(zoom, tiles);
}
