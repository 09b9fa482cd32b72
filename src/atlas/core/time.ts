/**
 * When records were, and how certainly. The unit is the day; both ends of a range are included. This file parses EDTF
 * itself: the layers were checked by edtf.js at build time, and its grammar is larger than the code of the whole atlas.
 */
import { dayOf } from '../../story/when.ts';

/** Days counted from 1970-01-01, UTC. */
export interface DayRange {
  readonly from: number;
  /** Inclusive. */
  readonly until: number;
}

/** A date of the data. */
export interface Extent extends DayRange {
  /** EDTF, including marks of uncertainty. */
  readonly edtf: string;
}

/** Whether a record was at a time. Records with `perhaps` are on the map too, with another symbol. */
export type Sureness = 'sure' | 'perhaps' | 'out';

/**
 * How a record fills its extent. `within`: an event happened at some time in it, or lasted for a part of it;
 * `throughout`: a control period or a march lasted for all of it.
 */
export type Filling = 'within' | 'throughout';

type Unit = 'day' | 'month' | 'year';

interface End extends DayRange {
  readonly unit: Unit;
  /** `~`: approximate. */
  readonly about: boolean;
  /** `?`: uncertain; it may be completely different. */
  readonly uncertain: boolean;
}

/** The text of an open end of an interval. */
const OPEN = /^(\.\.)?$/;

const pad = (n: number, digits: number) => String(n).padStart(digits, '0');
const first = (year: number, month: number) => dayOf(`${pad(year, 4)}-${pad(month, 2)}-01`);
const lastOfMonth = (year: number, month: number) => {
  const next = month === 12 ? first(year + 1, 1) : first(year, month + 1);
  return next === undefined ? undefined : next - 1;
};

function readEnd(text: string): End | undefined {
  const parts = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)$/.exec(text);
  if (!parts) return undefined;
  const [, year = '', month, day, mark = ''] = parts;
  const doubt = { about: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%' };
  const low = Number(year.replace(/X/g, '0'));
  const high = Number(year.replace(/X/g, '9'));
  if (year.includes('X'))
    return month === undefined ? ends(first(low, 1), lastOfMonth(high, 12), 'year', doubt) : undefined;
  if (month === undefined || (month === 'XX' && (day === undefined || day === 'XX')))
    return ends(first(low, 1), lastOfMonth(low, 12), 'year', doubt);
  if (month === 'XX') return undefined;
  if (day === undefined || day === 'XX')
    return ends(
      first(low, Number(month)),
      Number(month) <= 12 ? lastOfMonth(low, Number(month)) : undefined,
      'month',
      doubt,
    );
  const exact = dayOf(`${year}-${month}-${day}`);
  return ends(exact, exact, 'day', doubt);
}

function ends(
  from: number | undefined,
  until: number | undefined,
  unit: Unit,
  doubt: Pick<End, 'about' | 'uncertain'>,
): End | undefined {
  return from === undefined || until === undefined ? undefined : { from, until, unit, ...doubt };
}

interface Read {
  /** Undefined if the interval is open. */
  readonly start: End | undefined;
  readonly end: End | undefined;
}

function read(edtf: string): Read | undefined {
  const [left = '', right, ...more] = edtf.trim().split('/');
  if (more.length > 0) return undefined;
  if (right === undefined) {
    const one = readEnd(left);
    return one && { start: one, end: one };
  }
  const [start, end] = [readEnd(left), readEnd(right)];
  if ((!start && !OPEN.test(left)) || (!end && !OPEN.test(right)) || (!start && !end)) return undefined;
  if (start && end && end.until < start.from) return undefined;
  return { start, end };
}

/**
 * The extent of an EDTF date of level 1, without seasons and sets: `1920`, `1920-08~`, `1920-08-22/1920-08-25`,
 * `1921-10-15/..`, `192X`. An open end is infinite. Undefined if the text is not such a date.
 */
export function extentOf(edtf: string): Extent | undefined {
  const found = read(edtf);
  return found && { edtf: edtf.trim(), from: found.start?.from ?? -Infinity, until: found.end?.until ?? Infinity };
}

/**
 * Days by which an approximate date may be wrong in both directions: one more of its unit, or a week for a day. EDTF
 * gives no number; this is our interpretation.
 */
export const SLACK: Readonly<Record<Unit, number>> = { day: 7, month: 31, year: 366 };

const slack = (end: End | undefined) => (end?.about ? SLACK[end.unit] : 0);

