/** JSON that is not GeoJSON: its format is told by its properties. */
import { ReadError, type ReadRequest } from '../collector.ts';
import { collectorFor } from '../projection.ts';
import { features, type JsonRead } from '../read-json.ts';
import { isRecord, arrayAt, propertyOf, recordsOf, textOf, type Rec } from './json-parts.ts';
import { readIiif } from './read-iiif.ts';
import { isPleiades, readPleiades } from './read-pleiades.ts';
import { readRecordTable } from './read-records.ts';

/** @returns undefined where its format is not known here */
export async function readOtherJson(root: unknown, asked: ReadRequest): Promise<JsonRead | undefined> {
  if (isRecord(root)) return readObject(root, asked);
  if (!isListOfRecords(root)) return undefined;
  if (root.some(isPleiades)) return readPleiades(root, asked);
  if (root.some((one) => propertyOf(one, 'type') === 'Annotation')) return readIiif({ items: root }, asked);
  return readRecordTable(root, 'json', asked);
}

const isListOfRecords = (value: unknown): value is readonly Rec[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

async function readObject(root: Rec, asked: ReadRequest): Promise<JsonRead | undefined> {
  const type = propertyOf(root, 'type');
  if (type === 'Topology') return readTopology(root, asked);
  if (isPleiades(root)) return readPleiades([root], asked);
  const graph = recordsOf(root, '@graph');
  if (graph.some(isPleiades)) return readPleiades(graph, asked);
  if (type === 'Annotation' || type === 'AnnotationPage') return readIiif(root, asked);
  if (isEsri(root)) return readEsri(root, asked);
  if (
    arrayAt(root, 'elements').length > 0 &&
    (propertyOf(root, 'osm3s') !== undefined || propertyOf(root, 'version') !== undefined)
  ) {
    const { readOsm } = await import('./read-osm.ts');
    return { kind: 'osm', collector: readOsm(root, asked) };
  }
  const results = propertyOf(root, 'results');
  if (isRecord(propertyOf(root, 'head')) && isRecord(results)) return readSparql(recordsOf(results, 'bindings'), asked);
  // A list of records, with metadata beside it.
  const lists = Object.keys(root).filter((key) => isListOfRecords(propertyOf(root, key)));
  return lists.length === 1 ? readRecordTable(recordsOf(root, lists[0] ?? ''), 'json', asked) : undefined;
}

async function readTopology(root: Rec, asked: ReadRequest): Promise<JsonRead> {
  const { feature } = await import('topojson-client');
  const objects = propertyOf(root, 'objects');
  if (!isRecord(objects) || !Array.isArray(propertyOf(root, 'arcs')))
    throw new ReadError({ code: 'broken', format: 'TopoJSON', detail: 'no “objects” or no “arcs”' });
  const list: unknown[] = [];
  const names = Object.keys(objects);
  try {
    for (const name of names) {
      const made: unknown = feature(root as never, name);
      const found =
        isRecord(made) && propertyOf(made, 'type') === 'FeatureCollection' ? arrayAt(made, 'features') : [made];
      for (const one of found) list.push(names.length > 1 && isRecord(one) ? inLayer(one, name) : one);
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'TopoJSON', detail });
  }
  const { collector } = await features(list, { crs: propertyOf(root, 'crs') }, asked);
  return { kind: 'topojson', collector };
}

/** A feature that says which layer of its file it is of. */
function inLayer(feature: Rec, layer: string): Rec {
  const properties = propertyOf(feature, 'properties');
  return { ...feature, properties: { layer, ...(isRecord(properties) ? properties : {}) } };
}

const isEsri = (root: Rec): boolean =>
  propertyOf(root, 'type') === undefined &&
  ((Array.isArray(propertyOf(root, 'features')) &&
    (propertyOf(root, 'geometryType') !== undefined ||
      propertyOf(root, 'spatialReference') !== undefined ||
      recordsOf(root, 'features').some((one) => propertyOf(one, 'attributes') !== undefined))) ||
    (propertyOf(root, 'attributes') !== undefined && propertyOf(root, 'geometry') !== undefined));

/** The reference system of Esri's JSON: a number of EPSG or of Esri, or well-known text. */
function esriSystem(root: Rec, first: Rec | undefined): string | undefined {
  const geometry = first && propertyOf(first, 'geometry');
  const reference =
    propertyOf(root, 'spatialReference') ?? (isRecord(geometry) ? propertyOf(geometry, 'spatialReference') : undefined);
  if (!isRecord(reference)) return undefined;
  const code = propertyOf(reference, 'latestWkid') ?? propertyOf(reference, 'wkid') ?? propertyOf(reference, 'wkt');
  return typeof code === 'number' ? `EPSG:${String(code)}` : typeof code === 'string' ? code : undefined;
}

async function readEsri(root: Rec, asked: ReadRequest): Promise<JsonRead> {
  const { arcgisToGeoJSON } = await import('@terraformer/arcgis');
  const list = Array.isArray(propertyOf(root, 'features')) ? arrayAt(root, 'features') : [root];
  const collector = await collectorFor(esriSystem(root, list.find(isRecord)), asked);
  const idField = textOf(root, 'objectIdFieldName') ?? 'OBJECTID';
  list.forEach((one, n) => {
    const where = { unit: 'feature', n: n + 1 } as const;
    if (!isRecord(one)) {
      collector.drop('not-a-feature', where);
      return;
    }
    const [shape, attributes] = [propertyOf(one, 'geometry'), propertyOf(one, 'attributes')];
    // Without its reference system: the collector transforms the coordinates.
    const plain = isRecord(shape) ? { ...shape, spatialReference: undefined } : undefined;
    try {
      const id = isRecord(attributes) ? propertyOf(attributes, idField) : undefined;
      collector.add({ id, properties: attributes, geometry: plain ? arcgisToGeoJSON(plain) : null }, where);
    } catch {
      collector.drop('no-geometry-type', where);
    }
  });
  return { kind: 'esri', collector };
}

/** Query results of Wikidata, as SPARQL gives them: each value says its type. */
function readSparql(bindings: readonly Rec[], asked: ReadRequest): Promise<JsonRead> {
  const valueOf = (cell: unknown): unknown => {
    if (!isRecord(cell)) return undefined;
    const isNumber = /#(decimal|integer|double|float)$/.test(textOf(cell, 'datatype') ?? '');
    return isNumber ? Number(propertyOf(cell, 'value')) : textOf(cell, 'value');
  };
  const rows = bindings.map((binding) =>
    Object.fromEntries(Object.entries(binding).map(([key, cell]): [string, unknown] => [key, valueOf(cell)])),
  );
  return readRecordTable(rows, 'wikidata', asked);
}
