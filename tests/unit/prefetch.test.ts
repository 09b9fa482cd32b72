import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layers, datasets } from '../../geo/catalog.ts';
import { mayPrefetch, Prefetch, stepsAhead } from '../../src/player/prefetch.ts';
import { filesOf } from '../../src/stage/files-of.ts';
import type { Camera, Scene } from '../../src/story/story.ts';
import { gilanPages } from '../press-fixture.ts';

const files = { layers, datasets, root: 'https://a.example/site/' };
const pane = { width: 800, height: 600, zoomOffset: 0 };
const over = (camera: Partial<Camera>, ...shown: string[]): Scene => ({
  camera: { center: [49.5, 37.3], zoom: 7, bearing: 0, pitch: 0, ...camera },
  when: { edtf: '', from: 0, until: 0, now: 0 },
  layers: Object.fromEntries(shown.map((id) => [id, { opacity: 1, drawn: 1 }])),
  names: [],
});

describe('the files of a scene', () => {
  test('are those of the layers that can be seen', () => {
    const scene = over({}, 'sea', 'rivers');
    expect(filesOf(scene, files, pane)).toEqual([
      'https://a.example/site/layers/sea.geojson',
      'https://a.example/site/layers/rivers.geojson',
    ]);
    const hidden = { ...scene, layers: { ...scene.layers, sea: { opacity: 0, drawn: 1 } } };
    expect(filesOf(hidden, files, pane)).toEqual(['https://a.example/site/layers/rivers.geojson']);
  });

  test('are the tiles of heights around the middle, of the level that the map takes', () => {
    const tiles = filesOf(over({ zoom: 6 }, 'relief'), files, pane);
    // 800 × 600 pixels at zoom 6 are some 14 degrees of longitude, and tiles of level 7 are 2.8 wide.
    expect(tiles).toContain('https://a.example/site/layers/relief/7/81/49.png');
    expect(tiles.every((tile) => /relief\/7\/\d+\/\d+\.png$/.test(tile))).toBe(true);
    expect(tiles.length).toBeLessThanOrEqual(25);
    expect(filesOf(over({ center: [0, 0] }, 'relief'), files, pane)).toEqual([]);
  });
});

describe('what is fetched ahead', () => {
  test('are the next three steps in the direction of reading', () => {
    const [page] = gilanPages();
    if (!page) throw new Error('There is a story.');
    const ids = (step: number, direction: 1 | -1) => stepsAhead(page.story, step, direction).map(({ id }) => id);
    const all = page.story.steps.map(({ id }) => id);
    expect(ids(4, 1)).toEqual(all.slice(5, 8));
    expect(ids(4, -1)).toEqual([all[3], all[2], all[1]]);
    expect(ids(0, -1)).toEqual([]);
    expect(ids(all.length - 1, 1)).toEqual([]);
  });

  test('is nothing for readers who save data, or whose network is slow', () => {
    expect(mayPrefetch(undefined)).toBe(true);
    expect(mayPrefetch({ effectiveType: '4g' })).toBe(true);
    expect(mayPrefetch({ effectiveType: '4g', saveData: true })).toBe(false);
    expect(mayPrefetch({ effectiveType: '2g' })).toBe(false);
    expect(mayPrefetch({ effectiveType: 'slow-2g' })).toBe(false);
  });

  test('is fetched one at a time, each file once, and within a budget, however a reader moves', async () => {
    const file = fc.integer({ min: 0, max: 12 }).map((n) => `file-${String(n)}`);
    const looks = fc.array(fc.record({ needed: fc.array(file), ahead: fc.array(file) }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(looks, fc.integer({ min: 1, max: 1_000_000 }), async (moves, bytes) => {
        const asked: string[] = [];
        const needed = new Set<string>();
        let open = 0;
        const prefetch = new Prefetch(async (one) => {
          expect((open += 1)).toBe(1);
          expect(needed.has(one)).toBe(false);
          const unused = asked.filter((other) => !needed.has(other)).length * bytes;
          expect(unused).toBeLessThan(1_500_000);
          asked.push(one);
          await Promise.resolve();
          open -= 1;
          return bytes;
        });
        for (const move of moves) {
          for (const one of move.needed) needed.add(one);
          prefetch.want(move.needed, move.ahead);
          await new Promise((resolve) => setTimeout(resolve));
        }
        expect(new Set(asked).size).toBe(asked.length);
      }),
    );
  });

  test('goes on after a file that cannot be fetched', async () => {
    const asked: string[] = [];
    const prefetch = new Prefetch((file) => {
      asked.push(file);
      return file === 'a' ? Promise.reject(new Error('404')) : Promise.resolve(1);
    });
    prefetch.want([], ['a', 'b']);
    await expect.poll(() => asked).toEqual(['a', 'b']);
  });
});
