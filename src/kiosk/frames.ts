/** Calls in every animation frame, with the frame's time in milliseconds. Returns what ends it. */
export function everyFrame(show: (now: number) => void): () => void {
  let frame = requestAnimationFrame(function next(now) {
    frame = requestAnimationFrame(next);
    show(now);
  });
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** Milliseconds of a frame that is slow, and for which nothing moves after one. */
const SLOW = 120;
const LISTENS = 700;

/** A machine that draws slowly must still react to a finger: after a slow frame nothing is drawn for a while. */
export function restingAfterSlow(show: (now: number) => void): (now: number) => void {
  let [last, rests] = [-Infinity, -Infinity];
  return (now) => {
    if (now - last > SLOW) rests = now + LISTENS;
    last = now;
    if (now >= rests) show(now);
  };
}

/** The longest frame that a scroll makes up for, in milliseconds. */
const LONGEST = 200;

/** Whole pixels to scroll in each frame, at a speed in pixels a second: what is left of one is owed to the next. */
function pixelsAt(speed: () => number, began: number): (now: number) => number {
  let [last, owed] = [began, 0];
  return (now) => {
    owed += (speed() * Math.min(LONGEST, now - last)) / 1000;
    last = now;
    const pixels = Math.trunc(owed);
    owed -= pixels;
    return pixels;
  };
}

/**
 * Scrolls the page at a speed in pixels a second, frame by frame.
 *
 * @param atEnd - called where the page cannot be scrolled any further
 */
export function rollingPage(speed: () => number, atEnd: () => void): (now: number) => void {
  const pixels = pixelsAt(speed, performance.now());
  return (now) => {
    const by = pixels(now);
    const before = scrollY;
    scrollBy({ top: by, behavior: 'instant' });
    if (by > 0 && scrollY === before) atEnd();
  };
}
