import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStory } from '../../src/story/read.ts';
import type { Camera } from '../../src/story/story.ts';
import { viewAttributes } from '../../src/writing/view-attributes.ts';

const cameras = fc.record({
  center: fc.tuple(
    fc.double({ min: -540, max: 540, noNaN: true }),
    fc.double({ min: -85, max: 85, noNaN: true }),
  ) as fc.Arbitrary<Camera['center']>,
  zoom: fc.double({ min: 0, max: 18, noNaN: true }),
  bearing: fc.double({ min: -360, max: 360, noNaN: true }),
  pitch: fc.double({ min: 0, max: 85, noNaN: true }),
});

const attributesIn = (text: string) =>
  Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

/** Degrees between two directions. */
const apart = (a: number, b: number) => Math.abs(((((a - b + 180) % 360) + 360) % 360) - 180);

test('a step with these attributes shows what the map showed, to a pixel and a degree', () => {
  fc.assert(
    fc.property(cameras, (camera) => {
      const attributes = { id: 'a', ...attributesIn(viewAttributes(camera)) };
      const { story, problems } = readStory({
        id: 's',
        title: 'S',
        lang: 'en',
        ground: [],
        steps: [{ attributes, title: 'A' }],
      });
      expect(problems).toEqual([]);
      const shown = story?.steps[0].scene.camera;
      if (!shown) throw new Error('There is no scene.');
      const pixel = 360 / (512 * 2 ** camera.zoom);
      expect(apart(shown.center[0], camera.center[0])).toBeLessThan(Math.max(pixel, 1e-5));
      expect(Math.abs(shown.center[1] - camera.center[1])).toBeLessThan(Math.max(pixel, 1e-5));
      expect(Math.abs(shown.zoom - camera.zoom)).toBeLessThanOrEqual(0.0501);
      expect(apart(shown.bearing, camera.bearing)).toBeLessThanOrEqual(0.501);
      expect(Math.abs(shown.pitch - camera.pitch)).toBeLessThanOrEqual(0.501);
    }),
  );
});

test('only what differs from a new place’s camera is written', () => {
  expect(viewAttributes({ center: [-75.4567, 43.2123], zoom: 11.98, bearing: 0.2, pitch: 0 })).toBe(
    'at="-75.4567,43.2123" zoom="12"',
  );
  expect(viewAttributes({ center: [190, 0], zoom: 2, bearing: 350, pitch: 40.4 })).toBe(
    'at="-170,0" zoom="2" bearing="-10" pitch="40"',
  );
});
