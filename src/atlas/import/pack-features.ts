/** Makes of what was read what is handed on to the page: bytes, which are not copied, and nothing else of the features. */
import type { Feature, Geometry } from 'geojson';
import type { ImportResult, ReadResult } from '../core/import-result.ts';
import { BEGINNING, END, SEPARATOR } from '../core/own-features.ts';
import { possibleDays } from '../core/own-time.ts';

/** Features that are encoded at once: many for speed, few for the memory that their text takes. */
const AT_ONCE = 1000;

/** Bytes that grow. */
class Bytes {
  #bytes = new Uint8Array(1 << 20);
  length = 0;
  readonly #encoder = new TextEncoder();

  /** @returns the number of bytes that were added. */
  add(text: string): number {
    // A character of a string takes three bytes at most.
    const most = this.length + text.length * 3;
    if (most > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(most, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    const { written } = this.#encoder.encodeInto(text, this.#bytes.subarray(this.length));
    this.length += written;
    return written;
  }

  /** A copy without the room that is left. */
  get buffer(): ArrayBuffer {
    return this.#bytes.slice(0, this.length).buffer;
  }
}

function written(features: readonly Feature<Geometry | null>[]): Pick<ImportResult, 'geojson' | 'starts'> {
  const bytes = new Bytes();
  const starts = new Uint32Array(features.length);
  bytes.add(BEGINNING);
  for (let first = 0; first < features.length; first += AT_ONCE) {
    const texts = features.slice(first, first + AT_ONCE).map((feature) => JSON.stringify(feature));
    const before = bytes.length;
    const whole = (first > 0 ? SEPARATOR : '') + texts.join(SEPARATOR);
    const isAscii = bytes.add(whole) === whole.length;
    let at = before + (first > 0 ? SEPARATOR.length : 0);
    texts.forEach((text, n) => {
      starts[first + n] = at;
      at += (isAscii ? text.length : lengthOf(text)) + SEPARATOR.length;
    });
  }
  bytes.add(END);
  return { geojson: bytes.buffer, starts };
}

const encoder = new TextEncoder();
const lengthOf = (text: string): number => encoder.encode(text).length;

/** As {@link ImportResult.points}. */
function pointsOf(features: readonly Feature<Geometry | null>[]): Float64Array | undefined {
  const points = new Float64Array(features.length * 2).fill(NaN);
  for (const [n, { geometry }] of features.entries()) {
    if (!geometry) continue;
    if (geometry.type !== 'Point') return undefined;
    const [lng = NaN, lat = NaN] = geometry.coordinates;
    points[2 * n] = lng;
    points[2 * n + 1] = lat;
  }
  return points;
}

export function packFeatures({ features, ...rest }: ReadResult): ImportResult {
  return {
    ...rest,
    count: features.length,
    ...written(features),
    points: pointsOf(features),
    days: possibleDays(features, rest.fields),
  };
}

/** What of a result need not be copied on its way. */
export const transferable = ({ geojson, starts, points, days }: ImportResult): readonly ArrayBuffer[] => [
  geojson,
  starts.buffer as ArrayBuffer,
  ...[points, days].flatMap((numbers) => (numbers ? [numbers.buffer as ArrayBuffer] : [])),
];
