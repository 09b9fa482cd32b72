import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { StepRecord } from '../../atlas/core/evidence.ts';
import { encodeState } from '../../atlas/core/permalink.ts';
import { stateOfScene, type AtlasCatalogue } from '../../atlas/core/state.ts';
import type { Step } from '../../story/story.ts';
import type { Assets, MapFacts } from '../model.ts';
import { FIGURE } from '../read/story-file.ts';
import type { StoryText } from '../resolve/story.ts';
import { altOf, type Telling } from './alt-text.ts';
import type { Book } from './back-matter.ts';
import { linkMentions, Mentions } from './citations.ts';
import { figureElement } from './figures/figure.ts';
import { CARD_NAME, sharePath } from './pictures.ts';
import { sharePage, type SharePage } from './share-page.ts';
import { spokenIn } from './spoken.ts';
import { storyPage, type SetStep } from './story-page.ts';

/** A story in one language, as pages. Each is made when it is first asked for. */
export interface Pressed extends StoryText {
  /** The page of the story. */
  readonly html: string;
  /** A page for each step, for links that are shared. */
  readonly shares: readonly SharePage[];
  /** What each step tells of, for the atlas. */
  readonly told: readonly StepRecord[];
}

/** Sets a resolved text as pages. */
export const setStory = (text: StoryText, map: MapFacts, assets: Assets): Pressed =>
  new StorySetter(text, map, assets).pressed();

/** The content of a page with its mentions as links and its figures drawn. */
interface Prose {
  readonly foreword: readonly ElementContent[];
  readonly steps: readonly SetStep[];
  readonly afterword: readonly ElementContent[];
  readonly book: Book;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

class StorySetter {
  readonly #text: StoryText;
  readonly #assets: Assets;
  readonly #signs: NonNullable<MapFacts['signs']>;
  readonly #catalogue: AtlasCatalogue | undefined;
  readonly #telling: Telling;
  /** Of the story's page, from the root of the site. */
  readonly #home: string;
  readonly #alts = new Map<Step, string>();

  constructor(text: StoryText, map: MapFacts, assets: Assets) {
    const { lang } = text.story;
    this.#text = text;
    this.#assets = assets;
    this.#signs = map.signs ?? {};
    this.#catalogue = map.catalogue && { ...map.catalogue, langs: [lang] };
    this.#telling = { lang, layers: map.layers, places: text.evidence.places, holds: text.holds };
    this.#home = text.path.replace(/index\.html$/, '');
  }

  pressed(): Pressed {
    const { lang } = this.#text.story;
    const prose = once(() => spokenIn(lang, () => this.#prose()));
    const html = once(() => spokenIn(lang, () => this.#page(prose())));
    const shares = once(() => spokenIn(lang, () => this.#shares(prose())));
    const told = once(() => this.#told(prose()));
    return {
      ...this.#text,
      get html() {
        return html();
      },
      get shares() {
        return shares();
      },
      get told() {
        return told();
      },
    };
  }

  /** In the order of the page: works are numbered in the order of their first mention. */
  #prose(): Prose {
    const { parsed, story, evidence, events, timeline } = this.#text;
    const mentions = new Mentions();
    const headings = new Map(story.steps.map(({ id, title }) => [id, title]));
    const book: Book = { lang: story.lang, evidence, mentions, headings, ...(timeline ? { timeline } : {}) };
    const foreword = this.#content(parsed.foreword, '', book);
    const texts = parsed.steps.map(({ content, attributes }) => this.#content(content, attributes.id ?? '', book));
    const afterword = this.#content(parsed.afterword, '', book);
    const steps = story.steps.map((step, n) => ({ step, prose: texts[n] ?? [], events: events[n] ?? [] }));
    return { foreword, steps, afterword, book };
  }

  #content(content: readonly RootContent[], step: string, book: Book): readonly ElementContent[] {
    const root = linkMentions(content, step, book);
    return (unified().use(remarkRehype).runSync(root).children as ElementContent[]).map((node) => {
      if (node.type !== 'element' || node.tagName !== FIGURE) return node;
      const figure = this.#text.figures.get(String(node.properties['src']));
      return figure ? figureElement(figure, book, step, { holds: this.#text.holds, signs: this.#signs }) : node;
    });
  }

  #page({ foreword, steps, afterword, book }: Prose): string {
    const { story, parsed, languages } = this.#text;
    const { site, fontsFor, ...own } = this.#assets;
    const catalogue = this.#catalogue;
    return storyPage({
      story,
      front: parsed.front,
      foreword,
      steps,
      afterword,
      book,
      root: '../../',
      ...own,
      fonts: fontsFor?.[story.lang] ?? own.fonts,
      altOf: (step) => this.#alt(step),
      languages: languages.map((lang) => ({
        lang,
        href: site ? new URL(`${story.id}/${lang}/`, site).href : `../${lang}/`,
      })),
      ...(catalogue
        ? {
            inAtlas: (step) =>
              `../../atlas/${story.lang}/#${encodeState(stateOfScene(step.scene, catalogue), catalogue)}`,
          }
        : {}),
      url: site ? new URL(this.#home, site).href : './',
      image: site ? new URL(this.#home + sharePath(story.steps[0].id) + CARD_NAME, site).href : undefined,
    });
  }

  #shares({ steps }: Prose): readonly SharePage[] {
    const { story } = this.#text;
    const { site } = this.#assets;
    return steps.map((set) => sharePage({ story, set, alt: this.#alt(set.step), home: this.#home, site }));
  }

  #told({ book: { mentions } }: Prose): readonly StepRecord[] {
    const { story, events } = this.#text;
    return story.steps.map(({ id, title, chapter, draws }, n): StepRecord => {
      const named = (kind: 'people' | 'places') =>
        [...mentions[kind]].flatMap(([one, where]) => (where.has(id) ? [one] : []));
      return {
        story: story.id,
        lang: story.lang,
        id,
        title,
        chapter,
        href: `${this.#home}#${id}`,
        events: events[n] ?? [],
        places: named('places'),
        people: named('people'),
        draws,
      };
    });
  }

  #alt(step: Step): string {
    const found = this.#alts.get(step) ?? altOf(step, this.#telling);
    this.#alts.set(step, found);
    return found;
  }
}
