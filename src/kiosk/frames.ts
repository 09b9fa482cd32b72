/** Calls `show` in every animation frame, with the frame's time in milliseconds. Returns a function that stops it. */
export function everyFrame(show: (now: number) => void): () => void {
  let frame = requestAnimationFrame(function next(now) {
    frame = requestAnimationFrame(next);
    show(now);
  });
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** A frame that takes longer than this, in milliseconds, is slow: the visitor would notice a late reaction. */
const SLOW = 120;
/** How long drawing pauses after a slow frame, in milliseconds. */
const PAUSE = 700;
/** The longest time without drawing, in milliseconds, even if every frame is slow. */
const LONGEST_PAUSE = 2000;

/** Pauses drawing after a slow frame, so that a slow machine still reacts to touch. The first frame is drawn at once. */
export function pausingWhenSlow(show: (now: number) => void): (now: number) => void {
  let [last, pausedUntil, shown] = [Infinity, -Infinity, -Infinity];
  return (now) => {
    if (now - last > SLOW) pausedUntil = now + PAUSE;
    last = now;
    if (now < pausedUntil && now - shown < LONGEST_PAUSE) return;
    shown = now;
    show(now);
  };
}

/** Longest frame time that scrolling makes up for, in milliseconds: after a longer pause the page must not jump. */
const LONGEST_FRAME = 200;

/** Whole pixels to scroll in each frame, at a speed in pixels per second; fractions carry over to the next frame. */
function pixelsAt(speed: () => number, began: number): (now: number) => number {
  let [last, remainder] = [began, 0];
  return (now) => {
    remainder += (speed() * Math.min(LONGEST_FRAME, now - last)) / 1000;
    last = now;
    const pixels = Math.trunc(remainder);
    remainder -= pixels;
    return pixels;
  };
}

/**
 * Scrolls the page at a speed in pixels per second, frame by frame.
 *
 * @param atEnd - called when the page cannot be scrolled any further
 */
export function scrollingPage(speed: () => number, atEnd: () => void): (now: number) => void {
  const pixels = pixelsAt(speed, performance.now());
  return (now) => {
    const by = pixels(now);
    const before = scrollY;
    scrollBy({ top: by, behavior: 'instant' });
    if (by > 0 && scrollY === before) atEnd();
  };
}
