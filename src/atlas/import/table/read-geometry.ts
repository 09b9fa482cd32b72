/** Geometries in a cell: well-known text, well-known binary in hexadecimal digits, and those of GeoJSON. */
import { wktToGeoJSON } from 'betterknown';
import { readWkb } from './read-wkb.ts';

/** Brackets within brackets. The parser of well-known text calls itself for every one. */
const DEEPEST = 20;

const TEXT =
  /^\s*(?:SRID\s*=\s*\d+\s*;|<[^>]*>)?\s*(?:POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\s*(?:ZM?|M)?\s*(?:\(|EMPTY)/i;
const HEX = /^\s*(?:\\x|0x)?(?:00000000|01)[0-9a-f]{16,}\s*$/i;
const JSON_TEXT = /^\s*\{\s*"(?:type|coordinates)"\s*:/;

export const isGeometryText = (cell: string): boolean => TEXT.test(cell) || HEX.test(cell) || JSON_TEXT.test(cell);

/** The geometry in a cell, still to be checked; undefined where there is none. */
export function readGeometry(cell: string): unknown {
  if (HEX.test(cell)) return readWkb(fromHex(cell.trim().replace(/^(?:\\x|0x)/i, '')));
  if (JSON_TEXT.test(cell)) return fromJson(cell);
  return fromWkt(cell.replace(/^\s*(?:SRID\s*=\s*\d+\s*;|<[^>]*>)\s*/i, ''));
}

function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = parseInt(text.slice(n * 2, n * 2 + 2), 16);
  return bytes;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fromWkt(text: string): unknown {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[()]/g)) {
    depth += bracket === '(' ? 1 : -1;
    if (depth > DEEPEST) return undefined;
  }
  try {
    return wktToGeoJSON(text) ?? undefined;
  } catch {
    return undefined;
  }
}
