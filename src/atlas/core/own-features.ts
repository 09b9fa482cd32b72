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

/** One feature, parsed by itself; undefined where the file has none of that number. */
export function featureAt(layer: OwnLayer, n: number): Feature<Geometry | null> | undefined {
  const { geojson, starts, count } = layer.result;
  const known = read.get(geojson);
  if (known) return known[n];
  const start = starts[n];
  if (start === undefined || n >= count) return undefined;
  const bytes = new Uint8Array(
    geojson,
    start,
    (starts[n + 1] ?? geojson.byteLength - END.length + SEPARATOR.length) - SEPARATOR.length - start,
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as Feature<Geometry | null>;
}

/** How features stand in the bytes of {@link ImportResult}. */
export const BEGINNING = '{"type":"FeatureCollection","features":[';
export const SEPARATOR = ',\n';
export const END = ']}';
