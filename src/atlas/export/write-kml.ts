/**
 * Writes KML, with the properties of each feature in `ExtendedData` and its dates in `TimeSpan`. No library is used,
 * because @placemarkio/tokml writes no dates.
 */
import type { Geometry, Position } from 'geojson';
import { isoOf } from '../../story/when.ts';
import { MARK, type Marked } from '../core/kml-mark.ts';
import { reachOf } from '../core/time.ts';
import type { ExportMetadata, ExportRecord } from '../core/export-records.ts';

/** Characters that XML 1.0 does not allow, not even escaped. */

const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const xml = (text: string) => text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"\r]/g, (char) => ENTITIES[char] ?? char);
/** Escapes text for a description, which programs show as HTML. */
const html = (text: string) => text.replace(/[&<>]/g, (char) => ENTITIES[char] ?? char).replace(/\n/g, '<br>');
/** JSON that XML parsers do not change: with line ends and special characters escaped. */
const json = (value: unknown) =>
  xml(
    JSON.stringify(value).replace(
      /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );

const element = (name: string, content: string) => (content ? `<${name}>${content}</${name}>` : '');
const tuples = (positions: readonly Position[]) =>
  element('coordinates', positions.map((position) => position.slice(0, 3).join(',')).join(' '));
const ring = (name: string, positions: readonly Position[]) => element(name, element('LinearRing', tuples(positions)));
const many = (parts: readonly string[]) => element('MultiGeometry', parts.join(''));

function drawn(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return element('Point', tuples([geometry.coordinates]));
    case 'LineString':
      return element('LineString', tuples(geometry.coordinates));
    case 'Polygon':
      return element(
        'Polygon',
        geometry.coordinates
          .map((positions, n) => ring(n === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs', positions))
          .join(''),
      );
    case 'MultiPoint':
      return many(geometry.coordinates.map((coordinates) => drawn({ type: 'Point', coordinates })));
    case 'MultiLineString':
      return many(geometry.coordinates.map((coordinates) => drawn({ type: 'LineString', coordinates })));
    case 'MultiPolygon':
      return many(geometry.coordinates.map((coordinates) => drawn({ type: 'Polygon', coordinates })));
    case 'GeometryCollection':
      return many(geometry.geometries.map(drawn));
  }
}

function timeSpan({ extent }: ExportRecord): string {
  if (!extent) return '';
  const { from, until } = reachOf(extent);
  const end = (name: string, day: number) => (Number.isFinite(day) ? element(name, isoOf(day)) : '');
  return element('TimeSpan', end('begin', from) + end('end', until));
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);

function extendedData({ feature: { id, properties, geometry } }: ExportRecord): string {
  const data = Object.entries(properties ?? {})
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `<Data name="${xml(name)}">${element('value', xml(shown(value)))}</Data>`);
  const kept: Marked = {
    ...(id === undefined ? {} : { id }),
    properties,
    ...(geometry?.type === 'GeometryCollection'
      ? { geometry }
      : geometry?.type.startsWith('Multi')
        ? { geometry: geometry.type }
        : {}),
  };
  return element('ExtendedData', data.join('') + element(`${MARK.prefix}:${MARK.name}`, json(kept)));
}

export function toKML(records: readonly ExportRecord[], about: ExportMetadata): string {
  const placemarks = records.map((record) => {
    const { title, description, feature } = record;
    const parts = [
      element('name', xml(title)),
      element('description', xml(html(description))),
      timeSpan(record),
      extendedData(record),
      feature.geometry ? drawn(feature.geometry) : '',
    ];
    return element('Placemark', parts.join(''));
  });
  const note = `${about.credit} · ${about.licence.name}, ${about.licence.url} · ${about.source} · ${about.exported} · ${about.address}`;
  const document = `<Document>${element('name', xml(about.title))}${element('description', xml(html(note)))}\n${placemarks.join('\n')}\n</Document>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:${MARK.prefix}="${MARK.namespace}">${document}</kml>\n`;
}
