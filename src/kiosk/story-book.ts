import { msg, str } from '@lit/localize';
import { readSteps } from '../player/read-steps.ts';
import type { StoryPlayer } from '../player/story-player.ts';
import type { Story } from '../story/story.ts';
import { attractSteps, type AttractStep } from './attract.ts';

/** A person, a place or a bibliography entry, from the back matter of the story's page. */
export interface BookEntry {
  readonly id: string;
  readonly title: string;
  readonly article: Element;
}

/** A story in one language, read from its page. */
export interface StoryBook {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The absolute address of its page. */
  readonly home: string;
  readonly story: Story;
  /** The absolute address of the story's catalogue; undefined where the script has it. */
  readonly world: string | undefined;
  /** The steps of the attract loop, and what is said of each, by its id: what happens, in a few words. */
  readonly attract: readonly [AttractStep, ...AttractStep[]];
  readonly headlines: ReadonlyMap<string, string>;
  /** The number of words of each step. */
  readonly words: ReadonlyMap<string, number>;
  readonly alt: (step: string) => string;
  readonly entries: ReadonlyMap<string, BookEntry>;
  readonly people: readonly BookEntry[];
  readonly places: readonly BookEntry[];
  readonly page: Document;
}

/** The style sheet in a page of the site. */
const STYLE = /<style>.*?<\/style>/gs;

/** Reads a story from its page. A parsed document runs no scripts and fetches nothing. */
export function readStoryBook(html: string, home: string): StoryBook {
  // Without its style sheet: the policy of the kiosk's page has another hash, so the browser would report an error.
  const page = new DOMParser().parseFromString(html.replaceAll(STYLE, ''), 'text/html');
  const player = page.querySelector('story-player');
  const steps = [...page.querySelectorAll('story-step')];
  const { lang, dir } = page.documentElement;
  const { story } = readSteps(steps, player?.id ?? '', player?.getAttribute('story-title') ?? page.title, lang);
  if (!player || !story) throw new Error(`There is no story at ${home}.`);
  const headlines = new Map(
    steps.flatMap((step): (readonly [string, string])[] => {
      const line = step.getAttribute('attract');
      return line ? [[step.id, line]] : [];
    }),
  );
  const own = player.getAttribute('world');
  const entriesIn = (section: string) =>
    [...page.querySelectorAll(`#${section} .card-entry`)].map((article): BookEntry => ({
      id: article.id,
      title: article.querySelector('h3')?.textContent.trim() ?? '',
      article,
    }));
  const [people, places, sources] = [entriesIn('people'), entriesIn('places'), entriesIn('sources')];
  return {
    lang,
    dir: dir === 'rtl' ? 'rtl' : 'ltr',
    home,
    story,
    world: own === null ? undefined : new URL(own, home).href,
    attract: attractSteps(story, (id) => headlines.has(id)),
    headlines,
    words: new Map(
      steps.map((step) => [step.id, [...step.querySelectorAll('.card > p')].map(plain).join(' ').split(/\s+/).length]),
    ),
    alt: (step) => page.getElementById(step)?.querySelector('figure.still img')?.getAttribute('alt') ?? '',
    entries: new Map([...people, ...places, ...sources].map((entry) => [entry.id, entry])),
    people,
    places,
    page,
  };
}

/** The text of an element without note numbers. */
function plain(element: Element | null): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const note of copy?.querySelectorAll('.citation') ?? []) note.remove();
  return (copy?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;:،؛])/g, '$1')
    .trim();
}

/**
 * A copy of the story's player with its title page, its steps and its afterword, for touch: links become large buttons,
 * and none leaves the page. `qr`: the web address of the site for a QR code; empty for none.
 */
export function playerFrom(book: StoryBook, stage: HTMLElement, qr = ''): StoryPlayer {
  const player = document.createElement('story-player');
  player.id = book.story.id;
  player.storyTitle = book.story.title;
  player.lang = book.lang;
  player.dir = book.dir;
  player.bare = true;
  player.units = book.page.querySelector('story-player')?.getAttribute('units') ?? '';
  const parts = [...book.page.querySelectorAll('.title-page, story-step, .afterword')].map((part) =>
    document.importNode(part, true),
  );
  for (const part of parts) forFingers(part, book);
  player.append(stage, ...parts);
  player.querySelector('.afterword')?.after(closing(book, qr));
  return player;
}

/** The end of the story: a button to start over, and a QR code of the story if `qr` is set. */
function closing({ story, lang }: StoryBook, qr: string): HTMLElement {
  const end = document.createElement('nav');
  end.className = 'closing';
  if (qr) end.append(chip(msg('The story on your own phone'), { link: `${qr}${story.id}/${lang}/` }));
  end.append(chip(msg('Start the story over'), { do: 'home' }));
  return end;
}

/** Replaces the links in running text, which are too small to touch, by buttons below it. */
function forFingers(part: Element, book: StoryBook) {
  const chips = new Map<string, HTMLElement>();
  const keys = new Set<string>();
  for (const image of part.querySelectorAll<HTMLImageElement>('.picture img')) fromHome(image, book.home);
  for (const link of part.querySelectorAll('.picture .credit a, .picture > a, .note-mark a'))
    link.replaceWith(...link.childNodes);
  for (const { hash } of part.querySelectorAll<HTMLAnchorElement>('a[href^="#ref-"]')) keys.add(hash.slice(1));
  for (const gone of part.querySelectorAll('figure.still, .citation:not(.note-mark), .sources, .in-atlas, .note-back'))
    gone.remove();
  for (const link of part.querySelectorAll<HTMLAnchorElement>('a[href]:not(.begin)')) {
    const href = link.getAttribute('href') ?? '';
    const id = href.startsWith('#') ? href.slice(1) : '';
    const entry = book.entries.get(id);
    const step = book.story.steps.find((one) => one.id === id);
    if (entry) chips.set(href, chip(entry.title || link.textContent, { card: id }));
    else if (step) chips.set(href, chip(step.title, { step: id }));
    else if (/^https?:/.test(href)) chips.set(href, chip(link.textContent, { link: href }));
    const words = document.createElement('span');
    words.className = 'mention';
    words.append(...link.childNodes);
    link.replaceWith(words);
  }
  if (keys.size > 0) chips.set('#', chip(msg(str`Sources: ${keys.size}`), { sources: [...keys].join(' ') }));
  // The tables of figures are in the tab order for keyboards; here only buttons are.
  for (const scroller of part.querySelectorAll('[tabindex]')) scroller.removeAttribute('tabindex');
  if (chips.size === 0) return;
  const row = document.createElement('div');
  row.className = 'chips';
  row.append(...chips.values());
  const card = part.querySelector('.card') ?? part;
  card.insertBefore(row, card.querySelector(':scope > .evidence'));
}

/** Makes the addresses of a picture absolute, because the kiosk is in another folder than the story's page. */
function fromHome(image: HTMLImageElement, home: string) {
  const address = (path: string) => new URL(path, home).href;
  const copies = image.getAttribute('srcset');
  if (copies) image.srcset = copies.replace(/[^\s,]+(?= \d+w)/g, address);
  image.src = address(image.getAttribute('src') ?? '');
}

function chip(label: string, data: Readonly<Record<string, string>>): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = label.trim();
  Object.assign(button.dataset, data);
  return button;
}
