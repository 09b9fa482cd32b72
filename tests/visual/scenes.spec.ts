/**
 * Compares scenes of every kind, at three sizes and in both themes, with the pictures in `expected/`.
 *
 *   UPDATE_PICTURES=1 npx playwright test --project visual      after a change that was meant: look at each before
 * committing it
 */
import { expect, test } from '@playwright/test';
import { waitForFonts } from '../page-style.ts';
import { mapRest } from './rest.ts';
import { difference } from './picture.ts';

/** A title page, a sea, a pitched valley, areas of control, a town, a mountain in snow, half a continent. */
const SCENES = ['', 'crossing', 'gorge', 'nine-points', 'proclamation', 'gilvan', 'afterlives'] as const;

interface Sheet {
  readonly size: keyof typeof SIZES;
  readonly lang: string;
  readonly colorScheme: 'light' | 'dark';
  readonly scenes: readonly (typeof SCENES)[number][];
}

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 720 },
  wall: { width: 1080, height: 1920 },
} as const;

/** A software renderer takes a second for a picture of a wall display, so one scene is enough to check the layout. */
const SHEETS: readonly Sheet[] = [
  { size: 'phone', lang: 'en', colorScheme: 'light', scenes: SCENES },
  { size: 'phone', lang: 'en', colorScheme: 'dark', scenes: ['', 'gorge', 'nine-points'] },
  { size: 'phone', lang: 'fa', colorScheme: 'light', scenes: SCENES.slice(0, 6) },
  { size: 'desktop', lang: 'en', colorScheme: 'light', scenes: ['', 'gorge', 'nine-points', 'gilvan'] },
  { size: 'desktop', lang: 'en', colorScheme: 'dark', scenes: ['nine-points', 'afterlives'] },
  { size: 'desktop', lang: 'fa', colorScheme: 'dark', scenes: SCENES.slice(0, 4) },
  { size: 'wall', lang: 'en', colorScheme: 'light', scenes: ['nine-points'] },
];

/**
 * Share of pixels that may differ. Antialiasing differs a little between builds of the browser; a missing layer or a
 * moved name differs more.
 */
const TOLERANCE = 0.015;

/** Hides the text of the steps, so that a change of the prose does not change the pictures. The title page keeps it. */
const MAP_ONLY = '.map-only story-step { visibility: hidden; }';

for (const { size, lang, colorScheme, scenes } of SHEETS) {
  test(`scenes on a ${size}, ${lang}, ${colorScheme}`, async ({ browser }) => {
    const page = await browser.newPage({
      viewport: SIZES[size],
      colorScheme,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    await waitForFonts(page, `**/gilan-1920/${lang}/`, MAP_ONLY);
    await page.goto(`gilan-1920/${lang}/`);
    await mapRest(page);
    for (const step of scenes) {
      if (step)
        await page.evaluate((id) => {
          document.documentElement.classList.add('map-only');
          document.getElementById(id)?.scrollIntoView();
        }, step);
      await mapRest(page);
      const share = difference(
        await page.screenshot(),
        `${size}-${lang}-${colorScheme}-${step || 'title'}`,
        process.env.UPDATE_PICTURES === '1',
      );
      expect.soft(share, step || 'title').toBeLessThan(TOLERANCE);
    }
    await page.close();
  });
}
