/**
 * When the page may reload itself after a fault. Never at once, but when nobody is in front of the screen; and each
 * reload within the same hours doubles the next wait, so that a fault that a reload does not cure never becomes a loop.
 *
 * How long a visit waits for a touch is something else: `idle` and `countdown` of `config.ts`.
 */
export type Cause = 'error' | 'hung' | 'memory' | 'context' | 'ended' | 'update';

export interface Restart {
  readonly cause: Cause;
  /** Milliseconds since 1970, by the clock on the wall: it has to outlive the page. */
  readonly at: number;
}

const SECOND = 1000;
/** Milliseconds before the first reload; each further one waits twice as long, up to the longest. */
export const FIRST = 20 * SECOND;
export const LONGEST = 60 * 60 * SECOND;
/** Milliseconds after which a reload no longer counts. */
export const FORGIVEN = 6 * 60 * 60 * SECOND;

/** Milliseconds that the page must have run before it may reload. */
export function waitAfter(history: readonly Restart[], now: number): number {
  // One in the future is of a clock that has been put back since: it counts as one of now.
  const recent = history.filter(({ at }) => now - at < FORGIVEN).length;
  return Math.min(LONGEST, FIRST * 2 ** Math.min(20, recent));
}

/** Whether to reload now. `up`: milliseconds since the page began, which no change of the clock can alter. */
export const mayRestart = (history: readonly Restart[], now: number, up: number): boolean =>
  up >= waitAfter(history, now);

/** The history with one more, and without those that no longer count. */
export const withRestart = (history: readonly Restart[], recovery: Restart): readonly Restart[] =>
  [...history.filter(({ at }) => recovery.at - at < FORGIVEN), recovery].slice(-50);

/** Reads the stored history; anything else is an empty one. */
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
