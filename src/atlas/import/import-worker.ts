/** Reads a file away from the page. Wires only: what it does is in `read-file.ts`. */
import type { ImportRequest } from './import-file.ts';
import { packFeatures, transferable } from './pack-features.ts';
import { HEADER, isPMTiles } from './read-pmtiles.ts';
import { LIMITS } from './limits.ts';
import { readFile } from './read-file.ts';
import { nothing, type ImportResult } from '../core/import-result.ts';

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function answer({ file, options, companions = [] }: ImportRequest): Promise<ImportResult> {
  const head = new Uint8Array(await file.slice(0, HEADER).arrayBuffer());
  // Tiles are read from the file one by one, and a file that is too big is not read.
  if (isPMTiles(head)) return packFeatures(await readFile(file.name, head, { ...options, size: file.size }));
  const limit = options.limits?.bytes ?? LIMITS.bytes;
  const size = [file, ...companions].reduce((sum, one) => sum + one.size, 0);
  if (size > limit) return packFeatures(nothing({ code: 'too-big', bytes: size, limit }));
  const beside = await Promise.all(companions.map(async (one) => ({ name: one.name, bytes: await bytesOf(one) })));
  return packFeatures(await readFile(file.name, await bytesOf(file), { ...options, companions: beside }));
}

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  answer(data).then(
    (result) => {
      postMessage(result, { transfer: [...transferable(result)] });
    },
    (error: unknown) => {
      const result = packFeatures(nothing({ code: 'crashed', detail: error instanceof Error ? error.message : '' }));
      postMessage(result, { transfer: [...transferable(result)] });
    },
  );
});
