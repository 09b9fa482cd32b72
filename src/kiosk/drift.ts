/** Minutes in which what stands still has been everywhere it goes. */
const ROUND = 47;

/**
 * How far what would burn into a screen is shifted, in thousandths of its shorter side, after so many milliseconds: a
 * slow
 * figure that does not repeat within the hour, and is nowhere for long.
 */
export function driftAt(elapsed: number): { readonly x: number; readonly y: number } {
  const turn = (elapsed / 60_000 / ROUND) * 2 * Math.PI;
  return { x: REACH * Math.sin(3 * turn), y: REACH * Math.sin(2 * turn + 1) };
}

/** Thousandths of the shorter side, each way. */
export const REACH = 7;
