/** What the page of a story does once its map has been drawn, or cannot be. */
import { keepFonts } from '../player/kept-fonts.ts';

import { layOutBackMatter } from '../player/lay-out-back-matter.ts';

export { returnOnReading } from '../player/reading-wish.ts';
export { coverLeaps } from '../stage/leap-cover.ts';

/** Milliseconds without scrolling after which a reader is taken to read. */
const READING = 3000;

/** Resolves when nobody has scrolled for a while. */
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
 * The next visit needs no network. A copy of the site is kept once this one has all it wants, its map included, and
 * while nothing moves.
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
  // The story does not need its copy: a private window, say, may not keep one.
  await keepCopy(root).catch((error: unknown) => {
    console.warn('The story could not be kept for use without a network.', error);
  });
}
