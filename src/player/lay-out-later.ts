/**
 * The layout of a long story before its first paint takes a slow phone a third of a second, for text that nobody sees
 * yet. A page that begins at its beginning lays out what is in the window first (`content-visibility`, in `story.css`),
 * and the rest before anybody measures it. One that is reloaded, come back to, or begins at an address within it is laid
 * out whole: it must come to the same place again.
 */

/** The attribute of the root element while the rest has not been laid out. */
export const LATER_ATTRIBUTE = 'data-later';

/** Steps that are laid out at a time: together less than what a reader would feel as a halt. */
const AT_A_TIME = 4;

/** Lays out what is left, a few steps at a time. Resolves when all of them have the height they will keep. */
export async function layOutRest(steps: readonly HTMLElement[]): Promise<void> {
  const root = document.documentElement;
  if (!root.hasAttribute(LATER_ATTRIBUTE)) return;
  for (let n = 0; n < steps.length; n += AT_A_TIME) {
    const some = steps.slice(n, n + AT_A_TIME);
    for (const step of some) step.style.contentVisibility = 'visible';
    // To ask for a height has it laid out now.
    some.at(-1)?.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve));
  }
  root.removeAttribute(LATER_ATTRIBUTE);
  for (const step of steps) step.style.removeProperty('content-visibility');
}
