import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange, partOf } from '../../src/player/byte-range.ts';

test('a range is cut to the file, and lies within it', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 500 }), (first, length, size) => {
      const found = byteRange(`bytes=${String(first)}-${String(first + length)}`, size);
      expect(found).toEqual(first < size ? { start: first, end: Math.min(first + length, size - 1) } : undefined);
    }),
  );
});

test.each([
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=-', undefined],
  ['bytes=3-1', undefined],
  ['bytes=0-1,4-5', undefined],
  ['lines=0-1', undefined],
  [null, undefined],
])('%s of ten bytes', (header, found) => {
  expect(byteRange(header, 10)).toEqual(found);
});

const kept = () => new Response('0123456789', { headers: { 'content-type': 'application/octet-stream', etag: '"a"' } });
const asking = (range?: string) => new Request('https://example.org/a', { headers: range ? { range } : {} });

test('a kept file is answered in parts, with the headers of the whole', async () => {
  const part = await partOf(asking('bytes=2-4'), kept());
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
  expect([part.headers.get('content-length'), part.headers.get('etag')]).toEqual(['3', '"a"']);
});

test('a kept file is answered whole where no part, or none that it has, is asked for', async () => {
  for (const range of [undefined, 'bytes=10-12']) {
    const whole = await partOf(asking(range), kept());
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
  }
});
