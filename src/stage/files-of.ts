import type { Dataset, Layer } from '../../geo/layer.ts';
import { project } from '../story/fit-camera.ts';
import type { Camera, Scene } from '../story/story.ts';

/** The catalogue of a map, and where its files are. */
export interface MapFiles {
  /** From the bottom up. */
  readonly layers: readonly Layer[];
  readonly datasets: readonly Dataset[];
  /** The address of the site's root, absolute, ending in a slash. */
  readonly root: string;
}

/** The pane of a map: CSS pixels, and the zoom levels that it adds to those of a scene. */
export interface MapPane {
  readonly width: number;
  readonly height: number;
  readonly zoomOffset: number;
}

/**
 * The addresses of the files that a map fetches to show a scene: its datasets, and the tiles of heights in view. Files
 * of other sites are left out.
 */
export function filesOf({ layers: shown, camera }: Scene, { layers, datasets, root }: MapFiles, pane: MapPane) {
  const needed = new Set(layers.filter(({ id }) => (shown[id]?.opacity ?? 0) > 0).map(({ dataset }) => dataset));
  return datasets.flatMap(({ id, delivery }): readonly string[] => {
    if (!needed.has(id)) return [];
    switch (delivery.kind) {
      case 'geojson':
        return [new URL(delivery.path, root).href];
      case 'raster-dem':
        return tilesInView(camera, delivery, pane).map(
          ([z, x, y]) =>
            root + delivery.path.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y)),
        );
      // Another site's, or read in parts.
      case 'raster':
      case 'pmtiles':
      case 'style':
        return [];
    }
  });
}

type Heights = Extract<Dataset['delivery'], { readonly kind: 'raster-dem' }>;

/** The tiles around the middle of the pane that it shows, whatever the bearing, if it is not tilted. */
function tilesInView(
  { center, zoom }: Camera,
  { tileSize, minzoom, maxzoom, bounds: [west, south, east, north] }: Heights,
  { width, height, zoomOffset }: MapPane,
): readonly (readonly [z: number, x: number, y: number])[] {
  const seen = zoom + zoomOffset;
  // MapLibre takes the nearest level of a raster. Source: `coveringZoomLevel`, with `roundZoom`.
  const z = Math.min(maxzoom, Math.round(seen + Math.log2(512 / tileSize)));
  if (z < minzoom) return [];
  const [x, y] = project(center);
  const reach = Math.hypot(width, height) / 2 / (512 * 2 ** seen);
  const [left, top] = project([west, north]);
  const [right, bottom] = project([east, south]);
  const range = (from: number, until: number) => {
    const [first, last] = [Math.floor(from * 2 ** z), Math.ceil(until * 2 ** z) - 1];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  };
  const columns = range(Math.max(left, x - reach), Math.min(right, x + reach));
  const rows = range(Math.max(top, y - reach), Math.min(bottom, y + reach));
  return columns.flatMap((column) => rows.map((row) => [z, column, row] as const));
}
