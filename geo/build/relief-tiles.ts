/** Terrarium tiles of the relief: metres + 32768 in red and green. */
import { PNG } from 'pngjs';
import { parseGrid, sample, smooth, type Grid } from './relief.ts';

export const MINZOOM = 3;
export const MAXZOOM = 7;
/**
 * Width and height of a tile, pixels. At the last zoom level a pixel is 1.6 km at 37° N: finer than the grid, so that
 * the interpolated curve is kept, but no finer, because these tiles are most of the map's bytes.
 */
const size = (zoom: number): number => (zoom === MAXZOOM ? 160 : 256);
/** Metres: elevations are accurate to 10–150 m, and PNG compresses steps of 4 m much better. */
const STEP = 4;
/** Metres: the elevation of the sea in the grid. */
const SEA = -28;
/** Degrees over which elevations fall to sea level at the edges of the grid, so that it does not end in a step. */
const FADE = 2;

const lngAt = (x: number, zoom: number): number => (x / 2 ** zoom) * 360 - 180;
const latAt = (y: number, zoom: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** zoom))) * 180) / Math.PI;
const tileX = (lng: number, zoom: number): number => ((lng + 180) / 360) * 2 ** zoom;
const tileY = (lat: number, zoom: number): number =>
  ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom;

/** A factor: 0 outside the grid and at its edge, 1 from `FADE` degrees inside. */
function fade(grid: Grid, lng: number, lat: number): number {
  const east = grid.west + grid.columns * grid.cell;
  const south = grid.north - grid.rows * grid.cell;
  const t = Math.min(1, Math.max(0, Math.min(lng - grid.west, east - lng, lat - south, grid.north - lat) / FADE));
  return t * t * (3 - 2 * t);
}

function tile(grid: Grid, zoom: number, x: number, y: number): Uint8Array {
  const side = size(zoom);
  const png = new PNG({ width: side, height: side });
  for (let row = 0; row < side; row += 1) {
    const lat = latAt(y + (row + 0.5) / side, zoom);
    for (let column = 0; column < side; column += 1) {
      const lng = lngAt(x + (column + 0.5) / side, zoom);
      const inside = fade(grid, lng, lat);
      const metres = inside === 0 ? SEA : SEA + (Math.max(SEA, sample(grid, lng, lat)) - SEA) * inside;
      const code = Math.round(metres / STEP) * STEP + 32768;
      png.data.set([code >> 8, code & 255, 0, 255], (row * side + column) * 4);
    }
  }
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9 });
}

/** The tiles as PNG, by path under `relief/`. */
export function reliefTiles(source: string): ReadonlyMap<string, Uint8Array> {
  const grid = smooth(parseGrid(source));
  const east = grid.west + grid.columns * grid.cell;
  const south = grid.north - grid.rows * grid.cell;
  const tiles = new Map<string, Uint8Array>();
  for (let zoom = MINZOOM; zoom <= MAXZOOM; zoom += 1) {
    for (let x = Math.floor(tileX(grid.west, zoom)); x < tileX(east, zoom) - 1e-9; x += 1) {
      for (let y = Math.floor(tileY(grid.north, zoom)); y < tileY(south, zoom) - 1e-9; y += 1) {
        tiles.set(`relief/${zoom}/${x}/${y}.png`, tile(grid, zoom, x, y));
      }
    }
  }
  return tiles;
}
