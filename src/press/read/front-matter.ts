import { METRES_IN } from '../../story/distance.ts';
import { BASES } from '../bases.ts';
import { nearest } from '../check/suggest.ts';
import type { Checked, Fault } from '../faults.ts';
import { checkConnect, isElsewhere, readGroundSource, type GroundSource } from './ground.ts';
import { readYaml } from './yaml.ts';

/** The part between two lines of hyphens at the start of a story file. */
export interface FrontMatter {
  readonly title: string;
  readonly subtitle: string;
  /** One sentence for search engines and shared links. */
  readonly description: string;
  /** BCP 47; empty if it is missing or not a valid language. */
  readonly lang: string;
  /** The language from which this text was translated; absent in the original. */
  readonly translates?: string;
  readonly authors: readonly string[];
  /** The set of map data that the story is told on; empty for the default. */
  readonly base: string;
  readonly ground: readonly string[];
  /** The ground in place of a list of layers, and the credit line of one from another site. */
  readonly groundSource?: GroundSource;
  readonly credit: string;
  /** Sites, beside that of its address, from which the ground may be fetched: `https://example.org`. */
  readonly connect: readonly string[];
  /** Ids of the places whose control periods the timeline shows; empty: no timeline. */
  readonly timeline: readonly string[];
  /** The units of the scale of the map; empty for the default. */
  readonly units: readonly string[];
  /** Parts of the page that the story does without: see {@link PARTS}. */
  readonly hide: readonly string[];
  /** EDTF: the period of the story, which the timeline shows to scale. Empty: that of its steps. */
  readonly years: string;
  /** The line of a key in the file, from 1; the first line for a key that is not there. */
  readonly lineOf: (key: string) => number;
}

const FRONT = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** Every key that the front matter may have. */
export const KEYS = [
  'title',
  'subtitle',
  'description',
  'lang',
  'translates',
  'authors',
  'base',
  'ground',
  'credit',
  'connect',
  'timeline',
  'years',
  'units',
  'hide',
] as const;

/** Parts of the page that a story may do without. `atlas`: the links from its steps. */
export const PARTS: readonly string[] = ['date', 'rail', 'scale', 'margin', 'atlas'];

/** The keys whose values are lists. */
export const LISTS: readonly string[] = ['authors', 'ground', 'connect', 'timeline', 'units', 'hide'];

const isKey = (key: string): boolean => (KEYS as readonly string[]).includes(key);

/** Whether a text is a language code by BCP 47 whose language has two or three letters. */
function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(code)) return false;
  try {
    return Intl.getCanonicalLocales(code).length > 0;
  } catch {
    return false;
  }
}

/** Replaces the front matter by blank lines, so that every line keeps its number. */
export const withoutFrontMatter = (text: string): string =>
  text.replace(FRONT, (head) => head.replace(/[^\n]/g, '')).replace(/^\uFEFF/, '');

/** A hint for a YAML error. The most common cause is a colon in a title. */
const yamlHint = (message: string): string =>
  /Nested mappings/.test(message)
    ? 'Put a value that has a colon in quotation marks, as in “title: "Erie: a canal"”.'
    : /[Tt]ab/.test(message)
      ? 'Use spaces in place of tabs.'
      : 'Each line is a key, a colon, a space and a value.';

/** Reads the front matter of a story file. Never throws. */
export function readFrontMatter(file: string, text: string): Checked<FrontMatter> {
  const faults: Fault[] = [];
  const complain = (message: string, hint: string, line = 1) => faults.push({ file, line, message, hint });
  const head = FRONT.exec(text);
  if (!head)
    complain(
      'The story has no front matter.',
      'Begin the file with a line ---, then title: and lang:, then another line ---.',
    );
  const { values, errors, lineOf: lineOfKey } = readYaml(head?.[1] ?? '');
  const lineOf = (key: string) => (key in values ? 1 + lineOfKey(key) : 1);
  for (const { line, message } of errors) complain(`Front matter: ${message}`, yamlHint(message), 1 + line);
  checkValues(values, (key, message, hint) => complain(message, hint, lineOf(key)));
  for (const key of ['title', 'lang'])
    if (head && errors.length === 0 && (values[key] ?? '') === '')
      complain(
        `Front matter has no ${key}.`,
        `Add a line such as “${key}: ${key === 'lang' ? 'en' : 'The Republic in the Forest'}”.`,
      );
  return { value: { ...frontMatterOf(values), lineOf }, faults };
}

