/**
 * Draws the map of a state as SVG from the catalogue and its data, without WebGL. The module is large, so it is loaded
 * when it is needed.
 */
import type { FeatureCollection } from 'geojson';
import type { Dataset, Layer, Pattern } from '../../../geo/layer.ts';
import { zoomOffset } from '../../stage/frame.ts';
import { joinTiles, shadeRelief, type Mosaic } from '../../drawing/relief.ts';
import { drawStill } from '../../drawing/still.ts';
import type { ReliefImages } from '../../drawing/still-options.ts';
import { resolveColors, type Tokens } from '../../drawing/colors.ts';
import { look, type Sight, type PictureView } from '../../drawing/view.ts';
import type { LngLat, Scene } from '../../story/story.ts';

export interface DrawingOptions {
  readonly scene: Scene;
  /** The shown layers, from the bottom up. */
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  /** Data that is already in the page, by dataset. */
  readonly collections: ReadonlyMap<string, FeatureCollection>;
  readonly patterns: Readonly<Record<string, Pattern>>;
  readonly size: { readonly width: number; readonly height: number };
  readonly root: string;
  readonly lang: string;
  readonly tokens: Tokens;
  readonly paper: string;
}

/** One pixel of the relief is this many pixels of the drawing. */
const GRAIN = 3;
/** Maximum number of elevation tiles for a drawing. */
const TILES = 64;

export function viewOf({ width, height }: DrawingOptions['size']): PictureView {
  return {
    width,
    height,
    focus: [width / 2, height / 2],
    offset: zoomOffset(width, height, { top: 0, right: 0, bottom: 0, left: 0 }),
  };
}

/** The SVG, and the titles of layers whose data did not load. */
export async function drawMap(
  options: DrawingOptions,
): Promise<{ readonly svg: string; readonly missing: readonly Dataset[] }> {
  const { scene, layers, datasets, tokens, lang, patterns, paper, size } = options;
  const view = viewOf(size);
  const needed = new Set(layers.map(({ dataset }) => dataset));
  const collections = new Map(options.collections);
  const missing: Dataset[] = [];
  const grounds = new Map<string, ReliefImages>();
  await Promise.all(
    datasets
      .filter(({ id }) => needed.has(id) && !collections.has(id))
      .map(async (dataset) => {
        try {
          if (dataset.delivery.kind === 'geojson')
            collections.set(dataset.id, await fetched(new URL(dataset.delivery.path, options.root)));
          else
            for (const layer of layers.filter((one) => one.dataset === dataset.id))
              grounds.set(layer.id, await groundOf(layer, dataset, options, view));
        } catch (error) {
          console.error(error);
          missing.push(dataset);
        }
      }),
  );
  const svg = drawStill({
    scene,
    layers,
    collections,
    patterns,
    relief: ({ id }) => grounds.get(id),
    view,
    lang,
    day: tokens,
    night: tokens,
    light: 'day',
    paper,
  });
  return { svg, missing };
}

async function fetched(address: URL): Promise<FeatureCollection> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href}: ${String(response.status)}`);
  return (await response.json()) as FeatureCollection;
}

async function groundOf(
  layer: Layer,
  dataset: Dataset,
  { scene, layers, tokens, paper, root }: DrawingOptions,
  view: PictureView,
): Promise<ReliefImages> {
  const sight = look(scene.camera, view);
  const mosaic = await mosaicOf(dataset, root, sight, view);
  const [width, height] = [Math.round(view.width / GRAIN), Math.round(view.height / GRAIN)];
  // Nothing lies between the paper and the lowest layer.
  const inking = {
    styles: resolveColors(layer.style, tokens),
    paper: layers[0] === layer ? resolveColors(paper, tokens) : undefined,
  };
  const [pixels] = shadeRelief([inking], mosaic, {
    sight,
    bearing: scene.camera.bearing,
    size: [view.width, view.height],
    grid: [width, height],
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context || !pixels) throw new Error('This browser draws no pictures.');
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  const day = canvas.toDataURL('image/png');
  return { day, night: day };
}

/** The position of a point in tiles: column and row, not rounded. */
function tileAt([lng, lat]: LngLat, zoom: number): readonly [x: number, y: number] {
  const [count, sine] = [2 ** zoom, Math.sin((lat * Math.PI) / 180)];
  return [((lng + 180) / 360) * count, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * count];
}

/** The elevations of the area in view: its tiles, joined. */
async function mosaicOf(
  { delivery, id }: Dataset,
  root: string,
  sight: Sight,
  { width, height }: PictureView,
): Promise<Mosaic> {
  if (delivery.kind !== 'raster-dem') throw new Error(`${id} has no heights.`);
  const {
    bounds: [west, south, east, north],
    minzoom,
    maxzoom,
    tileSize,
    path,
  } = delivery;
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x = 0, y = 0]) => sight.below(x, y));
  const seen = corners.flatMap((corner) => corner ?? []);
  const whole = corners.some((corner) => !corner);
  const box = whole
    ? ([west, south, east, north] as const)
    : ([
        Math.max(west, Math.min(...seen.filter((_, n) => n % 2 === 0))),
        Math.max(south, Math.min(...seen.filter((_, n) => n % 2 === 1))),
        Math.min(east, Math.max(...seen.filter((_, n) => n % 2 === 0))),
        Math.min(north, Math.max(...seen.filter((_, n) => n % 2 === 1))),
      ] as const);
  if (box[0] >= box[2] || box[1] >= box[3]) throw new Error(`${id} is not in view.`);
  let zoom = Math.min(maxzoom, Math.max(minzoom, Math.round(sight.zoom + Math.log2(512 / tileSize))));
  const span = (level: number) => {
    const [a, b] = [tileAt([box[0], box[3]], level), tileAt([box[2], box[1]], level)];
    return { left: Math.floor(a[0]), top: Math.floor(a[1]), right: Math.ceil(b[0]) - 1, bottom: Math.ceil(b[1]) - 1 };
  };
  const tilesOf = (level: number) => {
    const { left, top, right, bottom } = span(level);
    return (right - left + 1) * (bottom - top + 1);
  };
  while (zoom > minzoom && tilesOf(zoom) > TILES) zoom -= 1;
  const { left, top, right, bottom } = span(zoom);
  const addresses = Array.from({ length: right - left + 1 }, (_, column) =>
    Array.from({ length: bottom - top + 1 }, (__, row) => ({ x: left + column, y: top + row })),
  ).flat();
  const tiles = await Promise.all(
    addresses.map(async ({ x, y }) => ({
      x,
      y,
      image: await picture(
        root + path.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y)),
      ),
    })),
  );
  const mosaic = joinTiles(zoom, tiles);
  if (!mosaic) throw new Error(`${id} did not arrive.`);
  return mosaic;
}

/** The pixels of a tile, without colour management because they are numbers. Undefined if there is no such tile. */
async function picture(address: string): Promise<ImageData | undefined> {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const bitmap = await createImageBitmap(await response.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return pixels;
}
