/** Pictures of an author's own in a text: the drawing in the story of the Erie Canal. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './axe.ts';

const STORY = 'hudson-erie-1825/en/';
const DRAWING = /^Cross-section of the canal/;

const pictureOf = (page: Page) => page.getByRole('img', { name: DRAWING });

/** Waits until an image is there. */
const expectDrawn = (image: Locator) =>
  expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);

for (const [name, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1366, height: 768 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });
    test.beforeEach(({ page }) => page.route(/map-stage[^/]*\.js/, (route) => route.abort()));

    test('a picture is fetched when it comes near, takes the place that was kept for it, and is as wide as its text', async ({
      page,
    }) => {
      let arrive: () => void = () => undefined;
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const asked: string[] = [];
      await page.route('**/media/**', async (route) => {
        asked.push(route.request().url());
        await arrived;
        await route.continue();
      });
      await page.goto(STORY);
      const image = pictureOf(page);
      await expect(page.locator('html')).not.toHaveAttribute('data-later');
      expect(asked).toEqual([]);
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => asked.length).toBe(1);
      const [before, text] = [await image.boundingBox(), await page.locator('#ditch p').nth(2).boundingBox()];
      arrive();
      await expectDrawn(image);
      expect(await image.boundingBox()).toEqual(before);
      expect(before?.width).toBeCloseTo(text?.width ?? 0, 0);
      expect((before?.width ?? 0) / (before?.height ?? 1)).toBeCloseTo(1600 / 540, 1);
      await expect(page.locator('.picture .credit').first()).toHaveText('Drawn for this story · CC BY 4.0');
    });

    test('a picture and its caption have no accessibility violations', async ({ page }) => {
      await page.goto(STORY);
      await pictureOf(page).scrollIntoViewIfNeeded();
      expect(await violations(page, '#ditch .picture')).toEqual([]);
    });
  });
}

test('a screen with few pixels fetches the smallest copy, one with many a larger one', async ({ browser, baseURL }) => {
  const takenAt = async (deviceScaleFactor: number) => {
    const page = await browser.newPage({
      deviceScaleFactor,
      viewport: { width: 390, height: 844 },
      baseURL: baseURL ?? '',
    });
    await page.route(/map-stage[^/]*\.js/, (route) => route.abort());
    await page.goto(STORY);
    const image = pictureOf(page);
    await image.scrollIntoViewIfNeeded();
    await expectDrawn(image);
    const taken = await image.evaluate((one: HTMLImageElement) => one.currentSrc);
    await page.close();
    return taken;
  };
  expect(await takenAt(1)).toContain('.small.');
  expect(await takenAt(2)).toContain('.medium.');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a picture is shown in every language of its story, and leads to its largest copy', async ({ page }) => {
    for (const [lang, name] of [
      ['en', DRAWING],
      ['de', /^Querschnitt des Kanals/],
    ] as const) {
      await page.goto(`hudson-erie-1825/${lang}/`);
      const image = page.getByRole('img', { name });
      await image.scrollIntoViewIfNeeded();
      await expectDrawn(image);
    }
    await pictureOf(page)
      .or(page.getByRole('img', { name: /^Querschnitt/ }))
      .click();
    await expect(page).toHaveURL(/\.large\.webp$/);
  });
});

test('a click enlarges a picture over the page, and closing it returns to where the reader was', async ({ page }) => {
  // The code for it comes when the map has been drawn; until then the link leads to the file.
  const code = page.waitForResponse(/once-drawn[^/]*\.js/);
  await page.goto(`${STORY}#ditch`);
  const image = page.locator('#ditch .picture img');
  await image.scrollIntoViewIfNeeded();
  await expectDrawn(image);
  await (await code).finished();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await image.click();
  const dialog = page.getByRole('dialog', { name: DRAWING });
  const large = dialog.getByRole('img', { name: DRAWING });
  await expect(large).toHaveAttribute('src', /\.large\.webp$/);
  await expect(dialog).toContainText('Drawn for this story');
  expect((await large.boundingBox())?.width).toBeGreaterThan((await image.boundingBox())?.width ?? Infinity);
  expect(await violations(page, 'dialog')).toEqual([]);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 300);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(page.locator('#ditch a.enlarge')).toBeFocused();
});

test('the kiosk shows a picture, and nothing about it leads out of the story', async ({ page }) => {
  await page.goto('kiosk/?story=hudson-erie-1825&start=ditch');
  const image = pictureOf(page);
  await page.mouse.click(500, 320);
  await image.scrollIntoViewIfNeeded();
  await expectDrawn(image);
  await expect(page.locator('.picture a')).toHaveCount(0);
});

test.describe('with its offline copy', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a picture that was never scrolled to is shown without a network', async ({ page, context }) => {
    await page.goto(STORY);
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      await new Promise<void>((resolve) => {
        if (active?.state === 'activated') resolve();
        else active?.addEventListener('statechange', () => active.state === 'activated' && resolve());
      });
    });
    await context.setOffline(true);
    await page.reload();
    const image = pictureOf(page);
    await image.scrollIntoViewIfNeeded();
    await expectDrawn(image);
    // The copy that the screen wants has never been fetched; the one in the offline copy stands in for it.
    expect(await image.evaluate((one: HTMLImageElement) => one.currentSrc)).toContain('.small.');
  });
});
