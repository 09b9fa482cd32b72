/** A reader can go to the end of a page even before all of it has been laid out. */
import { expect, test, type Page } from '@playwright/test';
import { STORY } from './reader.ts';

/** The height of the page below the window, CSS pixels. */
const below = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollHeight - Math.round(scrollY + innerHeight));

const isLaidOut = (page: Page) => expect(page.locator('html')).not.toHaveAttribute('data-later', { timeout: 120_000 });

/** Asserts that the page is at its end, and still is when all of it has been laid out. */
async function expectEnd(page: Page): Promise<void> {
  await expect.poll(() => below(page)).toBeLessThanOrEqual(2);
  await expect(page.locator('.bibliography li').last()).toBeInViewport();
  await isLaidOut(page);
  expect(await below(page)).toBeLessThanOrEqual(2);
}

for (const [name, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1366, height: 768 }],
] as const) {
  test.describe(name, () => {
    test.use({ viewport });

    for (const [how, go] of [
      ['one press of End', (page: Page) => page.keyboard.press('End')],
      [
        'a scroll to the bottom',
        (page: Page) =>
          page.evaluate(() => {
            scrollTo(0, document.documentElement.scrollHeight);
          }),
      ],
    ] as const) {
      test(`${how} leads to the end: as soon as the page has loaded, and once it has all been laid out`, async ({
        page,
      }) => {
        await page.route(/map-stage[^/]*\.js/, (route) => route.abort());
        await page.goto(STORY);
        await go(page);
        await expectEnd(page);
        await expect(page.locator('story-player story-where')).toBeAttached();
        // A key that is pressed while the browser still scrolls for the one before may be lost in Chromium.
        const ended = page.evaluate(
          () =>
            new Promise<void>((resolve) => {
              addEventListener('scrollend', () => scrollY === 0 && resolve());
            }),
        );
        await page.keyboard.press('Home');
        await ended;
        await go(page);
        await expectEnd(page);
      });
    }

    test('back from an entry of the back matter, and from a step that it leads to, returns to the place one left', async ({
      page,
    }) => {
      await page.route(/map-stage[^/]*\.js/, () => undefined);
      await page.goto(`${STORY}#landing`);
      await expect(page.locator('story-player story-where')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-later', 'back');
      // Farther down in the text of the step than where the link leads.
      await page.mouse.wheel(0, 300);
      await expect.poll(() => page.evaluate(() => document.querySelector('story-player')?.atRest)).toBe(true);
      const place = await page.evaluate(() => scrollY);
      const entry = page.locator('#places .card-entry').last();
      await entry.evaluate(({ id }) => {
        location.hash = id;
      });
      await expect(entry).toBeInViewport();
      const top = (await entry.boundingBox())?.y ?? NaN;
      await entry.locator('a[href^="#"]').last().click();
      await expect(entry).not.toBeInViewport();
      await page.goBack();
      await expect(entry).toBeInViewport();
      await expect.poll(async () => Math.abs(((await entry.boundingBox())?.y ?? NaN) - top)).toBeLessThanOrEqual(2);
      await page.goBack();
      await expect.poll(() => page.evaluate((was) => Math.abs(scrollY - was), place)).toBeLessThanOrEqual(2);
    });
  });
}
