import { greatCircleKm } from '../../story/distance.ts';
import type { LngLat } from '../../story/story.ts';
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
export function checkSteps({ file, steps }: ParsedStory, id: string, evidence: Evidence): readonly Fault[] {
  const { events } = evidence;
  const points = steps.map((step) => pointsOf(step, evidence));
  return steps.flatMap((step, n) => [
    ...addressFaults(file, step, id),
    ...swappedFaults(file, step, points.filter((_, other) => other !== n).flat()),
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

/** Kilometres from all others from which a point may be one whose longitude and latitude were swapped. */
const FAR = 1000;
/** By this factor it must be nearer to the others when they are swapped back. */
const NEARER = 4;

const wordsOf = ({ attributes }: ParsedStep): readonly string[] => (attributes.at ?? '').split(/\s+/).filter(Boolean);

function coordinatesOf(word: string): LngLat | undefined {
  const [, lng, lat] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(word) ?? [];
  return lng === undefined || lat === undefined ? undefined : [Number(lng), Number(lat)];
}

const pointsOf = (step: ParsedStep, { places }: Evidence): readonly LngLat[] =>
  wordsOf(step).flatMap((word) => {
    const point = coordinatesOf(word) ?? places.get(word)?.center;
    return point ? [point] : [];
  });

/** Points far from those of all other steps that would be among them with longitude and latitude swapped. */
function swappedFaults(file: string, step: ParsedStep, others: readonly LngLat[]): readonly Fault[] {
  if (others.length < 2) return [];
  const away = (from: LngLat) => Math.min(...others.map((other) => greatCircleKm(from, other)));
  return wordsOf(step).flatMap((word) => {
    const point = coordinatesOf(word);
    if (!point || Math.abs(point[0]) > 85 || Math.abs(point[1]) > 85) return [];
    const [lng, lat] = point;
    const km = away(point);
    if (km < FAR || away([lat, lng]) * NEARER > km) return [];
    return [
      {
        file,
        line: step.line,
        message: `at="${word}" is ${String(Math.round(km / 100) * 100)} km from all other steps.`,
        hint: `Longitude comes first: at="${String(lat)},${String(lng)}" would be among them. If it is right, give the place an id and a coord_source in places.csv.`,
      },
    ];
  });
}
