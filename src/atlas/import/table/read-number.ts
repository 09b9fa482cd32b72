/** Numbers and angles as people write them in tables. */
import type { Decimal } from '../../core/table-choice.ts';

/** European figures for Persian and Arabic ones, and one sign each for minus, decimal point and space. */
export const plainDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066B/g, '.')
    .replace(/\u066C/g, '')
    .replace(/\u060C/g, ',')
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\u00A0\u2007\u2009\u202F]/g, ' ');

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WITH_COMMA = /^[+-]?\d*,\d+$/;
/** Thousands set apart: by a space, a point or a comma. */
const GROUPED = /^[+-]?\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?:([.,])\d+)?$/;

/** @returns NaN where the text is no number */
export function readNumber(text: string, decimal: Decimal = 'auto'): number {
  const plain = plainDigits(text).trim();
  if (PLAIN.test(plain) && !(decimal === ',' && /^[+-]?\d{1,3}(\.\d{3})+$/.test(plain))) return Number(plain);
  if (decimal !== '.' && WITH_COMMA.test(plain)) return Number(plain.replace(',', '.'));
  const [, group, point] = GROUPED.exec(plain) ?? [];
  if (group === undefined || group === point || group === decimal || (point && decimal !== 'auto' && point !== decimal))
    return NaN;
  return Number(plain.replaceAll(group, '').replace(',', '.'));
}

/** Words and letters for the four directions, in the languages of the site and those of its sources. */
const DIRECTIONS: readonly (readonly [RegExp, string])[] = [
  [/(северной широты|с\. ?ш\.?|сш(?!\p{L})|شمالی|شمال|north|nord(?!\p{L})|северн\p{L}*)/giu, 'N'],
  [/(южной широты|ю\. ?ш\.?|юш(?!\p{L})|جنوبی|جنوب|south|süd|sud(?!\p{L})|южн\p{L}*)/giu, 'S'],
  [/(восточной долготы|в\. ?д\.?|вд(?!\p{L})|شرقی|شرق|east|ost(?!\p{L})|est(?!\p{L})|восточн\p{L}*)/giu, 'E'],
  [/(западной долготы|з\. ?д\.?|зд(?!\p{L})|غربی|غرب|west|ouest|западн\p{L}*)/giu, 'W'],
];
const CYRILLIC: Readonly<Record<string, string>> = { С: 'N', Ю: 'S', В: 'E', З: 'W' };

