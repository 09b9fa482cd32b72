import { LATER_ATTRIBUTE, layOut, layOutOtherSteps } from './lay-out-later.ts';

/** Lays out what is left of the page, a few parts at a time, while the browser has nothing better to do. */
export async function layOutBackMatter(): Promise<void> {
  await layOutOtherSteps([...document.querySelectorAll<HTMLElement>('story-step')], whenIdle);
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
