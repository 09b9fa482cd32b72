/** Where each record stands on the site as data. The press makes the files. */
import type { Ref } from './state.ts';

/** The folder of the data, from the root of the site. */
export const DATA = 'data/';

/** Files of a record: JSON-LD in the Linked Places Format, and GeoJSON. */
export type RecordFormat = 'json' | 'geojson';

/** The file of a record, from the root of the site, such as `data/places/rasht.json`. */
export const dataPath = ({ layer, id }: Ref, format: RecordFormat): string =>
  `${DATA}${encodeURIComponent(layer)}/${encodeURIComponent(id)}.${format}`;
