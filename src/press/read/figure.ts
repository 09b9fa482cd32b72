import { isConfidence, type Confidence } from '../../story/confidence.ts';
import { daysOf } from '../dates.ts';
import type { Checked, Fault } from '../faults.ts';
import type { DocumentedPeriod } from './control-periods.ts';
import { readTable, type CsvRow } from './table.ts';
import { isTextMapping, readYaml, type YamlText } from './yaml.ts';

/** The properties of every figure. */
interface Common {
  /** The name of its file without the extension; part of its address. */
  readonly name: string;
  readonly title: string;
  /** A description in one or two sentences, for readers who do not see the picture. */
  readonly says: string;
  /** How to read it. */
  readonly caption: string;
  /** Ids of works of the bibliography. */
  readonly sources: readonly string[];
}

/** Who held two places, week by week. */
export interface BandsFigure extends Common {
  readonly kind: 'bands';
  readonly places: readonly string[];
  readonly from: number;
  readonly until: number;
  /** Short names of control periods, by their ids. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
  /** The remark in the table, such as where the value comes from. */
  readonly remark: string;
  readonly confidence: Confidence | undefined;
  /** The possible error in both directions, in the unit of the figure; 0 if none is given. */
  readonly margin: number;
  /** Whether it was read in a source, rather than recalled or estimated. */
  readonly measured: boolean;
}

/** A quantity over the years. */
export interface SeriesFigure extends Common {
  readonly kind: 'series';
  readonly unit: string;
  readonly readings: readonly SeriesPoint[];
  /** Years with a label. */
  readonly marks: readonly { readonly x: number; readonly label: string }[];
}

export type Figure = BandsFigure | SeriesFigure;

/** The data that a figure is made from. */
export interface FigureSources {
  /** The text of a file of the story's folder or of `geo/sources/`; undefined if it does not exist. */
  readonly read: (path: string) => Checked<string | undefined>;
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  /** The ids of the works that may be cited. */
  readonly references: ReadonlySet<string>;
}

const COMMON = ['kind', 'title', 'says', 'caption', 'sources'];
const KEYS = {
  bands: ['places', 'from', 'until', 'labels'],
  series: ['data', 'x', 'y', 'remark', 'confidence', 'unit', 'margin', 'margin_where', 'not_measured_where', 'marks'],
} as const;

/** The file with the definition of a figure. */
export interface FigureFile {
  /** Path from the project's folder, for faults. */
  readonly file: string;
  /** Path from the story's folder, as the story writes it. */
  readonly path: string;
  readonly text: string;
}

/** Reads the definition of a figure. If there is any fault, there is no figure. */
export const readFigure = (definition: FigureFile, sources: FigureSources): Checked<Figure | undefined> =>
  new FigureReader(definition, sources).read();

/** Reads one definition, key by key. */
class FigureReader {
  readonly #faults: Fault[] = [];
  readonly #file: string;
  readonly #path: string;
  readonly #yaml: YamlText;
  readonly #sources: FigureSources;

  constructor({ file, path, text }: FigureFile, sources: FigureSources) {
    this.#file = file;
    this.#path = path;
    this.#yaml = readYaml(text);
    this.#sources = sources;
  }

  read(): Checked<Figure | undefined> {
    for (const { line, message } of this.#yaml.errors)
      this.#faults.push({
        file: this.#file,
        line,
        message,
        hint: 'A figure is YAML: a key, a colon, a space and a value on each line.',
      });
    const figure = this.#yaml.errors.length === 0 ? this.#figure() : undefined;
    return { value: this.#faults.length > 0 ? undefined : figure, faults: this.#faults };
  }

