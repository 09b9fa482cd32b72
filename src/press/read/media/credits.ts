/** Where an author's pictures come from: `media.yaml` in the story's folder. */
import type { Localized } from '../../../../geo/layer.ts';
import { nearest } from '../../check/suggest.ts';
import type { Checked, Fault } from '../../faults.ts';
import { readLicence, type Licence } from '../licence.ts';
import { localizedText } from '../world/texts.ts';
import { readYaml } from '../yaml.ts';

/** What is said of a picture besides its text in the story. */
export interface PictureCredit {
  /** Who made it. */
  readonly credit: Localized;
  readonly licence: Licence;
  /** The web address of the page where it was found; empty if none is given. */
  readonly source: string;
  /** Whether it says nothing, so that readers who do not see it miss nothing. */
  readonly decorative: boolean;
}

const KEYS = ['credit', 'licence', 'source', 'decorative'];

/** An entry of `media.yaml`. */
export interface CreditEntry {
  /** Its line, from 1. */
  readonly line: number;
  /** Undefined if the entry has a fault. */
  readonly credit: PictureCredit | undefined;
}

/**
 * Reads the credits of pictures by their paths from the story's folder, such as `media/mill.jpg`. Never throws.
 *
 * @param lang - the story's first language.
 */
export function readCredits(file: string, text: string, lang: string): Checked<ReadonlyMap<string, CreditEntry>> {
  const { values, errors, lineOf } = readYaml(text);
  const faults: Fault[] = errors.map(({ line, message }) => ({
    file,
    line,
    message,
    hint: 'Each picture is a line such as “media/mill.jpg:” and below it, farther in, credit: and licence:.',
  }));
  const credits = Object.entries(values).map(([path, value]) => {
    const complain = (message: string, hint: string, within?: string) =>
      faults.push({ file, line: lineOf(path, within), message, hint });
    return [path, { line: lineOf(path), credit: readCredit(path, value, lang, complain) }] as const;
  });
  return { value: new Map(credits), faults };
}

function readCredit(
  path: string,
  value: unknown,
  lang: string,
  complain: (message: string, hint: string, within?: string) => void,
): PictureCredit | undefined {
  const fields: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  for (const key of Object.keys(fields).filter((one) => !KEYS.includes(one))) {
    const near = nearest(key, KEYS);
    complain(`A picture has no “${key}”.`, near ? `Did you mean “${near}”?` : `It has: ${KEYS.join(', ')}.`, key);
  }
  const credit = localizedText(fields.credit, lang);
  if (!credit)
    complain(
      `The picture “${path}” has no credit.`,
      'Say who made it, as in “credit: Photograph by A. Smith, 1921”, or credit: with en: and de: below it.',
      'credit',
    );
  const licence = readLicence(fields.licence);
  if (!licence)
    complain(
      `The picture “${path}” has no licence.`,
      'Add a line such as “licence: CC BY 4.0”, “licence: public domain” or “licence: by permission of the museum”.',
      'licence',
    );
  const { source = '', decorative = false } = fields;
  if (typeof source !== 'string' || (source && !/^https?:\/\/\S+$/.test(source)))
    complain('The source is not a web address.', 'Write the address of the page where the picture is.', 'source');
  if (typeof decorative !== 'boolean') complain('“decorative” is not true or false.', 'Write “true”.', 'decorative');
  if (!credit || !licence) return undefined;
  return { credit, licence, source: String(source as string), decorative: decorative === true };
}
