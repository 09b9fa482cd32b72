import type { Color } from '@maplibre/maplibre-gl-style-spec';
import type { StyleLayer } from '../../geo/layer.ts';
import { project } from '../story/fit-camera.ts';
import { styleAt } from './evaluate.ts';
import type { Sight } from './view.ts';

/** The heights of one zoom level: a mosaic of its tiles. */
export interface Mosaic {
  /** Zoom level of its tiles. */
  readonly zoom: number;
  /** Pixels along the side of a tile. */
  readonly tile: number;
  /** Its first column and row, in pixels of the whole world at this zoom level. */
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres, row by row from the north; NaN if there is no tile. */
  readonly metres: Float32Array;
}

/** The height in metres of a pixel in terrarium encoding. */
export const terrarium = (r: number, g: number, b: number): number => r * 256 + g + b / 256 - 32768;

const within = (n: number, count: number) => (n < 0 ? 0 : n < count ? n : count - 1);

/** A tile of elevations: its column and row, and its pixels in terrarium encoding; undefined if it is missing. */
export interface ElevationTile {
  readonly x: number;
  readonly y: number;
  readonly image: { readonly width: number; readonly data: ArrayLike<number> } | undefined;
}

/** Joins tiles of one zoom level into a mosaic. Undefined if all tiles are missing. */
export function joinTiles(zoom: number, tiles: readonly ElevationTile[]): Mosaic | undefined {
  const tile = tiles.find(({ image }) => image)?.image?.width;
  if (tile === undefined) return undefined;
  const [west, north] = [Math.min(...tiles.map(({ x }) => x)), Math.min(...tiles.map(({ y }) => y))];
  const columns = (Math.max(...tiles.map(({ x }) => x)) - west + 1) * tile;
  const rows = (Math.max(...tiles.map(({ y }) => y)) - north + 1) * tile;
  const metres = new Float32Array(columns * rows).fill(NaN);
  for (const { x, y, image } of tiles) {
    if (!image) continue;
    for (let row = 0; row < tile; row++) {
      for (let column = 0; column < tile; column++) {
        const at = (row * tile + column) * 4;
        metres[((y - north) * tile + row) * columns + (x - west) * tile + column] = terrarium(
          image.data[at] ?? 0,
          image.data[at + 1] ?? 0,
          image.data[at + 2] ?? 0,
        );
      }
    }
  }
  return { zoom, tile, left: west * tile, top: north * tile, columns, rows, metres };
}

/** Interpolates between the centres of four cells. It runs for every pixel, so it allocates as little as possible. */
function between({ columns, rows }: Mosaic, values: Float32Array, x: number, y: number): number {
  const [column, row] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [u, v] = [x - 0.5 - column, y - 0.5 - row];
  const [left, right] = [within(column, columns), within(column + 1, columns)];
  const [up, down] = [within(row, rows) * columns, within(row + 1, rows) * columns];
  const above = (values[up + left] ?? NaN) * (1 - u) + (values[up + right] ?? NaN) * u;
  const below = (values[down + left] ?? NaN) * (1 - u) + (values[down + right] ?? NaN) * u;
  return above * (1 - v) + below * v;
}

/**
 * Slopes to the east and to the south, computed as in MapLibre's shader `hillshade_prepare`: exaggerated, and more so
 * at low zoom levels.
 */
