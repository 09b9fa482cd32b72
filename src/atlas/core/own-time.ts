/** When the reader's own features were, and which of them are of the days that are asked about. */
import type { Feature, Geometry } from 'geojson';
import { chosenExtent } from './export-records.ts';
import { edtfOf } from './own-dates.ts';
import type { OwnLayer } from './own-layer.ts';
import type { AtlasCatalogue, AtlasState } from './state.ts';
import type { TableFields } from './table-choice.ts';
import { searchedDays, extentOf, reachOf, type DayRange, type Extent } from './time.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Names of columns, without case, spaces and signs. They are tried in this order: a whole date, which may be a range,
 * says more than a year.
 */
const DATES = ['date', 'edtf', 'when', 'dates', 'datum', 'fecha', 'data', 'дата', 'تاریخ', 'timestamp', 'time'];
const YEARS = ['year', 'years', 'jahr', 'annee', 'année', 'ano', 'anno', 'año', 'год', 'سال'];
const STARTS = [
  'start',
  'startdate',
  'datestart',
  'from',
  'fromdate',
  'datefrom',
  'begin',
  'begindate',
  'since',
  'von',
];
const ENDS = ['end', 'enddate', 'dateend', 'to', 'todate', 'dateto', 'until', 'till', 'bis', 'finish'];

const simple = (name: string) => name.toLowerCase().replace(/[\s_.:-]+/g, '');

/**
 * A date of a table in EDTF, empty if there is none: as {@link edtfOf}, and also a year as a number, a moment,
 * `1905–1921`, and `06/25/1920`, where only the month first gives a date.
 */
function dateText(value: unknown, name: string): string {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isInteger(value))) return '';
  const text = String(value).trim();
  const moment = /^(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d/.exec(text);
  const range = /^(\d{4})\s*[–—-]\s*(\d{4})$/.exec(text);
  const monthFirst = /^(\d{1,2})\/(1[3-9]|2\d|3[01])\/(\d{4})$/.exec(text);
  if (moment) return moment[1] ?? '';
  if (range) return `${range[1] ?? ''}/${range[2] ?? ''}`;
  if (monthFirst) return edtfOf(`${monthFirst[2] ?? ''}.${monthFirst[1] ?? ''}.${monthFirst[3] ?? ''}`, false);
  return edtfOf(text, /\p{Script=Arabic}/u.test(name));
}

/** The extent of a feature by its properties; undefined where none of them is a date. */
export function ownExtentOf({ properties }: Pick<Feature<Geometry | null>, 'properties'>): Extent | undefined {
  const given = new Map<string, unknown>();
  for (const [name, value] of Object.entries((properties ?? {}) as Properties))
    if (!given.has(simple(name))) given.set(simple(name), value);
  // What a KML file says of a span of time, as togeojson reads it.
  const span = given.get('timespan');
  if (typeof span === 'object' && span !== null) {
    const { begin, end } = span as { readonly begin?: unknown; readonly end?: unknown };
    const found = between(dateText(begin, ''), dateText(end, ''));
    if (found) return found;
  }
  const first = (names: readonly string[]) =>
    names.map((name) => dateText(given.get(name), name)).find((text) => text !== '' && extentOf(text));
  const whole = first(DATES);
  if (whole !== undefined) return extentOf(whole);
  return between(first(STARTS), first(ENDS)) ?? extentOf(first(YEARS) ?? '');
}

/** From the start of one date to the end of another; one of the two may be missing. */
function between(start: string | undefined, end: string | undefined): Extent | undefined {
  if (!start && !end) return undefined;
  return extentOf(`${start || '..'}/${end || '..'}`) ?? extentOf(start || end || '');
}

/**
 * The first and the last day on which each feature may have been; undefined where none has a date that can be read.
 *
 * @param fields - the columns of dates, where they are known: they say more than our guesses
 * @returns as {@link ImportResult.days}
 */
export function possibleDays(
  features: readonly Feature<Geometry | null>[],
  fields: TableFields | undefined,
): Float64Array | undefined {
  const days = new Float64Array(features.length * 2).fill(NaN);
  let isDated = false;
  features.forEach((feature, n) => {
    const extent = chosenExtent(feature, fields) ?? ownExtentOf(feature);
    if (!extent) return;
    isDated = true;
    const { from, until } = reachOf(extent);
    days[2 * n] = from;
    days[2 * n + 1] = until;
  });
  return isDated ? days : undefined;
}

/** Whether any feature of a file has a date that can be read. Tiles are not read through. */
export const isDated = ({ result: { days } }: OwnLayer): boolean => days !== undefined;

/** The last answer for each file: it is asked for at every change of the page. */
const masks = new WeakMap<Float64Array, { readonly asked: DayRange; readonly mask: Uint8Array }>();

/**
 * Which features of a file are of the days asked about; undefined where all are shown: no day is asked about, or the
 * file has no dates. What has no date is of every day.
 *
 * @returns for every feature of the file, in its order, whether it is shown: 1 or 0.
 */
export function ownShown(
  { result: { days } }: OwnLayer,
  {
    state: { time },
    catalogue: { time: years },
    ownAnyTime = false,
  }: {
    readonly state: Pick<AtlasState, 'time'>;
    readonly catalogue: Pick<AtlasCatalogue, 'time'>;
    /** The reader wants to see them all, whatever days are asked about. */
    readonly ownAnyTime?: boolean | undefined;
  },
): Uint8Array | undefined {
  if (ownAnyTime || !days) return undefined;
  if (time.now === undefined && time.from === years.from && time.until === years.until) return undefined;
  const asked = searchedDays(time);
  const before = masks.get(days);
  if (before?.asked.from === asked.from && before.asked.until === asked.until) return before.mask;
  const mask = new Uint8Array(days.length / 2);
  for (let n = 0; n < mask.length; n += 1) {
    const [from = NaN, until = NaN] = [days[2 * n], days[2 * n + 1]];
    mask[n] = from > asked.until || until < asked.from ? 0 : 1;
  }
  masks.set(days, { asked, mask });
  return mask;
}

export const countShown = (mask: Uint8Array): number => mask.reduce((sum, one) => sum + one, 0);
