/** Bytes as text. UTF-8 and UTF-16, with a byte order mark or without. */

export interface Decoded {
  readonly text: string;
  /** Bytes that are no letter of it, and stand as �. */
  readonly bad: number;
}

/** Bytes looked at to tell one encoding from another. */
const SAMPLE = 4096;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  let [even, odd] = [0, 0];
  sample.forEach((byte, n) => {
    if (byte === 0 && n % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  });
  // The marks of every format here are ASCII: half of their bytes are zero in UTF-16.
  if (odd > sample.length / 8 && even === 0) return 'utf-16le';
  if (even > sample.length / 8 && odd === 0) return 'utf-16be';
  return 'utf-8';
}

export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
  let bad = 0;
  if (text.includes('\uFFFD')) {
    for (const char of text) if (char === '\uFFFD') bad += 1;
  }
  return { text, bad };
}

/** Whether it can be text at all: no format that is text has a zero in it. */
export const isText = ({ text }: Decoded) => !text.slice(0, SAMPLE).includes('\0');

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
