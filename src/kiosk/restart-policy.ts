/**
 * When the page may reload itself after a fault: only while nobody is in front of the screen. Each reload within the
 * last six hours doubles the next wait, so that a fault that a reload does not cure never becomes a loop.
 *
 * How long a visit waits for a touch is a different setting: `idle` and `countdown` in `config.ts`.
 */
export type Cause = 'error' | 'hung' | 'memory' | 'context' | 'ended' | 'update';

export interface Restart {
  readonly cause: Cause;
  /** Milliseconds since 1970 by the wall clock, because a monotonic clock starts again with each page. */
  readonly at: number;
}

const SECOND = 1000;
/** The wait before the first reload, in milliseconds; each further one doubles it, up to `LONGEST`. */
export const FIRST_WAIT = 20 * SECOND;
export const LONGEST_WAIT = 60 * 60 * SECOND;
/** The time after which a reload no longer counts, in milliseconds. */
export const FORGET_AFTER = 6 * 60 * 60 * SECOND;

/** How long the page must have run before it may reload, in milliseconds. */
export function waitAfter(history: readonly Restart[], now: number): number {
  // A time in the future means that the clock was set back since; it counts as a recent reload.
  const recent = history.filter(({ at }) => now - at < FORGET_AFTER).length;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(20, recent));
}

/** Whether to reload now. `up`: milliseconds since the page was loaded, by a monotonic clock. */
export const mayRestart = (history: readonly Restart[], now: number, up: number): boolean =>
  up >= waitAfter(history, now);

/** Adds a restart to the history, and removes those that no longer count. */
export const withRestart = (history: readonly Restart[], recovery: Restart): readonly Restart[] =>
  [...history.filter(({ at }) => recovery.at - at < FORGET_AFTER), recovery].slice(-50);

/** Reads the stored history; any other text gives an empty one. */
export function readHistory(text: string | null): readonly Restart[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isRestart) : [];
  } catch {
    return [];
  }
}

const CAUSES: readonly string[] = ['error', 'hung', 'memory', 'context', 'ended', 'update'] satisfies readonly Cause[];

const isRestart = (value: unknown): value is Restart =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  Number.isFinite(value.at) &&
  'cause' in value &&
  CAUSES.includes(String(value.cause));
