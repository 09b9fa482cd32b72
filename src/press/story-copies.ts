/** What a story needs of the site to be read without a network, beside its pages and their scripts. */
export interface StoryNeeds {
  /** The id of the story: the folder of its pages. */
  readonly id: string;
  /** The languages in which it is told. */
  readonly languages: readonly string[];
  /** The files of its map, from the root of the site. One that ends in a slash is a folder with all that is in it. */
  readonly map: readonly string[];
  /** Whether its steps lead to the atlas. */
  readonly atlas: boolean;
}

/** The built site, as far as it matters which file needs which. Paths are from its root. */
export interface BuiltFiles {
  readonly paths: readonly string[];
  readonly text: (path: string) => string;
  /** The script of the interface's texts in each language. */
  readonly wordFiles: ReadonlyMap<string, string>;
}

/** For whom a copy is: a reader's browser keeps less than a kiosk, which must never need the network. */
export type CopyFor = 'reader' | 'kiosk';

/** Files that are never in a copy: SQLite is larger than the rest of the atlas, and few readers import such a file. */
const NEVER = /\.map$|worker\.js$|^_headers$|\/share\/|^assets\/read-geopackage/;

/** Files that nothing names, but that are used: the pages of the copy and what a browser asks for beside them. */
function rootsOf({ id, languages, atlas, map }: StoryNeeds, copy: CopyFor): (path: string) => boolean {
  const pages = languages.map((lang) => `${id}/${lang}/`);
  const isMap = (path: string) => map.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));
  const isPage = (path: string) =>
    pages.some((home) => path === `${home}index.html` || path === `${home}manifest.webmanifest`);
  if (copy === 'kiosk')
    return (path) =>
      path.startsWith('kiosk/') ||
      path.startsWith('icons/') ||
      isPage(path) ||
      isMap(path) ||
      path.startsWith(`${id}/media/`) ||
      // A wall has no use for pictures made for phones.
      (/\/stills\/[^/]*\.wide\.svg$/.test(path) && pages.some((home) => path.startsWith(home)));
  return (path) =>
    path === 'index.html' ||
    path === 'preferences.js' ||
    path.startsWith('icons/') ||
    isPage(path) ||
    isMap(path) ||
    // One copy of each picture; the others are for other screens.
    (path.startsWith(`${id}/media/`) && path.includes('.medium.')) ||
    (atlas && path.startsWith('atlas/'));
}

/** Pages of which a copy has the text only: the kiosk reads stories from their pages, and runs no script of theirs. */
const isTextOnly = (path: string, copy: CopyFor): boolean => copy === 'kiosk' && !path.startsWith('kiosk/');

/** The files of `assets/` that a text names. Their names have a hash, so that no other text is taken for one. */
const NAMED = /[\w.-]+-[\w-]{8}\.\w+/g;

/** The letters for which a font is; undefined for Latin, which every page has. */
function lettersOf(font: string): RegExp | undefined {
  if (!font.endsWith('.woff2')) return undefined;
  return font.includes('-cyrillic-')
    ? /\p{Script=Cyrillic}/u
    : font.includes('naskh')
      ? /\p{Script=Arabic}/u
      : undefined;
}

/** The files of the copy of one story, by their paths from the root of the site. */
export function filesOfStory(story: StoryNeeds, copy: CopyFor, built: BuiltFiles): ReadonlySet<string> {
  const { paths, text, wordFiles } = built;
  const isRoot = rootsOf(story, copy);
  const known = new Set(paths);
  const words = story.languages.map((lang) => text(`${story.id}/${lang}/index.html`));
  const others = new Set([...wordFiles].flatMap(([lang, path]) => (story.languages.includes(lang) ? [] : [path])));
  const isOfStory = (path: string) => {
    if (NEVER.test(path) || others.has(path)) return false;
    const letters = lettersOf(path);
    return letters === undefined || words.some((one) => letters.test(one));
  };
  const found = new Set(paths.filter((path) => isRoot(path) && isOfStory(path)));
  const ahead = [...found].filter((path) => path.endsWith('.html') && !isTextOnly(path, copy));
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    for (const [name] of text(path).matchAll(NAMED)) {
      const asset = `assets/${name}`;
      if (!known.has(asset) || found.has(asset) || !isOfStory(asset)) continue;
      found.add(asset);
      if (/\.(js|css)$/.test(asset)) ahead.push(asset);
    }
  }
  return found;
}

/**
 * The files of the copies of all stories, each with the stories that need it; without any where all do.
 *
 * @returns By path from the root of the site.
 */
export function copiesOf(
  stories: readonly StoryNeeds[],
  copy: CopyFor,
  built: BuiltFiles,
): ReadonlyMap<string, readonly string[]> {
  const of = new Map<string, string[]>();
  for (const story of stories)
    for (const path of filesOfStory(story, copy, built)) of.set(path, [...(of.get(path) ?? []), story.id]);
  return new Map([...of].map(([path, ids]) => [path, ids.length === stories.length ? [] : ids]));
}
