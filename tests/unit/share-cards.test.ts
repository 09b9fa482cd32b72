import { describe, expect, test } from 'vitest';
import { StillRenderer } from '../../src/press/stills/still-renderer.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, project, projectStories, root } from '../press-fixture.ts';

const SITE = 'https://example.org/map/';

const metaIn = (html: string, property: string): string | undefined =>
  new RegExp(`<meta property="${property}" content="([^"]*)">`).exec(html)?.[1];

describe('without the address of the site', () => {
  test('no page has a picture for shared links, whose address would have to be absolute', () => {
    const { value: pages } = projectStories();
    const html = pages.flatMap((page) => [page.html, ...page.shares.map((share) => share.html)]);
    expect(html.length).toBeGreaterThan(0);
    for (const one of html) {
      expect(one).not.toContain('og:image');
      expect(one).toContain('<meta name="twitter:card" content="summary">');
    }
  });
});

describe('with the address of the site', () => {
  const { value: pages } = pressAll(project, { assets: { ...assets, site: SITE } });

  test('each page names the card of its step by an absolute address', () => {
    for (const { path, story, html, shares } of pages) {
      const home = SITE + path.replace(/index\.html$/, '');
      expect(metaIn(html, 'og:image')).toBe(`${home}share/${story.steps[0].id}/card.jpg`);
      expect(metaIn(html, 'og:url')).toBe(home);
      for (const share of shares) {
        expect(metaIn(share.html, 'og:image')).toBe(`${home}share/${share.step}/card.jpg`);
        expect(share.html).toContain('<meta name="twitter:card" content="summary_large_image">');
      }
    }
  });

  test('a card is a JPEG of the stated size, light enough to be fetched by a messenger', async () => {
    for (const { story, shares, world } of pages) {
      const renderer = new StillRenderer(root, world);
      const [share] = shares;
      if (!share) throw new Error('A story has a share page for each step.');
      const bytes = await renderer.card(story.steps[0], story.lang, share.card);
      expect(bytes.length).toBeLessThan(150_000);
      expect(sizeOfJpeg(Buffer.from(bytes))).toEqual([
        Number(metaIn(share.html, 'og:image:width')),
        Number(metaIn(share.html, 'og:image:height')),
      ]);
    }
  });
});

/** Width and height from the frame header. Source: ITU-T T.81, B.2.2. */
function sizeOfJpeg(bytes: Buffer): readonly [width: number, height: number] {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
  }
  throw new Error('This is no JPEG.');
}
