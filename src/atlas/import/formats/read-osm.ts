/** Data of OpenStreetMap: answers of the Overpass API, and its XML. */
import osm2geojson from 'osm2geojson-lite';
import { FeatureCollector, ReadError, type ReadRequest } from '../collector.ts';
import { isRecord, arrayAt, propertyOf } from './json-parts.ts';

/** @param data - an answer in JSON, or a text of XML */
export function readOsm(data: object | string, asked: ReadRequest): FeatureCollector {
  const collector = new FeatureCollector(asked);
  let made: unknown;
  try {
    made = osm2geojson(data as string, { completeFeature: true, renderTagged: true, excludeWay: false });
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'OSM', detail });
  }
  const list = isRecord(made) ? arrayAt(made, 'features') : [];
  list.forEach((one, n) => {
    if (isRecord(one))
      collector.add(
        { id: propertyOf(one, 'id'), properties: propertyOf(one, 'properties'), geometry: propertyOf(one, 'geometry') },
        { unit: 'feature', n: n + 1 },
      );
  });
  return collector;
}
