import type { Color } from '@maplibre/maplibre-gl-style-spec';
import type { StyleLayer } from '../../geo/layer.ts';
import { project } from '../story/fit.ts';
import { styleAt } from './evaluate.ts';
import type { Sight } from './view.ts';

/** The heights of one zoom: a mosaic of its tiles. */
export interface Mosaic {
  /** Of its tiles. */
  readonly zoom: number;
  /** Pixels along the side of a tile. */
  readonly tile: number;
  /** Its first column and row, in pixels of the whole world. */
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres, row by row from the north; NaN where there is no tile. */
  readonly metres: Float32Array;
}

/** Reads a pixel of the terrarium encoding. */
export const terrarium = (r: number, g: number, b: number): number => r * 256 + g + b / 256 - 32768;

/** Between the middles of four cells. */
function between(mosaic: Mosaic, values: Float32Array, x: number, y: number): number {
  const [column, row] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [u, v] = [x - 0.5 - column, y - 0.5 - row];
  const at = (c: number, r: number) => values[Math.min(mosaic.rows - 1, Math.max(0, r)) * mosaic.columns + Math.min(mosaic.columns - 1, Math.max(0, c))] ?? NaN;
  return (at(column, row) * (1 - u) + at(column + 1, row) * u) * (1 - v) + (at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u) * v;
}

/** Slopes to the east and to the south, as MapLibre's shader `hillshade_prepare` has them: steeper than they are, the farther off the more. */
function slopesOf({ zoom, tile, columns, rows, metres }: Mosaic): readonly [east: Float32Array, south: Float32Array] {
  const [east, south] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  const exaggeration = (zoom - 15) * (zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3);
  const factor = tile / 2 ** (exaggeration + 28.2562 - zoom);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (dx: number, dy: number) => metres[Math.min(rows - 1, Math.max(0, row + dy)) * columns + Math.min(columns - 1, Math.max(0, column + dx))] ?? NaN;
      const [a, b, c, d, f, g, h, i] = [at(-1, -1), at(0, -1), at(1, -1), at(-1, 0), at(1, 0), at(-1, 1), at(0, 1), at(1, 1)];
      east[row * columns + column] = (c + f + f + i - (a + d + d + g)) * factor;
      south[row * columns + column] = (g + h + h + i - (a + b + b + c)) * factor;
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

const NONE: Premultiplied = [0, 0, 0, 0];

const over = (top: Premultiplied, under: Premultiplied): Premultiplied => [0, 1, 2, 3].map((n) => (top[n] ?? 0) + (under[n] ?? 0) * (1 - top[3])) as unknown as Premultiplied;

const times = ([r, g, b, a]: Premultiplied, share: number): Premultiplied => [r * share, g * share, b * share, a * share];

const plus = (p: Premultiplied, q: Premultiplied): Premultiplied => [p[0] + q[0], p[1] + q[1], p[2] + q[2], p[3] + q[3]];

function premultiplied(value: unknown): Premultiplied {
  // Several lights have several colours; the first is the chief one.
  const { r, g, b, a } = (typeof value === 'object' && value !== null && 'values' in value ? (value.values as readonly Color[])[0] : value) as Color;
  return [r, g, b, a];
}

const firstNumber = (value: unknown): number => (typeof value === 'object' && value !== null && 'values' in value ? Number((value.values as readonly number[])[0]) : Number(value));

/** Metres between two tints that are worked out; between them the nearer is taken. */
const STEP = 10;
const LOWEST = -500;
const HIGHEST = 9000;

type Ink = (metres: number, east: number, south: number) => Premultiplied;

/** What one style layer lays over the ground at a height and slope. */
function inkOf(written: StyleLayer, sight: Sight, bearing: number): Ink | undefined {
  const style = styleAt(written, sight.zoom, {});
  if (!style) return undefined;
  if (style.type === 'color-relief') {
    const opacity = Number(style.value('color-relief-opacity'));
    const tints = Array.from({ length: (HIGHEST - LOWEST) / STEP + 1 }, (_, n) => times(premultiplied(style.tint(LOWEST + n * STEP)), opacity));
    return (metres) => tints[Math.min(tints.length - 1, Math.max(0, Math.round((metres - LOWEST) / STEP)))] ?? NONE;
  }
  if (style.type !== 'hillshade') return undefined;
  const [shadow, light] = [premultiplied(style.value('hillshade-shadow-color')), premultiplied(style.value('hillshade-highlight-color'))];
  const exaggeration = Number(style.value('hillshade-exaggeration'));
  const turned = style.value('hillshade-illumination-anchor') === 'viewport' ? bearing : 0;
  const azimuth = ((firstNumber(style.value('hillshade-illumination-direction')) + turned) * Math.PI) / 180 + Math.PI;
  // After Igor Brejc, as MapLibre's shader has it; it stands for the other methods, which the catalogue does not use.
  return (_, east, south) => {
    const [x, y] = [east * exaggeration * 2, south * exaggeration * 2];
    const aspect = x !== 0 ? Math.atan2(y, -x) : (Math.PI / 2) * (y > 0 ? 1 : -1);
    const steep = (Math.atan(Math.hypot(x, y)) * 2) / Math.PI;
    const turn = (aspect + azimuth) / Math.PI + 0.5;
    const lee = 1 - Math.abs(turn - 2 * Math.floor(turn / 2) - 1);
    return plus(times(shadow, steep * lee), times(light, steep * (1 - lee)));
  };
}

/**
 * The relief as a camera sees it: the tinted heights and the shading of a layer of the catalogue, one over the other.
 *
 * @param styles - of the layer, its colours looked up already.
 * @param width - of the picture whose view it is; the result is `columns` by `rows`, stretched over all of it.
 * @returns RGBA, a byte each, colours not multiplied by the opacity.
 */
export function shade(styles: readonly StyleLayer[], mosaic: Mosaic, sight: Sight, bearing: number, [width, height]: readonly [number, number], [columns, rows]: readonly [number, number]): Uint8ClampedArray {
  const inks = styles.flatMap((style) => inkOf(style, sight, bearing) ?? []);
  const [east, south] = slopesIn(mosaic);
  const world = mosaic.tile * 2 ** mosaic.zoom;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
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
      const [r, g, b, a] = inks.reduce((under, ink) => over(ink(metres, dx, dy), under), NONE);
      if (a > 0) pixels.set([(r / a) * 255, (g / a) * 255, (b / a) * 255, a * 255], (row * columns + column) * 4);
    }
  }
  return pixels;
}
