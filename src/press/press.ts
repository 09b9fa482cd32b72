import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { StepRecord } from '../atlas/core/evidence.ts';
import { encodeState } from '../atlas/core/permalink.ts';
import { stateOfScene, type AtlasCatalogue } from '../atlas/core/state.ts';
import { directionOf, isTranslation, type Translation } from '../story/languages.ts';
import { readStory, type Lookup, type StorySource } from '../story/read.ts';
import type { Step, Story } from '../story/story.ts';
import type { LayerTold, Telling } from './set/alt-text.ts';
import { linkMentions, Mentions, placesIn, type Unknown } from './set/citations.ts';
import { speak } from '../words/words.ts';
import { templates as persian } from '../words/said/fa.ts';
import { templates as russian } from '../words/said/ru.ts';
import { daysOf } from './dates.ts';
import { evidenceIn, holdsIn, nameIn, type Evidence, type EvidenceWords } from './read/evidence.ts';
import { readFigure } from './read/figure.ts';
import { figureElement } from './set/figures/figure.ts';
import { page, type SetStep } from './set/story-page.ts';
import { FIGURE, parseStory, type ParsedStep, type ParsedStory } from './read/story-file.ts';
import { CARD_NAME, sharePath } from './set/pictures.ts';
import type { Fault } from './faults.ts';
import { sharePage, type SharePage } from './set/share-page.ts';
import { closestOf } from './check/suggest.ts';
import { readTimeline, type Holding } from './set/timeline.ts';
import { translate } from './resolve/translate.ts';

/** A folder of one story: its texts by file name, and its evidence. */
export interface StoryFolder {
  /** The story's id, and its part of the address. */
  readonly id: string;
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly evidence: Evidence;
  /** The texts of the evidence in another language. */
  readonly words?: (lang: string) => EvidenceWords;
  /** The text of a file of the folder, or of `geo/sources/`, for figures; undefined where there is none. */
  readonly read?: (path: string) => string | undefined;
}

/** How an actor's colour and hatching are drawn. */
export interface Sign {
  readonly colour: string;
  readonly hatching: { readonly size: number; readonly path: string; readonly stroke?: number };
}

/** What the press must know of the map. */
export interface Atlas {
  readonly layers: ReadonlyMap<
    string,
    { readonly drawable: boolean; readonly days?: readonly [from: number, until: number] } & LayerTold
  >;
  /** Who held each place, by its id. */
  readonly holds?: ReadonlyMap<string, readonly Holding[]>;
  /** The signs of those who held them, by their keys. */
  readonly signs?: Readonly<Record<string, Sign>>;
  /** Of the atlas, for links that lead from a step to its scene there; without one there are none. */
  readonly catalogue?: AtlasCatalogue;
}

export interface Pressed {
  readonly story: Story;
  /** From the root of the site, such as `gilan-1920/en/index.html`. */
  readonly path: string;
  readonly title: string;
  readonly subtitle: string;
  readonly html: string;
  /** A page for each step, for links that are shared. */
  readonly shares: readonly SharePage[];
  /** What each step tells of, for the atlas. */
  readonly told: readonly StepRecord[];
}

export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** Fonts for languages that begin with others. */
  readonly fontsFor?: Readonly<Record<string, readonly string[]>>;
  /**
   * The address of the site, absolute, ending in a slash. Without one, addresses are relative, and pages name no
   * picture for shared links: Open Graph knows only absolute addresses.
   */
  readonly site?: string | undefined;
}

/** What the engine says, by language. */
const SAID: Readonly<Record<Translation, Parameters<typeof speak>[0]>> = { fa: persian, ru: russian };

/** Turns a story's folder into its pages, a language each, or into every fault that keeps it from becoming them. */
export function pressStory(
  folder: StoryFolder,
  atlas: Atlas,
  assets: Assets,
): { readonly pages: readonly Pressed[]; readonly faults: readonly Fault[] } {
  const parsed = folder.texts.map(({ file, text }) => parseStory(file, text));
  const faults = parsed.flatMap((one) => one.faults);
  const stories = parsed.map(({ story }) => story);
  const originals = stories.filter(({ front }) => front.translates === undefined);
  const [original] = originals;
  if (!original) {
    return {
      pages: [],
      faults: [
        ...faults,
        {
          file: folder.id,
          message: 'The story has no first language.',
          hint: 'One story.<lang>.md must have no “translates:” in its front matter.',
        },
      ],
    };
  }
  for (const { file } of originals.slice(1)) {
    faults.push({
      file,
      line: 1,
      message: `The story has a first language already: ${original.front.lang}.`,
      hint: `If this is a translation, add “translates: ${original.front.lang}” to its front matter.`,
    });
  }
  for (const { file, front } of stories) {
    const { lang, translates } = front;
    if (translates !== undefined && translates !== original.front.lang) {
      faults.push({
        file,
        line: 1,
        message: `The story’s first language is ${original.front.lang}, not ${translates}.`,
        hint: `Write “translates: ${original.front.lang}”.`,
      });
    }
    const twin = stories.find((other) => other.front.lang === lang);
    if (lang && twin && twin.file !== file)
      faults.push({
        file,
        line: 1,
        message: `The story is told in ${lang} already, in ${twin.file}.`,
        hint: 'Set lang to the language of this file.',
      });
  }
  const pages: Pressed[] = [];
  const languages = stories.map(({ front }) => front.lang);
  for (const story of stories) {
    const { lang } = story.front;
    const whole = story === original ? { story, faults: [] } : translate(story, original);
    faults.push(...whole.faults);
    const words = story === original ? undefined : folder.words?.(lang);
    const told = words ? { ...folder, evidence: evidenceIn(folder.evidence, words) } : folder;
    const map = words && atlas.holds ? { ...atlas, holds: holdsIn(atlas.holds, words.holds) } : atlas;
    const pressed = spokenIn(lang, () =>
      pressPage(whole.story, told, map, assets, story === original, languages, faults),
    );
    if (pressed) pages.push(pressed);
  }
  return { pages: faults.length > 0 ? [] : pages, faults };
}

