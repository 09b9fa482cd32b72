import { encode } from 'uqr';

/** A code that a telephone reads, as the path of an SVG of `size` units: drawn here, asked of nobody. */
export interface Code {
  readonly size: number;
  readonly path: string;
}

/** Modules of white about it that readers ask for (ISO/IEC 18004). */
const QUIET = 4;

/** @throws RangeError where the text is too long for any code. */
export function codeOf(text: string): Code {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
