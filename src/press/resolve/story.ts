import { readStory, type Lookup, type StorySource } from '../../story/read.ts';
import type { Story } from '../../story/story.ts';
import { checkLanguages, type Versions } from '../check/languages.ts';
import { checkMentions } from '../check/mentions.ts';
import { checkSteps, eventsOf } from '../check/steps.ts';
import { closestOf } from '../check/suggest.ts';
import { checkTranslation } from '../check/translated-steps.ts';
import { daysOf } from '../dates.ts';
import { unique, type Checked, type Fault } from '../faults.ts';
import type { MapFacts } from '../model.ts';
import type { Holding } from '../read/control-periods.ts';
import { evidenceIn, holdsIn, nameIn, type Evidence } from '../read/evidence.ts';
import type { Figure } from '../read/figure.ts';
import { placesIn } from '../read/mentions.ts';
import type { StoryFolder } from '../read/story-folder.ts';
import type { ParsedStory } from '../read/story-file.ts';
import { resolveFigures } from './figures.ts';
import { resolveTimeline, type TimelineData } from './timeline.ts';
import { translate } from './translate.ts';

/** A story in one language with all that it names looked up: ready to be set. */
export interface StoryText {
  readonly story: Story;
  /** Of its page, from the root of the site, such as `gilan-1920/en/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly subtitle: string;
  readonly parsed: ParsedStory;
  /** In the text's language. */
  readonly evidence: Evidence;
  /** Who held each place, by its id, in the text's language. */
  readonly holds: ReadonlyMap<string, readonly Holding[]>;
  readonly timeline: TimelineData | undefined;
  /** By the names of their files. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** Ids of the events of each step. */
  readonly events: readonly (readonly string[])[];
  /** Every language the story is told in. */
  readonly languages: readonly string[];
}

/** Checks a story's texts and looks up all that they name. No text is resolved where anything is wrong. */
export function resolveStory(folder: StoryFolder, map: MapFacts): Checked<readonly StoryText[]> {
  const versions = checkLanguages(folder.texts, folder.id);
  if (!versions.value) return { value: [], faults: versions.faults };
  const { value } = versions;
  const texts = value.all.map((text) => resolveText(text, value, folder, map));
  const faults = unique([...versions.faults, ...texts.flatMap((text) => text.faults)]);
  return { value: faults.length > 0 ? [] : texts.flatMap((text) => text.value ?? []), faults };
}

/** Resolves one text of a story. Faults of a translation that are its original's are told there. */
function resolveText(
  text: ParsedStory,
  { original, all }: Versions,
  folder: StoryFolder,
  map: MapFacts,
): Checked<StoryText | undefined> {
  const isOriginal = text === original;
  const parsed = isOriginal ? text : translate(text, original);
  const { front, file } = parsed;
  const words = isOriginal ? undefined : folder.words.get(front.lang);
  const evidence = words ? evidenceIn(folder.evidence, words) : folder.evidence;
  const holds = words && map.holds ? holdsIn(map.holds, words.holds) : (map.holds ?? new Map<string, Holding[]>());

  const { story, problems } = readStory(sourceOf(parsed, folder.id), lookupOf(evidence, map, front.lang));
  const timeline = resolveTimeline(parsed, story, evidence, holds);
  const figures = resolveFigures(parsed, { folder, evidence, holds, isOriginal });
  const steps = new Set(parsed.steps.map(({ attributes }) => attributes.id ?? ''));
  const content = [...parsed.foreword, ...parsed.steps.flatMap((step) => step.content), ...parsed.afterword];
  const faults: readonly Fault[] = [
    ...(isOriginal
      ? [
          ...problems.map(({ step, message, hint }): Fault => {
            const line = step === undefined ? undefined : parsed.steps[step]?.line;
            return { file, ...(line ? { line } : {}), message, hint };
          }),
          ...checkSteps(parsed, folder.id, evidence),
          ...timeline.faults,
        ]
      : checkTranslation(text, original)),
    ...checkMentions(file, content, { evidence, steps }),
    ...figures.faults,
  ];
  if (!story || faults.length > 0) return { value: undefined, faults };
  const value: StoryText = {
    story,
    path: `${folder.id}/${front.lang}/index.html`,
    title: front.title,
    subtitle: front.subtitle,
    parsed,
    evidence,
    holds,
    timeline: timeline.value,
    figures: figures.value,
    events: parsed.steps.map(eventsOf),
    languages: all.map((one) => one.front.lang),
  };
  return { value, faults };
}

function sourceOf({ front, steps }: ParsedStory, id: string): StorySource {
  const told = steps.map(({ attributes, title, content, named }) => ({
    attributes,
    title,
    mentions: named ?? placesIn(content),
  }));
  // A text without a language is a fault already: here it is read as English.
  return { id, title: front.title, lang: front.lang || 'en', ground: front.ground, steps: told };
}

function lookupOf(evidence: Evidence, map: MapFacts, lang: string): Lookup {
  const closest = closestOf({ place: [...evidence.places.keys()], layer: [...map.layers.keys()] });
  return {
    place: (id) => {
      const place = evidence.places.get(id);
      return place && { center: place.center, name: nameIn(place.names, lang) };
    },
    date: daysOf,
    layer: (id) => map.layers.get(id),
    closest,
  };
}
