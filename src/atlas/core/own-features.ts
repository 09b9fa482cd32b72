import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { OwnLayer } from './own-layer.ts';

/** Cached by the bytes, because hiding a layer makes a new object with the same bytes. */
const read = new WeakMap<ArrayBuffer, readonly Feature<Geometry | null>[]>();

/** The features of an imported file, parsed when they are first requested; empty for PMTiles. */
export function featuresOf({ result: { geojson } }: OwnLayer): readonly Feature<Geometry | null>[] {
  const known = read.get(geojson);
  if (known) return known;
  const { features } = JSON.parse(new TextDecoder().decode(geojson)) as FeatureCollection<Geometry | null>;
  read.set(geojson, features);
  return features;
}
