/**
 * Places of Pleiades in JSON. The representative point is longitude, latitude; years before year 1 are negative.
 * Source: the description of the data at pleiades.stoa.org/downloads.
 */
import { FeatureCollector, type ReadRequest } from '../collector.ts';
import type { JsonRead } from '../read-json.ts';
import { isRecord, arrayAt, propertyOf, recordsOf, textOf, withoutEmpty, type Rec } from './json-parts.ts';

export const isPleiades = (value: unknown): boolean =>
  isRecord(value) &&
  (propertyOf(value, 'reprPoint') !== undefined || propertyOf(value, 'locations') !== undefined) &&
  ['placeTypes', 'connectsWith', 'names'].some((key) => propertyOf(value, key) !== undefined) &&
  propertyOf(value, 'type') !== 'Feature';

/** The first and the last year of all its locations and names, as EDTF. */
function yearsOf(place: Rec): string | undefined {
  const parts = [...recordsOf(place, 'locations'), ...recordsOf(place, 'names')];
  const years = (key: string) => parts.map((part) => propertyOf(part, key)).filter((year) => typeof year === 'number');
  const [start, end] = [Math.min(...years('start')), Math.max(...years('end'))];
  const edtf = (year: number) => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return Number.isFinite(start) && Number.isFinite(end) ? `${edtf(start)}/${edtf(end)}` : undefined;
}

/** Its one geometry, or else its representative point. */
function geometryOf(place: Rec): unknown {
  const shapes = recordsOf(place, 'locations')
    .flatMap((one) => propertyOf(one, 'geometry') ?? [])
    .filter(isRecord);
  const point = arrayAt(place, 'reprPoint');
  if (shapes.length === 1) return shapes[0];
  if (point.length >= 2) return { type: 'Point', coordinates: point };
  return shapes.length > 1 ? { type: 'GeometryCollection', geometries: shapes } : null;
}

export function readPleiades(places: readonly Rec[], asked: ReadRequest): Promise<JsonRead> {
  const collector = new FeatureCollector(asked);
  let nowhere = 0;
  places.forEach((place, n) => {
    const geometry = geometryOf(place);
    if (geometry === null) nowhere += 1;
    const names = recordsOf(place, 'names').flatMap(
      (name) => textOf(name, 'attested') ?? textOf(name, 'romanized') ?? [],
    );
    const properties = withoutEmpty({
      title: propertyOf(place, 'title'),
      historical_names: names.filter(Boolean).join('; '),
      date: yearsOf(place),
      description: propertyOf(place, 'description'),
      place_types: arrayAt(place, 'placeTypes').join('; '),
      uri: propertyOf(place, 'uri') ?? propertyOf(place, '@id'),
    });
    collector.add({ id: propertyOf(place, 'id'), properties, geometry }, { unit: 'feature', n: n + 1 });
  });
  if (nowhere > 0) collector.warnings.push({ code: 'without-position', count: nowhere });
  return Promise.resolve({ kind: 'pleiades', collector });
}