/** What is made while `msg()` speaks a language. */
export function spokenIn<T>(lang: string, make: () => T): T {
  speak(isTranslation(lang) ? SAID[lang] : undefined);
  try {
    return make();
  } finally {
    speak(undefined);
  }
}

/** The page of one text. Adds what is wrong with it to the faults; sets it only if there are none. */
function pressPage(
  parsed: ParsedStory,
  folder: StoryFolder,
  atlas: Atlas,
  assets: Assets,
  isOriginal: boolean,
  languages: readonly string[],
  faults: Fault[],
): Pressed | undefined {
  const { front, file } = parsed;
  const { story, problems } = readStory(sourceOf(parsed, folder.id), lookupOf(folder.evidence, atlas, front.lang));
  // A translation's steps are its original's, and their faults are told where they were made.
  for (const { step, message, hint } of isOriginal ? problems : []) {
    const line = step === undefined ? undefined : parsed.steps[step]?.line;
    faults.push({ file, ...(line ? { line } : {}), message, hint });
  }
  for (const {
    attributes: { id = '' },
    line,
  } of isOriginal ? parsed.steps : []) {
    if (id === folder.id || TAKEN.test(id))
      faults.push({
        file,
        line,
        message: `id="${id}" is an address of the page’s own.`,
        hint: 'Choose another; one that says what happens will not collide.',
      });
  }
  const mentions = new Mentions();
  const headings = new Map(story?.steps.map(({ id, title }) => [id, title]));
  const [holds, signs] = [atlas.holds ?? new Map<string, readonly Holding[]>(), atlas.signs ?? {}];
  const timeline = readTimeline(front, story, folder.evidence, holds, (message, hint) => {
    if (isOriginal) faults.push({ file, line: 1, message, hint });
  });
  const book = { lang: front.lang, evidence: folder.evidence, mentions, headings, ...(timeline ? { timeline } : {}) };
  const drawn = new Set<string>();
  const setFigure = (src: string, line: number, step: string): ElementContent | undefined => {
    const complain = (message: string, hint: string) => faults.push({ file, line, message, hint });
    const text = /^figures\/[\w.-]+\.yaml$/.test(src) ? folder.read?.(src) : undefined;
    if (text === undefined) {
      if (src)
        complain(
          `There is no figure “${src}”.`,
          'Write src="figures/….yaml", the name of a file in the story’s folder.',
        );
      return undefined;
    }
    if (drawn.has(src))
      complain(
        `The figure “${src}” is in the story twice.`,
        'Keep one of the two, and link to it from the other place.',
      );
    drawn.add(src);
    const home = file.replace(/[^/]*$/, '');
    const own = src.replace(/yaml$/, `${front.lang}.yaml`);
    const words = isOriginal ? undefined : folder.read?.(own);
    if (!isOriginal && words === undefined)
      complain(
        `The figure “${src}” is not translated.`,
        `Write its words into ${own}: title, says, caption and what else the original says in words.`,
      );
    const { figure, faults: found } = readFigure(
      home + src,
      src,
      text,
      {
        read: (path) => folder.read?.(path),
        holds,
        references: new Set(folder.evidence.references.keys()),
      },
      words === undefined ? undefined : { file: home + own, text: words },
    );
    // A translation sets the figures of its own text; what is wrong in a file that both have is told once.
    for (const fault of found)
      if (!faults.some((one) => one.file === fault.file && one.line === fault.line && one.message === fault.message))
        faults.push(fault);
    return figure && figureElement(figure, book, step, { holds, signs });
  };
  const ids = new Set(parsed.steps.map(({ attributes }) => attributes.id ?? ''));
  const set = (content: readonly RootContent[], step: string): readonly ElementContent[] => {
    const { root, unknown } = linkMentions(content, step, folder.evidence, mentions, ids, front.lang);
    for (const { line, kind, id } of unknown) {
      faults.push(
        kind === 'address'
          ? {
              file,
              line,
              message: `A link cannot lead to “${id}”.`,
              hint: 'Write an address that begins with https:, or #person-…, #place-…, or # and the id of a step.',
            }
          : {
              file,
              line,
              message: `There is no ${kind} “${id}” in the ${kind === 'step' ? 'story' : 'evidence'}.`,
              hint: hintFor(kind, id, folder.evidence, ids),
            },
      );
    }
    return (unified().use(remarkRehype).runSync(root).children as ElementContent[]).map((node) => {
      if (node.type !== 'element' || node.tagName !== FIGURE) return node;
      return setFigure(String(node.properties['src']), Number(node.properties['line']), step) ?? node;
    });
  };
  const foreword = set(parsed.foreword, '');
  const texts = parsed.steps.map((step) => set(step.content, step.attributes.id ?? ''));
  const afterword = set(parsed.afterword, '');
  const events = parsed.steps.map((step) => eventsOf(step, file, folder.evidence, isOriginal ? faults : []));
  if (!story || faults.length > 0) return undefined;
  const steps: SetStep[] = story.steps.map((step, n) => ({ step, prose: texts[n] ?? [], events: events[n] ?? [] }));
  const home = `${folder.id}/${front.lang}/`;
  const path = `${home}index.html`;
  const { site, fontsFor, ...own } = assets;
  const telling: Telling = { lang: front.lang, layers: atlas.layers, places: folder.evidence.places, holds };
  const catalogue: AtlasCatalogue | undefined = atlas.catalogue && { ...atlas.catalogue, langs: [front.lang] };
  const inAtlas =
    catalogue &&
    ((step: Step) => `../../atlas/${front.lang}/#${encodeState(stateOfScene(step.scene, catalogue), catalogue)}`);
  const address = (relative: string) => (site ? new URL(home + relative, site).href : relative || './');
  const told = story.steps.map(({ id, title, chapter, draws }, n): StepRecord => {
    const named = (kind: 'people' | 'places') =>
      [...mentions[kind]].flatMap(([one, where]) => (where.has(id) ? [one] : []));
    const href = `${home}#${id}`;
    return {
      story: folder.id,
      lang: front.lang,
      id,
      title,
      chapter,
      href,
      events: events[n] ?? [],
      places: named('places'),
      people: named('people'),
      draws,
    };
  });
  return {
    story,
    path,
    title: front.title,
    subtitle: front.subtitle,
    html: page({
      story,
      front,
      foreword,
      steps,
      afterword,
      book,
      root: '../../',
      ...own,
      fonts: fontsFor?.[front.lang] ?? own.fonts,
      telling,
      languages: languages.map((lang) => ({
        lang,
        href: site ? new URL(`${folder.id}/${lang}/`, site).href : `../${lang}/`,
      })),
      ...(inAtlas ? { inAtlas } : {}),
      url: address(''),
      image: site ? address(sharePath(story.steps[0].id) + CARD_NAME) : undefined,
    }),
    told,
    shares: steps.map((set) => sharePage({ story, set, dir: directionOf(front.lang), telling, home, site })),
  };
}

