/** Geographical files of a story as GeoJSON: GeoJSON itself, KML, GPX, and CSV with a column each for lon and lat. */
import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Checked, Fault } from '../../faults.ts';
import { lineOfRow, readTable } from '../table.ts';

export const GEO_FILE = /\.(geojson|json|kml|gpx|csv)$/i;

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Reads a file in the format that its ending names. Only flat properties are kept, because styles read no others. */
export function readGeoFile(file: string, text: string): Checked<FeatureCollection> {
  const faults: Fault[] = [];
  const complain = (message: string, hint: string, line = 1) => faults.push({ file, line, message, hint });
  const kind = GEO_FILE.exec(file)?.[1]?.toLowerCase();
  const read =
    { csv: readPoints, gpx: readXml, kml: readXml, json: readJson, geojson: readJson }[kind ?? ''] ?? readJson;
  const features = read(text, complain, file)
    .flatMap(withGeometry)
    .map((feature, n) => ({ ...feature, properties: flat(feature, n) }));
  if (faults.length === 0 && features.length === 0)
    complain('The file has nothing that can be drawn.', 'It needs points, lines or areas.');
  const off = features.findIndex(({ geometry }) => !positionsOf(geometry).every(isOnEarth));
  if (off >= 0)
    complain(
      `Feature ${String(off + 1)} lies nowhere on Earth.`,
      'Positions are longitude and latitude in degrees (WGS 84), longitude first. A file in another coordinate system has to be converted.',
    );
  return { value: faults.length > 0 ? NOTHING : { ...NOTHING, features }, faults };
}

type Complain = (message: string, hint: string, line?: number) => void;
type Read = (text: string, complain: Complain, file: string) => readonly Feature<Geometry | null>[];

const readJson: Read = (text, complain) => {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
    complain('The file is not valid JSON.', 'Save it again from the program that made it.', line);
    return [];
  }
  const { type, features, geometry } = (data ?? {}) as {
    readonly type?: unknown;
    readonly features?: unknown;
    readonly geometry?: unknown;
  };
  if (type === 'FeatureCollection' && Array.isArray(features)) return features as readonly Feature<Geometry | null>[];
  if (type === 'Feature' && geometry) return [data as Feature];
  if (typeof type === 'string' && /^(Multi)?(Point|LineString|Polygon)$/.test(type))
    return [{ type: 'Feature', properties: {}, geometry: data as Geometry }];
  complain('The file is not GeoJSON.', 'It has to be a FeatureCollection, a Feature or a geometry.');
  return [];
};

const readXml: Read = (text, complain, file) => {
  try {
    const xml = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(String(message));
      },
    }).parseFromString(text, 'text/xml') as unknown as Document;
    return (/\.gpx$/i.test(file) ? gpx(xml) : kml(xml)).features;
  } catch {
    complain('The file is not valid XML.', 'Save it again from the program that made it.');
    return [];
  }
};

const readPoints: Read = (text, complain, file) => {
  const { value: rows, faults } = readTable(file, text);
  for (const { message, hint, line } of faults) complain(message, hint, line);
  const [first] = rows;
  if (first && !('lon' in first && 'lat' in first)) {
    complain(
      'The table has no columns “lon” and “lat”.',
      `Its first line names the columns. It has: ${Object.keys(first).join(', ')}.`,
    );
    return [];
  }
  return rows.map(({ lon = '', lat = '', ...properties }, n) => {
    const [lng, degrees] = [lon.trim() ? Number(lon) : NaN, lat.trim() ? Number(lat) : NaN];
    const row = rows[n];
    if (!Number.isFinite(lng) || !Number.isFinite(degrees))
      complain(
        `“${lon}, ${lat}” is not a position.`,
        'Write degrees with a point, as in 49.46, negative for west and for south.',
        row ? lineOfRow(row) : 1,
      );
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lng || 0, degrees || 0] } };
  });
};

/** A feature for each geometry; none for a feature without. */
function withGeometry(feature: Feature<Geometry | null>): readonly Feature[] {
  const { geometry } = feature;
  if (!geometry) return [];
  if (geometry.type !== 'GeometryCollection') return [{ ...feature, geometry: level(geometry) }];
  return geometry.geometries.flatMap((one) => withGeometry({ ...feature, geometry: one }));
}

/** Removes heights: the map is flat, and they would make the file larger. */
function level(geometry: Geometry): Geometry {
  const cut = (part: unknown): unknown =>
    Array.isArray(part) ? (typeof part[0] === 'number' ? part.slice(0, 2).map(rounded) : part.map(cut)) : part;
  return geometry.type === 'GeometryCollection'
    ? geometry
    : ({ type: geometry.type, coordinates: cut(geometry.coordinates) } as Geometry);
}

/** Six decimals of a degree: about a tenth of a metre. */
const rounded = (degrees: unknown): unknown => (typeof degrees === 'number' ? Number(degrees.toFixed(6)) : degrees);

const flat = ({ id, properties }: Feature, n: number): Record<string, string | number | boolean> => {
  const kept = Object.entries(properties ?? {}).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  const own = Object.fromEntries(kept);
  return { ...own, id: String(own.id ?? id ?? n + 1) };
};

export function positionsOf(geometry: Geometry): readonly Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const found: Position[] = [];
  const visit = (part: unknown) => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === 'number') found.push(part as Position);
    else part.forEach(visit);
  };
  visit(geometry.coordinates);
  return found;
}

const isOnEarth = ([lng = NaN, lat = NaN]: Position) => Math.abs(lng) <= 360 && Math.abs(lat) <= 90;
