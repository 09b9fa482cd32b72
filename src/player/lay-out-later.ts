/**
 * On a slow phone the layout of a long story takes more than a second, which would delay the first paint for text that
 * is not visible yet. So a page that is opened at its top lays out first what is in the window (`content-visibility`,
 * in `story.css`), then the steps, before they are measured, and the back matter when the map has been drawn. Of a
 * story with hundreds of steps only the first ones are laid out before the map; it has room for the others, and the
 * browser lays out those that come into view. A page that is opened at a step lays out all steps at once. A page that is reloaded, returned to, or opened at an entry of
 * its back matter is laid out completely, because it must scroll to the same place.
 *
 * Until the layout is complete, the page is shorter. If a reader goes to its end, the rest is laid out at once.
 */

/** The attribute of the root element while a part of the page has not been laid out. */
export const LATER_ATTRIBUTE = 'data-later';

/** What has not been laid out: steps and back matter, or the back matter alone. */
export type Later = 'all' | 'back';

/** Addresses within the page that are entries of its back matter. */
export const BACK_ENTRY = /^#(person|place|ref)-/;

/** Steps that are laid out before the map: all of a story that is not very long. */
const BEFORE_MAP = 60;

/** Number of parts that are laid out together, few enough that a reader does not notice a pause. */
const AT_A_TIME = 4;
/** Each time, the browser also looks at all other parts: of a thousand, more are laid out together. */
const TIMES = 40;

/** Tolerance for the end of the page, CSS pixels, because scroll positions are rounded. */
const AT_END = 2;

const root = () => document.documentElement;
const isLater = () => root().hasAttribute(LATER_ATTRIBUTE);

const isWithoutSteps = () => root().getAttribute(LATER_ATTRIBUTE) === ('all' satisfies Later);

/** Lays out the first steps, a few at a time. Resolves when they have the height they will keep. */
export async function layOutSteps(steps: readonly HTMLElement[]): Promise<void> {
  if (!isWithoutSteps()) return;
  await layOut(steps.slice(0, BEFORE_MAP), () => new Promise((resolve) => setTimeout(resolve)));
  if (steps.length <= BEFORE_MAP) stepsAreLaidOut();
}

/** Lays out the steps that {@link layOutSteps} has left. @param pause - resolves when there is time for some more. */
export async function layOutOtherSteps(steps: readonly HTMLElement[], pause: () => Promise<void>): Promise<void> {
  if (!isWithoutSteps()) return;
  await layOut(steps.slice(BEFORE_MAP), pause);
  stepsAreLaidOut();
}

function stepsAreLaidOut() {
  if (isLater()) root().setAttribute(LATER_ATTRIBUTE, 'back' satisfies Later);
}

/** From now on, a jump to the end of the page, or to an entry near it, first lays out everything. */
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

/** Lays out parts of the page, a few at a time, unless everything has been laid out in the meantime. */
export async function layOut(parts: readonly HTMLElement[], pause: () => Promise<void>): Promise<void> {
  const together = Math.max(AT_A_TIME, Math.ceil(parts.length / TIMES));
  for (let n = 0; n < parts.length && isLater(); n += together) {
    const some = parts.slice(n, n + together);
    for (const part of some) part.style.contentVisibility = 'visible';
    // Reading a height makes the browser lay the part out now.
    some.at(-1)?.getBoundingClientRect();
    await pause();
  }
}
