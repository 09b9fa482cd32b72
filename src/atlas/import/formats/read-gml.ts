/**
 * A subset of GML: simple features of versions 2 and 3 (OGC 06-049r1), as map servers and QGIS write them. Curves of arcs
 * are read as the lines between their points.
 */
import type { FeatureCollector, ReadRequest } from '../collector.ts';
import { collectorFor, epsgOf } from '../projection.ts';
import { parseXml } from '../read-xml.ts';
import type { XmlElement } from '../xml-tree.ts';
import { isRecord, arrayAt, propertyOf, recordsOf } from './json-parts.ts';

type Point = readonly number[];

const named = (element: XmlElement, ...names: readonly string[]): readonly XmlElement[] =>
  element.children.filter((child) => names.includes(child.localName));

const GEOMETRY =
  /^(Point|LineString|LinearRing|Curve|CompositeCurve|Polygon|Surface|CompositeSurface|Multi(Point|LineString|Curve|Polygon|Surface|Geometry))$/;
/** Elements between a line and its positions. */
const BETWEEN =
  /^(pointProperty|Point|pointMember|segments|LineStringSegment|Arc|ArcString|curveMember|LineString|Curve)$/;

const numbersIn = (text: string): readonly number[] => text.trim().split(/\s+/).filter(Boolean).map(Number);

function inTuples(numbers: readonly number[], size: number): readonly Point[] {
  return Array.from({ length: Math.ceil(numbers.length / size) }, (_, n) => numbers.slice(n * size, n * size + size));
}

/** The positions in an element, written in any of the ways of both versions. */
function positionsOf(element: XmlElement, dimension: number): readonly Point[] {
  return element.children.flatMap((child): readonly Point[] => {
    const [name, text] = [child.localName, child.textContent];
    if (name === 'pos') return [numbersIn(text)];
    if (name === 'posList') return inTuples(numbersIn(text), Number(child.getAttribute('srsDimension')) || dimension);
    if (name === 'coord') return [child.children.map((part) => Number(part.textContent))];
    if (name === 'coordinates') {
      const [between, after] = [child.getAttribute('cs') ?? ',', child.getAttribute('ts') ?? ' '];
      const tuples = text.trim().split(after.trim() ? after : /\s+/);
      return tuples.map((tuple) =>
        tuple
          .trim()
          .split(between || ',')
          .map(Number),
      );
    }
    return BETWEEN.test(name) ? positionsOf(child, dimension) : [];
  });
}

const ringsOf = (polygon: XmlElement, dimension: number): readonly (readonly Point[])[] =>
  [...named(polygon, 'exterior', 'outerBoundaryIs'), ...named(polygon, 'interior', 'innerBoundaryIs')].flatMap((edge) =>
    edge.children.map((ring) => positionsOf(ring, dimension)),
  );

/** A geometry as it is written. It is checked when it is collected. */
function geometryOf(element: XmlElement, dimension: number): unknown {
  const size = Number(element.getAttribute('srsDimension')) || dimension;
  switch (element.localName) {
    case 'Point':
      return { type: 'Point', coordinates: positionsOf(element, size)[0] };
    case 'LineString':
    case 'LinearRing':
    case 'Curve':
    case 'CompositeCurve':
      return { type: 'LineString', coordinates: positionsOf(element, size) };
    case 'Polygon':
    case 'PolygonPatch':
      return { type: 'Polygon', coordinates: ringsOf(element, size) };
    default: {
      const members = element.children.filter((child) => /Members?$|patches/.test(child.localName));
      const parts = members.flatMap((member) => member.children.map((part) => geometryOf(part, size)));
      return parts.length === 1 ? parts[0] : { type: 'GeometryCollection', geometries: parts };
    }
  }
}

/** Parts of one kind as one geometry of that kind. */
function gathered(geometry: unknown): unknown {
  if (!isRecord(geometry) || propertyOf(geometry, 'type') !== 'GeometryCollection') return geometry;
  const parts = recordsOf(geometry, 'geometries');
  const [type] = parts.map((part) => propertyOf(part, 'type'));
  const isOneKind = parts.every((part) => propertyOf(part, 'type') === type);
  return isOneKind && (type === 'Point' || type === 'LineString' || type === 'Polygon')
    ? { type: `Multi${type}`, coordinates: parts.map((part) => propertyOf(part, 'coordinates')) }
    : geometry;
}

/** Whether a system's name means that latitude, or northing, comes first: so do names in the form of URN and of OGC. */
function isTurned(name: string): boolean {
  const code = epsgOf(name) ?? 0;
  const byRegistry = /^urn:|opengis\.net\/def\/crs/i.test(name) && !/CRS84/i.test(name);
  return byRegistry && ([4326, 4258, 4284].includes(code) || (code >= 28404 && code <= 28432));
}

function turned(geometry: unknown): unknown {
  const turn = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const list = value as readonly unknown[];
    return typeof list[0] === 'number' ? [list[1], list[0], ...list.slice(2)] : list.map(turn);
  };
  if (!isRecord(geometry)) return geometry;
  return propertyOf(geometry, 'geometries') === undefined
    ? { ...geometry, coordinates: turn(propertyOf(geometry, 'coordinates')) }
    : { ...geometry, geometries: arrayAt(geometry, 'geometries').map(turned) };
}

const descendantsOf = (element: XmlElement): readonly XmlElement[] => element.getElementsByTagName('*');

const featuresIn = (root: XmlElement): readonly XmlElement[] =>
  descendantsOf(root)
    .filter((element) => /^(featureMembers?|member)$/.test(element.localName))
    .flatMap(({ children }) => children)
    .filter((one) => !/^(FeatureCollection|Tuple)$/.test(one.localName));

/** The geometry of a feature, and its properties. A property that has elements within is read as its text. */
function partsOf(feature: XmlElement): {
  readonly shape: XmlElement | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
} {
  let shape: XmlElement | undefined;
  const entries: [string, unknown][] = [];
  for (const child of feature.children) {
    const inner = child.children.find((one) => GEOMETRY.test(one.localName));
    const text = child.textContent.replace(/\s+/g, ' ').trim();
    if (inner) shape ??= inner;
    else if (child.localName !== 'boundedBy' && text)
      entries.push([child.localName, String(Number(text)) === text ? Number(text) : text]);
  }
  return { shape, properties: Object.fromEntries(entries) };
}

const systemNameOf = (element: XmlElement): string | undefined =>
  [element, ...descendantsOf(element)].map((one) => one.getAttribute('srsName')).find(Boolean) ?? undefined;

/** @throws {ReadError} where it is not well-formed, or its reference system is not known. */
export async function readGml(text: string, asked: ReadRequest): Promise<FeatureCollector> {
  const root = parseXml(text).documentElement;
  const declared = root ? systemNameOf(root) : undefined;
  const collector = await collectorFor(declared, asked);
  const isTurnedHere = declared !== undefined && isTurned(declared);
  (root ? featuresIn(root) : []).forEach((feature, n) => {
    const { shape, properties } = partsOf(feature);
    const geometry = shape ? gathered(geometryOf(shape, 2)) : null;
    const id = feature.getAttribute('gml:id') ?? feature.getAttribute('fid') ?? undefined;
    collector.add(
      { id, properties, geometry: isTurnedHere ? turned(geometry) : geometry },
      { unit: 'feature', n: n + 1 },
    );
  });
  return collector;
}
