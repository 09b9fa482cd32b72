import type { Page } from 'playwright';

/** Resolves when the map shows all of its scene, names faded in, and the page has been painted with it. */
export async function mapRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded(), null, { timeout: 120_000 });
  await page.evaluate(async () => {
    const map = document.querySelector('story-player')?.map;
    await document.fonts.ready;
    // Two frames for a scroll to become a scene; then the map says when it has come to rest.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (!map) return;
    const idle = new Promise((resolve) => void map.once('idle', resolve));
    map.triggerRepaint();
    await idle;
  });
}
