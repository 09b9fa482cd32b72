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

/**
 * Pauses drawing after a slow frame, so that a slow machine still reacts to touch. The first frame is drawn at once.
 */
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
