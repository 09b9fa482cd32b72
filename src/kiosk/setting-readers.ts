/** Readers for the values of settings: from the JSON file, or from a text of the address. */
import { msg, str } from '@lit/localize';
import type { DailyPeriod } from './state.ts';

/**
 * A value, or a description of correct values that completes the message “give …”: in the language that the page has
 * when it is called.
 */
export type Reading<T> = { readonly value: T } | { readonly right: () => string };

export type Reader<T> = (given: unknown) => Reading<T>;

const right = <T>(text: () => string): Reading<T> => ({ right: text });

function numberIn(least: number, most: number, what: () => string): Reader<number> {
  return (given) => {
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    return typeof value === 'number' && value >= least && value <= most ? { value } : right(what);
  };
}

export const secondsIn = (least: number, most: number): Reader<number> =>
  numberIn(least, most, () => msg(str`seconds, from ${least} to ${most}`));

export const megabytesIn = (least: number, most: number): Reader<number> =>
  numberIn(least, most, () => msg(str`megabytes, from ${least} to ${most}`));

/** Reads a list: an array in JSON, words separated by commas in an address. */
export function listOf<T>(item: (text: string) => T | undefined, what: () => string): Reader<readonly T[]> {
  return (given) => {
    const texts: readonly unknown[] | undefined = Array.isArray(given)
      ? given
      : typeof given === 'string'
        ? given
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean)
        : undefined;
    const value = texts?.flatMap((text) => (typeof text === 'string' ? (item(text) ?? []) : [])) as
      readonly T[] | undefined;
    return value && value.length === texts?.length ? { value } : right(what);
  };
}

export function textLike(pattern: RegExp, what: () => string): Reader<string> {
  return (given) =>
    typeof given === 'string' && (given === '' || pattern.test(given)) ? { value: given } : right(what);
}

export function oneOf<T extends string>(...words: readonly T[]): Reader<T> {
  return (given) => {
    const value = words.find((word) => word === given);
    return value === undefined ? right(() => words.map((word) => `“${word}”`).join(` ${msg('or')} `)) : { value };
  };
}

export const languageOf = (text: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
};

/** Reads a period such as `22:00-08:30`. */
export function periodOf(text: string): DailyPeriod | undefined {
  const parts = /^(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [hour = NaN, minute = NaN, untilHour = NaN, untilMinute = NaN] = parts.slice(1).map(Number);
  const fits = (h: number, m: number) => m < 60 && (h < 24 || (h === 24 && m === 0));
  if (!fits(hour, minute) || !fits(untilHour, untilMinute)) return undefined;
  return { from: (hour % 24) * 60 + minute, until: untilHour * 60 + untilMinute };
}

export const clockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export function webAddressOf(given: unknown): Reading<string> {
  if (given === '') return { value: '' };
  try {
    const { protocol, href } = new URL(String(given));
    if (protocol === 'https:' || protocol === 'http:') return { value: href.replace(/\/*$/, '/') };
  } catch {
    // Not a URL: the return below reports it.
  }
  return right(() => msg('an address that begins with https:// or nothing'));
}
