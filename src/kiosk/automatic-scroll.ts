/** Plays the story by scrolling its page at reading speed. */

/** The speed, in pixels per second, at which a step of `height` pixels and `words` words can be read from a wall. */
export function readingSpeed(height: number, words: number): number {
  const reading = Math.max(MIN_SECONDS, (words / WORDS_PER_MINUTE) * 60);
  return height / reading;
}

/** Words per minute: about half of a usual reading speed, because visitors stand and also look at the map. */
const WORDS_PER_MINUTE = 120;
/** The shortest time for a step, in seconds, even if it is empty. */
const MIN_SECONDS = 6;

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
