/** The relief grid: read, smoothed, and sampled between its points. */

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Degrees, outer edges. */
  readonly west: number;
  readonly north: number;
  /** Degrees. */
  readonly cell: number;
  /** Metres, row by row from the north. */
  readonly values: Float64Array;
}

/** Reads an ESRI ASCII grid. */
export function parseGrid(text: string): Grid {
  const lines = text.trim().split('\n');
  const header = new Map(
    lines.slice(0, 6).map((line) => {
      const [key = '', value = ''] = line.trim().split(/\s+/);
      return [key.toLowerCase(), Number(value)];
    }),
  );
  const get = (key: string): number => {
    const value = header.get(key);
    if (value === undefined) throw new Error(`the grid has no ${key}`);
    return value;
  };
  const [columns, rows, cell] = [get('ncols'), get('nrows'), get('cellsize')];
  const values = Float64Array.from(lines.slice(6).flatMap((line) => line.trim().split(/\s+/).map(Number)));
  if (values.length !== columns * rows) throw new Error(`the grid has ${values.length} values, not ${columns * rows}`);
  return { columns, rows, cell, west: get('xllcorner'), north: get('yllcorner') + rows * cell, values };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The value of a cell; outside the grid, that of the nearest cell. */
export const at = (grid: Grid, column: number, row: number): number =>
  grid.values[clamp(row, 0, grid.rows - 1) * grid.columns + clamp(column, 0, grid.columns - 1)] ?? 0;

/** A grid of the same shape with other values. */
export const mapGrid = (grid: Grid, value: (column: number, row: number) => number): Grid => ({
  ...grid,
  values: Float64Array.from({ length: grid.columns * grid.rows }, (_, i) =>
    value(i % grid.columns, Math.floor(i / grid.columns)),
  ),
});

const KERNEL = [
  [1, 2, 1],
  [2, 4, 2],
  [1, 2, 1],
];

/**
 * Binomial 3×3 filter: the elevations come from an 8-bit image, whose steps would look like terraces in the shading.
 */
export const smooth = (grid: Grid): Grid =>
  mapGrid(grid, (column, row) => {
    let sum = 0;
    KERNEL.forEach((line, dy) =>
      line.forEach((weight, dx) => {
        sum += weight * at(grid, column + dx - 1, row + dy - 1);
      }),
    );
    return sum / 16;
  });

/** Catmull-Rom through four values. */
function cubic(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** Height in metres at a point, bicubic between the centres of the cells. */
export function sample(grid: Grid, lng: number, lat: number): number {
  const x = (lng - grid.west) / grid.cell - 0.5;
  const y = (grid.north - lat) / grid.cell - 0.5;
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const lines = [-1, 0, 1, 2].map((dy) =>
    cubic(
      at(grid, column - 1, row + dy),
      at(grid, column, row + dy),
      at(grid, column + 1, row + dy),
      at(grid, column + 2, row + dy),
      x - column,
    ),
  );
  const [a = 0, b = 0, c = 0, d = 0] = lines;
  return cubic(a, b, c, d, y - row);
}
