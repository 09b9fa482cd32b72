import { msg } from '@lit/localize';
import { layers } from '../../geo/catalog.ts';
import { documented as datasets } from '../../geo/origins.ts';
import type { AtlasEvidence } from '../atlas/core/evidence.ts';
import { stillPath } from '../drawing/still-sizes.ts';
import { SOURCE_LANGUAGE } from '../story/languages.ts';
import type { Step } from '../story/story.ts';
import type { Fault } from './faults.ts';
import type { Assets } from './model.ts';
import { pressStory } from './press.ts';
import { filesUnder, type FilePart, type ProjectFiles } from './read/project-files.ts';
import { atlasEvidence } from './set/atlas-evidence.ts';
import {
  ATLAS,
  atlasGate,
  atlasPage,
  atlasPath,
  evidencePath,
  siteLanguages,
  storiesIn,
  type AtlasAssets,
} from './set/atlas-page.ts';
import { FIRST_PAINT_SCRIPT, firstPaintScript } from './set/first-paint-script.ts';
import { DATA_INPUTS, dataFiles } from './set/data-files.ts';
import { frontPage, type FrontAssets } from './set/front-page.ts';
import { kioskPages, type KioskAssets } from './set/kiosk-page.ts';
import { NOT_FOUND, notFoundPage, type NotFoundAssets } from './set/not-found-page.ts';
import { CARD_NAME, PREVIEW_ADDRESS, sharePath } from './set/pictures.ts';
import { SHARE_STYLE, type SharePage } from './set/share-page.ts';
import { withLanguage } from './set/with-language.ts';
import type { PictureCopy, StoryPicture } from './resolve/pictures.ts';
import type { StoryText } from './resolve/story.ts';
import type { Pressed } from './set/story.ts';
import { once } from './remember.ts';
import type { Drawing } from './stills/still-renderer.ts';
import { Stories } from './stories.ts';
import type { StoryNeeds } from './story-copies.ts';
import type { Base } from './bases.ts';
import { isAbsolute } from '../../geo/layer.ts';
import { isFetched, WORLD_FILE, worldFile, type StoryWorld } from './world.ts';

/** Draws the pictures of the steps of stories of one world. */
export interface Pictures {
  /** A very small picture of a step's map in WebP, shown until the map is ready. */
  readonly preview: (step: Step, theme: 'day' | 'night') => Promise<Uint8Array>;
  readonly draw: (drawing: Drawing) => Promise<Uint8Array>;
}

export interface SiteOptions {
  readonly files: ProjectFiles;
  readonly pictures: (world: StoryWorld) => Pictures;
  /** Makes a copy of a picture of the author's from the bytes of its file. */
  readonly copyPicture: (picture: StoryPicture, copy: PictureCopy, bytes: Uint8Array) => Promise<Uint8Array>;
  /** The folder of the stories, from the project's folder. */
  readonly stories: string;
  /** Whether translations may lag behind their original, with notes on their pages: while an author writes. */
  readonly drafts?: boolean;
  readonly assets: {
    readonly story: Assets;
    readonly atlas: AtlasAssets;
    readonly front: FrontAssets;
    readonly kiosk: KioskAssets;
    readonly notFound: NotFoundAssets;
  };
}

/** A file of the site that is made on request. */
export interface SiteFile {
  readonly kind: 'data' | 'picture' | Drawing['kind'];
  readonly make: () => Promise<Uint8Array | string>;
  /** What it shows, and of which world, if the press draws it. */
  readonly drawn?: { readonly world: StoryWorld; readonly drawing: Drawing };
  /** Reads some bytes of a file that is too large to be sent whole: of its ground. */
  readonly part?: (start: number, end: number) => FilePart | undefined;
}

/** The whole site, except for what Vite makes. Paths are from its root. */
export interface SiteContent {
  /** Pages into which Vite inserts scripts and styles. */
  readonly pages: ReadonlyMap<string, () => Promise<string>>;
  readonly files: ReadonlyMap<string, SiteFile>;
  /** The other sites from which the map of a page fetches its ground, by the path of the page. */
  readonly hosts: ReadonlyMap<string, readonly string[]>;
  /** What each story needs to be read without a network. */
  readonly needs: readonly StoryNeeds[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Fault[];
}

/** The folder of the map's layers, from the project's folder. */
const LAYERS = 'geo/layers';

/** Makes the site of the stories from the project's files. */
export class Site {
  readonly #options: SiteOptions;
  readonly #stories: Stories<Pressed>;

