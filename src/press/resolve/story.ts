import { readStory, type Lookup, type StorySource } from '../../story/read.ts';
import type { Story } from '../../story/story.ts';
import { checkAttract, withoutAttract } from '../check/attract.ts';
import { checkLanguages, type Versions } from '../check/languages.ts';
import { checkMentions } from '../check/mentions.ts';
import { checkRawText } from '../check/raw-text.ts';
import { checkSteps, eventsOf } from '../check/steps.ts';
import { hintsFor } from '../check/hints.ts';
import { checkTranslation } from '../check/translated-steps.ts';
import { daysOf } from '../dates.ts';
import { unique, type Checked, type Fault, type Lag } from '../faults.ts';
import type { MapFacts } from '../model.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';
import { evidenceIn, periodsIn, nameIn, type Evidence } from '../read/evidence.ts';
import type { Figure } from '../read/figure.ts';
import { placesIn } from '../read/mentions.ts';
import type { StoryFolder } from '../read/story-folder.ts';
import type { ParsedStory } from '../read/story-file.ts';
import { resolveFigures } from './figures.ts';
import { resolvePictures, type StoryPicture } from './pictures.ts';
import { resolveTimeline, type TimelineData } from './timeline.ts';
import type { StoryWorld } from '../world.ts';
import { completed, translate } from './translate.ts';

/** A story in one language, with all its references looked up: ready to be set as a page. */
export interface StoryText {
  readonly story: Story;
  /** The path of its page from the root of the site, such as `gilan-1920/en/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly subtitle: string;
  readonly parsed: ParsedStory;
  /** In the language of the text. */
  readonly evidence: Evidence;
  /** The control periods of each place, by its id, in the language of the text. */
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  readonly timeline: TimelineData | undefined;
  /** By file name. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** The author's pictures, by their addresses in the text. */
  readonly pictures: ReadonlyMap<string, StoryPicture>;
  /** The ids of the events of each step. */
  readonly events: readonly (readonly string[])[];
  readonly world: StoryWorld;
  /** All languages of the story. */
  readonly languages: readonly string[];
  /** What a translation has not followed its original in; empty in a built site. */
  readonly lags: readonly Lag[];
}

export interface ResolveOptions {
  /**
   * Whether translations may lag behind their original: the text has notes in place of faults, and steps that are not
   * translated are in the language of the original.
   */
  readonly drafts?: boolean;
}

/**
 * Checks a story's texts and looks up what they refer to. If there is any fault, no text is returned.
 * @param read - the story's folder, and what is wrong in its files.
 */
export function resolveStory(
  { value: folder, faults: before }: Checked<StoryFolder>,
  map: MapFacts,
  options: ResolveOptions = {},
): Checked<readonly StoryText[]> {
  // If the evidence cannot be read, everything that names it would be reported as a fault too.
  if (before.some(({ file }) => !file.endsWith('.md'))) return { value: [], faults: before };
  const versions = checkLanguages(folder.texts, folder.id);
  // A text that cannot be read is not missing.
  if (!versions.value) return { value: [], faults: before.length > 0 ? before : versions.faults };
  const { value } = versions;
  const first = resolveText(value.original, value, { folder, map, ...options });
  // A translation is compared with an original that is right: a misspelt source in the original is not lost there.
  const compares = first.faults.length === 0;
  const texts = value.all.map((text) =>
    text === value.original ? first : resolveText(text, value, { folder, map, compares, ...options }),
  );
  const faults = [...before, ...unique([...versions.faults, ...texts.flatMap((text) => text.faults)])];
  return { value: faults.length > 0 ? [] : texts.flatMap((text) => text.value ?? []), faults };
}

/** Resolves one text of a story. Faults that a translation inherits are reported only for the original. */
function resolveText(
  text: ParsedStory,
  { original, all }: Versions,
  {
    folder,
    map,
    drafts = false,
    compares = true,
  }: ResolveOptions & { readonly folder: StoryFolder; readonly map: MapFacts; readonly compares?: boolean },
): Checked<StoryText | undefined> {
  const isOriginal = text === original;
  const parsed = isOriginal ? text : translate(drafts ? completed(text, original) : text, original);
  const { front, file } = parsed;
  const words = isOriginal ? undefined : folder.words.get(front.lang);
  const evidence = words ? evidenceIn(folder.evidence, words) : folder.evidence;
  const periods =
    words && map.periods
      ? periodsIn(map.periods, words.periods)
      : (map.periods ?? new Map<string, DocumentedPeriod[]>());

  const { story, problems } = readStory(sourceOf(parsed, folder.id, map.ground), lookupOf(evidence, map, front.lang));
  const timeline = resolveTimeline(parsed, story, evidence, periods);
  const figures = resolveFigures(parsed, { folder, evidence, periods, isOriginal });
  const pictures = resolvePictures(parsed, { folder, isOriginal, lang: original.front.lang });
  const steps = new Set(parsed.steps.map(({ attributes }) => attributes.id ?? ''));
  const content = [...text.foreword, ...text.steps.flatMap((step) => step.content), ...text.afterword];
  const translated = isOriginal || !compares ? { faults: [], lags: [] } : checkTranslation(text, original);
  const lags = [...translated.lags, ...figures.lags];
  const faults: readonly Fault[] = [
    ...(isOriginal
      ? [
          ...problems.map(({ step, message, hint }): Fault => {
            const line =
              step === undefined
                ? /^ground:/.test(message)
                  ? front.lineOf('ground')
                  : undefined
                : parsed.steps[step]?.line;
            return { file, ...(line ? { line } : {}), message, hint };
          }),
          ...checkSteps(parsed, folder.id, evidence),
          ...timeline.faults,
        ]
      : translated.faults),
    ...(drafts ? [] : lags.map(({ step: _, ...fault }) => fault)),
    ...checkAttract(text, story?.steps ?? []),
    ...checkMentions(file, content, { evidence, steps }),
    ...checkRawText(file, content, evidence),
    ...figures.faults,
    ...pictures.faults,
  ];
  if (!story || faults.length > 0) return { value: undefined, faults };
  const value: StoryText = {
    story,
    path: `${folder.id}/${front.lang}/index.html`,
    title: front.title,
    subtitle: front.subtitle,
    parsed,
    evidence,
    periods,
    timeline: timeline.value,
    figures: figures.value,
    pictures: pictures.value,
    events: parsed.steps.map(eventsOf),
    world: folder.world,
    languages: all.map((one) => one.front.lang),
    lags: drafts ? lags : [],
  };
  return { value, faults };
}

function sourceOf({ front, steps }: ParsedStory, id: string, otherwise: readonly string[] = []): StorySource {
  const sources = steps.map(({ attributes, title, content, named }) => ({
    attributes: withoutAttract(attributes),
    title,
    mentions: named ?? placesIn(content),
  }));
  const ground = front.ground.length > 0 ? front.ground : otherwise;
  // A missing language has already been reported; English is assumed to find further faults.
  return { id, title: front.title, lang: front.lang || 'en', ground, steps: sources };
}

function lookupOf(evidence: Evidence, map: MapFacts, lang: string): Lookup {
  return {
    place: (id) => {
      const place = evidence.places.get(id);
      return place && { center: place.center, name: nameIn(place.names, lang) };
    },
    date: daysOf,
    layer: (id) => map.layers.get(id),
    hint: hintsFor({ places: [...evidence.places.keys()], layers: [...map.layers.keys()] }),
  };
}
