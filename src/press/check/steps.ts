import type { Fault } from '../faults.ts';
import type { Evidence } from '../read/evidence.ts';
import type { ParsedStep, ParsedStory } from '../read/story-file.ts';

/** Ids that the page itself uses: for its parts, and for people, places, works and events. */
const TAKEN = /^(people|places|sources|timeline)(-title)?$|^(person|place|ref|event|timeline|figure)-/;

/** The ids of the events that a step names, without repetitions. */
export const eventsOf = ({ attributes }: ParsedStep): readonly string[] => [
  ...new Set((attributes.events ?? '').split(/\s+/).filter(Boolean)),
];

/** Checks the ids of the steps of an original, and the events that they name. @param id - the id of the story. */
export function checkSteps({ file, steps }: ParsedStory, id: string, { events }: Evidence): readonly Fault[] {
  return steps.flatMap((step) => [
    ...addressFaults(file, step, id),
    ...eventsOf(step)
      .filter((event) => !events.has(event))
      .map((event) => ({
        file,
        line: step.line,
        message: `events: there is no event “${event}” in the chronology.`,
        hint: 'Use the ids of evidence/chronology.csv.',
      })),
  ]);
}

function addressFaults(file: string, { attributes: { id = '' }, line }: ParsedStep, story: string): readonly Fault[] {
  if (id !== story && !TAKEN.test(id)) return [];
  return [
    {
      file,
      line,
      message: `id="${id}" is an address of the page’s own.`,
      hint: 'Choose another; one that says what happens will not collide.',
    },
  ];
}
