import { placesIn } from '../read/mentions.ts';
import type { ParsedStory } from '../read/story-file.ts';

/**
 * A translation with the camera, layers, dates and events of its original, and its front matter's ground and timeline.
 * The map letters the places that the original names, in its order.
 */
export function translate(translation: ParsedStory, original: ParsedStory): ParsedStory {
  const originals = new Map(original.steps.map((step) => [step.attributes.id, step]));
  const steps = translation.steps.map((step) => {
    const from = originals.get(step.attributes.id);
    const { chapter: _, ...kept } = from?.attributes ?? {};
    return {
      ...step,
      attributes: { ...kept, ...step.attributes },
      named: from?.named ?? placesIn(from?.content ?? []),
    };
  });
  const { ground, timeline, years } = original.front;
  return { ...translation, front: { ...translation.front, ground, timeline, years }, steps };
}
