import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin, ResolvedConfig } from 'vite';
import type { Progress } from './progress.ts';

/** Files of text. All others of the site (fonts, pictures) are compressed by their formats. */
const TEXT = /\.(html|css|js|json|geojson|svg|webmanifest)$/;
/** Bytes up to which a file is sent in one packet, compressed or not. */
const SMALL = 1024;
/** Of 11. The two highest levels take ten times as long for about 2 % less. */
const BROTLI_QUALITY = 9;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const ENCODINGS: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) =>
    brotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gz: (content) => gzipped(content, { level: 9 }),
};

/**
 * Writes `.br` and `.gz` beside each text file of a folder, for servers that send files as they are.
 *
 * @param folder - absolute.
 * @returns The number of files that have been compressed.
 */
export async function compressFiles(folder: string, advance?: (done: number, all: number) => void): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => TEXT.test(path) && statSync(path).isFile() && statSync(path).size > SMALL);
  let done = 0;
  await Promise.all(
    files.flatMap((path) => {
      const content = readFileSync(path);
      return Object.entries(ENCODINGS).map(async ([ending, encode]) => {
        writeFileSync(`${path}.${ending}`, await encode(content));
        done += 1;
        advance?.(done, 2 * files.length);
      });
    }),
  );
  return files.length;
}

/**
 * The phase of a build that compresses the finished site. It takes longer than all the others: see `vite.config.ts`.
 */
export function compress(progress: Progress): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'compress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        await progress.phase('compression', async (advance) => {
          const count = await compressFiles(config.build.outDir, advance);
          return `${String(count)} files`;
        });
      },
    },
  };
}
