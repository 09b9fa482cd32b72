/**
 * GeoPackage, read with SQLite in JavaScript: WebAssembly would be smaller, but the site's policy forbids it. Source:
 * OGC 12-128r18, for the tables and the header of a geometry.
 */
import type { Database, SqlValue } from 'sql.js';
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import { FeatureCollector, ReadError, type ReadRequest } from '../collector.ts';
import { collectorFor } from '../projection.ts';
import { readWkb } from '../table/read-wkb.ts';

/** Bytes of the envelope, by the number in the flags. */
const ENVELOPES = [0, 32, 48, 48, 64];

/** A geometry of a cell; null where it is empty, undefined where it is not one. */
function geometryOf(cell: SqlValue | undefined): unknown {
  if (cell === null || cell === undefined) return null;
  if (!(cell instanceof Uint8Array) || cell[0] !== 0x47 || cell[1] !== 0x50) return undefined;
  const flags = cell[3] ?? 0;
  if ((flags & 0x10) !== 0) return null;
  const envelope = ENVELOPES[(flags >> 1) & 7];
  return envelope === undefined ? undefined : readWkb(cell.subarray(8 + envelope));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Layer {
  readonly table: string;
  readonly column: string;
  /** The name or the description of its reference system; undefined where it has none. */
  readonly system: string | undefined;
}

function layersOf(database: Database): readonly Layer[] {
  const [found] = database.exec(
    'SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition FROM gpkg_geometry_columns g ' +
      'JOIN gpkg_contents c ON c.table_name = g.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id ' +
      "WHERE c.data_type = 'features' ORDER BY g.table_name",
  );
  return (found?.values ?? []).map(([table, column, organization, code, definition]) => ({
    table: String(table),
    column: String(column),
    system:
      String(organization).toUpperCase() === 'EPSG'
        ? `EPSG:${String(code)}`
        : typeof definition === 'string' && definition !== 'undefined'
          ? definition
          : undefined,
  }));
}

interface LayerRequest {
  readonly layer: Layer;
  /** Whether the file has no other. */
  readonly alone: boolean;
}

async function readLayer(
  database: Database,
  { layer: { table, column, system }, alone }: LayerRequest,
  asked: ReadRequest,
): Promise<FeatureCollector> {
  const collector = await collectorFor(system, asked);
  const statement = database.prepare(`SELECT * FROM ${quoted(table)}`);
  const columns = statement.getColumnNames();
  for (let n = 1; statement.step(); n += 1) {
    const where = { unit: 'feature', n, ...(alone ? {} : { file: table }) } as const;
    const cells = statement.get();
    const geometry = geometryOf(cells[columns.indexOf(column)]);
    const properties = Object.fromEntries(
      columns.flatMap((name, at): [string, unknown][] => {
        const cell = cells[at];
        return name === column || cell === null || cell instanceof Uint8Array ? [] : [[name, cell]];
      }),
    );
    if (geometry === undefined) collector.drop('bad-wkt', where);
    else collector.add({ properties: alone ? properties : { layer: table, ...properties }, geometry }, where);
  }
  statement.free();
  return collector;
}

/** @throws {ReadError} where it is broken, or the reference system of a layer is not known. */
export async function readGeoPackage(bytes: Uint8Array, asked: ReadRequest): Promise<FeatureCollector> {
  const { Database: Opened } = await initSqlJs();
  let database: Database | undefined;
  try {
    database = new Opened(bytes);
    const layers = layersOf(database);
    const whole = new FeatureCollector(asked);
    for (const layer of layers) {
      const limits = { ...asked.limits, features: asked.limits.features - whole.features.length };
      whole.take(await readLayer(database, { layer, alone: layers.length === 1 }, { ...asked, limits }));
    }
    return whole;
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'GeoPackage', detail });
  } finally {
    database?.close();
  }
}
