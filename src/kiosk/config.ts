import { msg, str } from '@lit/localize';
import {
  webAddressOf,
  clockTime,
  languageOf,
  listOf,
  megabytesIn,
  oneOf,
  periodOf,
  secondsIn,
  textLike,
  type Reader,
} from './setting-readers.ts';
import type { DailyPeriod } from './state.ts';

/**
 * The settings of a kiosk. They are written in `kiosk.json` beside the site's front page, or in the kiosk's address,
 * which takes precedence. A setting that cannot be read is reported and its default is used, because a typing error
 * must not leave a dark screen.
 */
export interface Config {
  /** The id of the story; empty: the first story of the site. */
  readonly story: string;
  /** Language codes (BCP 47) in the order in which they are offered; empty: all languages of the story. */
  readonly languages: readonly string[];
  /** Seconds without a touch before the kiosk asks whether anybody is there. */
  readonly idle: number;
  /** The same while the story plays by itself, in seconds. */
  readonly idlePlaying: number;
  /** Seconds to answer that question. */
  readonly countdown: number;
  /** Seconds that the attract loop shows each step. */
  readonly pace: number;
  /** The id of the step where a visit begins; empty: the title page. */
  readonly start: string;
  /** The themes of layers that a visitor may hide and show. */
  readonly layers: readonly string[];
  /** The hours in which the screen is dark until it is touched. */
  readonly rest: readonly DailyPeriod[];
  readonly theme: 'auto' | 'light' | 'dark';
  /**
   * The web address of the site, such as `https://story.example/`, for the QR code of the story; empty: no such code.
   */
  readonly qr: string;
  /** Four to eight digits; empty: there is no staff page. */
  readonly pin: string;
  /** The size of the JavaScript heap, in megabytes, above which the page reloads when nobody is there. */
  readonly memory: number;
}

export interface Option<T = unknown> {
  readonly key: keyof Config;
  readonly initial: T;
  readonly about: SettingDescription;
  /** Reads a value of the JSON file, or a text of the address. */
  readonly read: Reader<T>;
  readonly write: (value: T) => string;
  /** Not allowed in an address, because addresses are shown, logged and photographed. */
  readonly secret?: true;
}

/** How the setup page presents a setting. The functions give texts in the language that the page has at the moment. */
export interface SettingDescription {
  /** The part of the setup page that asks for it. */
  readonly part: 'story' | 'visit' | 'attract' | 'staff';
  readonly label: () => string;
  readonly unit?: () => string;
  /** One sentence or two. */
  readonly help: () => string;
  /** All allowed values; the user picks one, or several if `several`. */
  readonly choices?: readonly string[];
  readonly several?: true;
}

export const THEMES = ['land', 'sea', 'towns', 'places', 'events', 'movements', 'control'] as const;

const option = <K extends keyof Config>(
  key: K,
  initial: Config[K],
  about: SettingDescription,
  read: Reader<Config[K]>,
  more: Partial<Pick<Option<Config[K]>, 'write' | 'secret'>> = {},
): Option => ({ key, initial, about, read, write: String, ...more }) as Option as never;

const joined = (list: readonly string[]): string => list.join(',');

/** Digits and hyphen as the file has them, in every language. */
const EXAMPLE_HOURS = '22:00-08:30';
const COLOURS = ['auto', 'light', 'dark'] as const;

