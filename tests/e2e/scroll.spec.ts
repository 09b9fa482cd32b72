import { expect, test } from '@playwright/test';
import {
  expectScene,
  open,
  said,
  STORY,
  stepInAddress,
  watchErrors,
  watchRequests,
  wheelTo,
  stepOf,
} from './reader.ts';

// The text is beside the map, which is small enough to be drawn in time without a GPU.
test.use({ viewport: { width: 900, height: 540 } });

test('turning the wheel through the whole story brings the map to the scene of its steps, and asks nothing of any other site', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const requests = watchRequests(page);
  const errors = watchErrors(page);
  await open(page);
  const steps = await said(page);
  expect(steps.length).toBeGreaterThanOrEqual(26);
  // Every fourth step; the wheel passes the ones in between.
  for (const step of steps.filter((_, n) => n % 4 === 0)) {
    await wheelTo(page, step.id);
    await expectScene(page, step);
    await expect.poll(() => stepInAddress(page)).toBe(step.id);
  }
  expect(requests.filter((url) => !url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url))).toEqual([]);
  expect(errors).toEqual([]);
});

test('after a fling to the end and back the map shows the reader’s step and nothing else', async ({ page }) => {
  await open(page);
  const steps = await said(page);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, 15_000);
  await wheelTo(page, stepOf(steps, -1).id);
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -15_000);
  await wheelTo(page, stepOf(steps, 1).id);
  await expectScene(page, stepOf(steps, 1));
});

test('ten random jumps show the same scenes as scrolling there', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  const steps = await said(page);
  const seed = 1920;
  let random = seed;
  for (let n = 0; n < 10; n += 1) {
    random = (random * 48271) % 2147483647;
    const step = stepOf(steps, random % steps.length);
    await page.evaluate((id) => {
      location.hash = id;
    }, step.id);
    await expectScene(page, step);
  }
});

test('a link over forty steps shows none of those between', async ({ page }) => {
  await open(page, '#constitution');
  const steps = await said(page);
  const last = stepOf(steps, -3);
  await page.evaluate(() => {
    const shown = new Set<string>();
    Object.assign(window, { shown });
    document.addEventListener('story-change', ({ detail }) => shown.add(detail.step ?? ''));
  });
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('navigation', { name: 'Contents' }).locator(`a[href="#${last.id}"]`).click();
  await expectScene(page, last);
  const shown = await page.evaluate(() => [...(window as unknown as { shown: Set<string> }).shown]);
  expect(shown).toEqual([last.id]);
});

test('a reload in the middle, a deep link, back and forward all return to the step', async ({ page }) => {
  await open(page, '#landing');
  const steps = await said(page);
  const step = (id: string) => stepOf(steps, id);
  await expectScene(page, step('landing'));
  await wheelTo(page, 'proclamation');
  await expectScene(page, step('proclamation'));
  await expect.poll(() => stepInAddress(page)).toBe('proclamation');
  await page.reload();
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.isStyleLoaded());
  await expectScene(page, step('proclamation'));
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Into the trees' }).click();
  await expectScene(page, step('trees'));
  await page.goBack();
  await expectScene(page, step('proclamation'));
  await page.goForward();
  await expectScene(page, step('trees'));
});

test('scrolling does not fill the history', async ({ page }) => {
  await open(page);
  const before = await page.evaluate(() => history.length);
  await wheelTo(page, 'kasma');
  await expect.poll(() => stepInAddress(page)).toBe('kasma');
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('arrow keys walk from step to step', async ({ page }) => {
  await open(page, '#landing');
  const steps = await said(page);
  const at = steps.findIndex(({ id }) => id === 'landing');
  await expectScene(page, stepOf(steps, at));
  await page.keyboard.press('ArrowRight');
  await expectScene(page, stepOf(steps, at + 1));
  await page.keyboard.press('ArrowLeft');
  await expectScene(page, stepOf(steps, at));
});

test('a window that changes its size keeps the scene', async ({ page }) => {
  await open(page, '#landing');
  const steps = await said(page);
  const landing = stepOf(steps, 'landing');
  for (const size of [
    { width: 390, height: 844 },
    { width: 390, height: 780 },
    { width: 844, height: 390 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size);
    await page.locator('story-step#landing').scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      document.querySelector('#landing')?.scrollIntoView();
    });
    await expectScene(page, landing);
  }
});

test('inside a frame of another page the story scrolls as it does alone', async ({ page, baseURL }) => {
  await page.goto(`${STORY}`);
  await page.setContent(`<iframe src="${baseURL ?? ''}${STORY}#kasma" width="1000" height="700"></iframe>`);
  const frame = page.frames()[1] ?? (await page.waitForEvent('frameattached'));
  await frame.waitForFunction(() => document.querySelector('story-player')?.map?.isStyleLoaded());
  await expect.poll(() => frame.evaluate(() => document.querySelector('story-player')?.position.step)).toBe(4);
  await page.mouse.move(300, 400);
  await page.mouse.wheel(0, 1200);
  await expect
    .poll(() => frame.evaluate(() => document.querySelector('story-player')?.position.step))
    .toBeGreaterThan(4);
});