function sourceOf({ front, steps }: ParsedStory, id: string): StorySource {
  const told = steps.map(({ attributes, title, content, named }) => ({
    attributes,
    title,
    mentions: named ?? placesIn(content),
  }));
  return { id, title: front.title, lang: front.lang, ground: front.ground, steps: told };
}

function lookupOf(evidence: Evidence, atlas: Atlas, lang: string): Lookup {
  const closest = closestOf({ place: [...evidence.places.keys()], layer: [...atlas.layers.keys()] });
  return {
    place: (id) => {
      const place = evidence.places.get(id);
      return place && { center: place.center, name: nameIn(place.names, lang) };
    },
    date: daysOf,
    layer: (id) => atlas.layers.get(id),
    closest,
  };
}

/** What the page itself is addressed by: its parts, and its people, places, works and events. */
const TAKEN = /^(people|places|sources|timeline)(-title)?$|^(person|place|ref|event|timeline|figure)-/;

function eventsOf(
  { attributes, line }: ParsedStep,
  file: string,
  evidence: Evidence,
  faults: Fault[],
): readonly string[] {
  const ids = [...new Set((attributes.events ?? '').split(/\s+/).filter(Boolean))];
  for (const id of ids) {
    if (!evidence.events.has(id))
      faults.push({
        file,
        line,
        message: `events: there is no event “${id}” in the chronology.`,
        hint: 'Use the ids of evidence/chronology.csv.',
      });
  }
  return ids;
}

function hintFor(
  kind: Exclude<Unknown['kind'], 'address'>,
  id: string,
  evidence: Evidence,
  steps: ReadonlySet<string>,
): string {
  const known = { source: evidence.references, person: evidence.people, place: evidence.places, step: steps }[kind];
  const near = closestOf({ place: [...known.keys()] })('place', id);
  if (near) return `Did you mean “${near}”?`;
  return kind === 'step'
    ? 'Link to a step by its id, as in [the landing](#landing).'
    : 'Add it to the story’s evidence, or correct its name.';
}
