import type { DailyPeriod } from './state.ts';

/**
 * What a house may decide about its kiosk. It is written in `kiosk.json` beside the site's front page, or in the
 * kiosk's address, which has the last word. What cannot be understood is told, and the kiosk goes on with what it
 * would do by itself: a slip of the pen must not leave a dark screen.
 */
export interface Config {
  /** The id of the story; empty for the first there is. */
  readonly story: string;
  /** In the order in which they are offered; empty for all that the story is told in. */
  readonly languages: readonly string[];
  readonly idle: number;
  readonly idlePlaying: number;
  readonly countdown: number;
  /** Seconds that the film takes for a step. */
  readonly pace: number;
  /** The step where a visit begins; empty for the title page. */
  readonly start: string;
  /** Themes of layers that a visitor may hide and show. */
  readonly layers: readonly string[];
  /** Hours of rest. */
  readonly rest: readonly DailyPeriod[];
  readonly theme: 'auto' | 'light' | 'dark';
  /**
   * What the code for a visitor's own telephone begins with, such as `https://story.example/`; empty for none of the
   * story.
   */
  readonly qr: string;
  /** Four to eight digits; empty for no page of the staff. */
  readonly pin: string;
  /** Megabytes of JavaScript's heap above which it starts anew when nobody is there. */
  readonly memory: number;
}

export interface ConfigFault {
  /** Where it was written. */
  readonly from: 'kiosk.json' | 'address';
  readonly message: string;
}

/** A value, or what would have been right, to follow “give”. */
type Reading<T> = { readonly value: T } | { readonly right: string };

export interface Option<T = unknown> {
  readonly key: keyof Config;
  readonly initial: T;
  readonly about: SettingDescription;
  /** Reads what JSON gives, or the text of an address. */
  readonly read: (given: unknown) => Reading<T>;
  readonly write: (value: T) => string;
  /** Never in an address: those are shown, logged and photographed. */
  readonly secret?: true;
}

/** What an option is, for who sets the kiosk up. */
export interface SettingDescription {
  /** The part of the setup page that asks for it. */
  readonly part: 'story' | 'visit' | 'film' | 'staff';
  readonly label: string;
  readonly unit?: string;
  /** In a sentence. */
  readonly help: string;
  /** All that it can be; of these `several`, or one. */
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

/** JSON has a list; an address has words with commas between them. */
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

/** `22:00-08:30`. */
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
    // Said below.
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

/** All there is to decide, in the order of the setup page. */
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
      help: 'Then it forgets the visit and goes back to the film.',
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
      part: 'film',
      label: 'Pace of the film',
      unit: 'seconds a step',
      help: 'How long each step is shown while nobody is there.',
    },
    seconds(4, 300),
  ),
  option(
    'rest',
    [],
    {
      part: 'film',
      label: 'Hours of rest',
      help: 'Such as 22:00-08:30, several with commas between: the screen is dark until it is touched.',
    },
    listOf(spanOf, 'hours such as 22:00-08:30'),
    { write: (spans) => spans.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(',') },
  ),
  option(
    'theme',
    'auto',
    { part: 'film', label: 'Colours', help: 'Of the day or of the night; or as the system has it.', choices: COLOURS },
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

/** What JSON and address say together, and all that is wrong with them. */
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
  const words = new Map([...search].filter(([key]) => !PAGE_OWN.has(key)));
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

/** Parameters of the page that decide nothing: a soak, and what a start page of an app adds. */
const PAGE_OWN = new Set(['soak', 'source']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const differs = (config: Config) => OPTIONS.filter(({ key, initial, write }) => write(config[key]) !== write(initial));

/** What an address has to say for a configuration: only what is not so by itself, and nothing secret. */
export const addressFor = (config: Config): string => {
  const search = new URLSearchParams(
    differs(config)
      .filter(({ secret }) => !secret)
      .map(({ key, write }) => [key, write(config[key])]),
  );
  // Commas and colons are as good as they are read.
  return String(search).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
};

/** The same as a file. */
export function fileFor(config: Config): string {
  const entries = differs(config).map(({ key, write }): [string, unknown] => [
    key,
    key === 'rest' ? write(config[key]).split(',').filter(Boolean) : config[key],
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The languages to offer: those wanted that there are, else all. Tells which are wanted in vain. */
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
