import type { Confidence } from './confidence.ts';

/** A time in which somebody controlled a place. Days from 1970-01-01, UTC. */
export interface ControlPeriod {
  readonly id: string;
  /** The key of its sign: colour and hatching. */
  readonly actor: string;
  /** In words. */
  readonly holder: string;
  /** The first and the last day, inclusive. */
  readonly from: number;
  readonly until: number;
  /** `nominal`: in office, and not obeyed. */
  readonly kind: 'firm' | 'nominal';
  readonly confidence: Confidence;
}

export interface ControlStretch<H extends ControlPeriod = ControlPeriod> {
  /** The first day. */
  readonly from: number;
  /** The day after the last. */
  readonly end: number;
  /** Side by side, in the order of their actors, so that none changes sides; at least one. */
  readonly by: readonly H[];
}

/** The day after a period's last. A day on which control changes belongs to the new holder. */
function endOf(hold: ControlPeriod, holds: readonly ControlPeriod[]): number {
  const replaced =
    hold.from < hold.until &&
    holds.some((other) => other.kind === hold.kind && other.from === hold.until && other.until > hold.until);
  return replaced ? hold.until : hold.until + 1;
}

/**
 * The stretches of time in which a place was held, in order, without overlaps. Firm holds hide nominal ones; two
 * firm ones stand side by side. Time in which nobody is known to have held it has no stretch.
 */
export function controlStretches<H extends ControlPeriod>(holds: readonly H[]): readonly ControlStretch<H>[] {
  const ended = holds.map((hold) => ({ hold, end: endOf(hold, holds) }));
  const edges = [...new Set(ended.flatMap(({ hold, end }) => [hold.from, end]))].sort((a, b) => a - b);
  const stretches: ControlStretch<H>[] = [];
  edges.slice(1).forEach((end, n) => {
    const from = edges[n] ?? end;
    const there = ended.filter((one) => one.hold.from <= from && one.end >= end).map(({ hold }) => hold);
    const firm = there.filter(({ kind }) => kind === 'firm');
    const by = (firm.length > 0 ? firm : there).sort((a, b) => (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : 0));
    if (by.length === 0) return;
    const last = stretches.at(-1);
    if (last?.end === from && last.by.length === by.length && last.by.every((hold, i) => hold === by[i]))
      stretches[stretches.length - 1] = { ...last, end };
    else stretches.push({ from, end, by });
  });
  return stretches;
}
