/** Builds the pages that are measured. None of them is part of the site. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { build } from 'vite';
import { jpeg, raster } from '../../src/press/stills/encode.ts';
import { siteConfig } from '../../vite.config.ts';

const CACHE = '.cache/bench';
/** The layers of every step, beneath the steps of the page that is written by hand: what the shipped story has too. */
const GROUND =
  'far-seas, sea, waterlines, lagoon-1920, relief, form-lines, plain, forest, graticule, rivers, borders, lands, places';

/** Folders by the address under which the server has them. */
export interface Site {
  readonly prefix: string;
  readonly folder: string;
}

/** The generated story's page, and the two that it is compared with. Paths are from the project's folder. */
export const SITES = {
  neutral: { prefix: '/neutral/', folder: `${CACHE}/neutral` },
  bare: { prefix: '/bare/', folder: `${CACHE}/bare` },
  newsroom: { prefix: '/newsroom/', folder: `${CACHE}/newsroom` },
} as const satisfies Readonly<Record<string, Site>>;

/** The text of a story with the steps of the page that is written by hand: the same headings, words and cameras. */
export function neutralStory(html: string): string {
  const { document } = parseHTML(html);
  const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const paragraphs = (element: Element) => [...element.querySelectorAll('p')].map(text).join('\n\n');
  const header = document.querySelector('header');
  const steps = [...document.querySelectorAll<HTMLElement>('.step')].map((step) => {
    const { at = '', zoom = '', when = '' } = step.dataset;
    return `<story-step id="${step.id}" at="${at}" zoom="${zoom}" when="${when}">\n\n## ${text(step.querySelector('h2'))}\n\n${paragraphs(step)}\n\n</story-step>`;
  });
  const front = `---\ntitle: ${text(document.querySelector('h1'))}\nlang: en\nbase: gilan\nground: [${GROUND}]\n---`;
  return [front, header ? paragraphs(header) : '', ...steps, ''].join('\n\n');
}

/** Presses a story in English as the site is pressed, into a folder of its own, from the project's folder. */
export async function pressAlone(id: string, text: string, folder: string): Promise<void> {
  const stories = join(CACHE, `stories-of-${id}`);
  rmSync(stories, { recursive: true, force: true });
  mkdirSync(join(stories, id), { recursive: true });
  writeFileSync(join(stories, id, 'story.en.md'), text);
  const site = siteConfig({ stories });
  await build({
    ...site,
    configFile: false,
    logLevel: 'warn',
    build: { ...site.build, outDir: folder, emptyOutDir: true },
  });
}

async function buildPlain(name: 'bare' | 'newsroom'): Promise<void> {
  await build({
    configFile: false,
    root: `tests/bench/${name}`,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: join('../../..', SITES[name].folder),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
}

/** Pictures of the steps as a newsroom would have them: JPEG, and as large as the column on a screen of two. */
async function drawPictures(): Promise<void> {
  const stills = join(SITES.neutral.folder, 'neutral/en/stills');
  const pictures = join(SITES.newsroom.folder, 'pictures');
  mkdirSync(pictures, { recursive: true });
  for (const name of readdirSync(stills).filter((one) => one.endsWith('.narrow.svg'))) {
    const svg = readFileSync(join(stills, name), 'utf8');
    writeFileSync(join(pictures, name.replace('.narrow.svg', '.jpg')), await jpeg(await raster(svg), 75));
  }
}

export async function buildPages(): Promise<void> {
  const html = readFileSync('tests/bench/newsroom/index.html', 'utf8');
  await pressAlone('neutral', neutralStory(html), SITES.neutral.folder);
  await buildPlain('bare');
  await buildPlain('newsroom');
  await drawPictures();
}
