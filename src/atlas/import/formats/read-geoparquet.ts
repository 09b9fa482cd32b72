/** GeoParquet, and Parquet with columns of coordinates. Source: GeoParquet 1.1.0. */
import { gunzipSync } from 'fflate';
import { decompress } from 'fzstd';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { ReadError, type ReadRequest } from '../collector.ts';
import { collectorFor } from '../projection.ts';
import type { JsonRead } from '../read-json.ts';
import { readWkb } from '../table/read-wkb.ts';
import { isRecord, propertyOf, textOf, type Rec } from './json-parts.ts';
import { readRecordTable } from './read-records.ts';

/** The reference system of a column, which is described in JSON; undefined for that of GeoJSON. */
function systemOf(column: unknown): string | undefined {
  const crs = isRecord(column) ? propertyOf(column, 'crs') : undefined;
  if (!isRecord(crs)) return undefined;
  const id = propertyOf(crs, 'id');
  if (!isRecord(id)) return textOf(crs, 'name') ?? 'unknown';
  return textOf(id, 'authority') === 'OGC'
    ? undefined
    : `${textOf(id, 'authority') ?? ''}:${String(propertyOf(id, 'code'))}`;
}

/** A value as JSON has it: integers of 64 bits as numbers, days and times as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  if (value instanceof Uint8Array) return undefined;
  if (Array.isArray(value)) return (value as readonly unknown[]).map(plain);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  return value;
}

const geometryOf = (value: unknown): unknown => (value instanceof Uint8Array ? readWkb(value) : (value ?? null));

async function rowsOf(bytes: Uint8Array): Promise<{ readonly rows: readonly Rec[]; readonly geo: unknown }> {
  const file = bytes.slice().buffer;
  try {
    const metadata = parquetMetadata(file);
    const geo = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
    const compressors = {
      GZIP: (input: Uint8Array) => gunzipSync(input),
      ZSTD: (input: Uint8Array) => decompress(input),
    };
    const rows: readonly Rec[] = await parquetReadObjects({ file, metadata, compressors });
    return { rows, geo: geo === undefined ? undefined : (JSON.parse(geo) as unknown) };
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'GeoParquet', detail });
  }
}

/** @throws {ReadError} where it is broken, or its reference system is not known. */
export async function readGeoParquet(bytes: Uint8Array, asked: ReadRequest): Promise<JsonRead> {
  const { rows, geo } = await rowsOf(bytes);
  const columns = isRecord(geo) ? propertyOf(geo, 'columns') : undefined;
  if (!isRecord(geo) || !isRecord(columns))
    return readRecordTable(
      rows.map((row) => plain(row) as Rec),
      'geoparquet',
      asked,
    );
  const primary = textOf(geo, 'primary_column') ?? 'geometry';
  const collector = await collectorFor(systemOf(propertyOf(columns, primary)), asked);
  rows.forEach((row, n) => {
    const where = { unit: 'feature', n: n + 1 } as const;
    const geometry = geometryOf(propertyOf(row, primary));
    const properties = Object.fromEntries(
      Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
        const kept = key === primary || key === 'bbox' || value === null ? undefined : plain(value);
        return kept === undefined ? [] : [[key, kept]];
      }),
    );
    if (geometry === undefined) collector.drop('bad-wkt', where);
    else collector.add({ properties, geometry }, where);
  });
  return { kind: 'geoparquet', collector };
}
