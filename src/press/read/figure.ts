import { parse } from 'csv-parse/sync';
import { isMap, parseDocument, type Document } from 'yaml';
import { isConfidence, type Confidence } from '../../story/confidence.ts';
import { daysOf } from '../dates.ts';
import type { Fault } from '../faults.ts';
import type { Holding } from '../set/timeline.ts';

/** What every figure has. */
interface Common {
  /** Its file's name without the ending; part of its address. */
  readonly name: string;
  readonly title: string;
  /** What is to be seen in it, in a sentence or two: for those who do not see it. */
  readonly says: string;
  /** How to read it. */
  readonly caption: string;
  /** Ids of works of the bibliography. */
  readonly sources: readonly string[];
}

/** Who held some places, week by week. */
export interface BandsFigure extends Common {
  readonly kind: 'bands';
  readonly places: readonly string[];
  readonly from: number;
  readonly until: number;
  /** Short names of holds, by their ids. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly x: number;
  readonly y: number;
  /** Where it is from, in words. */
  readonly remark: string;
  readonly confidence: Confidence | undefined;
  /** Up and down, in the unit; 0 where none is given. */
  readonly margin: number;
  /** Whether it was read in a source, and not recalled or estimated. */
  readonly measured: boolean;
}

/** A quantity through the years. */
export interface SeriesFigure extends Common {
  readonly kind: 'series';
  readonly unit: string;
  readonly readings: readonly Reading[];
  /** Years with something to say, and what. */
  readonly marks: readonly { readonly x: number; readonly label: string }[];
}

export type Figure = BandsFigure | SeriesFigure;

/** What a figure is made from. */
export interface FigureSources {
  /** The text of a file of the story's folder, or of `geo/sources/`; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly holds: ReadonlyMap<string, readonly Holding[]>;
  /** The works that may be named. */
  readonly references: ReadonlySet<string>;
}

const COMMON = ['kind', 'title', 'says', 'caption', 'sources'];
const KEYS = {
  bands: ['places', 'from', 'until', 'labels'],
  series: ['data', 'x', 'y', 'remark', 'confidence', 'unit', 'margin', 'margin_where', 'not_measured_where', 'marks'],
} as const;

