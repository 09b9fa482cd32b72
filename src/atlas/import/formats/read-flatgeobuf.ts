/** FlatGeobuf. */
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { ReadError, type FeatureCollector, type ReadRequest } from '../collector.ts';
import { collectorFor } from '../projection.ts';

/** @throws {ReadError} where it is broken, or its reference system is not known. */
export async function readFlatGeobuf(bytes: Uint8Array, asked: ReadRequest): Promise<FeatureCollector> {
  let declared: string | undefined;
  const list: { readonly id?: unknown; readonly properties: unknown; readonly geometry: unknown }[] = [];
  try {
    const found = deserialize(bytes, {
      headerMetaFn: ({ crs }) => {
        if (crs?.code) declared = `EPSG:${String(crs.code)}`;
        else if (crs?.wkt) declared = crs.wkt;
      },
    });
    for await (const feature of found) list.push(feature);
  } catch (error) {
    if (error instanceof RangeError && list.length === 0) throw new ReadError({ code: 'truncated' });
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'FlatGeobuf', detail });
  }
  const collector = await collectorFor(declared, asked);
  list.forEach(({ id, properties, geometry }, n) => {
    collector.add({ id, properties, geometry }, { unit: 'feature', n: n + 1 });
  });
  return collector;
}
