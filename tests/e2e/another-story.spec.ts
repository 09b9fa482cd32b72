/** The story of the Erie Canal: another part of the world, its own places, layers and people, another second language. */
import { expect, test } from '@playwright/test';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { violations } from './axe.ts';
import { expectScene, said, stepInAddress, watchErrors, watchRequests } from './reader.ts';

const TEXTS = [
  { lang: 'en', legend: 'The canal, drawn from town to town', legendName: 'Legend', date: '4 July 1817' },
  { lang: 'de', legend: 'Der Kanal, von Ort zu Ort gezeichnet', legendName: 'Legende', date: '4. Juli 1817' },
];

for (const { lang, legend, legendName, date } of TEXTS)
  test(`the story of another country moves its map, step by step, in ${lang}`, async ({ browser }) => {
    // Without motion each step shows its final picture at once.
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const [errors, requests] = [watchErrors(page), watchRequests(page)];
    await page.goto(`hudson-erie-1825/${lang}/`);
    await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isStyleLoaded());
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('story-where')).toContainText(date);

    const steps = await said(page);
    for (const step of steps) {
      await page.evaluate((id) => {
        location.hash = id;
      }, step.id);
      await expectScene(page, step);
    }
    await expect.poll(() => stepInAddress(page), { message: 'the address follows' }).toBe(steps.at(-1)?.id);

    await page.evaluate(() => {
      location.hash = 'ditch';
    });
    await page.locator('story-legend summary').click();
    await expect(page.locator('story-legend'), 'its own layer has its own words').toContainText(legend);
    await expect(page.locator('story-legend summary')).toHaveText(legendName);
    await expect(page.locator('story-scale'), 'its own units').toContainText(lang === 'de' ? 'Meilen' : 'mi');
    await expect(page.locator('story-player'), 'nothing of the other story').not.toContainText(/verst|Werst|Anzali/i);

    expect(await violations(page)).toEqual([]);
    const { origin } = new URL(page.url());
    expect(requests.filter((url) => /^https?:/.test(url) && !url.startsWith(origin))).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

test('a reader of another story changes the language and stays at the step', async ({ page }) => {
  await page.goto('hudson-erie-1825/en/#locks');
  await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isStyleLoaded());
  await expect(page.locator('nav.languages a[lang=de]')).toHaveAttribute('href', /#locks$/);
  const heading = await page.locator('#locks h2').textContent();
  await page.goto(await page.locator('nav.languages a[lang=de]').evaluate((link: HTMLAnchorElement) => link.href));
  await expect(page.locator('#locks h2')).toBeInViewport();
  await expect(page.locator('#locks h2')).not.toHaveText(heading ?? '');
});
