/**
 * What the atlas costs: a hundred thousand points of a reader's own, and a million in tiles, beside the same on a bare
 * map; and the time it takes to ask and to search.
 *
 *   npx tsx tests/bench/atlas.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../chromium.ts';
import { recordQuery } from '../../src/atlas/core/query.ts';
import { search } from '../../src/atlas/core/text-search.ts';
import { initialState } from '../../src/atlas/core/state.ts';
import { catalogue, records } from '../unit/atlas/fixtures.ts';
import { percentile } from './measure.ts';
import { pmtilesOf } from './tiles.ts';

const FRAMES = 120;
const PATIENCE = 120_000;
const MILLION = 1_000_000;

const index = search(records);
const ask = recordQuery(records, (text) => new Set(index.find(text).map(({ record }) => record.key)));
const state = initialState(catalogue);

/** Milliseconds of each call. */
const timed = (calls: number, call: (n: number) => unknown) =>
  Array.from({ length: calls }, (_, n) => {
    const then = performance.now();
    call(n);
    return performance.now() - then;
  });

const { from, until } = catalogue.time;
const asking = timed(500, (n) => ask({ ...state, time: { from, until, now: from + ((until - from) * n) / 500 } }));
const QUERIES = ['enzeli', 'انزلي', 'Энзели', 'resht', 'kuchik', 'council', 'cossack'];
const searching = timed(200, (n) => index.find(QUERIES[n % QUERIES.length] ?? '', 20));

await build({
  configFile: false,
  root: 'tests/bench/points',
  base: './',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../../../.cache/bench-points',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
writeFileSync(
  '.cache/bench-points/stones.pmtiles',
  pmtilesOf({ count: MILLION, bounds: [48.5, 36.7, 50.5, 37.7], maxzoom: 12, rate: 2.5 }),
);
const server = await preview({
  configFile: false,
  build: { outDir: '.cache/bench-points' },
  preview: { port: 4176, strictPort: true, host: '127.0.0.1' },
});
const browser = await chromium.launch(chromiumLaunch);

async function panned(query: string): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
  await page.goto(`http://127.0.0.1:4176/${query}`);
  await page.waitForFunction(() => window.points.map.getLayersOrder().length > 1 && window.points.map.loaded(), null, {
    timeout: PATIENCE,
  });
  // Once for the tiles, once for the clock.
  await page.evaluate((frames) => window.points.pan(frames), FRAMES / 2);
  const times = await page.evaluate((frames) => window.points.pan(frames), FRAMES);
  await page.close();
  return times;
}

const p95 = (times: readonly number[]) => percentile(times, 0.95);

/** The same file as a reader brings it and on a bare map, in milliseconds a frame. */
async function beside(query: string) {
  const [bare, own] = [await panned(`?${query}`), await panned(`?own&${query}`)];
  return {
    own: p95(own),
    bare: p95(bare),
    ratio: p95(own) / p95(bare),
    medians: [percentile(own, 0.5), percentile(bare, 0.5)],
  } as const;
}

const results = { ask: p95(asking), search: p95(searching), points: await beside(''), tiles: await beside('tiles') };
console.log(
  `moving the time, 95th percentile: ${results.ask.toFixed(2)} ms\nsearching, 95th percentile: ${results.search.toFixed(2)} ms`,
);
for (const [what, { own, bare, ratio }] of [
  ['100,000 points', results.points],
  ['1,000,000 points as PMTiles', results.tiles],
] as const) {
  console.log(
    `${what}, frame, 95th percentile: ${own.toFixed(0)} ms; bare map ${bare.toFixed(0)} ms; ratio ${ratio.toFixed(2)}`,
  );
}
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench-atlas.json', JSON.stringify(results, null, 2));
await browser.close();
await server.close();
