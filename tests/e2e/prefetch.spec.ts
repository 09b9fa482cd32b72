/** What the next steps need is fetched while a reader rests, but not for readers who save data. */
import { expect, test, type Page } from '@playwright/test';
import { open, watchRequests } from './reader.ts';

/** Waits until the map has come to rest and nothing has been asked for since. */
const isQuiet = (page: Page) =>
  page.waitForFunction(() => {
    const player = document.querySelector('story-player');
    return player?.atRest && player.map?.loaded() && !document.documentElement.hasAttribute('data-later');
  });

/** The names of datasets that have been asked for. */
const datasetsIn = (requests: readonly string[]) =>
  requests.flatMap((url) => /\/layers\/(.*)\.geojson$/.exec(url)?.[1] ?? []).sort();

/** Those that the map shows, besides what it draws itself. Each has the name of its file. */
const shownBy = (page: Page) =>
  page.evaluate(() =>
    Object.entries(document.querySelector('story-player')?.map?.getStyle().sources ?? {})
      .flatMap(([id, { type }]) => (type === 'geojson' && id !== 'moving-markers' ? [id] : []))
      .sort(),
  );

test('without a scroll the layers of the next steps are fetched, each of them once', async ({ page }) => {
  const requests = watchRequests(page);
  await open(page);
  await isQuiet(page);
  const shown = await shownBy(page);
  await expect.poll(() => datasetsIn(requests).filter((name) => !shown.includes(name))).not.toEqual([]);
  expect(datasetsIn(requests)).toEqual([...new Set(datasetsIn(requests))]);
});

test('a reader who saves data is sent what is shown, and no more', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
  });
  const requests = watchRequests(page);
  await open(page);
  await isQuiet(page);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(datasetsIn(requests)).toEqual(await shownBy(page));
});