function slopesOf({ zoom, tile, columns, rows, metres }: Mosaic): readonly [east: Float32Array, south: Float32Array] {
  const [east, south] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  const exaggeration = (zoom - 15) * (zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3);
  const factor = tile / 2 ** (exaggeration + 28.2562 - zoom);
  for (let row = 0; row < rows; row++) {
    const [north, middle, beneath] = [within(row - 1, rows) * columns, row * columns, within(row + 1, rows) * columns];
    for (let column = 0; column < columns; column++) {
      const [left, right] = [within(column - 1, columns), within(column + 1, columns)];
      const corners = [
        metres[north + left] ?? NaN,
        metres[north + right] ?? NaN,
        metres[beneath + left] ?? NaN,
        metres[beneath + right] ?? NaN,
      ] as const;
      east[middle + column] =
        (corners[1] +
          2 * (metres[middle + right] ?? NaN) +
          corners[3] -
          corners[0] -
          2 * (metres[middle + left] ?? NaN) -
          corners[2]) *
        factor;
      south[middle + column] =
        (corners[2] +
          2 * (metres[beneath + column] ?? NaN) +
          corners[3] -
          corners[0] -
          2 * (metres[north + column] ?? NaN) -
          corners[1]) *
        factor;
    }
  }
  return [east, south];
}

const slopes = new WeakMap<Mosaic, ReturnType<typeof slopesOf>>();

function slopesIn(mosaic: Mosaic) {
  const found = slopes.get(mosaic) ?? slopesOf(mosaic);
  slopes.set(mosaic, found);
  return found;
}

/** Red, green, blue, opacity; the colours times the opacity. 0 to 1. */
type Premultiplied = readonly [r: number, g: number, b: number, a: number];

function premultiplied(value: unknown): Premultiplied {
  // With several light sources there are several colours; the first is the main one.
  const { r, g, b, a } = (
    typeof value === 'object' && value !== null && 'values' in value ? (value.values as readonly Color[])[0] : value
  ) as Color;
  return [r, g, b, a];
}

const firstNumber = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'values' in value
    ? Number((value.values as readonly number[])[0])
    : Number(value);

/** Metres between two precomputed tints; for heights in between the nearest is used. Then the range of the table. */
const STEP = 10;
const LOWEST = -500;
const HIGHEST = 9000;

/** Blends a colour over a pixel: red, green, blue and opacity, colours premultiplied. */
type Blend = (metres: number, east: number, south: number, onto: Float64Array) => void;

function blendColor(onto: Float64Array, r: number, g: number, b: number, a: number) {
  const rest = 1 - a;
  onto[0] = r + (onto[0] ?? 0) * rest;
  onto[1] = g + (onto[1] ?? 0) * rest;
  onto[2] = b + (onto[2] ?? 0) * rest;
  onto[3] = a + (onto[3] ?? 0) * rest;
}

/** The blending of one style layer, by height and slope. */
function blendOf(written: StyleLayer, sight: Sight, bearing: number): Blend | undefined {
  const style = styleAt(written, sight.zoom, {});
  if (!style) return undefined;
  if (style.type === 'color-relief') {
    const opacity = Number(style.value('color-relief-opacity'));
    const tints = Array.from({ length: (HIGHEST - LOWEST) / STEP + 1 }, (_, n) =>
      premultiplied(style.tint(LOWEST + n * STEP)),
    );
    return (metres, _, __, onto) => {
      const tint = tints[within(Math.round((metres - LOWEST) / STEP), tints.length)];
      if (tint) blendColor(onto, tint[0] * opacity, tint[1] * opacity, tint[2] * opacity, tint[3] * opacity);
    };
  }
  if (style.type !== 'hillshade') return undefined;
  const [shadow, light] = [
    premultiplied(style.value('hillshade-shadow-color')),
    premultiplied(style.value('hillshade-highlight-color')),
  ];
  const exaggeration = Number(style.value('hillshade-exaggeration'));
  const turned = style.value('hillshade-illumination-anchor') === 'viewport' ? bearing : 0;
  const azimuth = ((firstNumber(style.value('hillshade-illumination-direction')) + turned) * Math.PI) / 180 + Math.PI;
  // MapLibre's “standard” method, after Igor Brejc. The catalogue uses no other method.
  return (_, east, south, onto) => {
    const x = east * exaggeration * 2;
    const y = south * exaggeration * 2;
    const aspect = x !== 0 ? Math.atan2(y, -x) : (Math.PI / 2) * (y > 0 ? 1 : -1);
    const steep = (Math.atan(Math.sqrt(x * x + y * y)) * 2) / Math.PI;
    const turn = (aspect + azimuth) / Math.PI + 0.5;
    const lee = 1 - Math.abs(turn - 2 * Math.floor(turn / 2) - 1);
    const [dark, bright] = [steep * lee, steep * (1 - lee)];
    blendColor(
      onto,
      shadow[0] * dark + light[0] * bright,
      shadow[1] * dark + light[1] * bright,
      shadow[2] * dark + light[2] * bright,
      shadow[3] * dark + light[3] * bright,
    );
  };
}

