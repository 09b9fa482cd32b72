import { msg } from '@lit/localize';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { actors } from '../../geo/actors.ts';
import { atlas as beginning } from '../../geo/atlas.ts';
import { layers } from '../../geo/catalog.ts';
import { documented as datasets } from '../../geo/origins.ts';
import type { AtlasEvidence } from '../atlas/core/evidence.ts';
import { catalogueOf } from '../atlas/core/state.ts';
import type { Step } from '../story/story.ts';
import { stillPath, type StillSize } from '../drawing/still-sizes.ts';
import { escapeXml } from '../story/escape.ts';
import { LANGUAGES, scriptOf, type Script } from '../story/languages.ts';
import { atlasEvidence } from './set/atlas-evidence.ts';
import {
  ATLAS,
  atlasGate,
  atlasPage,
  atlasPath,
  evidencePath,
  languagesOf,
  storiesIn,
  type AtlasAssets,
} from './set/atlas-page.ts';
import {
  evidenceIn,
  readEvents,
  readPeople,
  readPlaces,
  readReferences,
  type Evidence,
  type EvidenceWords,
} from './read/evidence.ts';
import { FIRST_PAINT_SCRIPT, firstPaintScript } from './set/first-paint-preferences.ts';
import { front } from './set/front-page.ts';
import { kioskPages } from './set/kiosk-page.ts';
import { versionOf } from './offline.ts';
import { CARD_NAME, PREVIEW_ADDRESS, sharePath } from './set/pictures.ts';
import { CONTENT_SECURITY_POLICY } from './policy.ts';
import { pressStory, spokenIn, type Assets, type Pressed, type StoryFolder } from './press.ts';
import { report, type Fault } from './faults.ts';
import { readHoldings } from './set/timeline.ts';
import { SHARE_STYLE } from './set/share-page.ts';
import { StillRenderer } from './stills/still-renderer.ts';

export interface PressOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The folder of the stories, from there. */
  readonly stories?: string;
}

export { CONTENT_SECURITY_POLICY };

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const folders = (path: string) =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
const readIf = (path: string, empty: string) => (existsSync(path) ? readFileSync(path, 'utf8') : empty);

/** The evidence of a story. What a folder does not have is empty: a story may name places and nothing else. */
function readEvidence(root: string, folder: string): Evidence {
  return {
    places: readPlaces(read(root, 'geo/sources/places.csv')),
    people: readPeople(readIf(join(folder, 'evidence/people.csv'), 'id\n')),
    events: readEvents(readIf(join(folder, 'evidence/chronology.csv'), 'id\n')),
    references: readReferences(readIf(join(folder, 'evidence/bibliography.json'), '[]')),
  };
}

