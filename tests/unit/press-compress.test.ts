import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressFiles } from '../../src/press/compress.ts';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(dist, 'layers'));
});
afterEach(() => {
  rmSync(dist, { recursive: true });
});

const write = (path: string, content: string) => {
  writeFileSync(join(dist, path), content);
};

test('beside each text file there are two that unpack to it, and are smaller', async () => {
  const text = '{"type":"Feature"},\n'.repeat(500);
  write('layers/sea.geojson', text);
  write('index.html', text);
  expect(await compressFiles(dist)).toBe(2);
  for (const path of ['layers/sea.geojson', 'index.html']) {
    const [br, gz] = ['br', 'gz'].map((ending) => readFileSync(join(dist, `${path}.${ending}`))) as [Buffer, Buffer];
    expect(brotliDecompressSync(br).toString()).toBe(text);
    expect(gunzipSync(gz).toString()).toBe(text);
    for (const { length } of [br, gz]) expect(length).toBeLessThan(text.length / 5);
  }
});

test('small files, and those of formats that compress, stay alone', async () => {
  write('small.json', '{}');
  write('font.woff2', 'x'.repeat(5000));
  write('relief.png', 'x'.repeat(5000));
  expect(await compressFiles(dist)).toBe(0);
  for (const path of ['small.json', 'font.woff2', 'relief.png'])
    expect(existsSync(join(dist, `${path}.br`))).toBe(false);
});
