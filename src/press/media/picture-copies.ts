/** Makes the copies of authors' pictures. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PictureCopy, StoryPicture } from '../resolve/pictures.ts';

/** WebP quality, 0 to 100: the highest at which photographs show no difference beside the original. */
const QUALITY = 80;
/** Change it when the same picture gives another copy. */
const VERSION = 1;

/**
 * Makes a copy of a picture: a drawing as it is; a photograph in WebP, which every browser reads that the site is built
 * for. It is turned upright, its colours become those of the web (sRGB), and nothing of its metadata is kept, such as
 * the place where it was taken.
 *
 * @param bytes - of the author's file.
 * @throws {Error} if the picture cannot be decoded, with the name of the file.
 */
export async function pictureCopy(
  picture: Pick<StoryPicture, 'file' | 'kind' | 'width' | 'height'>,
  { width, height }: Pick<PictureCopy, 'width' | 'height'>,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  if (picture.kind === 'drawing') return bytes;
  const { default: sharp } = await import('sharp');
  const decode = () => sharp(bytes, { failOn: 'error' }).autoOrient();
  try {
    const { autoOrient: upright, format } = await decode().metadata();
    if (upright.width !== picture.width || upright.height !== picture.height)
      throw new Error('it is turned in a way that only JPEG files may be. Turn it upright, and save it again');
    // Transparent parts are white, as on paper: dark lines would vanish on a dark page.
    const copy = () => decode().flatten({ background: '#fff' }).resize({ width, height, fit: 'fill' });
    const lossy = await copy().webp({ quality: QUALITY, smartSubsample: true }).toBuffer();
    // The flat colours and thin lines of a drawing are smaller without loss, and sharp.
    const exact = format === 'png' ? await copy().webp({ lossless: true }).toBuffer() : lossy;
    return exact.length < lossy.length ? exact : lossy;
  } catch (error) {
    throw new Error(`${picture.file}: the picture cannot be read: ${error instanceof Error ? error.message : ''}.`, {
      cause: error,
    });
  }
}

/** Makes copies of pictures, and keeps them in `.cache/media`. */
export class PictureCopies {
  readonly #folder: string;

  /** @param root - the absolute path of the project's folder. */
  constructor(root: string) {
    this.#folder = join(root, '.cache/media');
  }

  async make(picture: StoryPicture, copy: PictureCopy, bytes: Uint8Array): Promise<Uint8Array> {
    if (picture.kind === 'drawing') return bytes;
    const key = createHash('sha256')
      .update(JSON.stringify([VERSION, QUALITY, copy.width, copy.height]))
      .update(bytes)
      .digest('hex');
    const file = join(this.#folder, `${key.slice(0, 32)}.webp`);
    if (existsSync(file)) return readFileSync(file);
    const made = await pictureCopy(picture, copy, bytes);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(file, made);
    return made;
  }
}
