import { placesIn } from '../read/mentions.ts';
import type { ParsedStep, ParsedStory } from '../read/story-file.ts';

/** The attributes that a translation has in its own language. */
const OWN: readonly string[] = ['id', 'chapter', 'where'];

/** A translation with the steps of its original, in their order: those that are not translated are the original's. */
export function completed(translation: ParsedStory, original: ParsedStory): ParsedStory {
  const own = new Map(translation.steps.map((step) => [step.attributes.id, step]));
  const steps = original.steps.map((step): ParsedStep => {
    const attributes = Object.fromEntries(Object.entries(step.attributes).filter(([name]) => OWN.includes(name)));
    return own.get(step.attributes.id) ?? { ...step, attributes, lang: original.front.lang };
  });
  return { ...translation, steps };
}

/** The attributes that are never taken from the original, because they are words. */
const TRANSLATED: ReadonlySet<string> = new Set(['chapter', 'attract']);

/**
 * Adds to a translation what it takes from its original: camera, layers, dates and events of the steps, and what the
 * front matter says of the map. The map labels the places that the original mentions, in the same order.
 */
export function translate(translation: ParsedStory, original: ParsedStory): ParsedStory {
  const originals = new Map(original.steps.map((step) => [step.attributes.id, step]));
  const steps = translation.steps.map((step) => {
    const from = originals.get(step.attributes.id);
    const kept = Object.fromEntries(Object.entries(from?.attributes ?? {}).filter(([name]) => !TRANSLATED.has(name)));
    return {
      ...step,
      attributes: { ...kept, ...step.attributes },
      named: from?.named ?? placesIn(from?.content ?? []),
    };
  });
  const { base, ground, timeline, years, units, hide } = original.front;
  return { ...translation, front: { ...translation.front, base, ground, timeline, years, units, hide }, steps };
}
