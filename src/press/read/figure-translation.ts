import type { Checked, Fault } from '../faults.ts';
import type { Figure } from './figure.ts';
import { isTextMapping, readYaml, type YamlText } from './yaml.ts';

/** The file with the texts of a figure in another language. */
export interface FigureTranslation {
  /** Path from the project's folder, for faults. */
  readonly file: string;
  readonly text: string;
}

/** The keys that a translation must have, by kind of figure. It may have no others. */
const KEYS = {
  bands: ['title', 'says', 'caption', 'labels'],
  series: ['title', 'says', 'caption', 'unit', 'marks', 'remarks'],
} as const;

/**
 * Replaces the texts of a figure by their translations; its data stay. A missing or an additional text is a fault.
 *
 * @param original - the path of the figure's definition, for hints.
 */
export const translateFigure = (
  figure: Figure,
  translation: FigureTranslation,
  original: string,
): Checked<Figure | undefined> => new FigureTranslator(translation, original).translate(figure);

class FigureTranslator {
  readonly #faults: Fault[] = [];
  readonly #file: string;
  readonly #yaml: YamlText;
  readonly #original: string;

  constructor({ file, text }: FigureTranslation, original: string) {
    this.#file = file;
    this.#yaml = readYaml(text);
    this.#original = original;
  }

  translate(figure: Figure): Checked<Figure | undefined> {
    for (const { line, message } of this.#yaml.errors)
      this.#faults.push({
        file: this.#file,
        line,
        message,
        hint: 'A figure’s words are YAML: a key, a colon, a space and a value on each line.',
      });
    const known: readonly string[] = KEYS[figure.kind];
    for (const key of Object.keys(this.#yaml.values))
      if (!known.includes(key))
        this.#complain(
          `A translation of a figure does not say “${key}”.`,
          `It comes from ${this.#original}. It may say: ${known.join(', ')}.`,
          key,
        );
    const value = this.#figure(figure);
    return { value: this.#faults.length > 0 ? undefined : value, faults: this.#faults };
  }

  #figure(figure: Figure): Figure {
    const common = {
      title: this.#text('title', figure.title),
      says: this.#text('says', figure.says),
      caption: this.#text('caption', figure.caption),
    };
    if (figure.kind === 'bands')
      return { ...figure, ...common, labels: this.#texts('labels', Object.keys(figure.labels)) };
    const years = figure.marks.map(({ x }) => String(x));
    const marks = this.#texts('marks', years);
    const remarks = this.#texts('remarks', [...new Set(figure.readings.flatMap(({ remark }) => remark || []))]);
    return {
      ...figure,
      ...common,
      unit: this.#text('unit', figure.unit),
      marks: figure.marks.map(({ x, label }) => ({ x, label: marks[String(x)] ?? label })),
      readings: figure.readings.map((reading) => ({ ...reading, remark: remarks[reading.remark] ?? reading.remark })),
    };
  }

  /** @param original - the text to translate; if it is empty, a translation is not required. */
  #text(key: 'title' | 'says' | 'caption' | 'unit', original: string): string {
    const value = this.#yaml.values[key];
    if (original && (typeof value !== 'string' || value.trim() === ''))
      this.#complain(`The figure’s ${key} is not translated.`, `In ${this.#original} it is: ${original}`, key);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** A mapping that must have exactly these keys. */
  #texts(key: 'labels' | 'marks' | 'remarks', keys: readonly string[]): Readonly<Record<string, string>> {
    const texts = this.#yaml.values[key] ?? {};
    if (!isTextMapping(texts)) {
      this.#complain(
        `${key} is not a list of texts.`,
        'Write each on a line of its own, indented: what it is of, a colon, and the text.',
        key,
      );
      return {};
    }
    for (const one of keys)
      if (!(one in texts))
        this.#complain(`${key}: “${one}” is not translated.`, `It stands in ${this.#original} or in its data.`, key);
    for (const one of Object.keys(texts))
      if (!keys.includes(one))
        this.#complain(
          `${key}: the original has no “${one}”.`,
          `Remove it, or correct it after ${this.#original}.`,
          key,
        );
    return texts;
  }

  #complain(message: string, hint: string, key: string) {
    this.#faults.push({ file: this.#file, line: this.#yaml.lineOf(key), message, hint });
  }
}
