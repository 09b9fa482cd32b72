import type { Calendar } from '../story/calendar.ts';

/** Days from 1970-01-01, UTC; both ends are included. */
export interface Days {
  readonly from: number;
  readonly until: number;
}

/** Maps days to shares (0 to 1) of the width of a timeline, and back. Both functions rise, and are inverse. */
export interface TimeScale {
  readonly at: (day: number) => number;
  readonly dayAt: (share: number) => number;
  /** The shares at which the story's own years begin and end. Other times are placed outside, not to scale. */
  readonly frame: readonly [begin: number, end: number];
}

/** The share of the width that is distributed by the number of steps, not by the calendar. At 0 the scale is linear. */
const TELLING = 0.68;
/** The share of the width for all time before the story's own years, and again for all time after them. */
const BEYOND = 0.035;
/** Bins of equal length into which those years are divided; the scale is linear in each. In 17 years, one a month. */
const BINS = 204;

/** Averages each value with its neighbours (¼, ½, ¼), so that a step of one day does not stretch its bin too much. */
const smoothed = (values: readonly number[]): readonly number[] =>
  values.map((value, n) => value / 2 + ((values[n - 1] ?? value) + (values[n + 1] ?? value)) / 4);

/**
 * A piecewise linear scale that gives more space to times with many steps. Otherwise thirty steps in one year of
 * seventeen would share a seventeenth of the width. Always draw its ticks, so that readers see that it is not linear.
 *
 * @param years - The story's own years.
 * @param told - The time of each step.
 */
export function timeScale(years: Days, told: readonly Days[]): TimeScale {
  const [begin, end] = [years.from, years.until + 1];
  const [earliest, latest] = [
    Math.min(begin, ...told.map(({ from }) => from)),
    Math.max(end, ...told.map(({ until }) => until + 1)),
  ];
  const size = (end - begin) / BINS;
  const mass = Array.from({ length: BINS }, () => 0);
  for (const { from, until } of told) {
    const length = until + 1 - from;
    const [first, last] = [
      Math.max(0, Math.floor((from - begin) / size)),
      Math.min(BINS - 1, Math.floor((until + 1 - begin) / size)),
    ];
    for (let n = first; n <= last; n += 1) {
      const overlap = Math.min(until + 1, begin + (n + 1) * size) - Math.max(from, begin + n * size);
      if (overlap > 0) mass[n] = (mass[n] ?? 0) + overlap / length;
    }
  }
  const soft = smoothed(smoothed(mass));
  const total = soft.reduce((a, b) => a + b, 0);
  const telling = total > 0 ? TELLING : 0;
  const [low, high] = [earliest < begin ? BEYOND : 0, latest > end ? 1 - BEYOND : 1];
  const days = [begin];
  const shares = [low];
  let sum = 0;
  soft.forEach((value, n) => {
    sum += (1 - telling) / BINS + (total > 0 ? (telling * value) / total : 0);
    days.push(n === BINS - 1 ? end : begin + (n + 1) * size);
    shares.push(n === BINS - 1 ? high : low + (high - low) * sum);
  });
  if (low > 0) {
    days.unshift(earliest);
    shares.unshift(0);
  }
  if (high < 1) {
    days.push(latest);
    shares.push(1);
  }
  return {
    at: (day) => between(days, shares, day),
    dayAt: (share) => between(shares, days, share),
    frame: [low, high],
  };
}

/** Interpolates linearly between points with rising x; constant before the first and after the last. */
function between(xs: readonly number[], ys: readonly number[], x: number): number {
  let [low, high] = [0, xs.length - 1];
  if (x <= (xs[low] ?? 0)) return ys[low] ?? 0;
  if (x >= (xs[high] ?? 0)) return ys[high] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[low], xs[high], ys[low], ys[high]];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

export interface TimeTick {
  /** Position along the width, in the unit of the width. */
  readonly x: number;
  readonly kind: 'year' | 'month';
  /** Empty if there is no space for it. */
  readonly label: string;
}

