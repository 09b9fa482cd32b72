import type { Confidence } from './confidence.ts';

/** A time in which somebody controlled a place. Days from 1970-01-01, UTC. */
export interface ControlPeriod {
  readonly id: string;
  /** The key of the actor, for colour and hatching. */
  readonly actor: string;
  /** The name to show. */
  readonly holder: string;
  /** The first and the last day, inclusive. */
  readonly from: number;
  readonly until: number;
  /** `nominal`: in office, but without effective control. */
  readonly kind: 'firm' | 'nominal';
  readonly confidence: Confidence;
}

export interface ControlStretch<H extends ControlPeriod = ControlPeriod> {
  /** The first day. */
  readonly from: number;
  /** The day after the last. */
  readonly end: number;
  /** At least one period, sorted by actor, so that an actor is always on the same side. */
  readonly by: readonly H[];
}

/** The day after a period's last. A day on which control changes belongs to the new holder. */
function endOf(period: ControlPeriod, periods: readonly ControlPeriod[]): number {
  const replaced =
    period.from < period.until &&
    periods.some((other) => other.kind === period.kind && other.from === period.until && other.until > period.until);
  return replaced ? period.until : period.until + 1;
}

/**
 * The stretches of time in which somebody controlled a place, in order and without overlaps. Firm control hides nominal
 * control; two firm ones are side by side. There is no stretch for time in which no control is known.
 */
export function controlStretches<H extends ControlPeriod>(periods: readonly H[]): readonly ControlStretch<H>[] {
  const ended = periods.map((period) => ({ period, end: endOf(period, periods) }));
  const edges = [...new Set(ended.flatMap(({ period, end }) => [period.from, end]))].sort((a, b) => a - b);
  const stretches: ControlStretch<H>[] = [];
  edges.slice(1).forEach((end, n) => {
    const from = edges[n] ?? end;
    const there = ended.filter((one) => one.period.from <= from && one.end >= end).map(({ period }) => period);
    const firm = there.filter(({ kind }) => kind === 'firm');
    const by = (firm.length > 0 ? firm : there).sort((a, b) => (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : 0));
    if (by.length === 0) return;
    const last = stretches.at(-1);
    if (last?.end === from && last.by.length === by.length && last.by.every((period, i) => period === by[i]))
      stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ from, end, by });
  });
  return stretches;
}
