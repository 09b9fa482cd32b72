/** Dates as people write them in tables, as EDTF. Pure. */
import { dateIn, firstDayOf } from '../../story/reckoning.ts';
import { isoOf } from '../../story/when.ts';

const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

const two = (text: string) => text.padStart(2, '0');

/** A date of the solar calendar; undefined where there is none. */
function fromSolar(year: number, month: number | undefined, day: number | undefined): string | undefined {
  const first = firstDayOf(year, 'persian');
  const dayOfYear = (m: number, d: number) => first + (m <= 7 ? (m - 1) * 31 : 186 + (m - 7) * 30) + d - 1;
  if (month === undefined) return `${isoOf(first)}/${isoOf(firstDayOf(year + 1, 'persian') - 1)}`;
  if (month < 1 || month > 12) return undefined;
  const from = dayOfYear(month, day ?? 1);
  const found = dateIn(from, 'persian');
  if (found.year !== year || found.month !== month || (day !== undefined && found.day !== day)) return undefined;
  if (day !== undefined) return isoOf(from);
  const until = month === 12 ? firstDayOf(year + 1, 'persian') - 1 : dayOfYear(month + 1, 1) - 1;
  return `${isoOf(from)}/${isoOf(until)}`;
}

/**
 * A date as EDTF: `05.06.1920` (day first), `1920/6/5`, `1299/03/15` of the solar calendar where the years are those of
 * it; anything else as it is.
 *
 * @param solar - whether years from 1200 to 1450 are of the solar calendar: so where headings or digits are Persian
 */
export function edtfOf(text: string, solar: boolean): string {
  const written = plain(text);
  const dayFirst = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(written);
  if (dayFirst) return `${dayFirst[3] ?? ''}-${two(dayFirst[2] ?? '')}-${two(dayFirst[1] ?? '')}`;
  const [, year = '', month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(written) ?? [];
  if (year === '') return /^\d{4}-\d\d-\d\dT/.test(written) ? written.slice(0, 10) : written;
  const isSolar = (solar || /[\u0660-\u0669\u06F0-\u06F9]/.test(text)) && Number(year) >= 1200 && Number(year) <= 1450;
  if (isSolar) {
    const [m, d] = [month, day].map((part) => (part === undefined ? undefined : Number(part)));
    return fromSolar(Number(year), m, d) ?? written;
  }
  // 1920/1921 is a span of years.
  if (month === undefined) return year;
  return [year, two(month), ...(day === undefined ? [] : [two(day)])].join('-');
}
