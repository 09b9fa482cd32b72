/**
 * KML and GPX, by way of togeojson. Only XML's own entities are expanded; a file that declares any is refused all the
 * same.
 */
import { gpxGen, kmlGen } from '@tmcw/togeojson';
import type { Geometry } from 'geojson';
import { MARK, type Marked } from '../core/kml-mark.ts';
import { FeatureCollector, ReadError, type ReadRequest } from './collector.ts';
import { XmlFault, xmlTree, type XmlDocument, type XmlElement } from './xml-tree.ts';

/** Elements that lie within each other in any file that people make. */
const DEEPEST = 100;

/**
 * The text without the namespace prefix of its root: `<k:kml xmlns:k=…>` becomes `<kml xmlns=…>`.
 * Elements of other namespaces keep theirs.
 */
function withoutPrefix(text: string, root: string): string {
  const prefix = new RegExp(`<([A-Za-z_][\\w.-]*):${root}[\\s>]`).exec(text.slice(0, 20_000))?.[1];
  if (prefix === undefined) return text;
  return text
    .replace(new RegExp(`(</?)${prefix}:`, 'g'), '$1')
    .replace(new RegExp(`\\sxmlns:${prefix}\\s*=`), ' xmlns=');
}

/** @throws {ReadError} where it is not well-formed, declares entities, or nests too deep. */
export function parseXml(text: string): XmlDocument {
  if (/<!ENTITY/i.test(text)) throw new ReadError({ code: 'entities' });
  try {
    return xmlTree(text, DEEPEST);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const where = { unit: 'line', n: error.line } as const;
    if (error.why === 'too-deep') throw new ReadError({ code: 'too-deep', limit: DEEPEST });
    if (error.why === 'truncated') throw new ReadError({ code: 'truncated', where });
    throw new ReadError({ code: 'broken', format: 'XML', where, detail: error.message.slice(0, 120) });
  }
}

/** The tree has of a DOM what togeojson uses; its types ask for a whole one. */
const asDom = (tree: XmlDocument) => tree as unknown as Parameters<typeof kmlGen>[0];

/**
 * Longitude, latitude and perhaps a height. togeojson skips a value that it cannot read, and would take the height for
 * the latitude.
 */
const TUPLE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:\s*,\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?){1,2}$/i;

/**
 * Writes the coordinates of a placemark as the standard requires: no space after a comma, and no comma after a tuple.
 * Returns whether they are numbers.
 */
function areNumbers(placemark: XmlElement): boolean {
  return placemark.getElementsByTagName('coordinates').every((element) => {
    const written = element.textContent.trim();
    const fits = (text: string) => text !== '' && text.split(/\s+/).every((tuple) => TUPLE.test(tuple));
    const plain = [written.replace(/\s*,\s*/g, ','), written.replace(/,(?=\s|$)/g, '')].find(fits);
    if (plain === undefined) return false;
    if (plain !== written) element.textContent = plain;
    return true;
  });
}

/** What was kept for us in a placemark that was made here. */
function markedIn(placemark: XmlElement): Marked | undefined {
  const element = placemark.getElementsByTagNameNS(MARK.namespace, MARK.name)[0];
  if (!element) return undefined;
  try {
    const kept = JSON.parse(element.textContent) as unknown;
    return typeof kept === 'object' && kept !== null && 'properties' in kept ? (kept as Marked) : undefined;
  } catch {
    return undefined;
  }
}

/** Parts that were written side by side, as the one geometry they were. */
function regathered(geometry: Geometry | null, kept: unknown): unknown {
  if (typeof kept !== 'string' || !geometry) return kept ?? geometry;
  const parts = geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  return { type: kept, coordinates: parts.map((part) => (part.type === 'GeometryCollection' ? [] : part.coordinates)) };
}

const DRAWN: ReadonlySet<string> = new Set(['Point', 'LineString', 'Polygon', 'MultiGeometry']);

/** Takes out of a placemark what its mark says better: the converter would look through all of it two dozen times. */
function strip(placemark: XmlElement): void {
  placemark.keep(({ tagName }) => DRAWN.has(tagName));
}

export function readKml(text: string, asked: ReadRequest): FeatureCollector {
  const document = parseXml(withoutPrefix(text, 'kml'));
  const collector = new FeatureCollector(asked);
  const placemarks = document.getElementsByTagName('Placemark');
  const marks = placemarks.map(markedIn);
  placemarks.forEach((placemark, n) => {
    if (marks[n]) strip(placemark);
  });
  // Before the conversion, which does not correct them.
  const numbers = placemarks.map(areNumbers);
  let [n, nowhere] = [0, 0];
  // One for each placemark, in their order, then the overlays.
  for (const { id, properties, geometry } of kmlGen(asDom(document))) {
    const [placemark, kept] = [placemarks[n], marks[n]];
    n += 1;
    const where = { unit: 'placemark', n } as const;
    if (!geometry && !kept) nowhere += 1;
    if (placemark && !numbers[n - 1]) {
      collector.drop('not-a-number', where);
      continue;
    }
    collector.add(
      kept
        ? { id: kept.id, properties: kept.properties, geometry: regathered(geometry, kept.geometry) }
        : { id, properties, geometry },
      where,
    );
  }
  if (nowhere > 0) collector.warnings.push({ code: 'without-position', count: nowhere });
  return collector;
}

export function readGpx(text: string, asked: ReadRequest): FeatureCollector {
  const document = parseXml(withoutPrefix(text, 'gpx'));
  const collector = new FeatureCollector(asked);
  const bad = document
    .getElementsByTagName('wpt')
    .filter((point) =>
      ['lon', 'lat'].some((name) => !/^\s*[+-]?[\d.]+(e[+-]?\d+)?\s*$/i.test(point.getAttribute(name) ?? '')),
    );
  let n = 0;
  for (const { id, properties, geometry } of gpxGen(asDom(document))) {
    n += 1;
    collector.add({ id, properties, geometry }, { unit: 'feature', n });
  }
  for (const { lineNumber } of bad) collector.drop('not-a-number', { unit: 'line', n: lineNumber });
  return collector;
}
