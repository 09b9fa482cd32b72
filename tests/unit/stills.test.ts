import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fromXml } from './xml.ts';
import { StillRenderer } from '../../src/press/stills/still-renderer.ts';
import { projectStories } from '../press-fixture.ts';

const root = new URL('../..', import.meta.url).pathname;
const { value: pages } = projectStories();
const KILOBYTE = 1000;
/** A sample only: the build draws all stills, and checks their sizes. */
const EVERY = 8;

describe.each(pages)('the stills of $path', ({ story, shares, world }) => {
  const renderer = new StillRenderer(root, world);
  test.each(['wide', 'narrow'] as const)(
    'are %s files that stand alone, of at most 40 kB',
    async (size) => {
      for (const step of story.steps.filter((_, n) => n % EVERY === 0)) {
        const bytes = await renderer.still(step, story.lang, size);
        const text = new TextDecoder().decode(bytes);
        const elements = fromXml(text);
        const names = new Set(elements.map(({ name }) => name));
        expect(
          [...names].filter(
            (name) =>
              !['svg', 'style', 'defs', 'path', 'pattern', 'use', 'image', 'g', 'circle', 'text', 'textPath'].includes(
                name,
              ),
          ),
          step.id,
        ).toEqual([]);
        const addresses = elements.flatMap(({ attributes }) =>
          ['href', 'xlink:href', 'src'].flatMap((name) => attributes.get(name) ?? []),
        );
        expect(
          addresses.filter((address) => !/^(#|data:image\/webp;base64,)/.test(address)),
          step.id,
        ).toEqual([]);
        const ids = new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? []));
        const named = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
        expect(named.length, `${step.id}: every id once`).toBe(ids.size);
        const used = [
          ...addresses.filter((address) => address.startsWith('#')).map((address) => address.slice(1)),
          ...[...text.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id),
        ];
        expect(
          used.filter((id) => !ids.has(id ?? '')),
          step.id,
        ).toEqual([]);
        // Not in embedded images, whose data may contain any letters.
        expect(text.replace(/data:image[^"]*/g, ''), step.id).not.toMatch(
          /NaN|undefined|Infinity|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg)/,
        );
        expect(gzipSync(bytes).length, `${step.id}.${size}`).toBeLessThanOrEqual(40 * KILOBYTE);
      }
    },
    240_000,
  );

  test('never set space between letters that are joined', async () => {
    for (const step of story.steps) {
      const text = new TextDecoder().decode(await renderer.still(step, story.lang, 'wide'));
      const spaced = [...text.matchAll(/<g[^>]* letter-spacing="[^"]*"[^>]*>(.*?)<\/g>/gs)].map(([, inside]) => inside);
      expect(
        spaced.filter((inside) => /\p{Script=Arabic}/u.test(inside ?? '')),
        step.id,
      ).toEqual([]);
    }
  }, 240_000);

  test('label the places of their step', async () => {
    for (const [id, name] of [
      ['landing', 'Anzali'],
      ['proclamation', 'Rasht'],
      ['tehran-coup', 'Tehran'],
      ['bridge', 'Manjil bridge'],
    ] as const) {
      const step = story.steps.find((one) => one.id === id);
      if (!step) continue;
      expect(new TextDecoder().decode(await renderer.still(step, 'en', 'wide')), id).toMatch(
        new RegExp(`>${name}</text>`),
      );
    }
  }, 60_000);

  test('have share pages', () => {
    expect(shares.map(({ step }) => step)).toEqual(story.steps.map(({ id }) => id));
    expect(shares.filter(({ card }) => !card.title || !card.dateline)).toEqual([]);
  });
});
