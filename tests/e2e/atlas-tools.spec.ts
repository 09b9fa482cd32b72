import { readFile } from 'node:fs/promises';
import { expect, test, type Download, type Page } from '@playwright/test';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { PNG } from 'pngjs';

type Atlas = HTMLElement & { readonly map?: MapLibreMap };

// The test reads pixels, so the device scale is 1.
test.use({ deviceScaleFactor: 1, viewport: { width: 900, height: 620 }, contextOptions: { reducedMotion: 'reduce' } });

async function open(page: Page, hash: string) {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`atlas/en/${hash}`);
  await page.waitForFunction(() => document.querySelector<Atlas>('atlas-page')?.map?.loaded());
  return problems;
}

const bytesOf = async (download: Download) => readFile(await download.path());

test('an export can be imported again, and the map is exported with its margin', async ({ page }) => {
  const problems = await open(page, '#v=1&panel=export&t=1920-08-01/1920-10-31&near=places:rasht,30');
  const take = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`atlas-export .${button}`).click(),
    ]);
    return download;
  };
  const data = await take('data');
  const { features, address } = JSON.parse((await bytesOf(data)).toString()) as {
    features: readonly unknown[];
    address: string;
  };
  expect(features.length).toBeGreaterThan(10);
  expect(address).toContain('near=places:rasht,30');

  const picture = PNG.sync.read(await bytesOf(await take('png')));
  // The middle of the sheet is the map, which has many colours.
  const colours = new Set<number>();
  for (let x = 0; x < picture.width; x += 3)
    colours.add(picture.data.readUInt32BE((Math.round(picture.height * 0.3) * picture.width + x) * 4));
  expect(colours.size).toBeGreaterThan(40);

  const drawing = (await bytesOf(await take('svg'))).toString();
  expect(drawing).toContain('>Rasht<');
  expect(drawing).toContain('data:image/png');
  expect(drawing).toMatch(/GeoNames[^<]*CC BY 4\.0/);

  await page.locator('button[data-panel=import]').click();
  await page
    .locator('atlas-import input[type=file]')
    .setInputFiles({ name: 'back.geojson', mimeType: 'application/geo+json', buffer: await bytesOf(data) });
  await expect(page.locator('atlas-import .own')).toContainText(`${String(features.length)} features loaded.`);
  await page.waitForFunction(() =>
    document
      .querySelector<Atlas>('atlas-page')
      ?.map?.getLayersOrder()
      .some((id) => id.startsWith('own-')),
  );
  // The layer stays when the panel is closed.
  await page.locator('button[data-panel=table]').click();
  expect(
    await page.evaluate(() =>
      document
        .querySelector<Atlas>('atlas-page')
        ?.map?.getLayersOrder()
        .some((id) => id.startsWith('own-')),
    ),
  ).toBe(true);
  expect(problems).toEqual([]);
});

test('two dates side by side, by key, under one camera', async ({ page }) => {
  const problems = await open(page, '#v=1&panel=compare&vs=dates,1920-05-10,1920-07-01,50');
  await expect(page.locator('atlas-page .maplibregl-canvas')).toHaveCount(2);
  await expect(page.locator('atlas-compare-panel')).toContainText('Only on 1 July 1920');
  const handle = page.getByRole('slider', { name: 'Boundary between the two maps' });
  await handle.focus();
  await page.keyboard.press('PageUp');
  await expect(handle).toHaveAttribute('aria-valuenow', '60');
  await expect.poll(() => page.url()).toContain('vs=dates,1920-05-10,1920-07-01,60');
  await page.locator('atlas-compare-panel [data-kind=none]').click();
  await expect(page.locator('atlas-page .maplibregl-canvas')).toHaveCount(1);
  expect(problems).toEqual([]);
});
