/**
 * What the story costs beside a bare map: bytes, first view, and frames while it is scrolled. Both are
 * measured in one run on one machine, so the ratios mean something where the milliseconds do not.
 *
 *   npm run bench
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../chromium.ts';
import { costOf, openCold, openWarm, percentile, PROFILES, scrollThrough, type Cost, type Profile } from './measure.ts';
import { heaviest, weigh, type Weight } from './weigh.ts';

const STORY = 'gilan-1920/en/';
/** Milliseconds for a first view, limits included. */
const PATIENCE = 120_000;
/** How often each page is opened for a first view; the middle one counts. */
const RUNS = 3;

const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (n: number) => `${n.toFixed(0)} ms`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '),
    )
    .join('\n');
}

const weights: Record<string, Weight> = {
  'our script': weigh('dist/assets', (path) => path.endsWith('.js') && !path.includes('maplibre')),
  'our styles': weigh(
    'dist/assets',
    (path) => path.endsWith('.css') && !path.includes('map-stage') && !path.includes('maplibre'),
  ),
  'the page, with all its text': weigh(`dist/${STORY}`, (path) => path.endsWith('.html')),
  'the layers, all of them': weigh('dist/layers', () => true),
  'the heaviest still': heaviest(`dist/${STORY}stills`, () => true),
  MapLibre: weigh('dist/assets', (path) => path.includes('maplibre')),
};
console.log(
  `${table([['', 'raw', 'gzip', 'brotli'], ...Object.entries(weights).map(([name, { raw, gzip, brotli }]) => [name, kb(raw), kb(gzip), kb(brotli)])])}\n`,
);

await build({
  configFile: false,
  root: 'tests/bench/bare',
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../../../dist/bench',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
const server = await preview({
  configFile: false,
  build: { outDir: 'dist' },
  preview: { port: 4175, strictPort: true, host: '127.0.0.1' },
});
const browser = await chromium.launch(chromiumLaunch);
const site = 'http://127.0.0.1:4175/';

const median = (costs: readonly Cost[]): Cost => {
  const of = (key: keyof Cost) =>
    percentile(
      costs.map((cost) => cost[key]),
      0.5,
    );
  return {
    firstPaint: of('firstPaint'),
    largestPaint: of('largestPaint'),
    blocking: of('blocking'),
    shift: of('shift'),
    heap: of('heap'),
  };
};

async function firstView(profile: Profile, address: string, ready: () => boolean): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await openCold(browser, profile);
    await page.goto(site + address, { timeout: PATIENCE });
    await page.waitForFunction(ready, null, { timeout: PATIENCE });
    costs.push(await costOf(page));
    await page.context().close();
  }
  return median(costs);
}

const results: Record<string, unknown> = { weights };
for (const profile of PROFILES) {
  const { name, viewport } = profile;
  const page = await openCold(browser, { viewport, slowdown: 1 });
  await page.goto(site + STORY);
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
  const ground = await page.evaluate(() =>
    Object.keys(document.querySelector('story-player')?.scene?.layers ?? {}).join(' '),
  );

  if (name === 'desktop') {
    const asked = await page.evaluate(
      (root) =>
        performance
          .getEntriesByType('resource')
          .flatMap(({ name: url }) => (url.startsWith(root) ? [`dist/${url.slice(root.length)}`] : [])),
      site,
    );
    // Beside the map's own code, and the still that holds its place.
    const weight = weigh(
      'dist',
      (path) => asked.includes(path) && !path.includes('maplibre') && !path.includes('/stills/'),
    );
    weights['first view of the map'] = weight;
    console.log(
      `first view of the map, beside MapLibre: ${kb(weight.raw)} raw, ${kb(weight.gzip)} gzip, ${kb(weight.brotli)} brotli\n`,
    );
  }

  const { height, day } = await page.evaluate(() => ({
    height: document.querySelector('.stage')?.clientHeight ?? 0,
    day: Math.round(document.querySelector('story-player')?.scene?.when.now ?? 0),
  }));
  const same = `height=${String(height)}&day=${String(day)}`;

  const story = await firstView(profile, STORY, () => document.querySelector('story-player')?.map?.loaded() === true);
  const bare = await firstView(profile, `bench/?${same}&layers=${ground}`, () => window.bare.map.loaded());

  // The same frames: the story is scrolled, and the bare map flies the path its camera took, with the layers it showed.
  // Whoever comes to a step has read those before it: they are scrolled first, on both pages, and do not count.
  await page.context().close();
  const told: number[] = [];
  const flown: number[] = [];
  for (let run = 0; run < profile.flights; run += 1) {
    const reader = await openWarm(
      browser,
      profile,
      site + STORY,
      () => document.querySelector('story-player')?.map?.loaded() === true,
    );
    const before = await scrollThrough(reader, 'white-ships', 'crossing', 24);
    const counted = await scrollThrough(reader, 'crossing', 'out-of-the-forest', 24);
    await reader.context().close();
    told.push(...counted.times);
    const shown = [...new Set([...before.frames, ...counted.frames].flatMap(({ layers }) => layers.split(' ')))].join(
      ' ',
    );
    const flyer = await openWarm(
      browser,
      profile,
      `${site}bench/?height=${String(height)}&day=${String(counted.day)}&layers=${shown}`,
      () => window.bare.map.loaded(),
    );
    await flyer.evaluate((frames) => window.bare.fly(frames), before.frames);
    flown.push(...(await flyer.evaluate((frames) => window.bare.fly(frames), counted.frames)));
    await flyer.context().close();
  }

  const [p95, bare95] = [percentile(told, 0.95), percentile(flown, 0.95)];
  results[profile.name] = { story, bare, frames: { story: p95, bare: bare95, ratio: p95 / bare95 } };
  console.log(
    `${profile.name}\n${table([
      ['', 'story', 'bare map', 'ratio'],
      [
        'first contentful paint',
        ms(story.firstPaint),
        ms(bare.firstPaint),
        (story.firstPaint / bare.firstPaint).toFixed(2),
      ],
      [
        'largest contentful paint',
        ms(story.largestPaint),
        ms(bare.largestPaint),
        (story.largestPaint / bare.largestPaint).toFixed(2),
      ],
      ['total blocking time', ms(story.blocking), ms(bare.blocking), (story.blocking / bare.blocking).toFixed(2)],
      ['layout shift', story.shift.toFixed(4), bare.shift.toFixed(4), ''],
      ['heap', kb(story.heap), kb(bare.heap), (story.heap / bare.heap).toFixed(2)],
      [
        'frame, median',
        ms(percentile(told, 0.5)),
        ms(percentile(flown, 0.5)),
        (percentile(told, 0.5) / percentile(flown, 0.5)).toFixed(2),
      ],
      ['frame, 95th percentile', ms(p95), ms(bare95), (p95 / bare95).toFixed(2)],
    ])}\n`,
  );
}
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench.json', JSON.stringify(results, null, 2));
console.log('Written to .cache/bench.json.');
await browser.close();
await server.close();
