/** Milliseconds for which a jump holds its place: the longest smooth scroll that a browser makes after a key. */
const HOLD = 700;
/** What a reader does who wants to be elsewhere. */
const WISHES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

let end: (() => void) | undefined;

/**
 * Scrolls at once, and stays there. A smooth scroll that a key or the wheel has begun before would otherwise go on, in
 * Chromium for half a second, and lead back to where it was going. The reader's next key, wheel or touch ends the hold.
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
 * Makes links within the page jump. Not “back” and “forward”: there the browser returns to where the reader was. Only
 * where the browser tells the two apart (Navigation API).
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
