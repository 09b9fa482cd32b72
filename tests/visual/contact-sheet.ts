/**
 * Makes contact sheets: all steps of a story at three sizes.
 *
 *   npm run contact-sheet [-- gilan-1920/en]      sheets in .cache/contact-sheet/
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunch } from '../chromium.ts';
import { mapRest } from './rest.ts';

const story = process.argv[2] ?? 'gilan-1920/en';
const only = process.argv[3];
const folder = '.cache/contact-sheet';

const SIZES = [
  { name: 'phone', width: 390, height: 844, thumb: 300, columns: 8 },
  { name: 'desktop', width: 1366, height: 768, thumb: 560, columns: 4 },
  { name: 'wall', width: 1080, height: 1920, thumb: 330, columns: 8 },
];

/** Number of steps on a sheet: with more, the pictures would be too small. */
const PER_SHEET = 16;

async function shoot(browser: Browser, site: string, { name, width, height, thumb, columns }: (typeof SIZES)[number]) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  await page.goto(`${site}${story}/`);
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded(), null, { timeout: 120_000 });
  const ids = await page.locator('story-step').evaluateAll((steps) => steps.map(({ id }) => id));
  const shots: { id: string; image: string }[] = [];
  for (const id of ids) {
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
    await mapRest(page);
    const image = await page.screenshot({ type: 'jpeg', quality: 80 });
    writeFileSync(`${folder}/${name}-${id}.jpg`, image);
    shots.push({ id, image: image.toString('base64') });
  }
  await page.close();
  const sheet = await browser.newPage({ viewport: { width: columns * (thumb + 12), height: 800 } });
  for (let n = 0; n < shots.length; n += PER_SHEET) {
    const figures = shots
      .slice(n, n + PER_SHEET)
      .map(
        ({ id, image }) =>
          `<figure><img src="data:image/jpeg;base64,${image}" width="${String(thumb)}"><figcaption>${id}</figcaption></figure>`,
      );
    await sheet.setContent(
      `<style>body{margin:6px;display:flex;flex-wrap:wrap;gap:10px;font:13px sans-serif}figure{margin:0}</style>${figures.join('')}`,
    );
    await sheet.screenshot({ path: `${folder}/${name}-${String(n / PER_SHEET + 1)}.png`, fullPage: true });
  }
  await sheet.close();
}

mkdirSync(folder, { recursive: true });
const server = await preview({
  configFile: false,
  build: { outDir: 'dist' },
  preview: { port: 4176, strictPort: true, host: '127.0.0.1' },
});
const browser = await chromium.launch(chromiumLaunch);
for (const size of SIZES.filter(({ name }) => !only || name === only))
  await shoot(browser, 'http://127.0.0.1:4176/', size);
await browser.close();
await server.close();
console.log(`Sheets in ${folder}/.`);
