import type { Cause } from './restart-policy.ts';

/** The counts of one day. Only totals: no visitor can be told from another. */
export interface Day {
  /** The date of the local wall clock, ISO 8601. */
  readonly date: string;
  readonly visits: number;
  /** The duration of all visits together, in seconds. */
  readonly seconds: number;
  /** Visits that ended by timeout, not by “End the visit”. */
  readonly left: number;
  /** How often each language was chosen. */
  readonly languages: Readonly<Record<string, number>>;
  /** For each step: how often it was reached, and for how many seconds in all it was in view. */
  readonly steps: Readonly<Record<string, { readonly reached: number; readonly seconds: number }>>;
  /** Restarts, by their cause. */
  readonly recoveries: Readonly<Partial<Record<Cause, number>>>;
}

export type CountEvent =
  | { readonly kind: 'began'; readonly lang: string }
  | { readonly kind: 'spoke'; readonly lang: string }
  | { readonly kind: 'read'; readonly step: string; readonly seconds: number }
  | { readonly kind: 'ended'; readonly seconds: number; readonly byItself: boolean }
  | { readonly kind: 'recovered'; readonly cause: Cause };

export const emptyDay = (date: string): Day => ({
  date,
  visits: 0,
  seconds: 0,
  left: 0,
  languages: {},
  steps: {},
  recoveries: {},
});

/** Reads own properties only, because a step may be called “toString”. */
const own = <K extends string, V>(record: Readonly<Partial<Record<K, V>>>, key: K): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const one = <K extends string>(counts: Readonly<Partial<Record<K, number>>>, key: K): Readonly<Record<K, number>> =>
  ({ ...counts, [key]: (own(counts, key) ?? 0) + 1 }) as Record<K, number>;

export function withCount(day: Day, entry: CountEvent): Day {
  switch (entry.kind) {
    case 'began':
      return { ...day, visits: day.visits + 1, languages: one(day.languages, entry.lang) };
    case 'spoke':
      return { ...day, languages: one(day.languages, entry.lang) };
    case 'read': {
      const { reached, seconds } = own(day.steps, entry.step) ?? { reached: 0, seconds: 0 };
      return {
        ...day,
        steps: { ...day.steps, [entry.step]: { reached: reached + 1, seconds: seconds + Math.round(entry.seconds) } },
      };
    }
    case 'ended':
      return { ...day, seconds: day.seconds + Math.round(entry.seconds), left: day.left + (entry.byItself ? 1 : 0) };
    case 'recovered':
      return { ...day, recoveries: one(day.recoveries, entry.cause) };
  }
}

/** Adds two counts of the same day. */
export function addCounts(one: Day, other: Day): Day {
  const step = (id: string) => {
    const [a, b] = [own(one.steps, id), own(other.steps, id)];
    return { reached: (a?.reached ?? 0) + (b?.reached ?? 0), seconds: (a?.seconds ?? 0) + (b?.seconds ?? 0) };
  };
  return {
    date: one.date,
    visits: one.visits + other.visits,
    seconds: one.seconds + other.seconds,
    left: one.left + other.left,
    languages: sums(one.languages, other.languages),
    steps: Object.fromEntries(
      [...new Set([...Object.keys(one.steps), ...Object.keys(other.steps)])].map((id) => [id, step(id)]),
    ),
    recoveries: sums(one.recoveries, other.recoveries),
  };
}

const sums = <K extends string>(
  one: Readonly<Partial<Record<K, number>>>,
  other: Readonly<Partial<Record<K, number>>>,
): Readonly<Record<K, number>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)] as K[])].map((key) => [
      key,
      (own(one, key) ?? 0) + (own(other, key) ?? 0),
    ]),
  ) as Record<K, number>;

/** CSV (RFC 4180) with one number per row, so that any program can sum it: date, kind, of what, count. */
export function csvOf(days: readonly Day[]): string {
  const rows = days.flatMap(({ date, visits, seconds, left, languages, steps, recoveries }) => [
    [date, 'visits', '', visits],
    [date, 'seconds', '', seconds],
    [date, 'left', '', left],
    ...Object.entries(languages).map(([lang, n]) => [date, 'language', lang, n]),
    ...Object.entries(steps).flatMap(([step, { reached, seconds: looked }]) => [
      [date, 'step reached', step, reached],
      [date, 'step seconds', step, looked],
    ]),
    ...Object.entries(recoveries).map(([cause, n]) => [date, 'start', cause, n]),
  ]);
  const cell = (value: string | number) =>
    /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return (
    [['date', 'what', 'of', 'number'], ...rows]
      .map((row) => row.map((value) => cell(value ?? '')).join(','))
      .join('\r\n') + '\r\n'
  );
}

/** A step in view for a shorter time than this, in seconds, was scrolled past and does not count as reached. */
const REACHED = 1.5;

/** Measures how long each step is in view. `now`: a monotonic clock in milliseconds. */
export class Dwell {
  #step = '';
  #since = 0;

  enter(step: string, now: number): void {
    this.#step = step;
    this.#since = now;
  }

  /** Ends the current step. Returns it with its time in view, or undefined if it was scrolled past. */
  leave(now: number): { readonly step: string; readonly seconds: number } | undefined {
    const [step, seconds] = [this.#step, (now - this.#since) / 1000];
    this.enter('', now);
    return step && seconds >= REACHED ? { step, seconds } : undefined;
  }
}
