import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';
import decompress from 'woff2-encoder/decompress';

/** Pixels: RGBA, one byte each. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const require = createRequire(import.meta.url);
/**
 * Loads a codec's WebAssembly from disk, because the codecs would use `fetch`, which cannot read files. Of several
 * variants, the first that this machine can run is the one that the codec expects.
 */
function compiled(...paths: readonly string[]): Promise<WebAssembly.Module> {
  const programs = paths.map((path) => readFileSync(require.resolve(path)));
  const runs = programs.find((program) => WebAssembly.validate(program));
  if (!runs) throw new Error(`This machine cannot run ${paths.join(' or ')}.`);
  return WebAssembly.compile(runs);
}

const ready = new Map<string, Promise<unknown>>();
function once(name: string, begin: () => Promise<unknown>): Promise<unknown> {
  const begun = ready.get(name) ?? begin();
  ready.set(name, begun);
  return begun;
}

const imageData = (pixels: Pixels) => ({ ...pixels, colorSpace: 'srgb' }) as unknown as ImageData;

/** @param quality - 0 to 100. */
export async function webp(pixels: Pixels, quality: number): Promise<Uint8Array> {
  await once('webp', async () =>
    initWebp(await compiled('@jsquash/webp/codec/enc/webp_enc_simd.wasm', '@jsquash/webp/codec/enc/webp_enc.wasm')),
  );
  return new Uint8Array(
    await encodeWebp(imageData(pixels), { quality, method: 4, use_sharp_yuv: 1, alpha_quality: 60 }),
  );
}

/** @param quality - 0 to 100. */
export async function jpeg(pixels: Pixels, quality: number): Promise<Uint8Array> {
  await once('jpeg', async () => initJpeg(await compiled('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')));
  // Baseline, not progressive: the file is at most 3 % larger, and encoding takes less than half the time.
  return new Uint8Array(await encodeJpeg(imageData(pixels), { quality, progressive: false }));
}

/**
 * Draws one picture over another of the same size. The upper one has premultiplied alpha, as {@link raster} returns.
 */
export function laidOver(lower: Pixels, upper: Pixels): Pixels {
  const data = new Uint8ClampedArray(lower.data);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = upper.data[at + 3] ?? 0;
    if (alpha === 0) continue;
    for (let n = at; n < at + 4; n += 1) data[n] = (upper.data[n] ?? 0) + ((data[n] ?? 0) * (255 - alpha)) / 255;
  }
  return { ...lower, data };
}

let fonts: Promise<Uint8Array[]> | undefined;

/** Draws an SVG with the fonts of the page only, so that the result is the same on every machine. */
export async function raster(svg: string): Promise<Pixels> {
  await once('resvg', () => initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  fonts ??= Promise.all(
    FONTS.map(async (path) => new Uint8Array(await decompress(readFileSync(require.resolve(path))))),
  );
  const resvg = new Resvg(svg, {
    font: { fontBuffers: await fonts, defaultFontFamily: 'Literata', serifFamily: 'Literata' },
  });
  const image = resvg.render();
  const { width, height } = image;
  const data = new Uint8ClampedArray(image.pixels);
  image.free();
  resvg.free();
  return { data, width, height };
}

const literata = (file: string) => `@fontsource-variable/literata/files/literata-${file}.woff2`;
const FONTS = [
  literata('latin-wght-normal'),
  literata('latin-wght-italic'),
  literata('latin-ext-wght-normal'),
  literata('cyrillic-wght-normal'),
  literata('cyrillic-wght-italic'),
  '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
];
