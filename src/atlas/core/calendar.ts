/** What the atlas says beside a date that was converted from the calendar of the data. */
import { CALENDARS, type CalendarName } from '../../story/reckoning.ts';
import { dayOf, isUncertain, precisionOf } from '../../story/when.ts';
import type { Extent } from './time.ts';

export { CALENDARS };
export type AtlasCalendar = CalendarName;

/** What must be said beside a date that was converted. */
export type Caveat =
  /** Iran counted by zodiac months of other lengths until the law of 31 March 1925: a printed date may be a day off. */
  | 'zodiac-months'
  /** A date that is itself in doubt, or no finer than a month: the conversion is of its first and last day. */
  | 'converted-span';

/** 11 Farvardin 1304, the day of the law. */
const REFORM = dayOf('1925-03-31') ?? NaN;

/** The caveats of showing an extent in a calendar. Gregorian dates are the data's own, and have none. */
export function caveatsOf(extent: Extent, calendar: AtlasCalendar): readonly Caveat[] {
  if (calendar === 'gregorian') return [];
  const caveats: Caveat[] = [];
  if (calendar === 'persian' && extent.from < REFORM) caveats.push('zodiac-months');
  if (precisionOf(extent.edtf) !== 'day' || isUncertain(extent.edtf)) caveats.push('converted-span');
  return caveats;
}
