import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { expectScene, open, said, stepInAddress, STORY, stepOf } from './reader.ts';

const SIZES = [
  { name: 'phone', width: 360, height: 640 },
  { name: 'desktop', width: 1100, height: 700 },
  // The layout of 1080 × 1920, but small enough to be drawn in time without a GPU.
  { name: 'portrait wall', width: 840, height: 1360 },
];

for (const { name, ...viewport } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the text never covers the subject of a step', async ({ browser }) => {
      test.setTimeout(180_000);
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
      await open(page);
      const steps = await said(page);
      for (const step of steps.filter((_, n) => n % 8 === 0)) {
        await page.evaluate((id) => {
          location.hash = id;
        }, step.id);
        await expectScene(page, step);
        const { point, card, pane } = await page.evaluate(
          ([id, lng, lat]) => {
            const map = document.querySelector('story-player')?.map;
            const pane = document.querySelector('.stage')?.getBoundingClientRect();
            const { x = NaN, y = NaN } = map?.project([lng, lat]) ?? {};
            const rect = document.querySelector(`#${id} .card`)?.getBoundingClientRect();
            return {
              point: { x: x + (pane?.left ?? 0), y: y + (pane?.top ?? 0) },
              card: rect?.toJSON() as DOMRect,
              pane: pane?.toJSON() as DOMRect,
            };
          },
          [step.id, ...step.center] as const,
        );
        expect(point.x, step.id).toBeGreaterThan(pane.left);
        expect(point.x, step.id).toBeLessThan(pane.right);
        expect(point.y, step.id).toBeGreaterThan(pane.top);
        expect(point.y, step.id).toBeLessThan(pane.bottom);
        // On a phone the map is above the text, so only a card can cover it.
        const beside = viewport.width > viewport.height;
        if (beside) expect(point.x > card.right || point.x < card.left, step.id).toBe(true);
      }
      await page.close();
    });

    test('axe finds nothing, with everything closed and everything open', async ({ page }) => {
      test.setTimeout(180_000);
      await open(page, '#landing');
      expect(await violations(page)).toEqual([]);
      await page.locator('#landing summary').click();
      await page.locator('story-legend summary').click();
      expect(await violations(page, '#landing', 'story-player >>> story-legend')).toEqual([]);
      await page.locator('#landing .citation a').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page, 'story-card')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Contents' }).click();
      expect(await violations(page, 'story-player >>> story-rail')).toEqual([]);
    });

    test('nothing moves under the reader while the page loads', async ({ page }) => {
      await page.addInitScript(() => {
        Object.assign(window, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await open(page);
      await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    });

    test('no line of text overflows the window', async ({ page }) => {
      await page.goto(STORY);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    });
  });
}

test('text of twice the size still fits a small window', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  await page.goto(STORY);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
});

test('the date and the place in view are those of the step, and the legend has what is on the map', async ({
  page,
}) => {
  await open(page, '#landing');
  await expect(page.locator('story-where')).toContainText('18 May 1920');
  await expect(page.locator('story-where')).toContainText('Anzali');
  await page.locator('story-legend summary').click();
  const landing = await page.locator('story-legend li').allInnerTexts();
  await page.evaluate(() => {
    location.hash = 'red-baku';
  });
  await expect(page.locator('story-where')).toContainText('Moscow');
  await expect.poll(() => page.locator('story-legend li').allInnerTexts()).not.toEqual(landing);
});

test('people, places and sources open as cards, which return the focus', async ({ page }) => {
  await open(page, '#landing');
  const name = page.locator('#landing a.mention', { hasText: 'Hugh Bateman-Champain' });
  await name.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog');
  await expect(card).toBeVisible();
  await expect(card).toContainText('Norperforce');
  await expect(card.locator('[lang="fa"]')).not.toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(name).toBeFocused();
});

test('exploring frees the map, and one press returns to the story', async ({ page }) => {
  await open(page, '#landing');
  const steps = await said(page);
  const landing = stepOf(steps, 'landing');
  await expectScene(page, landing);
  await page.getByRole('button', { name: 'Explore' }).click();
  const zoomBefore = await page.evaluate(() => document.querySelector('story-player')?.map?.getZoom() ?? NaN);
  await page.mouse.move(800, 400);
  await page.mouse.down();
  await page.mouse.move(650, 330, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect
    .poll(() => page.evaluate(() => document.querySelector('story-player')?.map?.getZoom() ?? NaN))
    .toBeGreaterThan(zoomBefore + 0.9);
  await page.getByRole('button', { name: 'Back to the story' }).click();
  await expectScene(page, landing);
});

test('the wheel over the map always scrolls the page', async ({ page }) => {
  await open(page, '#landing');
  for (const exploring of [false, true]) {
    if (exploring) await page.getByRole('button', { name: 'Explore' }).click();
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(800, 500);
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 300);
  }
  await expect(page.getByRole('button', { name: 'Explore' })).toBeVisible();
  await expect.poll(() => stepInAddress(page)).not.toBe('landing');
});

test('a click on a place of the map shows what it is', async ({ page }) => {
  await open(page, '#landing');
  const steps = await said(page);
  await expectScene(page, stepOf(steps, 'landing'));
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
  const at = await page.evaluate(() => {
    const map = document.querySelector('story-player')?.map;
    const [place] =
      map
        ?.queryRenderedFeatures({
          layers: map
            .getStyle()
            .layers.filter(({ id, type }) => id.startsWith('places/') && type === 'circle')
            .map(({ id }) => id),
        })
        .filter(({ geometry }) => {
          if (geometry.type !== 'Point') return false;
          const { x, y } = map.project(geometry.coordinates as [number, number]);
          const { left = 0, top = 0 } = map.getCanvas().getBoundingClientRect();
          return document.elementFromPoint(left + x, top + y) === map.getCanvas();
        }) ?? [];
    if (place?.geometry.type !== 'Point') throw new Error('No place is in view.');
    return map?.project(place.geometry.coordinates as [number, number]);
  });
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').locator('h3').first()).not.toBeEmpty();
});
