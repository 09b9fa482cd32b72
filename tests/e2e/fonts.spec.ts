/** The fonts that the browser uses for the characters of a page: none is a font of the machine. */
import { expect, test } from '@playwright/test';
import { waitForFonts } from '../page-style.ts';

test('every character of the story, in each language, is in a font of the site', async ({ browser }) => {
  for (const lang of ['en', 'fa', 'ru']) {
    const context = await browser.newContext({ viewport: { width: 700, height: 600 }, bypassCSP: true });
    const page = await context.newPage();
    // This tests whether the fonts have the characters, not when they are loaded.
    await waitForFonts(page, `**/gilan-1920/${lang}/`);
    await page.route(/stills\/|assets\/.*\.m?js$/, (route) => route.abort());
    await page.goto(`gilan-1920/${lang}/`);
    // Every character once, because checking every node of such a long page takes minutes.
    const signs = await page.evaluate(async () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set<string>();
      while (walker.nextNode()) {
        const within = walker.currentNode.parentElement?.closest('[lang]')?.getAttribute('lang');
        if (within === document.documentElement.lang)
          for (const sign of walker.currentNode.nodeValue ?? '') found.add(sign);
      }
      // A mark needs a letter, and invisible characters have no font.
      const text = [...found]
        .filter((sign) => sign.trim() !== '' && !/\p{Cf}/u.test(sign))
        .sort()
        .map((sign) => (/\p{M}/u.test(sign) ? `ه${sign}` : sign))
        .join(' ');
      document.body.replaceChildren(Object.assign(document.createElement('p'), { textContent: text, id: 'signs' }));
      await document.fonts.ready;
      return text;
    });
    expect(signs.length, lang).toBeGreaterThan(150);
    const cdp = await context.newCDPSession(page);
    await cdp.send('DOM.enable');
    await cdp.send('CSS.enable');
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#signs' });
    await expect(async () => {
      const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId });
      expect(
        fonts
          .filter(({ isCustomFont }) => !isCustomFont)
          .map(({ familyName, glyphCount }) => `${lang}: ${String(glyphCount)} of ${signs} in ${familyName}`),
      ).toEqual([]);
      expect(fonts.length).toBeGreaterThan(0);
    }).toPass({ timeout: 20_000 });
    await context.close();
  }
});
