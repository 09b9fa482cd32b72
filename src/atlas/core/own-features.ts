import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { OwnLayer } from './own-layer.ts';

/** By the bytes: a layer that is hidden is another object, with the same bytes. */
const read = new WeakMap<ArrayBuffer, readonly Feature<Geometry | null>[]>();

/** The features of a file of the reader's own, read again when they are first asked for; none of PMTiles. */
export function featuresOf({ result: { geojson } }: OwnLayer): readonly Feature<Geometry | null>[] {
  const known = read.get(geojson);
  if (known) return known;
  const { features } = JSON.parse(new TextDecoder().decode(geojson)) as FeatureCollection<Geometry | null>;
  read.set(geojson, features);
  return features;
}
