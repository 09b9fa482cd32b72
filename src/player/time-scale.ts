import type { Calendar } from '../story/calendar.ts';

/** Days from 1970-01-01, UTC; both ends are meant. */
export interface Days {
  readonly from: number;
  readonly until: number;
}

/** Between days and the width of a timeline, 0 to 1. Rises everywhere, so each undoes the other. */
export interface TimeScale {
  readonly at: (day: number) => number;
  readonly dayAt: (share: number) => number;
  /** Where the story's own years begin and end; what is told of other times stands beyond, out of scale. */
  readonly frame: readonly [begin: number, end: number];
}

/** How much of the width follows what is told, and not the calendar. At 0 every year is as long as another. */
const TELLING = 0.68;
/** The width for all that lies before, and for all that lies after, the story's own years. */
const BEYOND = 0.035;
/** Stretches of one length into which those years are cut; inside each the scale is even. Of 17 years, a month. */
const BINS = 204;

/** Each value with a half of its neighbours': a step told in one day should not make a cliff of its week. */
const softened = (values: readonly number[]): readonly number[] =>
  values.map((value, n) => value / 2 + ((values[n - 1] ?? value) + (values[n + 1] ?? value)) / 4);

/**
 * A scale that gives room to the time in which much is told. Thirty steps of one year in seventeen would
 * otherwise stand on a seventeenth of the width. Piecewise linear, and honest: whoever draws it, draws its ticks.
 *
 * @param years - The story's own time.
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
  const soft = softened(softened(mass));
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

/** Along a line through points whose first coordinates rise; level beyond its ends. */
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
  /** Along the width, in its unit. */
  readonly x: number;
  readonly kind: 'year' | 'month';
  /** Empty where there is no room for it. */
  readonly label: string;
}

/** Least distance between the ticks of months. */
const MONTH = 6;

/**
 * The beginnings of years, and of months where there is room, with as many labels as do not touch: years first.
 *
 * @param width - Of the scale, and `letter` that of a letter, in one unit.
 * @param calendar - Whose years and months.
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
    const room = [x + 2, x + 6 + label.length * letter] as const;
    if (room[1] > end * width + 4 || taken.some(([a, b]) => room[0] < b && a < room[1])) return false;
    taken.push(room);
    return true;
  };
  const dayOf = (year: number, month: number) => (month > 11 ? calendar.start(year + 1) : calendar.start(year, month));
  const [first, last] = [calendar.yearOf(years.from), calendar.yearOf(years.until)];
  // A story of a thousand years has ticks for some of them.
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
      // A name about as wide as its month, so that those named follow one another.
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
 * The step that is told at a place of the scale: of those that cover it, or nearly, the shortest; else the nearest.
 *
 * @param share - Along the scale, 0 to 1.
 * @param near - How much of the scale still counts as covered.
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

/** The steps in the order of time, by index: by their last day, then by their first, then as they are told. */
export const timeOrder = (steps: readonly Days[]): readonly number[] =>
  steps
    .map((_, n) => n)
    .sort((a, b) => {
      const [x, y] = [steps[a], steps[b]];
      return x && y ? x.until - y.until || x.from - y.from || a - b : a - b;
    });
