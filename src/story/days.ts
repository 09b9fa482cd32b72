/** Milliseconds in a day. Days are counted from 1970-01-01, UTC, everywhere in the project. */
export const MS_PER_DAY = 86_400_000;

/** The start of a day as a `Date`; a fraction of a day is dropped. */
export const utcDateOf = (day: number): Date => new Date(Math.floor(day) * MS_PER_DAY);

/** The day in which a moment lies. `ms`: milliseconds from 1970-01-01, UTC. */
export const dayAt = (ms: number): number => Math.floor(ms / MS_PER_DAY);
