import type { Page } from 'playwright';

/** Resolves when the map shows its whole scene, with all names faded in, and the page has been painted. */
export async function mapRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded(), null, { timeout: 120_000 });
  await page.evaluate(async () => {
    const map = document.querySelector('story-player')?.map;
    await document.fonts.ready;
    // After two frames a scroll has changed the scene; then wait until the map rests.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (!map) return;
    const idle = new Promise((resolve) => void map.once('idle', resolve));
    map.triggerRepaint();
    await idle;
  });
}
