/** A story's own actors: `actors.yaml` in its folder. */
import type { Actor } from '../../../../geo/actors.ts';
import { nearest } from '../../check/suggest.ts';
import type { Checked, Fault } from '../../faults.ts';
import { readYaml } from '../yaml.ts';
import { idFault } from './columns.ts';
import { COLOURS, colourOf, SIGNS } from './signs.ts';
import { localizedText } from './texts.ts';

const KEYS = ['name', 'colour', 'sign'];

/** Reads actors by their keys. @param lang - the story's first language. */
export function readActors(file: string, text: string, lang: string): Checked<Readonly<Record<string, Actor>>> {
  const { values, errors, lineOf } = readYaml(text);
  const faults: Fault[] = errors.map(({ line, message }) => ({
    file,
    line,
    message,
    hint: 'Each actor is a key and below it, farther in, name:, colour: and sign:.',
  }));
  const actors = Object.entries(values).flatMap(([key, value], n) => {
    const complain = (message: string, hint: string, within?: string) =>
      faults.push({ file, line: lineOf(key, within), message, hint });
    const wrong = idFault(key);
    if (wrong) complain(wrong.message, wrong.hint);
    const found = readActor(value, lang, complain);
    const [sign = SIGNS.get('ring')] = [found.sign ?? [...SIGNS.values()][n % SIGNS.size]];
    return found.label && sign
      ? [[key, { key, label: found.label, colour: found.colour, mark: sign.mark, hatching: sign.hatching }] as const]
      : [];
  });
  return { value: Object.fromEntries(actors), faults };
}

type Complain = (message: string, hint: string, within?: string) => void;

function readActor(value: unknown, lang: string, complain: Complain) {
  const fields: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { name: value };
  for (const key of Object.keys(fields).filter((one) => !KEYS.includes(one))) {
    const near = nearest(key, KEYS);
    complain(`An actor has no “${key}”.`, near ? `Did you mean “${near}”?` : `It has: ${KEYS.join(', ')}.`, key);
  }
  const label = localizedText(fields.name, lang);
  if (!label)
    complain('The actor has no name.', 'Add a line such as “name: Boatmen”, or name: with en: and de: below it.');
  return {
    label,
    colour: pick(fields.colour, 'colour', colourOf, [...COLOURS.keys()], complain) ?? colourOf('ink') ?? '',
    sign: pick(fields.sign, 'sign', (word) => SIGNS.get(word), [...SIGNS.keys()], complain),
  };
}

/** The value that a word stands for. An unknown word is a fault. */
export function pick<T>(
  value: unknown,
  key: string,
  find: (word: string) => T | undefined,
  words: readonly string[],
  complain: Complain,
): T | undefined {
  if (value === undefined || value === null) return undefined;
  const word = String(value as string);
  const found = find(word);
  if (found !== undefined) return found;
  const near = nearest(word, words);
  complain(
    `There is no ${key} “${word}”.`,
    near
      ? `Did you mean “${near}”?`
      : `Write one of these: ${words.join(', ')}${key === 'colour' ? ', or #rrggbb' : ''}.`,
    key,
  );
  return undefined;
}
