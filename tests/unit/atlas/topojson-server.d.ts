/** The part of the library that tests use; it has no types of its own. */
declare module 'topojson-server' {
  import type { GeoJSON } from 'geojson';
  export function topology(objects: Readonly<Record<string, GeoJSON>>): object;
}
