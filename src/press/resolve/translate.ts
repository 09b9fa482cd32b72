import type { RootContent } from 'mdast';
import { placesIn } from '../set/citations.ts';
import { compare, type Held } from '../check/translation.ts';
import type { ParsedStory } from '../read/story-file.ts';
import type { Fault } from '../faults.ts';

/** What a translation says for itself; everything else is its original's. */
const OWN = ['id', 'chapter', 'where'];

/**
 * A translation with the camera, layers, dates and events of its original. Steps that are missing, surplus
 * or out of order, without a heading, attributes that would be written twice, and whatever {@link compare} misses, are
 * faults.
 */
export function translate(
  translation: ParsedStory,
  original: ParsedStory,
): { readonly story: ParsedStory; readonly faults: readonly Fault[] } {
  const { file } = translation;
  const faults: Fault[] = [];
  const originals = new Map(original.steps.map((step) => [step.attributes.id, step]));
  const seen = new Set<string | undefined>();
  const translated = new Map(translation.steps.map((step) => [step.attributes.id, step]));
  for (const { attributes, line } of original.steps) {
    if (!translated.has(attributes.id)) {
      faults.push({
        file,
        message: `The step “${attributes.id ?? ''}” is not translated.`,
        hint: `Add <story-step id="${attributes.id ?? ''}">; the original is at ${original.file}:${String(line)}.`,
      });
    }
  }
  for (const { attributes, line, title } of translation.steps) {
    if (!title)
      faults.push({
        file,
        line,
        message: 'The step has no heading.',
        hint: 'Begin its text with the original’s heading, translated.',
      });
    if (seen.has(attributes.id))
      faults.push({
        file,
        line,
        message: `The step “${attributes.id ?? ''}” is translated twice.`,
        hint: 'Keep one of the two.',
      });
    seen.add(attributes.id);
    if (!originals.has(attributes.id)) {
      faults.push({
        file,
        line,
        message: `The original has no step “${attributes.id ?? ''}”.`,
        hint: `Its steps are in ${original.file}.`,
      });
    }
    for (const name of Object.keys(attributes).filter((name) => !OWN.includes(name))) {
      faults.push({
        file,
        line,
        message: `A translation does not say “${name}”.`,
        hint: `It comes from ${original.file}; remove it here.`,
      });
    }
  }
  const order = original.steps.map(({ attributes }) => attributes.id).filter((id) => translated.has(id));
  const misplaced = translation.steps
    .filter(({ attributes }) => originals.has(attributes.id))
    .find(({ attributes }, n) => attributes.id !== order[n]);
  if (misplaced) {
    faults.push({
      file,
      line: misplaced.line,
      message: `The step “${misplaced.attributes.id ?? ''}” is out of order.`,
      hint: `Keep the order of ${original.file}.`,
    });
  }
  const hold = (line: number, where: string, of: readonly RootContent[], own: readonly RootContent[]) => {
    const { lost, added } = compare(
      { content: of, lang: original.front.lang },
      { content: own, lang: translation.front.lang },
    );
    for (const one of lost)
      faults.push({
        file,
        line,
        message: `${where} has lost the ${named(one)}.`,
        hint: `The original has it; see ${original.file}.`,
      });
    for (const one of added)
      faults.push({
        file,
        line,
        message: `${where} has a ${named(one)} that its original has not.`,
        hint: `Remove it, or add it to ${original.file}.`,
      });
  };
  hold(1, 'The foreword', original.foreword, translation.foreword);
  for (const { attributes, line, content } of translation.steps) {
    const step = originals.get(attributes.id);
    if (step) hold(line, `The step “${attributes.id ?? ''}”`, step.content, content);
  }
  if (translation.steps.length > 0)
    hold(translation.steps.at(-1)?.line ?? 1, 'The afterword', original.afterword, translation.afterword);
  const steps = translation.steps.map((step) => {
    const from = originals.get(step.attributes.id);
    const { chapter: _, ...kept } = from?.attributes ?? {};
    // The map letters the places that the original names, in its order.
    return {
      ...step,
      attributes: { ...kept, ...step.attributes },
      named: from?.named ?? placesIn(from?.content ?? []),
    };
  });
  const { ground, timeline, years } = original.front;
  const front = { ...translation.front, ground, timeline, years };
  return { story: { ...translation, front, steps }, faults };
}

const named = ({ what, name }: Held): string =>
  `${what} ${what === 'number' || what === 'month' ? name : `“${name.replace(/^#/, '')}”`}`;
