import { expect, test, type Page } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

/** Paths of the files in the copy, from the root of the site. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.includes('precache'));
    if (name === undefined) return [];
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1));
  });

/** Whether a worker keeps exactly these stories, and none is on its way. */
const keeps = (page: Page, stories: string) =>
  page.evaluate(async (wanted) => {
    const found = await navigator.serviceWorker.getRegistration();
    const newest = found?.waiting ?? found?.active;
    return !found?.installing && newest?.scriptURL.endsWith(`story-worker.js?${wanted}`) === true;
  }, stories);

const hasMap = (page: Page) =>
  page.waitForFunction(() => document.querySelector('story-player')?.map?.isSourceLoaded('land') === true);

test('a reader’s copy holds the story that was read, is enough to read it, and is added to by the next', async ({
  page,
  context,
}) => {
  await page.goto('hudson-erie-1825/en/');
  await expect.poll(() => keeps(page, 'story=hudson-erie-1825'), { timeout: 90_000 }).toBe(true);
  const files = await kept(page);
  expect(files).toContain('hudson-erie-1825/world.json');
  expect(files).toContain('layers/world/land.geojson');
  expect(files.filter((path) => /gilan|atlas|^layers\/(?!world)|naskh|cyrillic/.test(path))).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await hasMap(page);
  await context.setOffline(false);
  await page.goto('gilan-1920/en/');
  await expect.poll(() => keeps(page, 'story=gilan-1920&story=hudson-erie-1825'), { timeout: 90_000 }).toBe(true);
  await context.setOffline(true);
  await page.goto('hudson-erie-1825/de/');
  await hasMap(page);
  await page.goto('gilan-1920/fa/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('atlas/en/');
  await expect(page.getByRole('button', { name: 'Table' })).toBeVisible();
});
