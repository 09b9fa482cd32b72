import { controlStretches, type ControlPeriod } from '../../../story/control-periods.ts';

export interface Week<H extends ControlPeriod> {
  /** Its Monday. */
  readonly from: number;
  /** Who held the place on most of its days; empty if that is not known. */
  readonly by: readonly H[];
}

/** The Monday of the week of a day. Day 0 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** Who held a place in each week from one day until another; of two who held it equally long, the later. */
export function weeksOf<H extends ControlPeriod>(
  periods: readonly H[],
  from: number,
  until: number,
): readonly Week<H>[] {
  const held = controlStretches(periods);
  const weeks: Week<H>[] = [];
  for (let monday = mondayOf(from); monday <= until; monday += 7) {
    let most = 0;
    let by: readonly H[] = [];
    for (const stretch of held) {
      const days = Math.min(stretch.end, monday + 7) - Math.max(stretch.from, monday);
      if (days > 0 && days >= most) [most, by] = [days, stretch.by];
    }
    weeks.push({ from: monday, by });
  }
  return weeks;
}

/** Consecutive weeks that look the same. */
export interface Run<H extends ControlPeriod> {
  readonly from: number;
  /** The Monday after the last of them. */
  readonly end: number;
  readonly by: readonly H[];
}

export function runsOf<H extends ControlPeriod>(
  weeks: readonly Week<H>[],
  look: (by: readonly H[]) => string,
): readonly Run<H>[] {
  const runs: Run<H>[] = [];
  for (const { from, by } of weeks) {
    const last = runs.at(-1);
    if (last && last.end === from && look(last.by) === look(by)) runs[runs.length - 1] = { ...last, end: from + 7 };
    else runs.push({ from, end: from + 7, by });
  }
  return runs.filter(({ by }) => by.length > 0);
}
