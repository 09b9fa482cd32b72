import { encode } from 'uqr';

/** A QR code as the path of an SVG of `size` × `size` units. It is made in the browser; no server is asked. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

/** The width of the white border, in modules, that ISO/IEC 18004 requires. */
const QUIET_ZONE = 4;

/** @throws RangeError if the text is too long for any QR code. */
export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
    .join('');
  return { size, path };
}
