import { ATTRIBUTES } from '../../story/read.ts';
import type { Step } from '../../story/story.ts';
import type { Fault, Lag } from '../faults.ts';
import type { ParsedStep, ParsedStory } from '../read/story-file.ts';

/** Every attribute of a step that an author may write: those of the story, and the line of the kiosk's attract loop. */
export const WRITTEN_ATTRIBUTES: readonly string[] = [...ATTRIBUTES, 'attract'];

/** The most characters that fit on a kiosk's screen in letters that are legible at four metres. */
const LONGEST = 40;

/** A step without its line for the attract loop, which is not part of the story itself. */
export function withoutAttract({ attract: _, ...others }: ParsedStep['attributes']): ParsedStep['attributes'] {
  return others;
}

/** Checks the lines of the attract loop in one text: that each is short, and that its step has something that moves. */
export function checkAttract({ file, steps }: ParsedStory, told: readonly Step[]): readonly Fault[] {
  return steps.flatMap(({ attributes: { id, attract }, line }) => {
    if (attract === undefined) return [];
    const complain = (message: string, hint: string): Fault => ({ file, line, message, hint });
    const step = told.find((one) => one.id === id);
    return [
      ...(attract.trim() === '' ? [complain('attract="" has no words.', 'Say in a few words what happens.')] : []),
      ...(attract.length > LONGEST
        ? [
            complain(
              `attract="${attract}" is longer than ${String(LONGEST)} characters.`,
              'It is read from four metres: say in a few words what happens.',
            ),
          ]
        : []),
      ...(step && step.draws.length === 0
        ? [complain('attract: nothing moves in this step.', 'Give it a movement to draw, or remove attract.')]
        : []),
    ];
  });
}

/** Checks that a translation has a line of the attract loop wherever its original has one, and nowhere else. */
export function checkTranslatedAttract(translation: ParsedStory, original: ParsedStory): readonly Lag[] {
  const originals = new Map(original.steps.map((step) => [step.attributes.id, step]));
  return translation.steps.flatMap(({ attributes: { id = '', attract }, line }) => {
    const from = originals.get(id);
    if (!from || (attract === undefined) === (from.attributes.attract === undefined)) return [];
    const fault = { step: id, file: translation.file, line };
    return attract === undefined
      ? [
          {
            ...fault,
            message: `The step “${id}” does not translate attract="${from.attributes.attract ?? ''}".`,
            hint: 'Give it the same line in its own language.',
          },
        ]
      : [
          {
            ...fault,
            message: `The original of the step “${id}” has no attract.`,
            hint: `Add it to ${original.file}.`,
          },
        ];
  });
}