/** Derived values of an extent, which are needed whenever the time changes. */
interface Known {
  readonly reach: DayRange;
  /** The days on which a record that lasted throughout certainly was; undefined if there are none. */
  readonly core: DayRange | undefined;
  readonly uncertain: boolean;
}

/** Cached by extent: parsing its text again for every day of the slider would take too long. */
const known = new WeakMap<Extent, Known>();

function knownOf(extent: Extent): Known {
  const before = known.get(extent);
  if (before) return before;
  const found = read(extent.edtf);
  const reach = { from: extent.from - slack(found?.start), until: extent.until + slack(found?.end) };
  const made = { reach, core: coreOf(extent, found), uncertain: /[?%]/.test(extent.edtf) };
  known.set(extent, made);
  return made;
}

/** The first and the last day on which it may have been. */
export function reachOf(extent: Extent): DayRange {
  return knownOf(extent).reach;
}

function coreOf(extent: Extent, found: Read | undefined): DayRange | undefined {
  if (!found) return extent;
  if (found.start?.uncertain || found.end?.uncertain) return undefined;
  const from = found.start ? found.start.until + slack(found.start) : -Infinity;
  const until = found.end ? found.end.from - slack(found.end) : Infinity;
  return from <= until ? { from, until } : undefined;
}

/** The days on which it may have begun, and those on which it may have ended; undefined for an open end. */
export function endsOf(extent: Extent): { readonly start: DayRange | undefined; readonly end: DayRange | undefined } {
  const found = read(extent.edtf);
  if (!found)
    return { start: { from: extent.from, until: extent.from }, end: { from: extent.until, until: extent.until } };
  const loose = (end: End | undefined) => end && { from: end.from - slack(end), until: end.until + slack(end) };
  return { start: loose(found.start), end: loose(found.end) };
}

const meet = (a: DayRange, b: DayRange) => a.from <= b.until && a.until >= b.from;
const holds = (outer: DayRange, inner: DayRange) => outer.from <= inner.from && outer.until >= inner.until;

/**
 * Whether a record was within a range of days. A record without an extent always is. A wider range never makes the
 * result less certain.
 */
export function surenessIn(extent: Extent | undefined, days: DayRange, filling: Filling): Sureness {
  if (!extent) return 'sure';
  const { reach, core, uncertain } = knownOf(extent);
  if (!meet(reach, days)) return 'out';
  // If all possible days are within the range, it does not matter which of them are the actual ones.
  if (!uncertain && holds(days, reach)) return 'sure';
  return filling === 'throughout' && core && meet(core, days) ? 'sure' : 'perhaps';
}

/** The range of days to search: the instant if one is chosen, otherwise the whole range. */
export function searchedDays(time: {
  readonly from: number;
  readonly until: number;
  readonly now?: number | undefined;
}): DayRange {
  return time.now === undefined ? { from: time.from, until: time.until } : { from: time.now, until: time.now };
}

export interface Bin extends DayRange {
  /** The number of records that certainly were in it, and (`perhaps`) of those that may have been. */
  readonly sure: number;
  readonly perhaps: number;
}

/**
 * Numbers of records over time. The range is divided into `bins` equal parts of whole days (fewer if there are fewer
 * days). A record is counted once in each bin in which it may have been.
 */
export function histogram(
  records: readonly { readonly extent?: Extent | undefined; readonly filling: Filling }[],
  range: DayRange,
  bins: number,
): readonly Bin[] {
  const days = Math.floor(range.until) - Math.floor(range.from) + 1;
  if (!(days > 0) || !(bins >= 1)) return [];
  const count = Math.min(Math.floor(bins), days);
  const edge = (n: number) => Math.floor(range.from) + Math.floor((n * days) / count);
  const tally = Array.from({ length: count }, (_, n) => ({
    from: edge(n),
    until: edge(n + 1) - 1,
    sure: 0,
    perhaps: 0,
  }));
  for (const { extent, filling } of records) {
    if (!extent) continue;
    const reach = reachOf(extent);
    const at = (day: number) =>
      Math.min(count - 1, Math.max(0, Math.floor(((day - Math.floor(range.from)) * count) / days)));
    if (!meet(reach, range)) continue;
    // One more bin on both sides, because the edges are rounded.
    for (let n = Math.max(0, at(reach.from) - 1); n <= Math.min(count - 1, at(reach.until) + 1); n += 1) {
      const bin = tally[n];
      if (!bin) continue;
      const answer = surenessIn(extent, bin, filling);
      if (answer !== 'out') bin[answer] += 1;
    }
  }
  return tally;
}
