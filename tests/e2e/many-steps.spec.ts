/** A story of hundreds of steps is read as a short one is. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { expectScene, said, stepInAddress, stepOf, watchErrors, wheelTo } from './reader.ts';

const STORY = 'hudson-erie-1825/en/';
const COPIES = 50;

test.use({ viewport: { width: 900, height: 640 } });

/** The built page with its steps again and again: an id that ends in the number of the copy, and all else the same. */
function longPage(): string {
  const { document } = parseHTML(readFileSync(`dist/${STORY}index.html`, 'utf8'));
  const steps = [...document.querySelectorAll('story-step')];
  for (let copy = 2; copy <= COPIES; copy += 1)
    for (const step of steps) {
      const again = step.cloneNode(true) as HTMLElement;
      again.id = `${step.id}-${String(copy)}`;
      again.setAttribute('chapter', `Part ${String(copy)}`);
      for (const one of again.querySelectorAll('[id]')) one.removeAttribute('id');
      [...document.querySelectorAll('story-step')].at(-1)?.after(again);
    }
  return document.toString();
}

const html = longPage();

/** Opens the long page, and waits for its map. */
async function openLong(page: Page, hash = ''): Promise<void> {
  await page.route(`**/${STORY}`, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  // A copy of a step has the same still.
  await page.route(/stills\/[a-z-]+-\d+\.\w+\.svg$/, (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/-\d+(?=\.\w+\.svg$)/, ''),
    }),
  );
  await page.goto(STORY + hash);
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.isStyleLoaded());
}

test('a link, a jump, the wheel, End and Home lead to scenes of a story of 300 steps, as in a short one', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await openLong(page, '#locks-47');
  const steps = await said(page);
  expect(steps).toHaveLength(6 * COPIES);
  const byId = (id: string) =>
    stepOf(
      steps,
      steps.findIndex((step) => step.id === id),
    );
  await expectScene(page, byId('locks-47'));
  await wheelTo(page, 'signal-47');
  await expectScene(page, byId('signal-47'));
  await expect.poll(() => stepInAddress(page)).toBe('signal-47');
  await page.evaluate(() => {
    location.hash = 'ditch-12';
  });
  await expectScene(page, byId('ditch-12'));
  await page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollHeight - scrollY - innerHeight))
    .toBeLessThan(2);
  await expectScene(page, stepOf(steps, -1));
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expectScene(page, stepOf(steps, 0));
  expect(errors).toEqual([]);
});

test('the contents of 300 steps open at the step in view, and the rail has no more marks than fit', async ({
  page,
}) => {
  await openLong(page, '#signal-30');
  await expect.poll(() => page.locator('.rail a').count()).toBeLessThanOrEqual(16);
  await expect(page.locator('.rail a[aria-current]')).toBeInViewport();
  // While it is closed there are no links to keep up to date.
  expect(await page.locator('#contents a').count()).toBe(0);
  await page.getByRole('button', { name: 'Contents' }).click();
  const current = page.locator('#contents a[aria-current="step"]');
  await expect(current).toHaveAttribute('href', '#signal-30');
  await expect(current).toBeInViewport();
  await page.locator('#contents a[href="#spade-31"]').click();
  await expect.poll(() => stepInAddress(page)).toBe('spade-31');
});
