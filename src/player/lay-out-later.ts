/**
 * The layout of a long story before its first paint takes a slow phone more than a second, for text that nobody sees
 * yet. So a page that begins at its beginning lays out what is in the window first (`content-visibility`, in
 * `story.css`), then its steps before anybody measures them, and its back matter once the map has been drawn. One that
 * begins at a step lays out its steps at once. One that is reloaded, come back to, or begins at an entry of its back
 * matter is laid out whole: it must come to the same place again.
 *
 * Until then the page is shorter than it will be. Whoever goes to its end before has the rest laid out at once.
 */

/** The attribute of the root element while something has not been laid out. */
export const LATER_ATTRIBUTE = 'data-later';

/** What has not been laid out: steps and back matter, or the back matter alone. */
export type Later = 'all' | 'back';

/** Addresses within the page that are entries of its back matter. */
export const BACK_ENTRY = /^#(person|place|ref)-/;

/** Parts that are laid out at a time: together less than what a reader would feel as a halt. */
const AT_A_TIME = 4;

/** CSS pixels. Scroll positions are rounded. */
const AT_END = 2;

const root = () => document.documentElement;
const isLater = () => root().hasAttribute(LATER_ATTRIBUTE);

/** Lays out the steps, a few at a time. Resolves when all of them have the height they will keep. */
export async function layOutSteps(steps: readonly HTMLElement[]): Promise<void> {
  if (root().getAttribute(LATER_ATTRIBUTE) !== 'all') return;
  await layOut(steps, () => new Promise((resolve) => setTimeout(resolve)));
  if (isLater()) root().setAttribute(LATER_ATTRIBUTE, 'back' satisfies Later);
}

/** From now on, whoever goes to the end of the page, or to an entry near it, comes to where that will stay. */
export function layOutOnJump(): void {
  const isJump = (jump: boolean) => {
    if (!jump || !isLater()) return false;
    root().removeAttribute(LATER_ATTRIBUTE);
    return true;
  };
  // Before the browser scrolls.
  addEventListener('keydown', ({ key }) => isJump(key === 'End'), true);
  addEventListener('scroll', () => {
    if (isJump(scrollY + innerHeight > root().scrollHeight - AT_END)) root().scrollIntoView(false);
  });
  addEventListener('hashchange', () => {
    if (isJump(BACK_ENTRY.test(location.hash))) document.querySelector(':target')?.scrollIntoView();
  });
}

/** Lays out parts of the page, a few at a time, unless all has been laid out at once meanwhile. */
export async function layOut(parts: readonly HTMLElement[], pause: () => Promise<void>): Promise<void> {
  for (let n = 0; n < parts.length && isLater(); n += AT_A_TIME) {
    const some = parts.slice(n, n + AT_A_TIME);
    for (const part of some) part.style.contentVisibility = 'visible';
    // To ask for a height has it laid out now.
    some.at(-1)?.getBoundingClientRect();
    await pause();
  }
}
