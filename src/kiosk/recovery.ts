/**
 * When to start anew. A fault is never answered at once, but when nobody is in front of the screen; and each start
 * within the same hours makes the next wait longer, so that a fault that a start does not cure never becomes a loop.
 */
export type Cause = 'error' | 'hung' | 'memory' | 'context' | 'ended' | 'update' | 'storage';

export interface Recovery {
  readonly cause: Cause;
  /** Milliseconds since 1970, by the clock on the wall: it has to outlive the page. */
  readonly at: number;
}

const SECOND = 1000;
/** Milliseconds before the first start, twice as many before the next, and never more than the last. */
export const FIRST = 20 * SECOND;
export const LONGEST = 60 * 60 * SECOND;
/** Milliseconds after which a start is forgiven. */
export const FORGIVEN = 6 * 60 * 60 * SECOND;

/** Milliseconds that must have passed since the last start. */
export function waitAfter(history: readonly Recovery[], now: number): number {
  // A start in the future is of a clock that has been put back since: it counts as one of now.
  const recent = history.filter(({ at }) => now - at < FORGIVEN).length;
  return Math.min(LONGEST, FIRST * 2 ** Math.min(20, recent));
}

/** Whether to start anew now. `up`: milliseconds since the page began, which no clock can change. */
export const mayRecover = (history: readonly Recovery[], now: number, up: number): boolean =>
  up >= waitAfter(history, now);

/** The history with one more, and without what has been forgiven. */
export const remembered = (history: readonly Recovery[], recovery: Recovery): readonly Recovery[] =>
  [...history.filter(({ at }) => recovery.at - at < FORGIVEN), recovery].slice(-50);

/** Reads what was kept; anything else is no history. */
export function readHistory(text: string | null): readonly Recovery[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isRecovery) : [];
  } catch {
    return [];
  }
}

const CAUSES: readonly string[] = [
  'error',
  'hung',
  'memory',
  'context',
  'ended',
  'update',
  'storage',
] satisfies readonly Cause[];

const isRecovery = (value: unknown): value is Recovery =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  Number.isFinite(value.at) &&
  'cause' in value &&
  CAUSES.includes(String(value.cause));