  constructor(options: SiteOptions) {
    this.#options = options;
    this.#stories = new Stories(options.files, {
      folder: options.stories,
      compile: (read, map) => pressStory(read, map, options.assets.story, { drafts: options.drafts ?? false }),
    });
  }

  /** Call it when a file was changed, added or removed. @param path - from the project's folder. */
  changed(path: string): void {
    this.#stories.changed(path);
  }

  /**
   * The pages of the stories in each language, the front page, the atlas with its evidence, the kiosk, and for each
   * step its stills and its share page. Pictures for shared links are made only if the address of the site is known.
   */
  content(): SiteContent {
    const { value: pressed, faults, notices } = this.#stories.all();
    const hosts = new Map(
      pressed.flatMap(({ path, world: { ground } }) =>
        ground && ground.hosts.length > 0 ? [[path, ground.hosts] as const] : [],
      ),
    );
    const needs = once(() => this.#needs(pressed));
    const files = once(() => this.#files(pressed));
    return {
      pages: this.#pages(pressed),
      // Not before they are asked for: the data for machines take longer than the page that an author waits for.
      get files() {
        return files();
      },
      get needs() {
        return needs();
      },
      hosts,
      faults,
      notices: [...notices, ...pressed.flatMap(({ lags }) => lags)],
    };
  }

  /** A layer of the map by its path below `layers/`; undefined if it does not exist. */
  layer(path: string): Uint8Array | undefined {
    return path.split('/').includes('..') ? undefined : this.#options.files.read(`${LAYERS}/${path}`);
  }

  /** The paths of the layers of the bases that stories are told on, from the folder of layers. */
  layers(): readonly string[] {
    const bases = new Set(this.#stories.all().value.map(({ world }) => world.base));
    return filesUnder(this.#options.files, LAYERS).filter((path) => [...bases].some((base) => base.hasFile(path)));
  }

  #needs(pressed: readonly Pressed[]): readonly StoryNeeds[] {
    const stories = new Map<string, Pressed[]>();
    for (const one of pressed) stories.set(one.story.id, [...(stories.get(one.story.id) ?? []), one]);
    return [...stories].flatMap(([id, [first, ...others]]) => {
      if (!first) return [];
      const { world } = first;
      const languages = [first, ...others].map(({ story: { lang } }) => lang);
      const shown = new Set(first.story.steps.flatMap(({ scene }) => Object.keys(scene.layers)));
      const map = [
        ...(world.base.atlas ? this.#baseFiles(world.base) : filesShown(world, shown)),
        ...[...worldFiles(first), ...this.#groundFile(first)].map(([path]) => path),
      ];
      return [{ id, languages, map: [...new Set(map)], atlas: world.base.atlas !== undefined }];
    });
  }

  /** The file of a ground that stands in the story's folder. */
  #groundFile({ story: { id }, world: { ground } }: StoryText): readonly (readonly [path: string, file: SiteFile])[] {
    if (ground?.source.kind !== 'file') return [];
    const { files } = this.#options;
    const { path = '' } = ground.file ?? {};
    const make = () => Promise.resolve(files.read(path) ?? new Uint8Array());
    return [
      [`${id}/${ground.source.name}`, { kind: 'data', make, part: (start, end) => files.part(path, start, end) }],
    ];
  }

  /** All files of a base, from the root of the site. */
  #baseFiles(base: Base): readonly string[] {
    return filesUnder(this.#options.files, LAYERS)
      .filter(base.hasFile)
      .map((path) => `layers/${path}`);
  }

  #pages(pressed: readonly Pressed[]): ReadonlyMap<string, () => Promise<string>> {
    const { assets } = this.#options;
    const { fontsFor, fonts } = assets.story;
    const inAtlas = atlasStories(pressed);
    const atlas = (lang: string) => () =>
      withLanguage(lang, () =>
        atlasPage(lang, inAtlas, { layers, datasets }, { ...assets.atlas, fonts: fontsFor?.[lang] ?? fonts }),
      );
    const toAtlas = ({ world, story: { lang } }: StoryText) =>
      world.base.atlas && withLanguage(lang, () => ({ name: msg('Atlas'), href: `${ATLAS}${lang}/` }));
    const plain = (make: () => string) => () => Promise.resolve(make());
    const pages = new Map<string, () => Promise<string>>([
      ['index.html', plain(() => ignoredByVite(frontPage(pressed, assets.front, toAtlas)))],
      ...(inAtlas.length > 0 ? [[`${ATLAS}index.html`, plain(() => atlasGate(inAtlas, assets.atlas))] as const] : []),
      ...siteLanguages(inAtlas).map((lang) => [atlasPath(lang), plain(atlas(lang))] as const),
      ...pressed.map((one) => [one.path, () => this.#withPreviews(ignoredByVite(one.html), one)] as const),
      ...kioskPages(pressed, assets.kiosk).map(([path, html]) => [path, plain(() => html)] as const),
    ]);
    const folders = foldersOf(pages.keys());
    return pages.set(
      NOT_FOUND,
      plain(() => notFoundPage(pressed, folders, assets.notFound)),
    );
  }

  /** Inserts the previews into a page as data URLs: a file would be one more request before the first paint. */
  async #withPreviews(html: string, { story: { steps }, world }: Pressed): Promise<string> {
    const found = new Map<string, string>();
    for (const [address, id, theme] of html.matchAll(PREVIEW_ADDRESS)) {
      const step = steps.find((one) => one.id === id);
      if (step === undefined || (theme !== 'day' && theme !== 'night')) continue;
      const bytes = await this.#options.pictures(world).preview(step, theme);
      found.set(address, `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
    }
    return html.replace(PREVIEW_ADDRESS, (address) => found.get(address) ?? address);
  }

  #files(pressed: readonly Pressed[]): ReadonlyMap<string, SiteFile> {
    const data = (make: () => string): SiteFile => ({ kind: 'data', make: () => Promise.resolve(make()) });
    return new Map<string, SiteFile>([
      [SHARE_STYLE, data(() => this.#text('geo/tokens.css') + this.#text('src/entries/share.css'))],
      [FIRST_PAINT_SCRIPT, data(firstPaintScript)],
      ...siteLanguages(atlasStories(pressed)).map(
        (lang) =>
          [evidencePath(lang), data(() => JSON.stringify(this.#evidence(atlasStories(pressed), lang)))] as const,
      ),
      ...pressed.flatMap((one) => [...worldFiles(one), ...this.#groundFile(one)]),
      ...this.#data(pressed),
      ...pressed.flatMap((one) => this.#copies(one)),
      ...this.#drawings(pressed),
      ...pressed.flatMap(sharePages),
    ]);
  }

  /** The copies of the author's pictures of a text. Its translations have the same. */
  #copies({ pictures }: Pressed): readonly (readonly [path: string, file: SiteFile])[] {
    const { files, copyPicture } = this.#options;
    return [...pictures.values()].flatMap((picture) =>
      picture.copies.map((copy) => {
        const make = () => copyPicture(picture, copy, files.read(picture.file) ?? new Uint8Array());
        return [copy.path, { kind: 'picture', make }] as const;
      }),
    );
  }

  /** The stills of all steps, and their pictures for shared links. */
  #drawings(pressed: readonly Pressed[]): readonly (readonly [path: string, file: SiteFile])[] {
    const { assets } = this.#options;
    const all = pressed.flatMap((one) => {
      const { path, world, story } = one;
      const home = path.replace(/index\.html$/, '');
      const { lang } = story;
      return story.steps.flatMap((step, n) => {
        const of = `${story.id}/${step.id}`;
        const stills = (['wide', 'narrow'] as const).map((size) => ({
          of: `${of}/${size}`,
          path: home + stillPath(step.id, size),
          file: this.#drawing(world, { kind: 'still', step, lang, size }),
        }));
        if (assets.story.site === undefined) return stills;
        const card = this.#drawing(world, { kind: 'card', step, lang, text: shareOf(one, n).card });
        return [...stills, { of, path: home + sharePath(step.id) + CARD_NAME, file: card }];
      });
    });
    // Those that differ only in language follow each other, because they share work.
    return all.sort((a, b) => (a.of === b.of ? 0 : a.of < b.of ? -1 : 1)).map(({ path, file }) => [path, file]);
  }

  #drawing(world: StoryWorld, drawing: Drawing): SiteFile {
    const make = () => this.#options.pictures(world).draw(drawing);
    return { kind: drawing.kind, make, drawn: { world, drawing } };
  }

  /** The evidence for the atlas in a language: that of all stories, with their steps in that language. */
  #evidence(pressed: readonly Pressed[], lang: string): AtlasEvidence {
    const parts = storiesIn(pressed, lang).map(({ evidence, stepRecords }) => atlasEvidence(evidence, stepRecords));
    const once = <T extends { readonly id: string }>(all: readonly T[]) => [
      ...new Map(all.map((one) => [one.id, one])).values(),
    ];
    return {
      people: once(parts.flatMap(({ people }) => people)),
      references: once(parts.flatMap(({ references }) => references)),
      steps: parts.flatMap(({ steps }) => steps),
      citations: parts.flatMap(({ citations = [] }) => citations),
      features: Object.fromEntries(
        datasets.flatMap(({ id, delivery }) =>
          delivery.kind === 'geojson' ? [[id, this.#featureCount(`geo/${delivery.path}`)] as const] : [],
        ),
      ),
    };
  }

  /** The data of the atlas, for machines; nothing if no story has the atlas, or its layers have not been built. */
  #data(pressed: readonly Pressed[]): readonly (readonly [path: string, file: SiteFile])[] {
    const inAtlas = atlasStories(pressed);
    if (inAtlas.length === 0 || !DATA_INPUTS.every((path) => this.#options.files.read(path))) return [];
    const files = dataFiles({
      text: (path) => this.#text(path),
      evidence: this.#evidence(inAtlas, SOURCE_LANGUAGE),
      site: this.#options.assets.story.site,
    });
    return [...files].map(([path, make]) => [path, { kind: 'data', make: () => Promise.resolve(make()) }]);
  }

  #featureCount(path: string): number {
    return (JSON.parse(this.#text(path)) as { readonly features: readonly unknown[] }).features.length;
  }

  #text(path: string): string {
    const bytes = this.#options.files.read(path);
    if (!bytes) throw new Error(`There is no file ${path}.`);
    return new TextDecoder().decode(bytes);
  }
}

/**
 * The folders of pages, ending in a slash; empty for that of the root. @param paths - of files, from the site's root.
 */
export const foldersOf = (paths: Iterable<string>): readonly string[] =>
  [...paths].flatMap((path) => (/(^|\/)index\.html$/.test(path) ? [path.replace(/index\.html$/, '')] : []));

/** The files of the datasets of some layers, from the root of the site; for tiles, their folder. */
function filesShown({ catalog }: StoryWorld, shown: ReadonlySet<string>): readonly string[] {
  const used = new Set(catalog.layers.filter(({ id }) => shown.has(id)).map(({ dataset }) => dataset));
  return catalog.datasets
    .filter(({ id }) => used.has(id))
    .map(({ delivery: { path } }) => path.replace(/\{z\}.*$/, ''))
    .filter((path) => !isAbsolute(path));
}

/** The stories that are told on the map of the atlas. */
const atlasStories = <T extends StoryText>(pages: readonly T[]): readonly T[] =>
  pages.filter(({ world }) => world.base.atlas !== undefined);

const shareOf = ({ shares }: Pressed, step: number): SharePage => {
  const found = shares[step];
  if (!found) throw new Error('Each step has a page for shared links.');
  return found;
};

/** The share pages of a story's steps in one language. */
const sharePages = (pressed: Pressed): readonly (readonly [path: string, file: SiteFile])[] =>
  pressed.story.steps.map(({ id }, n) => [
    `${pressed.path.replace(/index\.html$/, '')}${sharePath(id)}index.html`,
    { kind: 'data', make: () => Promise.resolve(shareOf(pressed, n).html) },
  ]);

/** The catalogue of a story and its own datasets. */
function worldFiles({ story: { id }, world }: StoryText): readonly (readonly [path: string, file: SiteFile])[] {
  const file = (make: () => string): SiteFile => ({ kind: 'data', make: () => Promise.resolve(make()) });
  if (!isFetched(world)) return [];
  return [
    [`${id}/${WORLD_FILE}`, file(() => worldFile(world))],
    ...[...world.files].map(([path, content]) => [path, file(() => content)] as const),
  ];
}

/** Marks addresses that Vite must not replace, because they are not files of the project. */
const ignoredByVite = (html: string): string =>
  html.replace(
    /<(?=(?:source|img) [^>]*(?:stills|media)\/|link rel="(?:canonical|alternate)"|meta property="og:(?:image|url)")(\w+)/g,
    '<$1 vite-ignore',
  );
