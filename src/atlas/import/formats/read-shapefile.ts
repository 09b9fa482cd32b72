/** Shapefiles: the geometries of `.shp`, with `.dbf`, `.prj` and `.cpg` where they are there. */
import { combine, parseDbf, parseShp } from 'shpjs';
import { ReadError, type FeatureCollector, type ReadRequest } from '../collector.ts';
import { decode } from '../decode-text.ts';
import { collectorFor } from '../projection.ts';
import type { NamedBytes } from '../read-file.ts';
import { isRecord } from './json-parts.ts';

/** Bytes before the cells of a table. Source: dBASE III. */
const HEADER = 32;

/** The label that browsers know for an encoding named in `.cpg`. */
function encodingOf(name: string): string {
  const plain = name.trim().replace(/^["']|["']$/g, '');
  const page = /^(?:ANSI ?|CP|windows-?)?(125\d)$/i.exec(plain)?.[1];
  if (page !== undefined) return `windows-${page}`;
  const iso = /^(?:ISO[- ]?)?8859[- ]?(\d+)$/i.exec(plain)?.[1];
  return iso === undefined ? plain : `iso-8859-${iso}`;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

/** @throws {ReadError} where it is broken, or its reference system is not known. */
export async function readShapefile(
  shp: Uint8Array,
  companions: readonly NamedBytes[],
  asked: ReadRequest,
): Promise<FeatureCollector> {
  const part = (ending: string) => companions.find(({ name }) => name.toLowerCase().endsWith(ending))?.bytes;
  const [dbf, prj, cpg] = [part('.dbf'), part('.prj'), part('.cpg')];
  const declared = prj && new TextDecoder().decode(prj).trim();
  const collector = await collectorFor(declared === '' ? undefined : declared, asked);
  const said = cpg && encodingOf(new TextDecoder().decode(cpg));
  const isSaid = said !== undefined && isKnown(said);
  const guessed = dbf && decode(dbf.subarray(HEADER).filter((byte) => byte !== 0)).encoding;
  const encoding = isSaid ? said : (guessed ?? 'utf-8');
  if (!isSaid && guessed !== undefined && guessed !== 'utf-8')
    collector.warnings.push({ code: 'guessed-encoding', encoding: guessed });
  featuresOf(shp, dbf, encoding).forEach((one, n) => {
    const { properties, geometry } = isRecord(one) ? one : {};
    collector.add(
      { properties: isRecord(properties) ? cleaned(properties) : null, geometry },
      { unit: 'feature', n: n + 1 },
    );
  });
  return collector;
}

function featuresOf(shp: Uint8Array, dbf: Uint8Array | undefined, encoding: string): readonly unknown[] {
  try {
    const rows = dbf ? parseDbf(bufferOf(dbf), bufferOf(new TextEncoder().encode(encoding))) : [];
    return combine([parseShp(bufferOf(shp)), rows]).features;
  } catch (error) {
    if (error instanceof RangeError) throw new ReadError({ code: 'truncated' });
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'Shapefile', detail });
  }
}

/** Cells without the blanks that fill them, and days as `1920-06-05`. */
const cleaned = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]): [string, unknown][] => {
      const name = key.replace(/\0/g, '').trim();
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? [] : [[name, isoOf(value)]];
      if (typeof value === 'number') return Number.isNaN(value) ? [] : [[name, value]];
      return [[name, typeof value === 'string' ? value.replace(/\0/g, '').trimEnd() : value]];
    }),
  );

const isoOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