/** RGBA, a byte each, colours not multiplied by the opacity. */
type Pixels = Uint8ClampedArray;

/** A layer of the catalogue in the colours of one theme, already looked up. */
export interface ReliefStyle {
  readonly styles: readonly StyleLayer[];
  /** Background colour, `#rrggbb`; transparent if undefined. A picture without transparency is half as large. */
  readonly paper: string | undefined;
}

function paperColor(paper: string | undefined): Premultiplied {
  if (paper === undefined) return [0, 0, 0, 0];
  const channel = (at: number) => parseInt(paper.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5), 1];
}

/** How the relief is seen, and in how many pixels it is drawn. */
export interface ReliefView {
  readonly sight: Sight;
  /** Degrees. */
  readonly bearing: number;
  /** Width and height of the picture whose view it is, in its own pixels. */
  readonly size: readonly [width: number, height: number];
  /** Pixels of the result, which is stretched over all of that picture. */
  readonly grid: readonly [columns: number, rows: number];
}

/**
 * Draws the relief as a camera sees it: colour relief and hillshade of a layer of the catalogue, blended.
 *
 * @param themes - The styles of each theme; the result has a picture for each.
 */
export function shadeRelief(
  themes: readonly ReliefStyle[],
  mosaic: Mosaic,
  { sight, bearing, size: [width, height], grid: [columns, rows] }: ReliefView,
): readonly Pixels[] {
  const pictures = themes.map(({ styles, paper }) => {
    const ground = paperColor(paper);
    const pixels = new Uint8ClampedArray(columns * rows * 4);
    const [r, g, b, a] = ground.map((share) => share * 255);
    for (let at = 0; at < pixels.length; at += 4) pixels.set([r ?? 0, g ?? 0, b ?? 0, a ?? 0], at);
    return { blends: styles.flatMap((style) => blendOf(style, sight, bearing) ?? []), ground, pixels };
  });
  const [east, south] = slopesIn(mosaic);
  const world = mosaic.tile * 2 ** mosaic.zoom;
  const colour = new Float64Array(4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = sight.below(((column + 0.5) * width) / columns, ((row + 0.5) * height) / rows);
      if (!at) continue;
      const [mx, my] = project(at);
      const [x, y] = [mx * world - mosaic.left, my * world - mosaic.top];
      if (x < 0 || y < 0 || x >= mosaic.columns || y >= mosaic.rows) continue;
      const metres = between(mosaic, mosaic.metres, x, y);
      if (Number.isNaN(metres)) continue;
      const scale = 1 / Math.cos((at[1] * Math.PI) / 180);
      const [dx, dy] = [between(mosaic, east, x, y) * scale || 0, between(mosaic, south, x, y) * scale || 0];
      const first = (row * columns + column) * 4;
      for (const { blends, ground, pixels } of pictures) {
        colour.set(ground);
        for (const blend of blends) blend(metres, dx, dy, colour);
        const a = colour[3] ?? 0;
        if (a <= 0) continue;
        pixels[first] = ((colour[0] ?? 0) / a) * 255;
        pixels[first + 1] = ((colour[1] ?? 0) / a) * 255;
        pixels[first + 2] = ((colour[2] ?? 0) / a) * 255;
        pixels[first + 3] = a * 255;
      }
    }
  }
  return pictures.map(({ pixels }) => pixels);
}
