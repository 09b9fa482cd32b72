/**
 * What a story costs beside a bare map and beside a page that a newsroom would write by hand: bytes, the first view,
 * and frames while it is scrolled. All are measured in one run on one machine, so the ratios mean something where the
 * milliseconds do not.
 *
 *   npm run bench
 *   npx tsx tests/bench/bench.ts [--runs 5] [--views] [--profile phone]   --views: the first views only
 *
 * Needs the built site in `dist/`. Writes `.cache/bench.json`, of which `report.ts` makes `docs/performance.md`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import { measureFirstViews, type Candidate, type Measured } from './first-view.ts';
import { measureFrames, type FramesMeasured } from './frames.ts';
import { openCold, PROFILES, type Profile } from './measure.ts';
import { buildPages, SITES } from './pages.ts';
import { firstViewTable } from './report.ts';
import { serve, type FileServer } from './server.ts';
import { heaviest, weigh, type Weight } from './weigh.ts';

const STORY = 'gilan-1920/en/';

/** All that is measured. */
export interface Results {
  readonly date: string;
  readonly command: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memory: number;
    readonly node: string;
    readonly browser: string;
  };
  readonly weights: Readonly<Record<string, Weight>>;
  readonly profiles: readonly {
    readonly name: string;
    readonly views: readonly Measured[];
    readonly frames?: FramesMeasured;
  }[];
}

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    views: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

/** What a page with a story shows first: the bare map and the page that is written by hand show the same. */
async function firstScene(browser: Browser, profile: Profile, address: string) {
  const page = await openCold(browser, { viewport: profile.viewport, slowdown: 1 });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
  const scene = await page.evaluate(() => {
    const player = document.querySelector('story-player');
    return {
      layers: Object.keys(player?.scene?.layers ?? {}).join(' '),
      day: String(Math.round(player?.scene?.when.now ?? 0)),
      at: [...(player?.map?.getCenter().toArray() ?? []), player?.map?.getZoom() ?? 0].join(' '),
      height: document.querySelector('.stage')?.clientHeight ?? 0,
    };
  });
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await page.context().close();
  return { ...scene, asked };
}

const storyReady = () => document.querySelector('story-player')?.map?.loaded() === true;

type FirstScene = Awaited<ReturnType<typeof firstScene>>;

/** The pages. The generated story and the shipped one are each compared with a bare map of its own first scene. */
function candidatesFor(neutral: FirstScene, shipped: FirstScene): readonly Candidate[] {
  const query = ({ layers, day, at }: FirstScene) =>
    `?${new URLSearchParams({ day, layers, at }).toString().replaceAll('+', '%20')}`;
  const bare = (name: string, scene: FirstScene): Candidate => ({
    name,
    address: `${SITES.bare.prefix}${query(scene)}&height=${String(scene.height)}`,
    ready: () => window.bare.map.loaded(),
  });
  return [
    bare('bare', neutral),
    { name: 'newsroom', address: SITES.newsroom.prefix + query(neutral), ready: () => window.newsroom.map.loaded() },
    { name: 'eight steps', address: `${SITES.neutral.prefix}neutral/en/`, ready: storyReady },
    bare('bare, map of the shipped story', shipped),
    {
      name: 'shipped story',
      address: `/${STORY}`,
      ready: storyReady,
      beside: 'bare, map of the shipped story',
    },
  ];
}

const weights: Record<string, Weight> = {
  'all of our script: story, atlas, kiosk, three languages': weigh(
    'dist/assets',
    (path) => path.endsWith('.js') && !path.includes('maplibre'),
  ),
  'our styles': weigh('dist/assets', (path) => path.endsWith('.css') && !/map-stage|maplibre/.test(path)),
  'MapLibre, its worker and its styles': weigh('dist/assets', (path) => path.includes('maplibre')),
  'the English page, with all of the text, cards and sources': weigh(`dist/${STORY}`, (path) => path.endsWith('.html')),
  'the heaviest still': heaviest(`dist/${STORY}stills`, () => true),
};

async function measureProfile(browser: Browser, server: FileServer, profile: Profile) {
  const neutral = await firstScene(browser, profile, `${server.origin}${SITES.neutral.prefix}neutral/en/`);
  const shipped = await firstScene(browser, profile, `${server.origin}/${STORY}`);
  const candidates = candidatesFor(neutral, shipped);
  const views = await measureFirstViews(browser, profile, server, candidates, Number(options.runs));
  console.log(`${profile.name}\n\n${firstViewTable(views)}\n`);
  if (options.views) return { name: profile.name, views };
  const { asked, height } = shipped;
  if (profile.name === 'desktop') {
    const files = new Set(asked.map((url) => `dist${new URL(url).pathname}`));
    weights['first view of the map: our script, style, relief, layers and fonts, beside MapLibre'] = weigh(
      'dist',
      (path) => files.has(path) && !path.includes('maplibre'),
    );
  }
  const frames = await measureFrames(browser, profile, {
    story: `${server.origin}/${STORY}`,
    bare: server.origin + SITES.bare.prefix,
    pane: height,
  });
  return { name: profile.name, views, frames };
}

await buildPages();
const server = await serve(
  [...Object.values(SITES), { prefix: '/layers/', folder: 'dist/layers' }, { prefix: '/', folder: 'dist' }],
  4175,
);
const browser = await chromium.launch(chromiumLaunch);
const profiles: Results['profiles'][number][] = [];
for (const profile of PROFILES.filter(({ name }) => options.profile === undefined || name === options.profile))
  profiles.push(await measureProfile(browser, server, profile));
const results: Results = {
  date: new Date().toISOString().slice(0, 10),
  command: options.views ? 'npx tsx tests/bench/bench.ts --views' : 'npm run bench',
  machine: {
    cpu: cpus()[0]?.model.trim() ?? '?',
    cores: cpus().length,
    memory: totalmem(),
    node: process.version,
    browser: `Chromium ${browser.version()}`,
  },
  weights,
  profiles,
};
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench.json', JSON.stringify(results, null, 2));
await browser.close();
server.close();
