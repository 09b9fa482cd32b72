/**
 * What the atlas costs: up to a million features of a reader's own beside the same on a bare map; and the time it takes
 * to ask and to search.
 *
 *   npx tsx tests/bench/atlas.ts [--only "1,000,000 points"]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';
import { recordQuery } from '../../src/atlas/core/query.ts';
import { search } from '../../src/atlas/core/text-search.ts';
import { initialState } from '../../src/atlas/core/state.ts';
import { catalogue, records } from '../unit/atlas/fixtures.ts';
import { measureFeatures } from './features.ts';
import { percentile } from './measure.ts';
import { pmtilesOf } from './tiles.ts';

const MILLION = 1_000_000;

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });

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
const features = await measureFeatures('http://127.0.0.1:4176/', options.only);
const p95 = (times: readonly number[]) => percentile(times, 0.95);
const results = { ask: p95(asking), search: p95(searching), features };
console.log(
  `moving the time, 95th percentile: ${results.ask.toFixed(2)} ms\nsearching, 95th percentile: ${results.search.toFixed(2)} ms`,
);
mkdirSync('.cache', { recursive: true });
if (options.only === '') writeFileSync('.cache/bench-atlas.json', JSON.stringify(results, null, 2));
await server.close();