/** A definition's words in another language. */
export interface FigureWords {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads the definition of a figure, and its words in another language if that is asked for. Whatever is wrong is in
 * `faults`, with the file and the line; then there is no figure.
 */
export function readFigure(
  file: string,
  path: string,
  text: string,
  sources: FigureSources,
  words?: FigureWords,
): { readonly figure?: Figure; readonly faults: readonly Fault[] } {
  const { figure, faults } = readOriginal(file, path, text, sources);
  return figure && words ? translateFigure(figure, words, file) : { ...(figure ? { figure } : {}), faults };
}

function readOriginal(
  file: string,
  path: string,
  text: string,
  sources: FigureSources,
): { readonly figure?: Figure; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const document = parseDocument(text);
  const complain = (message: string, hint: string, key?: string) => {
    const line = key === undefined ? 1 : lineOf(document, text, key);
    faults.push({ file, line, message, hint });
  };
  for (const { message, linePos } of document.errors) {
    faults.push({
      file,
      line: linePos?.[0].line ?? 1,
      message: `${message.replace(/ at line \d+, column \d+:[\s\S]*$/, '')}.`,
      hint: 'A figure is YAML: a key, a colon, a space and a value on each line.',
    });
  }
  if (document.errors.length > 0) return { faults };
  const data = document.toJS() as unknown;
  const values: Readonly<Record<string, unknown>> =
    typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const { kind } = values;
  if (kind !== 'bands' && kind !== 'series') {
    complain(
      kind === undefined ? 'The figure has no kind.' : `kind: there is no figure “${String(kind)}”.`,
      'Write “kind: bands” (who held places) or “kind: series” (a quantity through the years).',
      'kind',
    );
    return { faults };
  }
  const known: readonly string[] = [...COMMON, ...KEYS[kind]];
  for (const key of Object.keys(values))
    if (!known.includes(key))
      complain(`A figure of ${kind} has no “${key}”.`, `It may have: ${known.join(', ')}.`, key);
  const word = (key: string, needed: boolean, example = ''): string => {
    const value = values[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (value !== undefined) complain(`${key} is not a text.`, 'Put it in quotation marks.', key);
    else if (needed) complain(`The figure has no ${key}.`, example, key);
    return '';
  };
  const words = (key: string): readonly string[] => {
    const value = values[key];
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    complain(`${key} is not a list of words.`, `Write it in brackets, as in “${key}: [one, two]”.`, key);
    return [];
  };
  const common: Common = {
    name: path.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    title: word('title', true, 'Add “title: The level of the sea, 1900–2025”.'),
    says: word(
      'says',
      true,
      'Say in a sentence what is to be seen in it: it stands in for the picture where the picture is not seen.',
    ),
    caption: word('caption', false),
    sources: words('sources'),
  };
  for (const key of common.sources)
    if (!sources.references.has(key))
      complain(
        `sources: there is no work “${key}” in the bibliography.`,
        'Use the ids of evidence/bibliography.json.',
        'sources',
      );

  if (kind === 'bands') {
    const places = words('places');
    if (places.length !== 2)
      complain(
        `places: a figure of bands shows two places, not ${String(places.length)}.`,
        'Name two, as in “places: [harbour, town]”.',
        'places',
      );
    for (const place of places)
      if (!sources.holds.has(place))
        complain(
          `places: nobody is recorded to have held “${place}”.`,
          'Name places that rows of geo/sources/control.csv name.',
          'places',
        );
    const [from, until] = (['from', 'until'] as const).map((key) => {
      const days = daysOf(word(key, true, `Add “${key}: "1920-05-01"”.`));
      if (!days && typeof values[key] === 'string')
        complain(`${key}: “${values[key]}” is not a date.`, 'Write it as "1920-05-18", in quotation marks.', key);
      return days;
    });
    if (from && until && until.until <= from.from)
      complain('until is not after from.', 'The figure begins with from and ends with until.', 'until');
    const labels = values['labels'] ?? {};
    const ids = new Set(places.flatMap((place) => sources.holds.get(place) ?? []).map(({ id }) => id));
    if (!isDictionary(labels))
      complain(
        'labels is not a list of ids with their labels.',
        'Write “labels:”, and below it, indented, “ct16: Coalition”.',
        'labels',
      );
    else
      for (const id of Object.keys(labels))
        if (!ids.has(id))
          complain(
            `labels: no row “${id}” of control.csv names ${places.join(' or ')}.`,
            `There are: ${[...ids].join(', ')}.`,
            'labels',
          );
    if (faults.length > 0 || !from || !until) return { faults };
    return {
      figure: {
        ...common,
        kind,
        places,
        from: from.from,
        until: until.until,
        labels: isDictionary(labels) ? labels : {},
      },
      faults,
    };
  }

  const unit = word('unit', true, 'Add what is counted, as in “unit: metres”.');
  const [x, y, remark, confidence] = [
    word('x', true, 'Name the column with the years.'),
    word('y', true, 'Name the column with the numbers.'),
    word('remark', false),
    word('confidence', false),
  ];
  const rows = readRows(
    word('data', true, 'Name a file: “data: figures/level.csv”, or one of geo/sources/.'),
    [x, y, remark, confidence].filter(Boolean),
    sources,
    (message, hint) => complain(message, hint, 'data'),
  );
  const margin = values['margin'] ?? 0;
  if (typeof margin !== 'number' || margin < 0)
    complain(
      'margin is not a number.',
      'Write how far off a reading may be, up and down, as in “margin: 0.15”.',
      'margin',
    );
  const marginWhere = word('margin_where', false);
  const notMeasured = words('not_measured_where');
  const marks = values['marks'] ?? {};
  if (!isDictionary(marks))
    complain(
      'marks is not a list of years with what to say of them.',
      'Write “marks:”, and below it, indented, “1920: the landing”.',
      'marks',
    );
  const readings = rows.map((row, n): Reading => {
    const [at, value] = [row[x], row[y]].map((cell) => (cell?.trim() ? Number(cell) : NaN)) as [number, number];
    if (!Number.isFinite(at) || !Number.isFinite(value))
      complain(
        `data: row ${String(n + 1)} has no number for ${Number.isFinite(at) ? y : x}.`,
        'Correct it, or remove the row.',
        'data',
      );
    const said = row[remark] ?? '';
    const sure = row[confidence];
    return {
      x: at,
      y: value,
      remark: said,
      confidence: isConfidence(sure) ? sure : undefined,
      margin: typeof margin === 'number' && (marginWhere === '' || said.includes(marginWhere)) ? margin : 0,
      measured: !notMeasured.some((part) => said.includes(part)),
    };
  });
  const marked = isDictionary(marks) ? Object.entries(marks).map(([year, label]) => ({ x: Number(year), label })) : [];
  for (const mark of marked)
    if (rows.length > 0 && !readings.some((reading) => reading.x === mark.x))
      complain(`marks: there is no reading for ${String(mark.x)}.`, 'Mark years that the data has.', 'marks');
  if (faults.length > 0) return { faults };
  return {
    figure: { ...common, kind, unit, readings: [...readings].sort((a, b) => a.x - b.x), marks: marked },
    faults,
  };
}

const isDictionary = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((item) => typeof item === 'string');

function readRows(
  path: string,
  columns: readonly string[],
  { read }: FigureSources,
  complain: (message: string, hint: string) => void,
): readonly Readonly<Record<string, string>>[] {
  if (!path) return [];
  const text = read(path);
  if (text === undefined) {
    complain(
      `data: there is no file “${path}”.`,
      'Name one of the story’s own, such as figures/level.csv, or one of geo/sources/.',
    );
    return [];
  }
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    rows = parse(text, { columns: true, skip_empty_lines: true, bom: true });
  } catch (error) {
    complain(
      `data: ${path} is no table: ${error instanceof Error ? error.message : ''}`,
      'Each line has as many cells as the first, parted by commas; a cell with a comma stands in quotation marks.',
    );
    return [];
  }
  const there = Object.keys(rows[0] ?? {});
  for (const column of columns)
    if (!there.includes(column)) complain(`data: ${path} has no column “${column}”.`, `It has: ${there.join(', ')}.`);
  return columns.every((column) => there.includes(column)) ? rows : [];
}

function lineOf({ contents }: Document, text: string, key: string): number {
  const pair = isMap(contents) ? contents.items.find((item) => String(item.key) === key) : undefined;
  const offset = (pair?.key as { readonly range?: readonly [number, number, number] } | undefined)?.range?.[0];
  return offset === undefined ? 1 : text.slice(0, offset).split('\n').length;
}

/** The words of a figure: what a translation says, and all that it says. */
const WORDS = {
  bands: ['title', 'says', 'caption', 'labels'],
  series: ['title', 'says', 'caption', 'unit', 'marks', 'remarks'],
} as const;

/** A figure in another language. What it shows is its original's; a word that is missing or too many is a fault. */
function translateFigure(
  figure: Figure,
  { file, text }: FigureWords,
  original: string,
): { readonly figure?: Figure; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const document = parseDocument(text);
  const complain = (message: string, hint: string, key?: string) =>
    faults.push({ file, line: key === undefined ? 1 : lineOf(document, text, key), message, hint });
  for (const { message } of document.errors)
    complain(
      `${message.replace(/ at line \d+, column \d+:[\s\S]*$/, '')}.`,
      'A figure’s words are YAML: a key, a colon, a space and a value on each line.',
    );
  const data = (document.errors.length === 0 ? (document.toJS() as unknown) : undefined) ?? {};
  const values: Readonly<Record<string, unknown>> = typeof data === 'object' ? (data as Record<string, unknown>) : {};
  const known: readonly string[] = WORDS[figure.kind];
  for (const key of Object.keys(values))
    if (!known.includes(key))
      complain(
        `A translation of a figure does not say “${key}”.`,
        `It comes from ${original}. It may say: ${known.join(', ')}.`,
        key,
      );
  const word = (key: 'title' | 'says' | 'caption' | 'unit', said: string): string => {
    const value = values[key];
    if (said && (typeof value !== 'string' || value.trim() === ''))
      complain(`The figure’s ${key} is not translated.`, `In ${original} it is: ${said}`, key);
    return typeof value === 'string' ? value.trim() : '';
  };
  const dictionary = (
    key: 'labels' | 'marks' | 'remarks',
    said: readonly string[],
  ): Readonly<Record<string, string>> => {
    const value = values[key] ?? {};
    if (!isDictionary(value)) {
      complain(
        `${key} is not a list of texts.`,
        'Write each on a line of its own, indented: what it is of, a colon, and the text.',
        key,
      );
      return {};
    }
    for (const one of said)
      if (!(one in value))
        complain(`${key}: “${one}” is not translated.`, `It stands in ${original} or in its data.`, key);
    for (const one of Object.keys(value))
      if (!said.includes(one))
        complain(`${key}: the original has no “${one}”.`, `Remove it, or correct it after ${original}.`, key);
    return value;
  };
  const common = {
    title: word('title', figure.title),
    says: word('says', figure.says),
    caption: word('caption', figure.caption),
  };
  let translated: Figure;
  if (figure.kind === 'bands')
    translated = { ...figure, ...common, labels: dictionary('labels', Object.keys(figure.labels)) };
  else {
    const marks = dictionary(
      'marks',
      figure.marks.map(({ x }) => String(x)),
    );
    const remarks = dictionary('remarks', [...new Set(figure.readings.map(({ remark }) => remark).filter(Boolean))]);
    translated = {
      ...figure,
      ...common,
      unit: word('unit', figure.unit),
      marks: figure.marks.map(({ x, label }) => ({ x, label: marks[String(x)] ?? label })),
      readings: figure.readings.map((reading) => ({ ...reading, remark: remarks[reading.remark] ?? reading.remark })),
    };
  }
  return faults.length > 0 ? { faults } : { figure: translated, faults };
}