function readFolder(root: string, id: string, stories: string): StoryFolder {
  const folder = join(root, stories, id);
  const texts = readdirSync(folder)
    .filter((name) => /^story\.[\w-]+\.md$/.test(name))
    .sort()
    .map((name) => ({ file: `${stories}/${id}/${name}`, text: read(folder, name) }));
  const figureFile = (path: string) => {
    const file = /^figures\/[\w.-]+$/.test(path)
      ? join(folder, path)
      : /^geo\/sources\/[\w.-]+\.csv$/.test(path)
        ? join(root, path)
        : '';
    return file && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const words = (lang: string): EvidenceWords => {
    const table = (path: string) => (existsSync(path) ? { text: readFileSync(path, 'utf8') } : undefined);
    const [places, people, events, references, holds] = [
      join(root, `geo/sources/places.${lang}.csv`),
      ...['people', 'chronology', 'bibliography'].map((name) => join(folder, `evidence/${name}.${lang}.csv`)),
      join(root, `geo/sources/control.${lang}.csv`),
    ].map((path) => table(path)?.text);
    return Object.fromEntries(
      Object.entries({ places, people, events, references, holds }).filter(([, text]) => text !== undefined),
    );
  };
  return { id, texts, evidence: readEvidence(root, folder), words, read: figureFile };
}

/** Presses every story there is. Reads files; throws nothing that is an author's fault. */
export function pressAll(
  root: string,
  assets: Assets,
  stories = 'stories',
): { readonly pages: readonly Pressed[]; readonly faults: readonly Fault[] } {
  const atlas = {
    layers: new Map(
      layers.map(({ id, drawable, days, title, theme, marker }) => {
        const by = Object.values(actors).find(({ colour }) => colour === marker?.colour)?.label;
        return [
          id,
          { drawable: drawable === true, ...(days ? { days } : {}), title, theme, ...(by ? { by } : {}) },
        ] as const;
      }),
    ),
    holds: readHoldings(read(root, 'geo/layers/holds.json')),
    signs: actors,
    catalogue: catalogueOf(layers, beginning, ['en']),
  };
  const results = folders(join(root, stories)).map((id) => pressStory(readFolder(root, id, stories), atlas, assets));
  return { pages: results.flatMap(({ pages }) => pages), faults: results.flatMap(({ faults }) => faults) };
}

const literata = (script: string, style: string) =>
  `/node_modules/@fontsource-variable/literata/files/literata-${script}-wght-${style}.woff2`;
const naskh = (subset: string) =>
  `/node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-${subset}-wght-normal.woff2`;
const STYLES = ['normal', 'italic'];

/** The fonts that a page in a script begins with. `entries/fonts.css` says where each is used. */
const FONTS: Readonly<Record<Script, readonly string[]>> = {
  Latn: STYLES.map((style) => literata('latin', style)),
  Cyrl: ['cyrillic', 'latin'].flatMap((subset) => STYLES.map((style) => literata(subset, style))),
  Arab: [naskh('arabic'), naskh('latin')],
};

/** What the atlas is told in a language: the evidence of all stories, and their steps as that language tells them. */
function atlasEvidenceIn(root: string, stories: string, pages: readonly Pressed[], lang: string): AtlasEvidence {
  const parts = storiesIn(pages, lang).map(({ story, told }) => {
    const { evidence, words } = readFolder(root, story.id, stories);
    const said = words?.(lang);
    return atlasEvidence(said ? evidenceIn(evidence, said) : evidence, told);
  });
  const once = <T extends { readonly id: string }>(all: readonly T[]) => [
    ...new Map(all.map((one) => [one.id, one])).values(),
  ];
  const counts = datasets.flatMap(({ id, delivery }): readonly (readonly [string, number])[] =>
    delivery.kind === 'geojson'
      ? [
          [
            id,
            (JSON.parse(read(root, 'geo', delivery.path)) as { readonly features: readonly unknown[] }).features.length,
          ],
        ]
      : [],
  );
  return {
    people: once(parts.flatMap(({ people }) => people)),
    references: once(parts.flatMap(({ references }) => references)),
    steps: parts.flatMap(({ steps }) => steps),
    features: Object.fromEntries(counts),
  };
}

const filesIn = (path: string): string[] =>
  readdirSync(path).flatMap((name) =>
    statSync(join(path, name)).isDirectory() ? filesIn(join(path, name)) : [join(path, name)],
  );

const TYPES: Readonly<Record<string, string>> = {
  geojson: 'application/geo+json',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  css: 'text/css',
  js: 'text/javascript',
  html: 'text/html',
};

type Making = () => Promise<Uint8Array | string>;

/**
 * The pictures of a story in one language and the pages of its steps, by their paths from the root of the site, each
 * made when it is asked for.
 */
function picturesOf(
  { path, story: { lang, steps }, shares }: Pressed,
  renderer: StillRenderer,
  withCards: boolean,
): readonly (readonly [path: string, make: Making])[] {
  const home = path.replace(/index\.html$/, '');
  const sizes: readonly StillSize[] = ['wide', 'narrow'];
  const stills = steps.flatMap((step) =>
    sizes.map((size): readonly [string, Making] => [
      home + stillPath(step.id, size),
      () => renderer.still(step, lang, size),
    ]),
  );
  const cards = shares.flatMap((share): readonly (readonly [string, Making])[] => {
    const step = steps.find(({ id }) => id === share.step);
    return step
      ? [
          [share.path, () => Promise.resolve(share.html)],
          ...(withCards
            ? [[home + sharePath(step.id) + CARD_NAME, () => renderer.card(step, lang, share.card)] as const]
            : []),
        ]
      : [];
  });
  return [...stills, ...cards];
}

/** Vite would take the addresses of stills for files of the project. */
const leftAlone = (html: string): string =>
  html.replace(
    /<(?=(?:source|img) [^>]*stills\/|link rel="(?:canonical|alternate)"|meta property="og:(?:image|url)")(\w+)/g,
    '<$1 vite-ignore',
  );

/** Puts the very small pictures that a page names into it: a file would be one more request before the first paint. */
async function withPreviews(html: string, steps: readonly Step[], renderer: StillRenderer): Promise<string> {
  const found = new Map<string, string>();
  for (const [address, id, theme] of html.matchAll(PREVIEW_ADDRESS)) {
    const step = steps.find((one) => one.id === id);
    if (step === undefined || (theme !== 'day' && theme !== 'night')) continue;
    const bytes = await renderer.preview(step, theme);
    found.set(address, `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return html.replace(PREVIEW_ADDRESS, (address) => found.get(address) ?? address);
}

/** Where the site will be, as an address that ends in a slash. */
function siteAddress(): string | undefined {
  const { SITE_URL: written } = process.env;
  return written ? new URL(written.replace(/\/*$/, '/')).href : undefined;
}

/**
 * Makes the site of the stories: a page for each language of each, a front page, the stills of the steps and a page of
 * each for shared links, the atlas and what it is told under `atlas/`, and the layers of the map under `layers/`. Only
 * where `SITE_URL` says the site's address are there pictures for shared links. A story with faults stops a build with all
 * of them; while developing it shows them in the page.
 */
export function press({ root, stories = 'stories' }: PressOptions): Plugin {
  const layersFolder = join(root, 'geo/layers');
  const assets: Assets = {
    script: '/src/entries/story.ts',
    style: '/src/entries/page.css',
    icon: '/src/entries/icon.svg',
    fonts: FONTS.Latn,
    fontsFor: Object.fromEntries(LANGUAGES.map((lang) => [lang, FONTS[scriptOf(lang)]])),
    site: siteAddress(),
  };
  const atlasAssets: AtlasAssets = {
    ...assets,
    script: '/src/entries/atlas.ts',
    style: '/src/entries/atlas.css',
    gate: '/src/entries/atlas-gate.ts',
  };
  const everyFont = [...new Set([...assets.fonts, ...Object.values(assets.fontsFor ?? {}).flat()])];
  const frontAssets = {
    script: '/src/entries/front.ts',
    style: '/src/entries/front.css',
    icon: assets.icon,
    fonts: everyFont,
  };
  const kiosk = {
    script: '/src/entries/kiosk.ts',
    setup: '/src/entries/kiosk-setup.ts',
    icon: assets.icon,
    fonts: everyFont,
    version: versionOf(root),
  };
  const renderer = new StillRenderer(root);
  const shareStyle = () => Promise.resolve(read(root, 'geo/tokens.css') + read(root, 'src/entries/share.css'));
  let pages = new Map<string, string>();
  let told: readonly Pressed[] = [];
  let pictures: ReadonlyMap<string, Making> = new Map();
  const pageAt = async (path: string): Promise<string | undefined> => {
    const html = pages.get(path);
    const steps = told.find((one) => one.path === path)?.story.steps;
    return html !== undefined && steps ? withPreviews(html, steps, renderer) : html;
  };
  const pressNow = (): readonly Fault[] => {
    const { pages: pressed, faults } = pressAll(root, assets, stories);
    const langs = languagesOf(pressed);
    told = pressed;
    pages = new Map([
      [
        'index.html',
        leftAlone(
          front(pressed, frontAssets, (lang) =>
            spokenIn(lang, () => ({ name: msg('Atlas'), href: `${ATLAS}${lang}/` })),
          ),
        ),
      ],
      [`${ATLAS}index.html`, atlasGate(pressed, atlasAssets)],
      ...langs.map((lang): [string, string] => [
        atlasPath(lang),
        spokenIn(lang, () =>
          atlasPage(
            lang,
            pressed,
            { layers, datasets },
            { ...atlasAssets, fonts: assets.fontsFor?.[lang] ?? assets.fonts },
          ),
        ),
      ]),
      ...pressed.map(({ path, html }): [string, string] => [path, leftAlone(html)]),
      ...kioskPages(pressed, kiosk),
    ]);
    const evidence = langs.map((lang): [string, Making] => [
      evidencePath(lang),
      () => Promise.resolve(JSON.stringify(atlasEvidenceIn(root, stories, pressed, lang))),
    ]);
    pictures = new Map<string, Making>([
      [SHARE_STYLE, shareStyle],
      [FIRST_PAINT_SCRIPT, () => Promise.resolve(firstPaintScript())],
      ...evidence,
      ...pressed.flatMap((one) => picturesOf(one, renderer, assets.site !== undefined)),
    ]);
    return faults;
  };
  const fileOf = (path: string) => resolve(root, path);
  const pathOf = (file: string) => relative(root, file.replace(/\?.*$/, '')).split(sep).join('/');

  return {
    name: 'press',
    enforce: 'pre',

    config(_, { command }) {
      if (command !== 'build') return {};
      const faults = pressNow();
      if (faults.length > 0) throw new Error(`The stories cannot be pressed.\n\n${report(faults)}`);
      return { build: { rollupOptions: { input: [...pages.keys()].map(fileOf) } } };
    },

    resolveId(id) {
      return pages.has(pathOf(id)) ? id : undefined;
    },

    load(id) {
      return pageAt(pathOf(id));
    },

    transformIndexHtml(html, { server, bundle, path }) {
      const up = path
        .replace(/^\//, '')
        .replace(/[^/]+\//g, '../')
        .replace(/[^/]*$/, '');
      // A kiosk is nobody's, and has no manner of a reader's.
      const manner = path.startsWith('/kiosk/')
        ? []
        : [{ tag: 'script', attrs: { src: up + FIRST_PAINT_SCRIPT }, injectTo: 'head-prepend' as const }];
      // The development server puts its own scripts and styles into the page.
      if (server) return manner;
      // What the engine says in the page's language comes with the page, and not when its script asks for it.
      const lang = /<html lang="([\w-]+)"/.exec(html)?.[1] ?? '';
      const said = Object.values(bundle ?? {}).find(
        (chunk) => chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.endsWith(`src/words/said/${lang}.ts`)),
      );
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
        ...manner,
        ...(said && /story-player/.test(html)
          ? [
              {
                tag: 'link',
                attrs: { rel: 'modulepreload', crossorigin: true, href: up + said.fileName },
                injectTo: 'head' as const,
              },
            ]
          : []),
      ];
    },

    async generateBundle() {
      for (const [fileName, make] of pictures) this.emitFile({ type: 'asset', fileName, source: await make() });
      for (const file of filesIn(layersFolder)) {
        this.emitFile({
          type: 'asset',
          fileName: `layers/${relative(layersFolder, file).split(sep).join('/')}`,
          source: readFileSync(file),
        });
      }
    },

    configureServer(server) {
      let faults = pressNow();
      server.watcher.add([join(root, stories), join(root, 'geo')]);
      server.watcher.on('change', (file) => {
        if (!/[/\\](stories|geo[/\\]sources)[/\\]/.test(file)) return;
        renderer.forget();
        faults = pressNow();
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, '')).replace(/^\//, '');
        const picture = pictures.get(path.endsWith('/') ? `${path}index.html` : path);
        if (picture) {
          void picture().then((content) => {
            response.setHeader('Content-Type', TYPES[path.split('.').pop() ?? ''] ?? 'text/html; charset=utf-8');
            response.end(content);
          }, next);
          return;
        }
        if (path.startsWith('layers/')) {
          const file = resolve(layersFolder, path.slice('layers/'.length));
          if (!file.startsWith(layersFolder + sep) || !existsSync(file)) {
            response.statusCode = 404;
            response.end();
            return;
          }
          response.setHeader('Content-Type', TYPES[file.split('.').pop() ?? ''] ?? 'application/octet-stream');
          response.end(readFileSync(file));
          return;
        }
        void answer(server, path, faults).then((html) => {
          if (html === undefined) {
            next();
            return;
          }
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(html);
        }, next);
      });
    },
  };

  async function answer(server: ViteDevServer, path: string, faults: readonly Fault[]): Promise<string | undefined> {
    const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!/\.html$/.test(page)) return undefined;
    if (faults.length > 0)
      return `<!doctype html><meta charset="utf-8"><title>Faults</title><pre>${escapeXml(report(faults))}</pre>`;
    const html = await pageAt(page);
    return html === undefined ? undefined : server.transformIndexHtml(`/${page}`, html);
  }
}
