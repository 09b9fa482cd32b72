/** What the page of a story does when its map has been drawn, or cannot be drawn. */
import { copyAddress, storiesKept } from '../player/copy-address.ts';
import { keepFonts } from '../player/kept-fonts.ts';
import { layOutBackMatter } from '../player/lay-out-back-matter.ts';

export { enlargeOnClick } from '../player/enlarge.ts';
export { prefetchAhead } from '../player/prefetch.ts';
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
 * Makes a copy of a story beside those that are kept already, so that the next visit needs no network. It starts when
 * this page has loaded everything, including its map, and while nothing moves.
 */
async function keepCopy(root: string, story: string): Promise<void> {
  await whenRead();
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  if (!import.meta.env.PROD || connection?.saveData) return;
  await keepFonts();
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const found = await serviceWorker.getRegistration(root);
  const newest = found?.installing ?? found?.waiting ?? found?.active;
  const address = copyAddress(`${root}story-worker.js`, [...storiesKept(newest?.scriptURL), story]);
  await serviceWorker.register(address, { scope: root, updateViaCache: 'none' });
}

/**
 * Lays out the rest of the page and keeps a copy of its story.
 *
 * @param root - the address of the site's root, ending in a slash.
 */
export async function finishPage(root: string, story: string): Promise<void> {
  await layOutBackMatter();
  // Errors do not matter to the reader: a private window, for example, may not allow a copy.
  await keepCopy(root, story).catch((error: unknown) => {
    console.warn('The story could not be kept for use without a network.', error);
  });
}
