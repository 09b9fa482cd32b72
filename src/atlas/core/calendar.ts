/** Which remarks a date needs that was converted from the calendar of the data. */
import { CALENDARS, type CalendarName } from '../../story/reckoning.ts';
import { dayOf, isUncertain, precisionOf } from '../../story/when.ts';
import type { Extent } from './time.ts';

export { CALENDARS };
export type AtlasCalendar = CalendarName;

/** A reason why a converted date may be inexact. */
export type Caveat =
  /**
   * Until the law of 31 March 1925 Iran used zodiac months of other lengths: dates of that time may differ by a day.
   */
  | 'zodiac-months'
  /** The date is uncertain or no more precise than a month: its first and last day were converted. */
  | 'converted-span';

/** 11 Farvardin 1304, the day of the law. */
const REFORM = dayOf('1925-03-31') ?? NaN;

/** The caveats of an extent in a calendar. Gregorian dates have none, because the data has Gregorian dates. */
export function caveatsOf(extent: Extent, calendar: AtlasCalendar): readonly Caveat[] {
  if (calendar === 'gregorian') return [];
  const caveats: Caveat[] = [];
  if (calendar === 'persian' && extent.from < REFORM) caveats.push('zodiac-months');
  if (precisionOf(extent.edtf) !== 'day' || isUncertain(extent.edtf)) caveats.push('converted-span');
  return caveats;
}
