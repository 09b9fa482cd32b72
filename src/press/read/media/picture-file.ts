/** What the bytes of an author's picture say of it. */
import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { drawingProblem } from './drawing-file.ts';

/** Why a file cannot be a picture of a story. */
export interface PictureProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly hint: string;
}

/** A picture that can be shown. */
export interface PictureFacts {
  /** A photograph is copied in several sizes; a drawing (SVG) is shipped as it is. */
  readonly kind: 'photograph' | 'drawing';
  /** In pixels, as it is seen: turned upright. */
  readonly width: number;
  readonly height: number;
}

/** A picture's file. */
export interface PictureFile {
  readonly facts: PictureFacts | PictureProblem;
  /** Eight hexadecimal digits that change with its content. */
  readonly hash: string;
}

export const pictureFile = (bytes: Uint8Array): PictureFile => ({
  facts: readPictureFile(bytes),
  hash: createHash('sha256').update(bytes).digest('hex').slice(0, 8),
});

/** The largest file, in bytes: that of a good camera. */
const MOST_BYTES = 40_000_000;
/** The largest picture, in pixels. */
const MOST_PIXELS = 100_000_000;

const PHOTOGRAPHS = ['jpg', 'png', 'webp', 'avif'];

const problem = (message: string, hint: string): PictureProblem => ({ kind: 'problem', message, hint });

const unreadable = (kind: string) =>
  problem(`A story cannot have a picture of the kind ${kind}.`, 'Save it as JPEG, PNG or WebP, and name that file.');

/** Reads the head of a picture's file; the rest is decoded only when copies of it are made. Never throws. */
export function readPictureFile(bytes: Uint8Array): PictureFacts | PictureProblem {
  if (bytes.length === 0) return problem('The file is empty.', 'Copy the picture again.');
  if (bytes.length > MOST_BYTES)
    return problem(
      `The picture is too large: ${String(Math.round(bytes.length / 1e6))} megabytes.`,
      'Save it smaller: 2,000 pixels are wide enough. More than 40 megabytes are not read.',
    );
  const start = String.fromCharCode(...bytes.subarray(4, 12));
  if (/^ftyp(hei|hev|mif1|msf1)/.test(start)) return unreadable('HEIC');
  let size: ReturnType<typeof imageSize>;
  try {
    size = imageSize(bytes);
  } catch {
    return problem(
      'The file is not a picture that can be read.',
      'It has to be JPEG, PNG, WebP, AVIF or SVG, and complete. Open it in a picture program, and save it again.',
    );
  }
  const { type = '', orientation = 1 } = size;
  if (type === 'svg') {
    const wrong = drawingProblem(new TextDecoder().decode(bytes));
    return wrong ? problem(wrong.message, wrong.hint) : { kind: 'drawing', width: size.width, height: size.height };
  }
  if (!PHOTOGRAPHS.includes(type)) return unreadable(type.toUpperCase());
  if (!isComplete(type, bytes))
    return problem('The file is cut off: its end is missing.', 'Copy the picture again, or save it again.');
  if (size.width * size.height > MOST_PIXELS)
    return problem(
      `The picture is too large: ${String(size.width)} × ${String(size.height)} pixels.`,
      'Save it smaller: 2,000 pixels are wide enough.',
    );
  // From 5 on, the camera was held upright and the file lies on its side (Exif 2.3, Orientation).
  const [width, height] = orientation >= 5 ? [size.height, size.width] : [size.width, size.height];
  return { kind: 'photograph', width, height };
}

/** Whether a file has its end, as far as that can be told without decoding it. An interrupted copy has not. */
function isComplete(type: string, bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'webp') return file.readUInt32LE(4) + 8 <= file.length;
  if (type === 'png') return file.includes('IEND', Math.max(0, file.lastIndexOf('IDAT')), 'latin1');
  return type !== 'jpg' || file.includes(END_OF_IMAGE, startOfScan(file));
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** Where the pixels of a JPEG begin; before them, a thumbnail may have an end of its own. */
function startOfScan(file: Buffer): number {
  let at = 2;
  // Each segment is 0xFF, a marker, and its length in two bytes, which it counts in (ITU-T T.81, B.1.1.4).
  while (at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== 0xda) at += 2 + file.readUInt16BE(at + 2);
  return Math.min(at, file.length);
}
