/**
 * Scenes of every kind, at three sizes, by day and by night, against the pictures kept in `expected/`.
 *
 *   UPDATE_PICTURES=1 npx playwright test --project visual      after a change that was meant: look at each before committing it
 */
import { expect, test } from '@playwright/test';
import { mapRest } from './rest.ts';
import { difference } from './picture.ts';

/** A title page, a sea, a pitched valley, land that is held, a town, a mountain in snow, half a continent. */
const SCENES = ['', 'crossing', 'gorge', 'nine-points', 'proclamation', 'gilvan', 'afterlives'];

/** A software renderer takes a second for a picture of a wall: two of them say whether its layout stands. */
const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, scenes: SCENES },
  desktop: { viewport: { width: 1366, height: 768 }, scenes: SCENES },
  wall: { viewport: { width: 1080, height: 1920 }, scenes: ['', 'nine-points'] },
} as const;

/** Lettering and smoothing may differ a little from one build of the browser to the next; a missing layer or a moved name is more. */
const TOLERANCE = 0.012;

for (const [size, { viewport, scenes }] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`scenes on a ${size}, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
      await page.goto('gilan-1920/en/');
      await mapRest(page);
      for (const step of scenes) {
        if (step) await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), step);
        await mapRest(page);
        const share = difference(await page.screenshot(), `${size}-${colorScheme}-${step || 'title'}`, process.env.UPDATE_PICTURES === '1');
        expect.soft(share, step || 'title').toBeLessThan(TOLERANCE);
      }
      await page.close();
    });
  }
}
