/** Which places changed hands, when, and on what evidence. */
import type { Geometry } from 'geojson';
import { LEAST_CONFIDENCE, leastOf, type Confidence } from '../../story/confidence.ts';
import { kmBetween, whereOf } from './query.ts';
import type { AtlasRecord } from './records.ts';
import type { AtlasState } from './state.ts';
import { endsOf, reachOf, type DayRange, type Sureness } from './time.ts';

/** A change of the holder of a place. */
export interface Change {
  readonly place: AtlasRecord;
  /** Kilometres from the centre of the search; undefined without one. */
  readonly km: number | undefined;
  /** From the first to the last day on which the old control period may have ended or the new one may have begun. */
  readonly days: DayRange;
  /** How certain it is that the change was within the days of the search. */
  readonly sureness: Exclude<Sureness, 'out'>;
  /** The control periods before and after the change. Empty: no holder is known. */
  readonly before: readonly AtlasRecord[];
  readonly after: readonly AtlasRecord[];
  /** The control periods that begin or end here. They contain the evidence. */
  readonly rows: readonly AtlasRecord[];
  /** Events and movements at the place in those days. */
  readonly context: readonly AtlasRecord[];
  /** The lowest level of its control periods. */
  readonly confidence: Confidence;
  /** Keys of the works on which control periods and events rest. */
  readonly sources: readonly string[];
}

/** Days: a control period that begins at most this long after the end of another belongs to the same change. */
const MAX_GAP = 3;
/** Days before and after a change from which events are listed with it. */
const CONTEXT = 5;
/** Days: longer events are not listed with a change, because they say nothing about single days. */
const MAX_DURATION = 60;

const least = (rows: readonly AtlasRecord[]): Confidence =>
  leastOf(rows.map(({ confidence }) => confidence ?? LEAST_CONFIDENCE));

/** The beginning or the end of a control period. */
interface Turn {
  readonly row: AtlasRecord;
  /** The first day that is different. */
  readonly day: number;
  /** All days on which it may have been. */
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

/** Groups turns that follow each other closely: they are one change. */
function grouped(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const groups: Turn[][] = [];
  for (const turn of [...turns].sort((a, b) => a.day - b.day)) {
    const last = groups.at(-1);
    if (last && turn.day - (last.at(-1)?.day ?? -Infinity) <= MAX_GAP) last.push(turn);
    else groups.push([turn]);
  }
  return groups;
}

const on = (rows: readonly AtlasRecord[], day: number) =>
  rows.filter(({ extent }) => extent && extent.from <= day && extent.until >= day);
const hands = (rows: readonly AtlasRecord[]) => [...new Set(rows.flatMap(({ actors }) => actors))].sort().join(' ');
const meet = (a: DayRange, b: DayRange) => a.from <= b.until && a.until >= b.from;

/**
 * The changes of control in a range of days, in chronological order. Nominal authority does not count as control.
 *
 * @param near - only places within so many kilometres of a geometry.
 */
export function changesOfControl(
  records: readonly AtlasRecord[],
  range: DayRange,
  near?: { readonly where: Geometry; readonly km: number },
): readonly Change[] {
  const periods = records.filter(({ kind, sort }) => kind === 'hold' && sort !== 'nominal');
  const happenings = records.filter(({ kind }) => kind === 'event' || kind === 'movement');
  const changes = records
    .filter(({ kind }) => kind === 'place')
    .flatMap((place): Change[] => {
      const rows = periods.filter(({ places }) => places.includes(place.ref.id));
      if (rows.length === 0) return [];
      const km = near && place.geometry ? kmBetween(place.geometry, near.where) : undefined;
      if (near && (km === undefined || km > near.km)) return [];
      return changesAt(place, rows, range, happenings).map((change) => ({ ...change, km }));
    });
  return changes.sort((a, b) => a.days.from - b.days.from || (a.km ?? 0) - (b.km ?? 0));
}

function changesAt(
  place: AtlasRecord,
  rows: readonly AtlasRecord[],
  range: DayRange,
  happenings: readonly AtlasRecord[],
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
    const around = { from: days.from - CONTEXT, until: days.until + CONTEXT };
    const context = happenings.filter(
      ({ places, extent }) =>
        extent &&
        extent.until - extent.from <= MAX_DURATION &&
        places.includes(place.ref.id) &&
        meet(reachOf(extent), around),
    );
    const sureness = days.from >= range.from && days.until <= range.until ? 'sure' : 'perhaps';
    const sources = [...new Set([...turned, ...context].flatMap((record) => record.sources))];
    return [{ place, days, sureness, before, after, rows: turned, context, confidence: least(turned), sources }];
  });
}

/** Whether a state searches for changes of control: for control periods only, without other filters. */
export const searchesChangesOfControl = ({
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

/** The changes that a state searches for. Computed once for each time, area and set of records. */
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
