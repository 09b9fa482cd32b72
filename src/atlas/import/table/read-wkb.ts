/**
 * Well-known binary, with the flags of ISO (1000, 2000, 3000) and of PostGIS. Source: OGC 06-103r4, clause 8; PostGIS,
 * `doc/ZMSgeoms.txt`. Never reads beyond its
 * bytes, and limits the depth of nested collections.
 */
import type { Geometry, Position } from 'geojson';

const DEEPEST = 8;
const TYPES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

class Reader {
  #at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @throws {RangeError} where the bytes end before it does, or say what cannot be. */
  geometry(depth = 0): Geometry {
    const little = this.#view.getUint8(this.#at) === 1;
    this.#at += 1;
    const code = this.#count(little);
    const [flags, plain] = [code & 0xe000_0000, code & 0x1fff_ffff];
    if (flags & 0x2000_0000) this.#at += 4;
    const dimensions = Math.floor(plain / 1000);
    const hasZ = (flags & 0x8000_0000) !== 0 || dimensions === 1 || dimensions === 3;
    const hasM = (flags & 0x4000_0000) !== 0 || dimensions === 2 || dimensions === 3;
    const type = TYPES[plain % 1000];
    const point = (): Position => {
      const [x, y, z] = [this.#number(little), this.#number(little), hasZ ? this.#number(little) : undefined];
      if (hasM) this.#at += 8;
      return z === undefined || Number.isNaN(z) ? [x, y] : [x, y, z];
    };
    const size = 8 * (2 + Number(hasZ) + Number(hasM));
    const line = () => this.#many(little, size, point);
    const parts = () => this.#many(little, 5, () => this.#part(depth));
    switch (type) {
      case 'Point':
        return { type, coordinates: point() };
      case 'LineString':
        return { type, coordinates: line() };
      case 'Polygon':
        return { type, coordinates: this.#many(little, 4, line) };
      case 'MultiPoint':
        return { type, coordinates: parts().map((part) => (part as { coordinates: Position }).coordinates) };
      case 'MultiLineString':
        return { type, coordinates: parts().map((part) => (part as { coordinates: Position[] }).coordinates) };
      case 'MultiPolygon':
        return { type, coordinates: parts().map((part) => (part as { coordinates: Position[][] }).coordinates) };
      case 'GeometryCollection':
        return { type, geometries: parts() };
      default:
        throw new RangeError('no type of geometry');
    }
  }

  #part(depth: number): Geometry {
    if (depth >= DEEPEST) throw new RangeError('too deep');
    return this.geometry(depth + 1);
  }

  #count(little: boolean): number {
    const count = this.#view.getUint32(this.#at, little);
    this.#at += 4;
    return count;
  }

  #number(little: boolean): number {
    const number = this.#view.getFloat64(this.#at, little);
    this.#at += 8;
    return number;
  }

  /** @param least - bytes of each: a number that cannot be has no room made for it */
  #many<T>(little: boolean, least: number, one: () => T): T[] {
    const count = this.#count(little);
    if (count * least > this.#view.byteLength - this.#at) throw new RangeError('more than there is');
    return Array.from({ length: count }, one);
  }
}

/** A geometry of which nothing has been checked but its form; undefined where the bytes are none. */
export function readWkb(bytes: Uint8Array): Geometry | undefined {
  try {
    return new Reader(bytes).geometry();
  } catch {
    return undefined;
  }
}
