import type { Graduation } from '../../geo/graticule.ts';

/** Where a line of the graticule meets an edge of the map. */
export interface GraticuleTick {
  /** CSS pixels from the edge's left or upper end. */
  readonly at: number;
  /** Degrees; always a whole number of minutes of arc. */
  readonly degrees: number;
}

/** The finest graduation that is shown at a zoom level. */
export const graduationFor = (zoom: number, graduations: readonly Graduation[]): Graduation | undefined =>
  [...graduations].reverse().find(({ minzoom }) => zoom >= minzoom);

const mercator = (lat: number): number => Math.asinh(Math.tan((lat * Math.PI) / 180));
const linear = (lng: number): number => lng;

/**
 * A tick for every multiple of `minutes` between two angles (degrees), along an edge of `length` pixels that runs from
 * `from` to `to`.
 */
function ticks(
  from: number,
  to: number,
  length: number,
  minutes: number,
  project: (degrees: number) => number,
): readonly GraticuleTick[] {
  const [start, end] = [project(from), project(to)];
  const [low, high] = [Math.ceil((Math.min(from, to) * 60) / minutes), Math.floor((Math.max(from, to) * 60) / minutes)];
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => {
    const degrees = ((low + i) * minutes) / 60;
    return { at: ((project(degrees) - start) / (end - start)) * length, degrees };
  });
}

export const meridians = (west: number, east: number, width: number, minutes: number): readonly GraticuleTick[] =>
  ticks(west, east, width, minutes, linear);
export const parallels = (north: number, south: number, height: number, minutes: number): readonly GraticuleTick[] =>
  ticks(north, south, height, minutes, mercator);

/** The dark bars of a graduated margin, as [from, to] in pixels: every second interval between two ticks. */
export function bars(
  found: readonly GraticuleTick[],
  minutes: number,
  length: number,
): readonly (readonly [number, number])[] {
  const first = found[0];
  if (!first) return [];
  const nth = Math.round((first.degrees * 60) / minutes);
  const up = (found[1]?.degrees ?? first.degrees) >= first.degrees ? 1 : -1;
  const ends = [0, ...found.map(({ at }) => at), length];
  return ends
    .slice(1)
    .flatMap((end, i): readonly (readonly [number, number])[] =>
      (nth + up * i) % 2 === 0 ? [[ends[i] ?? 0, end]] : [],
    );
}

/** A longitude above -180 and up to 180: the map goes on beyond the date line. */
export const aroundEarth = (degrees: number): number => degrees - 360 * Math.ceil(degrees / 360 - 0.5);

/**
 * Formats an angle with the digits of a language, such as 49°30′.
 *
 * @param negative - the letter of west or of south
 */
export function degreesIn(lang: string, degrees: number, negative: string): string {
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(lang, { minimumIntegerDigits: least, useGrouping: false }).format(value);
  const total = Math.round(Math.abs(degrees) * 60);
  const [whole, minutes] = [Math.floor(total / 60), total % 60];
  return `${digits(whole, 1)}°${minutes ? `${digits(minutes, 2)}′` : ''}${degrees < 0 ? ` ${negative}` : ''}`;
}
