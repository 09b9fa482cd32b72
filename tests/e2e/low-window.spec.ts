/** A page at 400 % zoom, or with a large font size: WCAG 2.2, 1.4.10. */
import { expect, test, type Page } from '@playwright/test';
import { expectScene, open, said, STORY, stepOf } from './reader.ts';

/** The window of 1280 × 1024 at 400 %. */
test.use({ viewport: { width: 320, height: 256 } });

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('story: a link lands where its scene has been told and its text begins, and the map can be seen', async ({
  page,
}) => {
  await open(page, '#landing');
  await expectScene(page, stepOf(await said(page), 'landing'));
  await expect(page.locator('#landing h2')).toBeInViewport();
  const { free, below } = await page.evaluate(() => ({
    free: document.querySelector('.stage .free')?.clientHeight ?? 0,
    below:
      (document.querySelector('#landing .card')?.getBoundingClientRect().top ?? 0) -
      (document.querySelector('.stage .free')?.getBoundingClientRect().bottom ?? 0),
  }));
  expect(free).toBeGreaterThan(256 / 2);
  expect(below, 'the text leaves the free part of the map free').toBeGreaterThanOrEqual(-1);
  expect(await sideways(page)).toBe(0);
});

test('story: the text takes the whole window in its turn, and so does the map, whose buttons work', async ({
  page,
}) => {
  await open(page, '#landing');
  const covers = (y: number) =>
    page.evaluate((at) => Boolean(document.elementFromPoint(160, at)?.closest('#landing .card')), y);
  await page.locator('#landing .card p').nth(2).scrollIntoViewIfNeeded();
  await page.mouse.move(160, 128);
  await page.mouse.wheel(0, 300);
  await expect.poll(async () => (await covers(8)) && (await covers(248))).toBe(true);
  await page.locator('#landing').evaluate((step) => {
    scrollTo({ top: scrollY + step.getBoundingClientRect().top, behavior: 'instant' });
  });
  await page.getByRole('button', { name: 'Explore' }).click();
  await expect(page.getByRole('button', { name: 'Back to the story' })).toBeVisible();
});

test('atlas: the map is a row of the page, and every tab can be pressed', async ({ page }) => {
  await page.goto('atlas/en/');
  const tabs = page.getByRole('navigation', { name: 'Panels' }).getByRole('button');
  await expect(tabs.first()).toBeEnabled();
  const map = await page.locator('atlas-page [slot="map"]').boundingBox();
  expect(map?.height).toBeGreaterThan(256 / 2);
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(page.locator('atlas-page .panel > h2')).toBeInViewport();
  }
  expect(await sideways(page)).toBe(0);
});

test.describe('in large type on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the map keeps a part of the window that shows something', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('story-manner', '{"size":"larger"}');
    });
    await page.goto(`${STORY}#landing`);
    await expect(page.locator('story-player story-where')).toBeVisible();
    expect(await page.locator('.stage .free').evaluate((free) => free.clientHeight)).toBeGreaterThan(844 / 5);
  });
});
