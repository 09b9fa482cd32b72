/** Distances in words, in the language of the page: digits, unit, and the plural where the unit needs one. */
import { msg, str } from '@lit/localize';
import { METRES_IN, roundedKm, type LengthUnit } from '../story/distance.ts';
import { localeOf } from '../story/languages.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** Cached: making a formatter costs more than using it, and the label of a moving marker changes in each frame. */
function numberFormat(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.NumberFormat(localeOf(lang), options);
  formats.set(key, found);
  return found;
}

/** Writes a number with its unit in a language. */
type UnitWords = (value: number, lang: string, decimals: number) => string;

const plain = (value: number, lang: string, decimals: number) =>
  numberFormat(lang, { maximumFractionDigits: decimals }).format(value);

const byIntl =
  (unit: string, unitDisplay: 'short' | 'long'): UnitWords =>
  (value, lang, decimals) =>
    numberFormat(lang, { style: 'unit', unit, unitDisplay, maximumFractionDigits: decimals }).format(value);

/** A text for each plural form of the site's languages. */
const versts: UnitWords = (value, lang, decimals) => {
  const number = plain(value, lang, decimals);
  switch (new Intl.PluralRules(lang).select(value)) {
    case 'one':
      return msg(str`${number} verst`, { id: 'versts-one' });
    case 'few':
      return msg(str`${number} versts`, { id: 'versts-few', desc: 'Russian: 2 to 4' });
    case 'many':
      return msg(str`${number} versts`, { id: 'versts-many', desc: 'Russian: 5 and more' });
    default:
      return msg(str`${number} versts`, { id: 'versts-other' });
  }
};

const UNITS: Readonly<Record<LengthUnit, UnitWords>> = {
  // Not by `Intl`, which puts no space before the Persian word.
  metre: (value, lang, decimals) => msg(str`${plain(value, lang, decimals)} m`),
  kilometre: byIntl('kilometer', 'short'),
  verst: versts,
  mile: byIntl('mile', 'long'),
};

/**
 * A number with its unit: `20 km`, `5 versts`.
 *
 * @param decimals - decimals at most; default: one for less than ten units, otherwise none
 */
export const lengthLabel = (value: number, unit: LengthUnit, lang: string, decimals = value < 10 ? 1 : 0): string =>
  UNITS[unit](value, lang, decimals);

export const kmLabel = (km: number, lang: string): string => lengthLabel(km, 'kilometre', lang);

/** A length in metres or, from 1000 metres on, in kilometres: `500 m`, `1.5 km`. */
export const metresLabel = (metres: number, lang: string): string =>
  metres < METRES_IN.kilometre ? lengthLabel(metres, 'metre', lang, 0) : kmLabel(metres / METRES_IN.kilometre, lang);

/** A distance for running text: rounded by {@link roundedKm}, with the unit spelt out: `160 kilometres`. */
export const toldKmLabel = (km: number, lang: string): string => byIntl('kilometer', 'long')(roundedKm(km), lang, 1);
