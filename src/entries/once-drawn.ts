/** What the page of a story does when its map has been drawn, or cannot be drawn. */
import { keepFonts } from '../player/kept-fonts.ts';

import { layOutBackMatter } from '../player/lay-out-back-matter.ts';

export { returnOnReading } from '../player/reading-wish.ts';
export { coverLeaps } from '../stage/leap-cover.ts';

/** Milliseconds without scrolling after which the reader is assumed to read. */
const READING = 3000;

/** Resolves when the page has not been scrolled for a while. */
function whenRead(): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        removeEventListener('scroll', wait);
        resolve();
      }, READING);
    };
    addEventListener('scroll', wait, { passive: true });
    wait();
  });
}

/**
 * Makes a copy of the site, so that the next visit needs no network. It starts when this page has loaded everything,
 * including its map, and while nothing moves.
 */
async function keepCopy(root: string): Promise<void> {
  await whenRead();
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (!import.meta.env.PROD || connection?.saveData) return;
  await keepFonts();
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(`${root}story-worker.js`, { scope: root, updateViaCache: 'none' });
}

/** Lays out the rest of the page and keeps a copy. `root`: the address of the site's root, ending in a slash. */
export async function finishPage(root: string): Promise<void> {
  await layOutBackMatter();
  // Errors do not matter to the reader: a private window, for example, may not allow a copy.
  await keepCopy(root).catch((error: unknown) => {
    console.warn('The story could not be kept for use without a network.', error);
  });
}
