import type { Element, ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { StepRecord } from '../../atlas/core/evidence.ts';
import { encodeState } from '../../atlas/core/permalink.ts';
import { stateOfScene, type AtlasCatalogue } from '../../atlas/core/state.ts';
import type { Step } from '../../story/story.ts';
import type { Assets, MapFacts } from '../model.ts';
import { FIGURE, PICTURE } from '../read/placeholders.ts';
import type { StoryText } from '../resolve/story.ts';
import { altOf, type DescriptionData } from './alt-text.ts';
import type { Book } from './back-matter.ts';
import { linkMentions, Mentions } from './citations.ts';
import { figureElement } from './figures/figure.ts';
import { placeNotes } from './notes.ts';
import { pictureElement } from './picture.ts';
import { CARD_NAME, sharePath } from './pictures.ts';
import { sharePage, type SharePage } from './share-page.ts';
import { once } from '../remember.ts';
import { isFetched, TILES, WORLD_FILE } from '../world.ts';
import { prepareTables } from './table.ts';
import { withLanguage } from './with-language.ts';
import { storyPage, type SetStep } from './story-page.ts';

/** A story in one language, as pages. Each page is made when it is first requested. */
export interface Pressed extends StoryText {
  /** The page of the story. */
  readonly html: string;
  /** The share page of each step. */
  readonly shares: readonly SharePage[];
  /** What each step is about, for the atlas. */
  readonly stepRecords: readonly StepRecord[];
}

/** Makes the pages of a resolved text. */
export const setStory = (text: StoryText, map: MapFacts, assets: Assets): Pressed =>
  new StorySetter(text, map, assets).pressed();

/** The content of a page, with mentions as links and with figures. */
interface Prose {
  readonly foreword: readonly ElementContent[];
  readonly steps: readonly SetStep[];
  readonly afterword: readonly ElementContent[];
  readonly book: Book;
}

/** The path from the page of a story to the root of the site. */
const ROOT = '../../';

class StorySetter {
  readonly #text: StoryText;
  readonly #assets: Assets;
  readonly #signs: NonNullable<MapFacts['signs']>;
  readonly #catalogue: AtlasCatalogue | undefined;
  readonly #described: DescriptionData;
  /** The folder of the story's page, from the root of the site. */
  readonly #home: string;
  readonly #alts = new Map<Step, string>();

  constructor(text: StoryText, map: MapFacts, assets: Assets) {
    const { lang } = text.story;
    this.#text = text;
    this.#assets = assets;
    this.#signs = map.signs ?? {};
    this.#catalogue = map.catalogue && { ...map.catalogue, langs: [lang] };
    this.#described = { lang, layers: map.layers, places: text.evidence.places, periods: text.periods };
    this.#home = text.path.replace(/index\.html$/, '');
  }

  pressed(): Pressed {
    const { lang } = this.#text.story;
    const prose = once(() => withLanguage(lang, () => this.#prose()));
    const html = once(() => withLanguage(lang, () => this.#page(prose())));
    const shares = once(() => withLanguage(lang, () => this.#shares(prose())));
    const told = once(() => this.#stepRecords(prose()));
    return {
      ...this.#text,
      get html() {
        return html();
      },
      get shares() {
        return shares();
      },
      get stepRecords() {
        return told();
      },
    };
  }

  /** Works in the order of the page, because works are numbered in the order of their first mention. */
  #prose(): Prose {
    const { parsed, story, evidence, events, timeline, lags } = this.#text;
    const mentions = new Mentions();
    const headings = new Map(story.steps.map(({ id, title }) => [id, title]));
    const book: Book = { lang: story.lang, evidence, mentions, headings, ...(timeline ? { timeline } : {}) };
    const foreword = this.#content(parsed.foreword, '', book, '_foreword');
    const texts = parsed.steps.map(({ content, attributes }) => this.#content(content, attributes.id ?? '', book));
    const afterword = this.#content(parsed.afterword, '', book, '_afterword');
    const steps = story.steps.map((step, n) => ({
      step,
      prose: texts[n] ?? [],
      events: events[n] ?? [],
      attract: parsed.steps[n]?.attributes.attract,
      lang: parsed.steps[n]?.lang,
      lags: lags.filter((lag) => lag.step === step.id),
    }));
    return { foreword, steps, afterword, book };
  }

  /** @param part - a word for the part of the page, unlike the id of any step. */
  #content(content: readonly RootContent[], step: string, book: Book, part = step): readonly ElementContent[] {
    const root = linkMentions(placeNotes(content, part, book.lang), step, book);
    const nodes = unified().use(remarkRehype).runSync(root).children as ElementContent[];
    return prepareTables(nodes).map((node) => {
      if (node.type !== 'element') return node;
      if (node.tagName === PICTURE) return this.#picture(node);
      if (node.tagName !== FIGURE) return node;
      const figure = this.#text.figures.get(String(node.properties['src']));
      return figure ? figureElement(figure, book, step, { periods: this.#text.periods, signs: this.#signs }) : node;
    });
  }

  /** @param placeholder - an `<img>`, and then the caption. */
  #picture(placeholder: Element): Element {
    const [image, ...caption] = placeholder.children;
    const picture = this.#text.pictures.get(String(placeholder.properties['src']));
    if (!picture || image?.type !== 'element') return placeholder;
    return pictureElement(picture, { alt: String(image.properties['alt'] ?? ''), caption, root: ROOT });
  }

  #page({ foreword, steps, afterword, book }: Prose): string {
    const { story, parsed, languages, world } = this.#text;
    const { site, fontsFor, ...own } = this.#assets;
    const catalogue = parsed.front.hide.includes('atlas') ? undefined : this.#catalogue;
    return storyPage({
      story,
      front: parsed.front,
      lags: this.#text.lags.filter(({ step }) => step === ''),
      foreword,
      steps,
      afterword,
      book,
      root: ROOT,
      world: isFetched(world) ? `../${WORLD_FILE}` : undefined,
      ...own,
      fonts: fontsFor?.[story.lang] ?? own.fonts,
      altOf: (step) => this.#alt(step),
      ground: world.catalog.datasets.find(({ id }) => id === TILES)?.credit.en ?? '',
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

  #stepRecords({ book: { mentions } }: Prose): readonly StepRecord[] {
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
    const found = this.#alts.get(step) ?? altOf(step, this.#described);
    this.#alts.set(step, found);
    return found;
  }
}