/** The least distance between the ticks of months, in the unit of the width. */
const MONTH = 6;

/**
 * Ticks at the beginnings of years, and of months if there is space, with as many labels as do not overlap. Years have
 * priority.
 *
 * @param width - Width of the scale.
 * @param letter - Width of a letter, in the same unit.
 * @param calendar - The calendar whose years and months are marked.
 */
export function ticksOf(
  scale: TimeScale,
  years: Days,
  width: number,
  letter: number,
  calendar: Calendar,
): readonly TimeTick[] {
  const taken: (readonly [number, number])[] = [];
  const [begin, end] = scale.frame;
  const fits = (x: number, label: string): boolean => {
    const extent = [x + 2, x + 6 + label.length * letter] as const;
    if (extent[1] > end * width + 4 || taken.some(([a, b]) => extent[0] < b && a < extent[1])) return false;
    taken.push(extent);
    return true;
  };
  const dayOf = (year: number, month: number) => (month > 11 ? calendar.start(year + 1) : calendar.start(year, month));
  const [first, last] = [calendar.yearOf(years.from), calendar.yearOf(years.until)];
  // A story of a thousand years has a tick only for every nth year.
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((n) => (last - first) / n <= width / 5) ?? 1000;
  const starts: number[] = [];
  for (let year = Math.ceil(first / every) * every; year <= last; year += every)
    if (dayOf(year, 0) >= years.from) starts.push(year);
  const ticks: TimeTick[] = starts.map((year) => {
    const x = scale.at(dayOf(year, 0)) * width;
    const label = calendar.year(year);
    return { x, kind: 'year', label: x >= begin * width && fits(x, label) ? label : '' };
  });
  if (every > 1) return ticks;
  for (let year = first; year <= last; year += 1) {
    for (let month = 1; month < 12; month += 1) {
      const day = dayOf(year, month);
      if (day < years.from || day > years.until) continue;
      const [before, x, after] = [dayOf(year, month - 1), day, dayOf(year, month + 1)].map(
        (one) => scale.at(one) * width,
      ) as [number, number, number];
      if (Math.min(x - before, after - x) < MONTH) continue;
      const name = calendar.month(month);
      // Label a month only if its name fits it, so that consecutive months have labels.
      ticks.push({ x, kind: 'month', label: after - x >= name.length * letter * 0.8 && fits(x, name) ? name : '' });
    }
  }
  return ticks;
}

/** A moment of the story: one of its steps, and how much of it has been told. */
export interface Moment {
  readonly step: number;
  /** 0 to 1. */
  readonly told: number;
}

/**
 * The step at a point of the scale: the shortest of the steps that cover it, or else the nearest step.
 *
 * @param share - The point, 0 to 1.
 * @param near - Distance, as a share of the scale, up to which a step counts as covering the point.
 */
export function momentAt(scale: TimeScale, steps: readonly Days[], share: number, near: number): Moment {
  let best = { step: 0, away: Infinity, length: Infinity };
  steps.forEach(({ from, until }, step) => {
    const [a, b] = [scale.at(from), scale.at(until + 1)];
    const gap = Math.max(a - share, share - b, 0);
    const [away, length] = [gap <= near ? 0 : gap, b - a];
    if (away < best.away || (away === best.away && length < best.length)) best = { step, away, length };
  });
  const { from, until } = steps[best.step] ?? { from: 0, until: 0 };
  const told = until > from ? Math.min(1, Math.max(0, (scale.dayAt(share) - from) / (until - from))) : 1;
  return { step: best.step, told };
}

/** Indices of the steps in order of time: by last day, then by first day, then by their order in the story. */
export const timeOrder = (steps: readonly Days[]): readonly number[] =>
  steps
    .map((_, n) => n)
    .sort((a, b) => {
      const [x, y] = [steps[a], steps[b]];
      return x && y ? x.until - y.until || x.from - y.from || a - b : a - b;
    });
