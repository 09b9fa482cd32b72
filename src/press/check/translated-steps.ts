import type { Fault, Lag } from '../faults.ts';
import type { ParsedStory } from '../read/story-file.ts';
import { checkTranslatedAttract } from './attract.ts';
import { compare, type ComparedContent } from './translation.ts';

/** The attributes of a step that a translation sets itself; all others come from the original. */
const OWN = ['id', 'chapter', 'where', 'attract'];

/** What is wrong in a translation, and what its original has changed or added since. */
export interface CheckedTranslation {
  readonly faults: readonly Fault[];
  readonly lags: readonly Lag[];
}

/**
 * Checks a translation against its original. Faults: steps that are repeated or without a heading, and attributes that
 * only the original may set. Lags: steps that are missing, surplus or out of order, and what {@link compare} finds lost
 * or added.
 */
export function checkTranslation(translation: ParsedStory, original: ParsedStory): CheckedTranslation {
  return {
    faults: ownSteps(translation, original),
    lags: [
      ...missingSteps(translation, original),
      ...surplusSteps(translation, original),
      ...misplacedStep(translation, original),
      ...lostOrAdded(translation, original),
      ...checkTranslatedAttract(translation, original),
    ],
  };
}

const idsOf = ({ steps }: ParsedStory): ReadonlySet<string | undefined> =>
  new Set(steps.map(({ attributes }) => attributes.id));

function missingSteps(translation: ParsedStory, original: ParsedStory): readonly Lag[] {
  const translated = idsOf(translation);
  return original.steps
    .filter(({ attributes }) => !translated.has(attributes.id))
    .map(({ attributes: { id = '' }, line }) => ({
      step: id,
      file: translation.file,
      message: `The step “${id}” is not translated.`,
      hint: `Add <story-step id="${id}">; the original is at ${original.file}:${String(line)}.`,
    }));
}

function ownSteps({ file, steps }: ParsedStory, original: ParsedStory): readonly Fault[] {
  const seen = new Set<string | undefined>();
  return steps.flatMap(({ attributes, line, title }) => {
    const id = attributes.id ?? '';
    const faults: Fault[] = [];
    const complain = (message: string, hint: string) => faults.push({ file, line, message, hint });
    if (!title) complain('The step has no heading.', 'Begin its text with the original’s heading, translated.');
    if (seen.has(attributes.id)) complain(`The step “${id}” is translated twice.`, 'Keep one of the two.');
    seen.add(attributes.id);
    for (const name of Object.keys(attributes).filter((one) => !OWN.includes(one)))
      complain(`A translation does not say “${name}”.`, `It comes from ${original.file}; remove it here.`);
    return faults;
  });
}

function surplusSteps({ file, steps }: ParsedStory, original: ParsedStory): readonly Lag[] {
  const originals = idsOf(original);
  return steps
    .filter(({ attributes }) => !originals.has(attributes.id))
    .map(({ attributes: { id = '' }, line }) => ({
      step: '',
      file,
      line,
      message: `The original has no step “${id}”.`,
      hint: `Its steps are in ${original.file}.`,
    }));
}

function misplacedStep(translation: ParsedStory, original: ParsedStory): readonly Lag[] {
  const { file, steps } = translation;
  const [translated, originals] = [idsOf(translation), idsOf(original)];
  const order = original.steps.map(({ attributes }) => attributes.id).filter((id) => translated.has(id));
  const misplaced = steps
    .filter(({ attributes }) => originals.has(attributes.id))
    .find(({ attributes }, n) => attributes.id !== order[n]);
  if (!misplaced) return [];
  return [
    {
      step: misplaced.attributes.id ?? '',
      file,
      line: misplaced.line,
      message: `The step “${misplaced.attributes.id ?? ''}” is out of order.`,
      hint: `Keep the order of ${original.file}.`,
    },
  ];
}

function lostOrAdded(translation: ParsedStory, original: ParsedStory): readonly Lag[] {
  const [from, to] = [original.front.lang, translation.front.lang];
  // The language of the text decides how numbers and months are read.
  if (!from || !to) return [];
  const originals = new Map(original.steps.map((step) => [step.attributes.id, step]));
  const parts = [
    { step: '', line: 1, where: 'The foreword', of: original.foreword, own: translation.foreword },
    ...translation.steps.flatMap(({ attributes, line, content }) => {
      const { id = '' } = attributes;
      const step = originals.get(id);
      return step ? [{ step: id, line, where: `The step “${id}”`, of: step.content, own: content }] : [];
    }),
    ...translation.steps.slice(-1).map(({ line }) => ({
      step: '',
      line,
      where: 'The afterword',
      of: original.afterword,
      own: translation.afterword,
    })),
  ];
  return parts.flatMap(({ step, line, where, of, own }): readonly Lag[] => {
    const { lost, added } = compare({ content: of, lang: from }, { content: own, lang: to });
    return [
      ...lost.map((one) => ({
        step,
        file: translation.file,
        line,
        message: `${where} has lost the ${named(one)}.`,
        hint: `The original has it; see ${original.file}.`,
      })),
      ...added.map((one) => ({
        step,
        file: translation.file,
        line,
        message: `${where} has a ${named(one)} that its original has not.`,
        hint: `Remove it, or add it to ${original.file}.`,
      })),
    ];
  });
}

const named = ({ what, name }: ComparedContent): string =>
  `${what} ${what === 'number' || what === 'month' ? name : `“${name.replace(/^#/, '')}”`}`;
