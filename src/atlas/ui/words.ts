/** Labels of the atlas, in the language of the page. */
import { msg, str } from '@lit/localize';
import type { Theme } from '../../../geo/layer.ts';
import { isoOf, isUncertain, spanIn } from '../../story/when.ts';
import { inLanguage } from '../../words/localized-text.ts';
import { caveatsOf, type AtlasCalendar, type Caveat } from '../core/calendar.ts';
import type { AtlasRecord, Kind, RowKind } from '../core/records.ts';
import type { Column, Panel } from '../core/state.ts';
import type { Extent, DayRange } from '../core/time.ts';

export const titleOf = (record: AtlasRecord, lang: string): string => inLanguage(record.title, lang);

export function columnLabel(column: Column): string {
  return {
    date: msg('When'),
    title: msg('What'),
    kind: msg('Kind'),
    place: msg('Where'),
    actor: msg('Who'),
    confidence: msg('Certainty'),
    distance: msg('How far'),
  }[column];
}

export function kindLabel(kind: RowKind): string {
  return {
    event: msg('Event'),
    place: msg('Place'),
    movement: msg('Movement'),
    route: msg('Road or sea lane'),
    hold: msg('Control period'),
    person: msg('Person'),
    point: msg('Point'),
    line: msg('Line'),
    area: msg('Area'),
    nowhere: msg('Without a position'),
  }[kind];
}

export function kindsLabel(kind: Kind): string {
  switch (kind) {
    case 'event':
      return msg('Events');
    case 'place':
      return msg('Places');
    case 'movement':
      return msg('Movements');
    case 'route':
      return msg('Roads and sea lanes');
    case 'hold':
      return msg('Control periods');
    case 'person':
      return msg('People');
  }
}

export function themeLabel(theme: Theme): string {
  switch (theme) {
    case 'sea':
      return msg('Sea');
    case 'land':
      return msg('Land');
    case 'towns':
      return msg('Towns');
    case 'places':
      return msg('Places');
    case 'events':
      return msg('Events');
    case 'movements':
      return msg('Movements');
    case 'control':
      return msg('Control');
  }
}

export function panelLabel(panel: Panel): string {
  switch (panel) {
    case 'layers':
      return msg('Layers');
    case 'search':
      return msg('Search');
    case 'details':
      return msg('Details');
    case 'table':
      return msg('Table');
    case 'compare':
      return msg('Compare');
    case 'import':
      return msg('Add data');
    case 'export':
      return msg('Export');
  }
}

export function calendarLabel(calendar: AtlasCalendar): string {
  switch (calendar) {
    case 'gregorian':
      return msg('Gregorian');
    case 'persian':
      return msg('Solar Hijri');
    case 'julian':
      return msg('Julian');
  }
}

/**
 * The label of a date field. The browser's date fields are always Gregorian; the label says so if the page uses another
 * calendar.
 */
export const dateFieldLabel = (label: string, calendar: AtlasCalendar): string =>
  calendar === 'gregorian' ? label : `${label} (${calendarLabel('gregorian')})`;

export function caveatLabel(caveat: Caveat): string {
  switch (caveat) {
    case 'zodiac-months':
      return msg('Iran counted by zodiac months until 1925: a date printed at the time may be a day off this one.');
    case 'converted-span':
      return msg('Not dated to the day: its first and last day are converted.');
  }
}

/** The remarks that an extent needs in a calendar. */
export const caveatsIn = (extent: Extent, calendar: AtlasCalendar): readonly string[] =>
  caveatsOf(extent, calendar).map(caveatLabel);

/** The date of a record in words; empty if it has none. */
export function whenOf({ extent }: Pick<AtlasRecord, 'extent'>, calendar: AtlasCalendar, lang: string): string {
  if (!extent) return '';
  const words = spanIn(extent, calendar, lang);
  return isUncertain(extent.edtf) ? msg(str`c. ${words}`) : words;
}

/** A range of days in words; a single day if both ends are the same. */
export const daysIn = ({ from, until }: DayRange, calendar: AtlasCalendar, lang: string): string =>
  spanIn({ from, until, edtf: `${isoOf(from)}/${isoOf(until)}` }, calendar, lang);

export const countIn = (n: number, lang: string) => new Intl.NumberFormat(lang).format(n);

/** The number of results in words, and how many of them are uncertain. */
export function tally(all: number, perhaps: number, lang: string): string {
  const [many, doubtful] = [countIn(all, lang), countIn(perhaps, lang)];
  if (all === 0) return msg('No results');
  const things = all === 1 ? msg('1 record') : msg(str`${many} records`);
  return perhaps === 0 ? things : msg(str`${things}, ${doubtful} perhaps`);
}
