import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { drawAhead } from '../../src/press/stills/draw-ahead.ts';
import { StillRenderer, type Drawing } from '../../src/press/stills/still-renderer.ts';
import type { Step } from '../../src/story/story.ts';
import { projectStories, root } from '../press-fixture.ts';

/** The project, with a cache of its own that is empty. */
const empty = mkdtempSync(join(tmpdir(), 'drawings-'));
for (const name of ['src', 'geo', 'node_modules', 'package.json']) symlinkSync(join(root, name), join(empty, name));
afterAll(() => {
  rmSync(empty, { recursive: true });
});

const told = projectStories().value.find(({ story }) => story.id === 'hudson-erie-1825');
if (!told) throw new Error('There is a story on the base of the world.');
const { world, story } = told;
const [step] = story.steps;

/** The step, seen from above another place. */
const over = (lng: number, lat: number, zoom: number): Step => ({
  ...step,
  scene: { ...step.scene, camera: { center: [lng, lat], zoom, bearing: 0, pitch: 0 } },
});

describe('stills', () => {
  test('of a region with many coasts are drawn coarser, and not too large to be sent', async () => {
    const still = await new StillRenderer(empty, world).still(over(12, 50, 3.6), 'en', 'wide');
    expect(gzipSync(still).length).toBeLessThanOrEqual(40_000);
    expect(new TextDecoder().decode(still).includes('>London<')).toBe(true);
  });

  test.runIf(availableParallelism() > 1)(
    'are drawn in several processes if there are many, and are what one draws',
    async () => {
      const drawings = Array.from({ length: 64 }, (_, n): Drawing => ({
        kind: 'still',
        step: over(-150 + n / 4, -40, 7),
        lang: 'en',
        size: 'narrow',
      }));
      const renderer = new StillRenderer(empty, world);
      const told: number[] = [];
      await drawAhead(renderer, { root: empty, world }, drawings, (done) => told.push(done));
      expect(drawings.every((drawing) => renderer.has(drawing))).toBe(true);
      expect(told.at(-1)).toBe(drawings.length);
      const [first] = drawings;
      const cached = first && (await renderer.draw(first));
      rmSync(join(empty, '.cache'), { recursive: true });
      expect(first && Buffer.compare(await renderer.draw(first), cached ?? new Uint8Array())).toBe(0);
    },
  );

  test('are left to the build if there are few', async () => {
    const renderer = new StillRenderer(empty, world);
    const drawing: Drawing = { kind: 'still', step: over(-120, -30, 6), lang: 'en', size: 'wide' };
    await drawAhead(renderer, { root: empty, world }, [drawing], () => undefined);
    expect(renderer.has(drawing)).toBe(false);
  });
});
