/**
 * What many steps cost: stories of 10 to 3,000 generated steps are built and read. All have the same first steps.
 *
 *   npx tsx tests/bench/size.ts [--steps 10,100,1000,3000] [--runs 5]
 *
 * Writes `.cache/bench-size.json`, of which `report.ts` makes a section of `docs/performance.md`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type CDPSession } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import type { Build } from './build-generated.ts';
import { measureFirstViews, type FirstView } from './first-view.ts';
import { PROFILES } from './measure.ts';
import { serve } from './server.ts';
import { weigh } from './weigh.ts';

/** What a story of this many steps costs. */
export interface SizeMeasured {
  readonly steps: number;
  readonly build: Build;
  /** The page of the story: bytes, as it is and compressed. */
  readonly page: { readonly raw: number; readonly gzip: number };
  readonly desktop: readonly FirstView[];
  readonly phone: readonly FirstView[];
  /** Milliseconds of script, style and layout in the main thread a frame of scrolling, without a map: of each run. */
  readonly frame: readonly number[];
}

const CACHE = '.cache/bench';
const STILLS = '.cache/stills';

/** Builds a story in a process of its own, with no still drawn yet. */
function build(steps: number, folder: string): Build {
  const kept = `${STILLS}-kept`;
  if (existsSync(STILLS)) renameSync(STILLS, kept);
  try {
    const output = execFileSync('npx', ['tsx', 'tests/bench/build-generated.ts', String(steps), folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Build;
  } finally {
    rmSync(STILLS, { recursive: true, force: true });
    if (existsSync(kept)) renameSync(kept, STILLS);
  }
}

/** Frames of a run, and CSS pixels in each of them. */
const FRAMES = 150;
const PACE = 24;

/** Seconds of script, style and layout in the main thread since the session was opened. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics
    .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
    .reduce((sum, { value }) => sum + value, 0);
}

/**
 * Scrolls through the first steps, and says what a frame cost, milliseconds. There is no map, whose drawing would be
 * most of the time and does not depend on the number of steps.
 */
async function frameOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(address);
  // The page is complete.
  await page.waitForFunction(() => !document.documentElement.hasAttribute('data-later'), null, { timeout: 120_000 });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await workOf(session);
  await page.evaluate(
    async ([frames, pace]) => {
      for (let n = 0; n < frames; n += 1) {
        scrollTo({ top: n * pace, behavior: 'instant' });
        await new Promise(requestAnimationFrame);
      }
    },
    [FRAMES, PACE] as const,
  );
  const after = await workOf(session);
  await context.close();
  return ((after - before) * 1000) / FRAMES;
}

const { values: options } = parseArgs({
  options: { steps: { type: 'string', default: '10,100,1000,3000' }, runs: { type: 'string', default: '5' } },
});
const runs = Number(options.runs);
const sizes = options.steps.split(',').map((written) => {
  const steps = Number(written);
  const folder = `${CACHE}/steps-${written}`;
  const built = build(steps, folder);
  console.log(`${written} steps: built in ${built.seconds.toFixed(1)} s`);
  return { steps, folder, build: built, prefix: `/${written}/`, address: `/${written}/steps/en/` };
});
const server = await serve(sizes, 4176);
const browser = await chromium.launch(chromiumLaunch);
const candidates = sizes.map(({ steps, address }) => ({
  name: String(steps),
  address,
  ready: () => document.querySelector('story-player')?.map?.loaded() === true,
}));
const frames = sizes.map((): number[] => []);
for (let run = 0; run < runs; run += 1)
  for (const [n, { address }] of sizes.entries()) frames[n]?.push(await frameOf(browser, server.origin + address));
const views = [];
for (const profile of PROFILES) views.push(await measureFirstViews(browser, profile, server, candidates, runs));
const [desktop = [], phone = []] = views;
const measured = sizes.map(({ steps, folder, build }, n): SizeMeasured => ({
  steps,
  build,
  page: weigh(`${folder}/steps/en`, (path) => path.endsWith('.html') && !path.includes('share')),
  desktop: desktop[n]?.views ?? [],
  phone: phone[n]?.views ?? [],
  frame: frames[n] ?? [],
}));
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/bench-size.json', JSON.stringify(measured, null, 2));
await browser.close();
server.close();
