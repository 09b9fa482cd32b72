import { LATER_ATTRIBUTE, layOut } from './lay-out-later.ts';

/** Lays out the back matter, a few entries at a time, while the browser has nothing better to do. */
export async function layOutBackMatter(): Promise<void> {
  const parts = [...document.querySelectorAll<HTMLElement>('.back-matter, .back-matter .entries > *')];
  await layOut(parts, whenIdle);
  document.documentElement.removeAttribute(LATER_ATTRIBUTE);
}

/** Resolves when the browser is idle, or at the latest after 200 ms. */
const whenIdle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 200 });
    else setTimeout(resolve);
  });