/** All settings, in the order of the setup page. */
export const OPTIONS: readonly Option[] = [
  option(
    'languages',
    [],
    {
      part: 'story',
      label: () => msg('Languages'),
      help: () =>
        msg(
          'Codes such as fa,ru,en, in the order in which they are offered; the first is used if a visitor chooses none. Empty: all languages of the story.',
        ),
    },
    listOf(languageOf, () => msg('codes of languages, such as fa,ru,en')),
    { write: joined },
  ),
  option(
    'story',
    '',
    {
      part: 'story',
      label: () => msg('Story'),
      help: () => msg('The name of its folder, as in its address. Empty: the first story of the site.'),
    },
    textLike(/^[\w-]+$/, () => msg('the id of a story: letters, digits and hyphens')),
  ),
  option(
    'start',
    '',
    {
      part: 'story',
      label: () => msg('First step of a visit'),
      help: () => msg('What follows the # in the address of a step. Empty: the title page.'),
    },
    textLike(/^[\w-]+$/, () => msg('the id of a step: letters, digits and hyphens')),
  ),
  option(
    'idle',
    75,
    {
      part: 'visit',
      label: () => msg('Time without a touch'),
      unit: () => msg('seconds'),
      help: () => msg('After this time the kiosk asks whether anybody is there.'),
    },
    secondsIn(10, 3600),
  ),
  option(
    'idlePlaying',
    240,
    {
      part: 'visit',
      label: () => msg('The same while the story plays by itself'),
      unit: () => msg('seconds'),
      help: () => msg('A visitor who watches does not touch the screen.'),
    },
    secondsIn(10, 3600),
  ),
  option(
    'countdown',
    20,
    {
      part: 'visit',
      label: () => msg('Time to answer'),
      unit: () => msg('seconds'),
      help: () => msg('Then the kiosk forgets the visit and returns to the start screen.'),
    },
    secondsIn(5, 300),
  ),
  option(
    'layers',
    ['control', 'movements', 'events', 'places', 'land'],
    {
      part: 'visit',
      label: () => msg('What a visitor may hide on the map'),
      help: () => msg('All other layers stay on the map.'),
      choices: THEMES,
      several: true,
    },
    listOf(
      (text) => THEMES.find((theme) => theme === text),
      () => msg(str`themes of the map, of ${THEMES.join(', ')}`),
    ),
    { write: joined },
  ),
  option(
    'qr',
    '',
    {
      part: 'visit',
      label: () => msg('The story’s address on the web'),
      help: () => msg('After the last step a QR code leads a visitor’s phone there. Empty: no code.'),
    },
    webAddressOf,
  ),
  option(
    'pace',
    12,
    {
      part: 'attract',
      label: () => msg('Pace of the start screen'),
      unit: () => msg('seconds a step'),
      help: () => msg('How long each step is shown while nobody is there.'),
    },
    secondsIn(4, 300),
  ),
  option(
    'rest',
    [],
    {
      part: 'attract',
      label: () => msg('Hours of rest'),
      help: () =>
        msg(str`Such as ${EXAMPLE_HOURS}, several separated by commas: the screen is dark until it is touched.`),
    },
    listOf(periodOf, () => msg(str`hours such as ${EXAMPLE_HOURS}`)),
    { write: (spans) => spans.map(({ from, until }) => `${clockTime(from)}-${clockTime(until)}`).join(',') },
  ),
  option(
    'theme',
    'auto',
    {
      part: 'attract',
      label: () => msg('Colours'),
      help: () => msg('Light or dark, or as the system is set.'),
      choices: COLOURS,
    },
    oneOf(...COLOURS),
  ),
  option(
    'pin',
    '',
    {
      part: 'staff',
      label: () => msg('PIN'),
      help: () =>
        msg(
          'Four to eight digits that open the staff page; they are written to the file, never to the address. Empty: there is no staff page.',
        ),
    },
    textLike(/^\d{4,8}$/, () => msg('four to eight digits, as a text')),
    { secret: true },
  ),
  option(
    'memory',
    700,
    {
      part: 'staff',
      label: () => msg('Limit of memory'),
      unit: () => msg('megabytes'),
      help: () => msg('Above this the page restarts when nobody is there.'),
    },
    megabytesIn(100, 8000),
  ),
];

export const DEFAULTS = Object.fromEntries(OPTIONS.map(({ key, initial }) => [key, initial])) as unknown as Config;

/** The languages to offer: those wanted that exist, or all if none does. `missing`: wanted, but without a story. */
export function offeredLanguages(
  wanted: readonly string[],
  there: readonly string[],
): { readonly languages: readonly string[]; readonly missing: readonly string[] } {
  const found = wanted.filter((lang) => there.includes(lang));
  return {
    languages: found.length > 0 ? [...new Set(found)] : there,
    missing: wanted.filter((lang) => !there.includes(lang)),
  };
}
