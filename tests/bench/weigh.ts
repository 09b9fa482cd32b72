import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes. */
export interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

const filesIn = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)]));

/** The weight of all files of a folder whose path fits. */
export function weigh(folder: string, fits: (path: string) => boolean): Weight {
  const weights = filesIn(folder)
    .filter(fits)
    .map((file) => {
      const bytes = readFileSync(file);
      return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
    });
  const sum = (key: keyof Weight) => weights.reduce((total, weight) => total + weight[key], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}
