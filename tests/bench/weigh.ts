import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes. */
export interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)],
  );

/** The size of each file of a folder whose path matches. */
export const weighEach = (folder: string, fits: (path: string) => boolean): readonly Weight[] =>
  filesIn(folder)
    .filter(fits)
    .map((file) => {
      const bytes = readFileSync(file);
      return {
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliCompressSync(bytes).length,
      };
    });

/** Of all of them together. */
export function weigh(folder: string, fits: (path: string) => boolean): Weight {
  const weights = weighEach(folder, fits);
  const sum = (key: keyof Weight) => weights.reduce((total, weight) => total + weight[key], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}

/** The heaviest in every respect. */
export function heaviest(folder: string, fits: (path: string) => boolean): Weight {
  const weights = weighEach(folder, fits);
  const most = (key: keyof Weight) => Math.max(...weights.map((weight) => weight[key]));
  return { raw: most('raw'), gzip: most('gzip'), brotli: most('brotli') };
}
