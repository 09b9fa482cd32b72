/** What a first visit fetches before a story can be read, in numbers that do not depend on time. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { STORY } from './reader.ts';

/**
 * The most that a story's page may ask for until its script begins, itself included: by then its text has been painted
 * and can be scrolled. Fonts for words farther down come when those have been laid out.
 */
const REQUESTS = 10;
/** Of them, modules of the page's script; and what those weigh, bytes of gzip. */
const MODULES = 2;
const SCRIPT = 45_000;
/** No trace, because a trace measures every element and so makes the browser lay out the whole page. */
test.use({ trace: 'off' });

/** Number of steps that are laid out at once. */
const STEPS_FIRST = 2;

/** Opens a page whose map never arrives. @returns the requests until it waits for the map. */
async function askedBeforeMap(page: Page, story = STORY): Promise<readonly string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  const waits = page.waitForRequest(/map-stage.*\.js/);
  await page.route(/(map-stage|maplibre|map-workers|catalog)[^/]*\.js/, () => undefined);
  await page.goto(story);
  await waits;
  const first = asked.findIndex((path) => /assets\/(map-|maplibre|catalog)/.test(path));
  return asked.slice(0, first);
}

const isModule = (path: string) => path.startsWith('assets/') && path.endsWith('.js');

for (const [name, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1366, height: 768 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });

    test('a story can be read after few requests, with little script and without a still', async ({ page }) => {
      const asked = await askedBeforeMap(page);
      const toRead = asked.slice(0, asked.findLastIndex(isModule) + 1);
      expect(toRead.length, toRead.join('\n')).toBeLessThanOrEqual(REQUESTS);
      const modules = asked.filter(isModule);
      expect(modules.length, modules.join('\n')).toBeLessThanOrEqual(MODULES);
      const weight = modules.reduce((sum, path) => sum + gzipSync(readFileSync(`dist/${path}`)).length, 0);
      expect(weight).toBeLessThanOrEqual(SCRIPT);
      expect(asked.filter((path) => /stills\//.test(path))).toEqual([]);
      if (name === 'phone') expect(asked.filter((path) => path.endsWith('.woff2'))).toEqual([]);
    });

    test('the largest contentful paint is text', async ({ page }) => {
      await page.addInitScript(() => {
        const seen: boolean[] = [];
        Object.assign(window, { seen });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.push((entry as unknown as { readonly url: string }).url === '');
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      });
      await page.route(/map-stage[^/]*\.js/, () => undefined);
      await page.goto(STORY);
      await expect(page.locator('story-player story-where')).toBeVisible();
      await expect.poll(() => page.evaluate(() => (window as unknown as { seen: boolean[] }).seen.at(-1))).toBe(true);
    });
  });
}

for (const [lang, foreign] of [
  ['en', /naskh|cyrillic|latin-ext/],
  ['ru', /naskh|latin-ext/],
  ['fa', /cyrillic|latin-ext/],
] as const) {
  test(`before the map, no font is fetched for scripts that are only in the back matter: ${lang}`, async ({ page }) => {
    const fonts = (await askedBeforeMap(page, `gilan-1920/${lang}/`)).filter((path) => path.endsWith('.woff2'));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((path) => foreign.test(path))).toEqual([]);
  });
}

test.describe('before its modules have loaded', () => {
  test('a page opened at the top lays out few steps, and one opened at a step all of them', async ({ page }) => {
    await page.route(/assets\/[^/]*\.js/, (route) => route.abort());
    const skipped = () =>
      page
        .locator('story-step')
        .evaluateAll((steps) => steps.filter((step) => getComputedStyle(step).contentVisibility === 'auto').length);
    await page.goto(STORY);
    expect(await skipped()).toBe((await page.locator('story-step').count()) - STEPS_FIRST);
    await page.goto('about:blank');
    await page.goto(`${STORY}#landing`);
    expect(await skipped()).toBe(0);
  });
});

test('by the time a reader can move through it, every step has been laid out', async ({ page }) => {
  await page.goto(STORY);
  await expect(page.locator('story-player story-where')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-later', 'all');
  const skipped = await page
    .locator('story-step')
    .evaluateAll((steps) => steps.filter((step) => getComputedStyle(step).contentVisibility !== 'visible').length);
  expect(skipped).toBe(0);
});
