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

export interface ConfigFault {
  /** Where the setting was written. */
  readonly from: 'kiosk.json' | 'address';
  readonly message: string;
}

/** A value, or a description of correct values that completes the message “give …”. */
type Reading<T> = { readonly value: T } | { readonly right: string };

export interface Option<T = unknown> {
  readonly key: keyof Config;
  readonly initial: T;
  readonly about: SettingDescription;
  /** Reads a value of the JSON file, or a text of the address. */
  readonly read: (given: unknown) => Reading<T>;
  readonly write: (value: T) => string;
  /** Not allowed in an address, because addresses are shown, logged and photographed. */
  readonly secret?: true;
}

/** How the setup page presents a setting. */
export interface SettingDescription {
  /** The part of the setup page that asks for it. */
  readonly part: 'story' | 'visit' | 'attract' | 'staff';
  readonly label: string;
  readonly unit?: string;
  /** One sentence. */
  readonly help: string;
  /** All allowed values; the user picks one, or several if `several`. */
  readonly choices?: readonly string[];
  readonly several?: true;
}

const right = <T>(text: string): Reading<T> => ({ right: text });

function seconds(least: number, most: number, unit = 'seconds'): Option<number>['read'] {
  return (given) => {
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    return typeof value === 'number' && value >= least && value <= most
      ? { value }
      : right(`${unit}, from ${String(least)} to ${String(most)}`);
  };
}

