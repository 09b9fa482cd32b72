import { PANE, type LngLat } from './story.ts';

/** Web Mercator with the world as the unit square, y down. Latitudes beyond 85.05° are outside it. */
export function project([lng, lat]: LngLat): readonly [x: number, y: number] {
  const sin = Math.sin((lat * Math.PI) / 180);
  return [(lng + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

export function unproject(x: number, y: number): LngLat {
  return [x * 360 - 180, (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI];
}

/** Pixels of the whole world at zoom 0. Source: MapLibre's 512-pixel tiles. */
const WORLD = 512;

/** The share of the pane that the places may fill; the rest is for their labels. */
const FILL = 0.75;

/** The shortest arc, going east, of a circle of length 1 that contains all points. Its end may be greater than 1. */
function shortestArc(xs: readonly number[]): readonly [west: number, east: number] {
  const sorted = [...xs].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  let [west, east] = [first, last];
  sorted.forEach((x, n) => {
    const before = sorted[n - 1] ?? x;
    // Start after a gap, go around, and end before it.
    if (before + 1 - x < east - west) [west, east] = [x, before + 1];
  });
  return [west, east];
}

/** The camera that shows all places in {@link PANE}; its zoom is at most `closest`. */
export function fit(places: readonly [LngLat, ...LngLat[]], closest = 12): { center: LngLat; zoom: number } {
  const points = places.map(project);
  const ys = points.map(([, y]) => y);
  const [west, east] = shortestArc(points.map(([x]) => x));
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  const share = Math.min(
    (PANE.width * FILL) / (WORLD * Math.max(east - west, 1e-9)),
    (PANE.height * FILL) / (WORLD * Math.max(south - north, 1e-9)),
  );
  const middle = (west + east) / 2;
  const [lng, lat] = unproject(middle > 1 ? middle - 1 : middle, (north + south) / 2);
  const round = (n: number, digits: number) => Number(n.toFixed(digits));
  return { center: [round(lng, 5), round(lat, 5)], zoom: round(Math.min(Math.log2(share), closest), 2) };
}
