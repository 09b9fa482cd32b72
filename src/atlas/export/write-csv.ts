/** Writes CSV (RFC 4180) that spreadsheets and GIS can read, and that the atlas can import again without losses. */
import { geoJSONToWkt } from 'betterknown';
import type { Feature, Geometry } from 'geojson';
import { asJson, FEATURE_ID, GEOMETRY, guard, heading, LAT, LNG, readPlain } from '../core/csv-columns.ts';
import type { ExportRecord } from '../core/export-records.ts';

/** Byte order mark: spreadsheets read a file as UTF-8 only if it has one. */
const BOM = '\uFEFF';

const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;

/** A cell with a text, in quotation marks if it could be read as something else. */
function textCell(text: string): string {
  const guarded = guard(text);
  return guarded !== text || /[",;\t\r\n]|^\s|\s$/.test(text) || readPlain(text) !== text ? quoted(guarded) : text;
}

function cell(value: unknown, json: boolean): string {
  if (value === undefined) return '';
  if (json) return quoted(guard(JSON.stringify(value)));
  if (typeof value === 'string') return textCell(value);
  return typeof value === 'number' && !Number.isFinite(value) ? 'null' : String(value);
}

/** What no cell can hold as it is: values within values, and text with signs that are no letters. */

const needsJson = (value: unknown) =>
  (typeof value === 'object' && value !== null) ||
  (typeof value === 'string' && /[\u0000-\u0008\u000B\u000C\u000E-\u001F]|\p{Cs}/u.test(value));

function point(geometry: Geometry | null, axis: 0 | 1): string {
  return geometry?.type === 'Point' ? String(geometry.coordinates[axis] ?? '') : '';
}

/** @param records - in any order; the columns are all their properties, in the order in which they first appear. */
export function toCSV(records: readonly ExportRecord[]): string {
  const features: readonly Feature<Geometry | null>[] = records.map(({ feature }) => feature);
  const valuesOf = ({ properties }: Feature<Geometry | null>): Readonly<Record<string, unknown>> => properties ?? {};
  const columns = new Map<string, boolean>();
  for (const feature of features) {
    for (const [property, value] of Object.entries(valuesOf(feature)))
      columns.set(property, (columns.get(property) ?? false) || needsJson(value));
  }
  const withId = features.some(({ id }) => id !== undefined);
  const idAsJson = features.some(({ id }) => needsJson(id));
  const head = [
    ...(withId ? [idAsJson ? asJson(FEATURE_ID) : FEATURE_ID] : []),
    ...[...columns].map(([property, json]) => textCell(heading(property, json))),
    LNG,
    LAT,
    GEOMETRY,
  ];
  const rows = features.map((feature) => {
    const values = valuesOf(feature);
    const cells = [...columns].map(([property, json]) =>
      cell(Object.hasOwn(values, property) ? values[property] : undefined, json),
    );
    const { geometry } = feature;
    return [
      ...(withId ? [cell(feature.id, idAsJson)] : []),
      ...cells,
      point(geometry, 0),
      point(geometry, 1),
      geometry ? quoted(geoJSONToWkt(geometry)) : '',
    ];
  });
  return BOM + [head, ...rows].map((line) => `${line.join(',')}\r\n`).join('');
}
