/**
 * Delays the layout of a long story. Before the first paint it would take a slow phone a third of a second, for text
 * that is not visible yet. A page that opens at its top lays out what is in the window first (`content-visibility`, in
 * `story.css`) and the rest before anything measures it. A page that is reloaded, reached by the back button or opened
 * at a fragment is laid out completely, because it must restore a scroll position.
 */

/** Attribute of the root element while the rest has not been laid out. */
export const LATER_ATTRIBUTE = 'data-later';

/** Steps laid out in one task: few enough that the reader notices no pause. */
const BATCH = 4;

/** Lays out the remaining steps in batches. Resolves when all of them have their final height. */
export async function layOutRest(steps: readonly HTMLElement[]): Promise<void> {
  const root = document.documentElement;
  if (!root.hasAttribute(LATER_ATTRIBUTE)) return;
  for (let n = 0; n < steps.length; n += BATCH) {
    const batch = steps.slice(n, n + BATCH);
    for (const step of batch) step.style.contentVisibility = 'visible';
    // Reading a height forces the layout.
    batch.at(-1)?.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve));
  }
  root.removeAttribute(LATER_ATTRIBUTE);
  for (const step of steps) step.style.removeProperty('content-visibility');
}
