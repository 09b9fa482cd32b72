import { expect, test, type Page } from '@playwright/test';
import { expectScene, open, said, stepOf } from './reader.ts';

/** The first and the last day of the step at the reading line, and the days of the picture and of the map. */
const dates = (page: Page) =>
  page.evaluate(() => {
    const player = document.querySelector('story-player');
    const step = player?.querySelectorAll('story-step')[player.position.step];
    const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
    return {
      step: step?.id ?? '',
      from: step?.getAttribute('from') ?? '',
      until: step?.getAttribute('until') ?? '',
      shown: iso(player?.scene?.when.now ?? NaN),
      map: iso(Number(player?.map?.getGlobalState()['when'])),
    };
  });

test('dragging the timeline to August 1920 leads to a step of August 1920, and the map’s date follows', async ({
  page,
}) => {
  await open(page, '#kasma');
  await expectScene(page, stepOf(await said(page), 'kasma'));
  const slider = page.getByRole('slider', { name: 'Time' });
  await expect(slider).toHaveAttribute('aria-valuetext', '10 June 1917, Kasma and its newspaper');
  const start = await page.locator('story-timeline .now').boundingBox();
  // Who held Rasht from 31 July to 22 August.
  const august = await page.locator('story-timeline .period[data-actor="radical"]').first().boundingBox();
  if (!start || !august) throw new Error('The timeline is not drawn.');
  const [x, y] = [august.x + august.width * 0.6, august.y + august.height / 2];
  await page.mouse.move(start.x + start.width / 2, y);
  await page.mouse.down();
  await page.mouse.move((start.x + x) / 2, y, { steps: 4 });
  await page.mouse.move(x, y, { steps: 4 });
  await expect(page.locator('story-timeline .bubble')).toContainText(
    /August 1920.*Rasht: Republic: Ehsanollah \/ Communist Party/s,
  );
  await page.mouse.up();
  await expect.poll(async () => (await dates(page)).shown, { timeout: 30_000 }).toMatch(/^1920-08/);
  await expect
    .poll(async () => {
      const { map, shown } = await dates(page);
      return Math.abs(Date.parse(map) - Date.parse(shown)) / 86_400_000;
    })
    .toBeLessThanOrEqual(1);
  const { step, from, until } = await dates(page);
  expect(from <= '1920-08-31' && until >= '1920-08-01', `${step}: ${from}/${until}`).toBe(true);
  await expect(page.locator('story-where')).toContainText('August 1920');
  await expect.poll(() => new URL(page.url()).hash.slice(1)).toBe(step);
});

test('keys move the timeline, and the story follows', async ({ page }) => {
  await open(page, '#landing');
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.focus();
  await page.keyboard.press('End');
  const steps = await said(page);
  await expectScene(page, stepOf(steps, 'burials'));
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await expectScene(page, stepOf(steps, 'gilan'));
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the figures are drawn, and the timeline is a table', async ({ page }) => {
    await page.goto('gilan-1920/en/');
    for (const name of ['Who held Rasht and Anzali, week by week', 'The level of the Caspian, 1900–2025']) {
      const figure = page.getByRole('img', { name });
      await figure.scrollIntoViewIfNeeded();
      await expect(figure).toBeVisible();
      const box = await figure.boundingBox();
      expect(box?.width).toBeGreaterThan(250);
    }
    const filled = page.locator('#figure-holders rect[fill="var(--actor-soviet)"]').first();
    expect(await filled.evaluate((rect) => getComputedStyle(rect).fill)).toMatch(/^rgb\((?!0, 0, 0)/);
    await expect(page.getByRole('heading', { name: 'Who held Rasht and Anzali', exact: true })).toBeVisible();
    await expect(
      page.getByRole('row', { name: /22\s*–\s*29 August 1920\s+Qajar government \(Cossacks\)/ }),
    ).toBeVisible();
  });
});

test('on a phone of 320 pixels a figure’s letters are no smaller than 11', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('gilan-1920/en/#figure-level');
  for (const id of ['level', 'holders']) {
    const [least, over] = await page.locator(`#figure-${id} .drawing`).evaluate((svg) => {
      const [drawing, unit] = [svg.getBoundingClientRect(), svg.getBoundingClientRect().width / 300];
      const texts = [...svg.querySelectorAll('text')];
      return [
        Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * unit)),
        texts.filter((text) => {
          const box = text.getBoundingClientRect();
          return box.left < drawing.left - 8 || box.right > drawing.right + 8;
        }).length,
      ] as const;
    });
    expect(least).toBeGreaterThanOrEqual(11);
    expect(over, 'texts outside').toBe(0);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
