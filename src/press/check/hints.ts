/** How an author can correct a word in an attribute of a step. */
import type { Lookup } from '../../story/read.ts';
import { daysOf } from '../dates.ts';
import { WRITTEN_ATTRIBUTES } from './attract.ts';
import { nearest } from './suggest.ts';

const DATES = 'Dates are EDTF: 1920-05-18, 1920-05, 1920, 1921~ (about), 1914? (perhaps), 1920-08-22/1920-08-25.';

/** The most words that are listed. */
const LISTED = 30;

/** The ids that a step may use. */
export interface KnownWords {
  readonly places: readonly string[];
  readonly layers: readonly string[];
}

export function hintsFor({ places, layers }: KnownWords): NonNullable<Lookup['hint']> {
  return (kind, word) => {
    switch (kind) {
      case 'attribute':
        return amongAll(word, WRITTEN_ATTRIBUTES, 'A step may have');
      case 'layer':
        return `${/[,;]/.test(word) ? 'Put spaces between ids, and no commas. ' : ''}${amongAll(word, layers, 'The map has')}`;
      case 'place':
        return (
          meant(word, places) ??
          'Add it to the story’s places.csv, or write its longitude and latitude: at="49.46,37.47".'
        );
      case 'point':
        return pointHint(word);
      case 'date':
        return dateHint(word);
    }
  };
}

function meant(word: string, words: readonly string[]): string | undefined {
  const near = nearest(word, words);
  return near && `Did you mean “${near}”?`;
}

function amongAll(word: string, words: readonly string[], intro: string): string {
  const more = words.length > LISTED ? ', …' : '';
  return meant(word, words) ?? `${intro}: ${words.slice(0, LISTED).join(', ')}${more}.`;
}

function pointHint(word: string): string {
  const [, first, second] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(word) ?? [];
  const isSwapped = first !== undefined && Math.abs(Number(first)) <= 85 && Math.abs(Number(second)) <= 180;
  return isSwapped
    ? `Longitude comes first: at="${second ?? ''},${first}".`
    : 'Longitude comes first, as in at="49.46,37.47"; degrees with a point, no spaces.';
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month, 9)).toLowerCase(),
);

/** The EDTF of a date that is written in another way; undefined if it cannot be told. */
function asEdtf(text: string): string | undefined {
  const iso = (year: string, month: number, day: string) => {
    const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return daysOf(date) && date;
  };
  const monthOf = (name = '') =>
    MONTHS.findIndex((month) => name.length >= 3 && month.startsWith(name.toLowerCase())) + 1;
  const words = text
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replaceAll(',', ' ')
    .trim()
    .split(/\s+/);
  const [one = '', two = '', year = ''] = words;
  if (words.length === 3 && /^\d{4}$/.test(year)) {
    const [day, name] = /^\d/.test(one) ? [one, two] : [two, one];
    if (monthOf(name) > 0 && /^\d{1,2}$/.test(day)) return iso(year, monthOf(name), day);
  }
  if (words.length === 2 && /^\d{4}$/.test(two) && monthOf(one) > 0) return iso(two, monthOf(one), '1')?.slice(0, 7);
  const [, day, month, dotted] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (day && month && dotted) return iso(dotted, Number(month), day);
  const [, decade] = /^(\d{3})0[’']?s$/.exec(text) ?? [];
  if (decade) return `${decade}X`;
  const [, from, until] =
    /^(\d{4}(?:-\d\d(?:-\d\d)?)?)\s*(?:[–—]|-|\s-\s|\s?to\s|\/)\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)$/.exec(text) ?? [];
  return from && until && daysOf(`${from}/${until}`) ? `${from}/${until}` : undefined;
}

function dateHint(text: string): string {
  const [from, until, ...more] = text.split('/');
  if (from && until && more.length === 0 && daysOf(from) && daysOf(until))
    return `It ends before it begins. Did you mean “${until}/${from}”?`;
  const edtf = asEdtf(text.trim());
  return edtf && edtf !== text ? `Did you mean “${edtf}”? ${DATES}` : DATES;
}