type Complain = (key: string, message: string, hint: string) => void;

function checkValues(values: Readonly<Record<string, unknown>>, complain: Complain) {
  for (const key of Object.keys(values).filter((one) => !isKey(one))) {
    const near = nearest(key, KEYS);
    complain(
      key,
      `Front matter has no “${key}”.`,
      near ? `Did you mean “${near}”?` : `It may have: ${KEYS.join(', ')}.`,
    );
  }
  for (const [key, value] of Object.entries(values)) {
    if (!isKey(key) || value === null) continue;
    if (key === 'ground' && typeof value === 'string') continue;
    if (LISTS.includes(key)) {
      if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
        complain(
          key,
          `Front matter: ${key} is not a list of words.`,
          `Write it in brackets, as in “${key}: [one, two]”.`,
        );
    } else if (typeof value !== 'string')
      complain(key, `Front matter: ${key} is not a text.`, `Put it in quotation marks: “${key}: "${inWords(value)}"”.`);
  }
  const { base, ground, credit, connect } = values;
  const source =
    typeof ground === 'string'
      ? readGroundSource(ground, (message, hint) => complain('ground', message, hint))
      : undefined;
  if (isElsewhere(source) && (typeof credit !== 'string' || credit.trim() === ''))
    complain(
      'ground',
      'Front matter: the ground has no credit.',
      'Add a line with the credit that its licence asks for, as in “credit: © OpenStreetMap contributors”.',
    );
  if (typeof base === 'string' && base && !BASES.has(base))
    complain(
      'base',
      `Front matter: there is no base “${base}”.`,
      `Write one of these: ${[...BASES.keys()].join(', ')}.`,
    );
  if (Array.isArray(connect))
    checkConnect(connect.map(String), source, (message, hint) => complain('connect', message, hint));
  checkWords(values.units, 'unit', Object.keys(METRES_IN), (message, hint) => complain('units', message, hint));
  checkWords(values.hide, 'part', PARTS, (message, hint) => complain('hide', message, hint));
  for (const key of ['lang', 'translates']) {
    const code = values[key];
    if (typeof code === 'string' && code && !isLanguage(code))
      complain(
        key,
        `Front matter: ${key}: ${code} is no language.`,
        `Use its code (BCP 47), as in “${key}: en” or “${key}: fa”.`,
      );
  }
}

/** Checks a list of words of which each is one of some. */
function checkWords(
  value: unknown,
  kind: string,
  known: readonly string[],
  complain: (message: string, hint: string) => void,
) {
  for (const word of Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []) {
    if (known.includes(word)) continue;
    const near = nearest(word, known);
    complain(
      `Front matter: there is no ${kind} “${word}”.`,
      near ? `Did you mean “${near}”?` : `Write some of these: ${known.join(', ')}.`,
    );
  }
}

const inWords = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : String(value);

function frontMatterOf(values: Readonly<Record<string, unknown>>): Omit<FrontMatter, 'lineOf'> {
  const string = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const list = (key: string) =>
    Array.isArray(values[key]) ? values[key].filter((item) => typeof item === 'string') : [];
  const groundSource = readGroundSource(string('ground'), () => undefined);
  return {
    title: string('title'),
    subtitle: string('subtitle'),
    description: string('description'),
    lang: isLanguage(string('lang')) ? string('lang') : '',
    ...(values.translates ? { translates: string('translates') } : {}),
    authors: list('authors'),
    base: string('base'),
    ground: list('ground'),
    ...(groundSource ? { groundSource } : {}),
    credit: string('credit'),
    connect: list('connect'),
    timeline: list('timeline'),
    years: string('years'),
    units: list('units'),
    hide: list('hide'),
  };
}
