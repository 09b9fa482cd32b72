/** Milliseconds for which a jump holds its place: the longest smooth scroll that a browser makes after a key. */
const HOLD = 700;
/** Events by which a reader leaves the place of a jump. */
const WISHES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

let end: (() => void) | undefined;

/**
 * Scrolls at once, and keeps the place. Otherwise a smooth scroll that a key or the wheel has started before would
 * continue, in Chromium for half a second, to its own target. The reader's next key, wheel event or touch ends this.
 *
 * @param scroll - scrolls to the place; does nothing if the page is there.
 */
export function jump(scroll: () => void): void {
  end?.();
  const until = performance.now() + HOLD;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const wish of WISHES) removeEventListener(wish, stop, true);
    end = undefined;
  };
  const hold = () => {
    scroll();
    if (performance.now() < until) frame = requestAnimationFrame(hold);
    else stop();
  };
  for (const wish of WISHES) addEventListener(wish, stop, { capture: true, passive: true });
  end = stop;
  hold();
}

/**
 * Makes links within the page jump, but not “back” and “forward”, with which the browser returns to where the reader
 * was. Only in browsers that distinguish the two (Navigation API).
 */
export function jumpOnLinks(): void {
  if (!('navigation' in window)) return;
  let type: string | null = null;
  navigation.addEventListener('currententrychange', ({ navigationType }) => {
    type = navigationType;
    if (type === 'traverse') end?.();
  });
  addEventListener('hashchange', () => {
    if (type === 'traverse') return;
    const target = document.querySelector(':target');
    if (target)
      jump(() => {
        target.scrollIntoView({ behavior: 'instant' });
      });
  });
}
