/**
 * Writes GeoJSON (RFC 7946), one feature per line. The metadata are foreign members (section 6.1).
 */
import type { ExportMetadata, ExportRecord } from '../core/export-records.ts';

export function toGeoJSON(records: readonly ExportRecord[], about: ExportMetadata): string {
  const { title, licence, credit, source, exported, address } = about;
  const members = {
    type: 'FeatureCollection',
    title,
    license: licence.url,
    licence: licence.name,
    credit,
    source,
    exported,
    address,
  };
  const features = records.map(({ feature: { id, properties, geometry } }) =>
    JSON.stringify({ type: 'Feature', ...(id === undefined ? {} : { id }), properties, geometry }),
  );
  return `${JSON.stringify(members).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}