  #figure(): Figure | undefined {
    const { kind } = this.#yaml.values;
    if (kind !== 'bands' && kind !== 'series') {
      this.#complain(
        kind === undefined ? 'The figure has no kind.' : `kind: there is no figure “${String(kind)}”.`,
        'Write “kind: bands” (who held places) or “kind: series” (a quantity through the years).',
        'kind',
      );
      return undefined;
    }
    const known: readonly string[] = [...COMMON, ...KEYS[kind]];
    for (const key of Object.keys(this.#yaml.values))
      if (!known.includes(key))
        this.#complain(`A figure of ${kind} has no “${key}”.`, `It may have: ${known.join(', ')}.`, key);
    const common = this.#common();
    return kind === 'bands' ? this.#bands(common) : this.#series(common);
  }

  #common(): Common {
    const common = {
      name: this.#path.replace(/^.*\//, '').replace(/\.yaml$/, ''),
      title: this.#word('title', 'Add “title: The level of the sea, 1900–2025”.'),
      says: this.#word(
        'says',
        'Say in a sentence what is to be seen in it: it stands in for the picture where the picture is not seen.',
      ),
      caption: this.#word('caption'),
      sources: this.#words('sources'),
    };
    for (const key of common.sources)
      if (!this.#sources.references.has(key))
        this.#complain(
          `sources: there is no work “${key}” in the bibliography.`,
          'Use the ids of evidence/bibliography.json.',
          'sources',
        );
    return common;
  }

  #bands(common: Common): BandsFigure | undefined {
    const places = this.#places();
    const [from, until] = [this.#days('from'), this.#days('until')];
    if (from && until && until.until <= from.from)
      this.#complain('until is not after from.', 'The figure begins with from and ends with until.', 'until');
    const labels = this.#labels(places);
    if (!from || !until) return undefined;
    return { ...common, kind: 'bands', places, from: from.from, until: until.until, labels };
  }

  #places(): readonly string[] {
    const places = this.#words('places');
    if (places.length !== 2)
      this.#complain(
        `places: a figure of bands shows two places, not ${String(places.length)}.`,
        'Name two, as in “places: [harbour, town]”.',
        'places',
      );
    for (const place of places)
      if (!this.#sources.periods.has(place))
        this.#complain(
          `places: nobody is recorded to have held “${place}”.`,
          'Name places that the story’s control.csv, or that of its base, names.',
          'places',
        );
    return places;
  }

  #days(key: 'from' | 'until') {
    const written = this.#yaml.values[key];
    const days = daysOf(this.#word(key, `Add “${key}: "1920-05-01"”.`));
    if (!days && typeof written === 'string')
      this.#complain(`${key}: “${written}” is not a date.`, 'Write it as "1920-05-18", in quotation marks.', key);
    return days;
  }

  #labels(places: readonly string[]): Readonly<Record<string, string>> {
    const labels = this.#yaml.values['labels'] ?? {};
    if (!isTextMapping(labels)) {
      this.#complain(
        'labels is not a list of ids with their labels.',
        'Write “labels:”, and below it, indented, “ct16: Coalition”.',
        'labels',
      );
      return {};
    }
    const ids = new Set(places.flatMap((place) => this.#sources.periods.get(place) ?? []).map(({ id }) => id));
    for (const id of Object.keys(labels))
      if (!ids.has(id))
        this.#complain(
          `labels: no row “${id}” of control.csv names ${places.join(' or ')}.`,
          `There are: ${[...ids].join(', ')}.`,
          'labels',
        );
    return labels;
  }

  #series(common: Common): SeriesFigure {
    const unit = this.#word('unit', 'Add what is counted, as in “unit: metres”.');
    const columns = {
      x: this.#word('x', 'Name the column with the years.'),
      y: this.#word('y', 'Name the column with the numbers.'),
      remark: this.#word('remark'),
      confidence: this.#word('confidence'),
    };
    const rows = this.#rows(Object.values(columns).filter(Boolean));
    const margin = this.#margin();
    const notMeasured = this.#words('not_measured_where');
    const readings = rows.map((row, n): SeriesPoint => {
      const [remark, confidence] = [row[columns.remark] ?? '', row[columns.confidence]];
      return {
        ...this.#point(row, n, columns),
        remark,
        confidence: isConfidence(confidence) ? confidence : undefined,
        margin: margin(remark),
        measured: !notMeasured.some((part) => remark.includes(part)),
      };
    });
    const marks = this.#marks(readings);
    return { ...common, kind: 'series', unit, readings: [...readings].sort((a, b) => a.x - b.x), marks };
  }

  #point(row: CsvRow, n: number, { x, y }: { readonly x: string; readonly y: string }) {
    const [at, value] = [row[x], row[y]].map((cell) => (cell?.trim() ? Number(cell) : NaN)) as [number, number];
    if (!Number.isFinite(at) || !Number.isFinite(value))
      this.#complain(
        `data: row ${String(n + 1)} has no number for ${Number.isFinite(at) ? y : x}.`,
        'Correct it, or remove the row.',
        'data',
      );
    return { x: at, y: value };
  }

  /** Returns a function from the remark of a reading to its possible error. */
  #margin(): (remark: string) => number {
    const margin = this.#yaml.values['margin'] ?? 0;
    const where = this.#word('margin_where');
    if (typeof margin === 'number' && margin >= 0)
      return (remark) => (where === '' || remark.includes(where) ? margin : 0);
    this.#complain(
      'margin is not a number.',
      'Write how far off a reading may be, up and down, as in “margin: 0.15”.',
      'margin',
    );
    return () => 0;
  }

  #marks(readings: readonly SeriesPoint[]): SeriesFigure['marks'] {
    const marks = this.#yaml.values['marks'] ?? {};
    if (!isTextMapping(marks)) {
      this.#complain(
        'marks is not a list of years with what to say of them.',
        'Write “marks:”, and below it, indented, “1920: the landing”.',
        'marks',
      );
      return [];
    }
    const marked = Object.entries(marks).map(([year, label]) => ({ x: Number(year), label }));
    for (const mark of marked)
      if (readings.length > 0 && !readings.some((reading) => reading.x === mark.x))
        this.#complain(`marks: there is no reading for ${String(mark.x)}.`, 'Mark years that the data has.', 'marks');
    return marked;
  }

  /** The rows of the table that the figure names. */
  #rows(columns: readonly string[]): readonly CsvRow[] {
    const path = this.#word('data', 'Name a file: “data: figures/level.csv”, or one of geo/sources/.');
    if (!path) return [];
    const { value: text, faults } = this.#sources.read(path);
    if (text === undefined) {
      this.#complain(
        `data: there is no file “${path}”.`,
        'Name one of the story’s own, such as figures/level.csv, or one of geo/sources/.',
        'data',
      );
      return [];
    }
    const home = path.startsWith('geo/') ? '' : this.#file.slice(0, -this.#path.length);
    const table = readTable(home + path, text);
    this.#faults.push(...faults, ...table.faults);
    if (table.faults.length > 0) return [];
    const there = Object.keys(table.value[0] ?? {});
    const missing = columns.filter((column) => !there.includes(column));
    for (const column of missing)
      this.#complain(`data: ${path} has no column “${column}”.`, `It has: ${there.join(', ')}.`, 'data');
    return missing.length > 0 ? [] : table.value;
  }

  /** @param hint - what to do if the key is missing; without a hint the key is optional. */
  #word(key: string, hint?: string): string {
    const value = this.#yaml.values[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (value !== undefined) this.#complain(`${key} is not a text.`, 'Put it in quotation marks.', key);
    else if (hint !== undefined) this.#complain(`The figure has no ${key}.`, hint, key);
    return '';
  }

  #words(key: string): readonly string[] {
    const value = this.#yaml.values[key];
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.#complain(`${key} is not a list of words.`, `Write it in brackets, as in “${key}: [one, two]”.`, key);
    return [];
  }

  #complain(message: string, hint: string, key: string) {
    this.#faults.push({ file: this.#file, line: this.#yaml.lineOf(key), message, hint });
  }
}
