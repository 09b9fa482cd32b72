/**
 * What many features of a reader's own cost, beside the same file on a bare map: reading and drawing, hiding and showing,
 * a change of the days, panning, memory. Each page has a browser of its own.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import { percentile } from './measure.ts';

const FRAMES = 120;
const PATIENCE = 300_000;

/** Milliseconds; bytes. */
export interface FeatureCosts {
  /** Until the file has been read and checked; 0 for the bare map, which checks nothing. */
  readonly read: number;
  /** From the file to an idle map: the least of the runs. */
  readonly drawn: number;
  readonly toggle: number;
  /** Median of several; absent where tiles have no dates. */
  readonly date: number | undefined;
  /** 95th percentile of a frame. */
  readonly pan: number;
  /** Of the process of the page with all its workers, after all that. */
  readonly memory: number;
}

export interface FeatureComparison {
  readonly what: string;
  readonly own: FeatureCosts;
  readonly bare: FeatureCosts;
}

/** The resident memory of the processes of pages, in bytes. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { id }) => {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(id)}/status`, 'utf8'))?.[1];
      return sum + Number(kilobytes ?? 0) * 1024;
    }, 0);
}

async function costsOf(address: string, isDated: boolean): Promise<FeatureCosts> {
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address);
    await page.waitForFunction(() => 'bench' in window, null, { timeout: PATIENCE });
    const { read, drawn } = await page.evaluate(() => window.bench.open());
    const toggle = await page.evaluate(() => window.bench.toggle());
    // Once for the tiles, once for the clock.
    await page.evaluate((frames) => window.bench.pan(frames), FRAMES / 2);
    const frames = await page.evaluate((count) => window.bench.pan(count), FRAMES);
    const dates: number[] = [];
    for (const [from, until] of isDated
      ? ([
          [0.2, 0.6],
          [0.5, 0.52],
          [0.1, 0.9],
        ] as const)
      : [])
      dates.push(await page.evaluate(([a, b]) => window.bench.date(a, b), [from, until] as const));
    return {
      read,
      drawn,
      toggle,
      date: isDated ? percentile(dates, 0.5) : undefined,
      pan: percentile(frames, 0.95),
      memory: await memoryOf(page),
    };
  } finally {
    await browser.close();
  }
}

/** Counts of points, in the order of the table; `areas` are of four corners. */
const CASES = [
  { what: '1,000 points', query: 'count=1000' },
  { what: '100,000 points, each by itself', query: 'count=100000&display=points' },
  { what: '100,000 points in groups', query: 'count=100000' },
  { what: '1,000,000 points, each by itself', query: 'count=1000000&display=points' },
  { what: '1,000,000 points in groups', query: 'count=1000000' },
  { what: '1,000,000 points as density', query: 'count=1000000&display=density' },
  { what: '100,000 areas', query: 'count=100000&areas' },
  { what: '1,000,000 areas', query: 'count=1000000&areas' },
  { what: '1,000,000 points as PMTiles', query: 'tiles' },
] as const;

/** @param origin - of the built pages, ending in a slash @param only - a part of the names of the cases to measure */
export async function measureFeatures(origin: string, only = ''): Promise<readonly FeatureComparison[]> {
  const compared: FeatureComparison[] = [];
  const bares = new Map<string, FeatureCosts>();
  for (const { what, query } of CASES.filter((one) => one.what.includes(only))) {
    const isDated = query !== 'tiles';
    const plain = query.replace(/&?display=\w+/, '');
    const bare = bares.get(plain) ?? (await costsOf(`${origin}?${plain}`, isDated));
    bares.set(plain, bare);
    const own = await costsOf(`${origin}?own&${query}`, isDated);
    compared.push({ what, own, bare });
    console.log(what, JSON.stringify({ own, bare }));
  }
  return compared;
}