/** Reads a list: an array in JSON, words separated by commas in an address. */
function listOf<T>(item: (text: string) => T | undefined, what: string): Option<readonly T[]>['read'] {
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

function textLike(pattern: RegExp, what: string): Option<string>['read'] {
  return (given) =>
    typeof given === 'string' && (given === '' || pattern.test(given)) ? { value: given } : right(what);
}

function oneOf<T extends string>(...words: readonly T[]): Option<T>['read'] {
  return (given) => {
    const value = words.find((word) => word === given);
    return value === undefined ? right(words.map((word) => `“${word}”`).join(' or ')) : { value };
  };
}

const languageOf = (text: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
};

/** Reads a period such as `22:00-08:30`. */
function spanOf(text: string): DailyPeriod | undefined {
  const parts = /^(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [hour = NaN, minute = NaN, untilHour = NaN, untilMinute = NaN] = parts.slice(1).map(Number);
  const fits = (h: number, m: number) => m < 60 && (h < 24 || (h === 24 && m === 0));
  if (!fits(hour, minute) || !fits(untilHour, untilMinute)) return undefined;
  return { from: (hour % 24) * 60 + minute, until: untilHour * 60 + untilMinute };
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function addressOf(given: unknown): Reading<string> {
  if (given === '') return { value: '' };
  try {
    const { protocol, href } = new URL(String(given));
    if (protocol === 'https:' || protocol === 'http:') return { value: href.replace(/\/*$/, '/') };
  } catch {
    // Not a URL: the return below reports it.
  }
  return right('an address that begins with https:// or nothing');
}

export const THEMES = ['land', 'sea', 'towns', 'places', 'events', 'movements', 'control'] as const;

const option = <K extends keyof Config>(
  key: K,
  initial: Config[K],
  about: SettingDescription,
  read: Option<Config[K]>['read'],
  more: Partial<Pick<Option<Config[K]>, 'write' | 'secret'>> = {},
): Option => ({ key, initial, about, read, write: String, ...more }) as Option as never;

const joined = (list: readonly string[]): string => list.join(',');

const COLOURS = ['auto', 'light', 'dark'] as const;

/** All settings, in the order of the setup page. */
export const OPTIONS: readonly Option[] = [
  option(
    'languages',
    [],
    {
      part: 'story',
      label: 'Languages',
      help: 'Codes such as fa,ru,en, in the order in which they are offered; the first is spoken to those who choose none. Empty: all that the story is told in.',
    },
    listOf(languageOf, 'codes of languages, such as fa,ru,en'),
    { write: joined },
  ),
  option(
    'story',
    '',
    { part: 'story', label: 'Story', help: 'The name of its folder, as in its address. Empty: the first there is.' },
    textLike(/^[\w-]+$/, 'the id of a story: letters, digits and hyphens'),
  ),
  option(
    'start',
    '',
    {
      part: 'story',
      label: 'First step of a visit',
      help: 'What follows the # in the address of a step. Empty: the title page.',
    },
    textLike(/^[\w-]+$/, 'the id of a step: letters, digits and hyphens'),
  ),
  option(
    'idle',
    75,
    {
      part: 'visit',
      label: 'Patience',
      unit: 'seconds',
      help: 'So long nobody touches it before it asks whether anybody is there.',
    },
    seconds(10, 3600),
  ),
  option(
    'idlePlaying',
    240,
    {
      part: 'visit',
      label: 'Patience while the story plays by itself',
      unit: 'seconds',
      help: 'The same for a visitor who watches, and so does not touch.',
    },
    seconds(10, 3600),
  ),
  option(
    'countdown',
    20,
    {
      part: 'visit',
      label: 'Time to answer',
      unit: 'seconds',
      help: 'Then it forgets the visit and goes back to the start screen.',
    },
    seconds(5, 300),
  ),
  option(
    'layers',
    ['control', 'movements', 'events', 'places', 'land'],
    {
      part: 'visit',
      label: 'What a visitor may hide on the map',
      help: 'Everything else stays on the map.',
      choices: THEMES,
      several: true,
    },
    listOf((text) => THEMES.find((theme) => theme === text), `themes of the map, of ${THEMES.join(', ')}`),
    { write: joined },
  ),
  option(
    'qr',
    '',
    {
      part: 'visit',
      label: 'The story’s address on the web',
      help: 'After the last step a code then leads a visitor’s telephone there. Empty: no such code.',
    },
    addressOf,
  ),
  option(
    'pace',
    16,
    {
      part: 'attract',
      label: 'Pace of the start screen',
      unit: 'seconds a step',
      help: 'How long each step is shown while nobody is there.',
    },
    seconds(4, 300),
  ),
  option(
    'rest',
    [],
    {
      part: 'attract',
      label: 'Hours of rest',
      help: 'Such as 22:00-08:30, several with commas between: the screen is dark until it is touched.',
    },
    listOf(spanOf, 'hours such as 22:00-08:30'),
    { write: (spans) => spans.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(',') },
  ),
  option(
    'theme',
    'auto',
    {
      part: 'attract',
      label: 'Colours',
      help: 'Of the day or of the night; or as the system has it.',
      choices: COLOURS,
    },
    oneOf(...COLOURS),
  ),
  option(
    'pin',
    '',
    {
      part: 'staff',
      label: 'PIN',
      help: 'Four to eight digits that open the page of the staff; they go into the file and never into the address. Empty: there is no such page.',
    },
    textLike(/^\d{4,8}$/, 'four to eight digits, as a text'),
    { secret: true },
  ),
  option(
    'memory',
    700,
    {
      part: 'staff',
      label: 'Most memory',
      unit: 'megabytes',
      help: 'With more than that it starts anew as soon as nobody is there.',
    },
    seconds(100, 8000, 'megabytes'),
  ),
];

export const DEFAULTS = Object.fromEntries(OPTIONS.map(({ key, initial }) => [key, initial])) as unknown as Config;

/** Reads the settings from the JSON file and the address, and reports every fault in them. */
export function readConfig(
  json: unknown,
  search: URLSearchParams,
): { readonly config: Config; readonly faults: readonly ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const file = isRecord(json) ? json : {};
  if (json !== undefined && !isRecord(json))
    faults.push({
      from: 'kiosk.json',
      message: 'It holds no settings: write { "idle": 90 }, and more of them between the braces.',
    });
  const words = new Map([...search].filter(([key]) => !OTHER_PARAMETERS.has(key)));
  const values = OPTIONS.map(({ key, initial, read, secret }) => {
    let value = initial;
    const take = (from: ConfigFault['from'], given: unknown) => {
      const reading = read(given);
      if ('value' in reading) ({ value } = reading);
      else
        faults.push({
          from,
          message: `${key} is ${JSON.stringify(given)}: give ${reading.right}. Until then it is ${JSON.stringify(value)}.`,
        });
    };
    if (Object.hasOwn(file, key)) take('kiosk.json', file[key]);
    if (words.has(key)) {
      if (secret)
        faults.push({
          from: 'address',
          message: `${key} is not read from an address, where everybody sees it. Write it in kiosk.json.`,
        });
      else take('address', words.get(key));
    }
    return [key, value];
  });
  const keys = new Set<string>(OPTIONS.map(({ key }) => key));
  const unknown = (from: ConfigFault['from'], names: Iterable<string>) => {
    for (const name of names)
      if (!keys.has(name))
        faults.push({
          from,
          message: `There is nothing called “${name}” to decide. There is: ${[...keys].join(', ')}.`,
        });
  };
  unknown('kiosk.json', Object.keys(file));
  unknown('address', words.keys());
  return { config: Object.fromEntries(values) as unknown as Config, faults };
}

/** Parameters of the address that are no settings: `soak` of the soak test, `source` of an app's start page. */
const OTHER_PARAMETERS = new Set(['soak', 'source']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const differs = (config: Config) => OPTIONS.filter(({ key, initial, write }) => write(config[key]) !== write(initial));

/** The query string for a configuration: only values that differ from the defaults, and no secrets. */
export const addressFor = (config: Config): string => {
  const search = new URLSearchParams(
    differs(config)
      .filter(({ secret }) => !secret)
      .map(({ key, write }) => [key, write(config[key])]),
  );
  // Commas, colons and slashes are allowed in a query string, and easier to read unescaped.
  return String(search).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
};

/** The text of `kiosk.json` for a configuration: only values that differ from the defaults. */
export function fileFor(config: Config): string {
  const entries = differs(config).map(({ key, write }): [string, unknown] => [
    key,
    key === 'rest' ? write(config[key]).split(',').filter(Boolean) : config[key],
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

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
