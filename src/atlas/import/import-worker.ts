/** Reads a file away from the page. Wires only: what it does is in `read-file.ts`. */
import type { ImportRequest } from './import-file.ts';
import { HEADER, isPMTiles } from './read-pmtiles.ts';
import { LIMITS } from './limits.ts';
import { nothing, readFile } from './read-file.ts';
import type { ImportResult, ReadResult } from '../core/import-result.ts';

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function answer({ file, options, companions = [] }: ImportRequest): Promise<ImportResult> {
  const head = new Uint8Array(await file.slice(0, HEADER).arrayBuffer());
  // Tiles are read from the file one by one, and a file that is too big is not read.
  if (isPMTiles(head)) return packed(await readFile(file.name, head, { ...options, size: file.size }));
  const limit = options.limits?.bytes ?? LIMITS.bytes;
  const size = [file, ...companions].reduce((sum, one) => sum + one.size, 0);
  if (size > limit) return packed(nothing({ code: 'too-big', bytes: size, limit }));
  const beside = await Promise.all(companions.map(async (one) => ({ name: one.name, bytes: await bytesOf(one) })));
  return packed(await readFile(file.name, await bytesOf(file), { ...options, companions: beside }));
}

/** Features go over as bytes, which are handed on and not copied. */
function packed({ features, ...rest }: ReadResult): ImportResult {
  const text = `{"type":"FeatureCollection","features":[${features.map((feature) => JSON.stringify(feature)).join(',\n')}]}`;
  return { ...rest, count: features.length, geojson: new TextEncoder().encode(text).buffer };
}

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  answer(data).then(
    (result) => {
      postMessage(result, { transfer: [result.geojson] });
    },
    (error: unknown) => {
      const result = packed(nothing({ code: 'crashed', detail: error instanceof Error ? error.message : '' }));
      postMessage(result, { transfer: [result.geojson] });
    },
  );
});
