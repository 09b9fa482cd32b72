/** The second map, which is above the first one during a comparison, so that an export can take pictures of both. */
import type { Map as MapLibreMap } from 'maplibre-gl';

const seconds = new WeakMap<MapLibreMap, MapLibreMap>();

export const mapBeside = (map: MapLibreMap): MapLibreMap | undefined => seconds.get(map);

export function layBeside(map: MapLibreMap, second: MapLibreMap | undefined): void {
  if (second) seconds.set(map, second);
  else seconds.delete(map);
}