/** Signs of degrees, minutes and seconds made alike, and directions as N, S, E and W. */
export function plainAngle(text: string): string {
  let plain = plainDigits(text).trim();
  for (const [words, letter] of DIRECTIONS) plain = plain.replace(words, ` ${letter}`);
  return plain
    .replace(
      /(^|[\s\d'"°])([СЮВЗ])(?!\p{L})/gu,
      (_, before: string, letter: string) => before + (CYRILLIC[letter] ?? ''),
    )
    .replace(/[º˚]/g, '°')
    .replace(/''|’’|′′|[″”“„]/g, '"')
    .replace(/[′’‘ʹ´`]/g, "'")
    .replace(/درجه|град(?:усов|уса|ус)?\.?|degrees?|deg\.?/giu, '°')
    .replace(/دقیقه|мин(?:ут[аы]?)?\.?|minutes?|min\.?/giu, "'")
    .replace(/ثانیه|сек(?:унд[аы]?)?\.?|seconds?|sec\.?/giu, '"')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const PART = String.raw`(\d+(?:[.,]\d+)?)`;
const ANGLE = new RegExp(
  String.raw`^([NSEW])? ?([+-])?${PART}(?:( ?° ?| ?: ?| )(?:${PART}(?: ?' ?| ?: ?| |$|(?= ?[NSEW]))(?:${PART} ?"?)?)?)? ?([NSEW])?$`,
);

export interface Angle {
  /** Degrees, negative in the south and west; NaN where there is no angle. */
  readonly degrees: number;
  /** Which of the two it says it is. */
  readonly axis: 'lat' | 'lng' | undefined;
}

const NO_ANGLE: Angle = { degrees: NaN, axis: undefined };

/** Decimal degrees, or degrees, minutes and seconds, with a direction or a sign. */
export function readAngle(text: string, decimal: Decimal = 'auto'): Angle {
  const number = readNumber(text.replace(/\s*[°º˚]\s*$/, ''), decimal);
  if (!Number.isNaN(number)) return { degrees: number, axis: undefined };
  const [, before, sign, degrees = '', between = '', minutes, seconds, after] = ANGLE.exec(plainAngle(text)) ?? [];
  if (!degrees || (before && after)) return NO_ANGLE;
  const direction = before ?? after;
  const unit = between.trim();
  // Two numbers with a space between them may mean anything.
  if (minutes !== undefined && seconds === undefined && !direction && unit !== '°' && unit !== ':') return NO_ANGLE;
  if (minutes === undefined && !direction && unit !== '°') return NO_ANGLE;
  const [d, m, s] = [degrees, minutes ?? '0', seconds ?? '0'].map((part) => Number(part.replace(',', '.')));
  if (d === undefined || m === undefined || s === undefined || m >= 60 || s >= 60) return NO_ANGLE;
  const turned = sign === '-' || direction === 'S' || direction === 'W';
  // Rounded to a tenth of a millimetre on the ground, because a third of a degree has endless decimals.
  const whole = Number((d + m / 60 + s / 3600).toFixed(9));
  return {
    degrees: turned ? -whole : whole,
    axis: direction === undefined ? undefined : 'NS'.includes(direction) ? 'lat' : 'lng',
  };
}

/** The two texts of a pair, however they are set apart; undefined where there are not two. */
function split(text: string): readonly [string, string] | undefined {
  const inner = text
    .trim()
    .replace(/^(?:geo:|@)/i, '')
    .replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  const two = (parts: readonly string[]): readonly [string, string] | undefined => {
    const [a, b, ...more] = parts.map((part) => part.trim());
    return a && b && more.length === 0 ? [a, b] : undefined;
  };
  const plain = plainAngle(inner);
  const directed =
    /^(.*[NSEW])\s*[,;/]?\s+?(.*\d.*[NSEW])$/.exec(plain) ?? /^([NSEW].*\d.*?)\s*[,;/]?\s*([NSEW].*)$/.exec(plain);
  const commas = plainDigits(inner).split(',');
  return (
    two(directed?.slice(1) ?? []) ??
    two(inner.split(/[;|/]/)) ??
    two(plainDigits(inner).split(/,\s+/)) ??
    two(commas) ??
    // 37,28,49,59
    (commas.length === 4 && commas.every((part) => /^\s*[+-]?\d+\s*$/.test(part))
      ? two([commas.slice(0, 2).join(','), commas.slice(2).join(',')])
      : undefined) ??
    two(inner.split(/\s+/))
  );
}

export interface Pair {
  readonly first: number;
  readonly second: number;
  /** As the directions say; undefined where there are none. */
  readonly order: 'lat-lng' | 'lng-lat' | undefined;
}

/** Two coordinates in one cell, as “37.28, 49.59”; undefined where there are not two. */
export function readPair(text: string, decimal: Decimal = 'auto'): Pair | undefined {
  const [first, second] = split(text)?.map((part) => readAngle(part, decimal)) ?? [];
  if (!first || !second || Number.isNaN(first.degrees) || Number.isNaN(second.degrees)) return undefined;
  const order =
    first.axis === 'lat' || second.axis === 'lng'
      ? 'lat-lng'
      : first.axis === 'lng' || second.axis === 'lat'
        ? 'lng-lat'
        : undefined;
  return { first: first.degrees, second: second.degrees, order };
}
