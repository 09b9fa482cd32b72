/** Which places changed hands, when, and on what evidence. */
import type { Geometry } from 'geojson';
import { LEAST_CONFIDENCE, leastOf, type Confidence } from '../../story/confidence.ts';
import { kmBetween, whereOf } from './query.ts';
import type { AtlasRecord } from './records.ts';
import type { AtlasState } from './state.ts';
import { endsOf, reachOf, type DayRange, type Sureness } from './time.ts';

/** A place that passed from one hand to another. */
export interface Change {
  readonly place: AtlasRecord;
  /** From the place asked about. */
  readonly km: number | undefined;
  /** From the first day on which an old hold may be over, or a new one begun, to the last. */
  readonly days: DayRange;
  /** Whether it surely fell into the days asked for. */
  readonly sureness: Exclude<Sureness, 'out'>;
  /** Who held it before, and after: rows of the table of holds. None: nobody that the table knows of. */
  readonly before: readonly AtlasRecord[];
  readonly after: readonly AtlasRecord[];
  /** The rows that begin or end here. They say what the claim rests on. */
  readonly rows: readonly AtlasRecord[];
  /** Events and movements at the place in those days: what the sources tell of it. */
  readonly told: readonly AtlasRecord[];
  /** The least of its rows. */
  readonly confidence: Confidence;
  /** Of its rows and of what is told: keys of works. */
  readonly sources: readonly string[];
}

/** Days between the end of one hold and the start of the next that count as one change. */
const JOIN = 3;
/** Days before and after a change in which what happened at the place may be told of it. */
const ABOUT = 5;
/** Days: what lasted longer is a state of things, and tells of no day. */
const BRIEF = 60;

const least = (rows: readonly AtlasRecord[]): Confidence =>
  leastOf(rows.map(({ confidence }) => confidence ?? LEAST_CONFIDENCE));

/** The day on which one row begins to hold or no longer does. */
interface Turn {
  readonly row: AtlasRecord;
  readonly day: number;
  /** The days on which it may have been. */
  readonly span: DayRange;
}

function turnsOf(row: AtlasRecord): readonly Turn[] {
  if (!row.extent) return [];
  const { start, end } = endsOf(row.extent);
  return [
    ...(start ? [{ row, day: row.extent.from, span: start }] : []),
    ...(end ? [{ row, day: row.extent.until + 1, span: { from: end.from + 1, until: end.until + 1 } }] : []),
  ];
}

/** Turns that follow each other closely, as one. */
function grouped(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const groups: Turn[][] = [];
  for (const turn of [...turns].sort((a, b) => a.day - b.day)) {
    const last = groups.at(-1);
    if (last && turn.day - (last.at(-1)?.day ?? -Infinity) <= JOIN) last.push(turn);
    else groups.push([turn]);
  }
  return groups;
}

const on = (rows: readonly AtlasRecord[], day: number) =>
  rows.filter(({ extent }) => extent && extent.from <= day && extent.until >= day);
const hands = (rows: readonly AtlasRecord[]) => [...new Set(rows.flatMap(({ actors }) => actors))].sort().join(' ');
const meet = (a: DayRange, b: DayRange) => a.from <= b.until && a.until >= b.from;

/**
 * The places whose holders are not the same before and after a day in the range, in the order of time. An authority
 * in name only holds nothing.
 *
 * @param near - only places so near.
 */
export function changesOfControl(
  records: readonly AtlasRecord[],
  range: DayRange,
  near?: { readonly where: Geometry; readonly km: number },
): readonly Change[] {
  const holds = records.filter(({ kind, sort }) => kind === 'hold' && sort !== 'nominal');
  const tellers = records.filter(({ kind }) => kind === 'event' || kind === 'movement');
  const changes = records
    .filter(({ kind }) => kind === 'place')
    .flatMap((place): Change[] => {
      const rows = holds.filter(({ places }) => places.includes(place.ref.id));
      if (rows.length === 0) return [];
      const km = near && place.geometry ? kmBetween(place.geometry, near.where) : undefined;
      if (near && (km === undefined || km > near.km)) return [];
      return changesAt(place, rows, range, tellers).map((change) => ({ ...change, km }));
    });
  return changes.sort((a, b) => a.days.from - b.days.from || (a.km ?? 0) - (b.km ?? 0));
}

function changesAt(
  place: AtlasRecord,
  rows: readonly AtlasRecord[],
  range: DayRange,
  tellers: readonly AtlasRecord[],
): readonly Omit<Change, 'km'>[] {
  return grouped(rows.flatMap(turnsOf)).flatMap((turns) => {
    const [first, last] = [turns[0]?.day ?? 0, turns.at(-1)?.day ?? 0];
    const spans = turns.map(({ span }) => span);
    if (!spans.some((span) => meet(span, range))) return [];
    const [before, after] = [on(rows, first - 1), on(rows, last)];
    if (hands(before) === hands(after)) return [];
    const days = {
      from: Math.min(first, ...spans.map(({ from }) => from)),
      until: Math.max(last, ...spans.map(({ until }) => until)),
    };
    const turned = [...new Set(turns.map(({ row }) => row))];
    const about = { from: days.from - ABOUT, until: days.until + ABOUT };
    const told = tellers.filter(
      ({ places, extent }) =>
        extent && extent.until - extent.from <= BRIEF && places.includes(place.ref.id) && meet(reachOf(extent), about),
    );
    const sureness = days.from >= range.from && days.until <= range.until ? 'sure' : 'perhaps';
    const sources = [...new Set([...turned, ...told].flatMap((record) => record.sources))];
    return [{ place, days, sureness, before, after, rows: turned, told, confidence: least(turned), sources }];
  });
}

/** Whether a state asks it: of ground that was held, and nothing else. */
export const asksOfHands = ({
  filters: { kinds, actors, confidence, sources, text },
}: Pick<AtlasState, 'filters'>): boolean =>
  kinds.length === 1 && kinds[0] === 'hold' && actors.length + confidence.length + sources.length === 0 && text === '';

const lastChanges = new WeakMap<
  AtlasState['time'],
  {
    readonly area: AtlasState['area'];
    readonly records: ReadonlyMap<string, AtlasRecord>;
    readonly changes: readonly Change[];
  }
>();

/** The changes that a state asks about. Computed once for each time, area and set of records. */
export function changesIn({
  state: { time, area },
  records,
}: {
  readonly state: Pick<AtlasState, 'time' | 'area'>;
  readonly records: ReadonlyMap<string, AtlasRecord>;
}): readonly Change[] {
  const before = lastChanges.get(time);
  if (before?.area === area && before?.records === records) return before.changes;
  const where = area?.kind === 'near' ? whereOf(area.of, records) : undefined;
  const near = area?.kind === 'near' && where ? { where, km: area.km } : undefined;
  const changes = changesOfControl([...records.values()], { from: time.from, until: time.until }, near);
  lastChanges.set(time, { area, records, changes });
  return changes;
}
