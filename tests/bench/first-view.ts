/** What the first view of a page costs a reader who has never been there. */
import type { Browser, Page } from 'playwright';
import { openCold, percentile, type Profile } from './measure.ts';
import type { FileServer } from './server.ts';

/** Milliseconds, unless said otherwise. */
export interface FirstView {
  /** Until the first text or picture was painted. */
  readonly readable: number;
  readonly largestPaint: number;
  /** Total blocking time until the map stands: of each task what is beyond 50 ms. */
  readonly blocking: number;
  /** Until the map stands. */
  readonly map: number;
  /** Sum of the layout shifts, without a unit. */
  readonly shift: number;
  /** Bytes. */
  readonly heap: number;
  /**
   * Requests begun before the text was painted; those begun before the map's code was asked for (not a number where it
   * is part of the page's only script); all.
   */
  readonly requestsReadable: number;
  readonly requestsBeforeMap: number;
  readonly requests: number;
  /** Compressed bytes of scripts until the map stands, and of those asked for before the map's. */
  readonly script: number;
  readonly scriptBeforeMap: number;
  /** Compressed bytes of everything. */
  readonly bytes: number;
}

/** A page to be measured. */
export interface Candidate {
  readonly name: string;
  /** From the root of the server. */
  readonly address: string;
  /** Runs in the page: whether its map stands. */
  readonly ready: () => boolean;
  /** The name of the page it is compared with; `bare` if absent. */
  readonly beside?: string;
}

export interface Measured extends Pick<Candidate, 'name' | 'beside'> {
  readonly views: readonly FirstView[];
  /** What the largest paint was of, in the last run: an element as a selector. */
  readonly largest: string;
}

/** Milliseconds for one view, with a profile's limits. */
const PATIENCE = 120_000;

/** Whether a file is the map's own code. Where that is part of the page's only script, there is no such file. */
const isMap = (url: string) => /(maplibre|map-stage)(?!-gl-worker)[^/]*\.js$/.test(url);

interface Paints {
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly largest: string;
  readonly blocking: number;
  readonly shift: number;
}

interface Entry {
  readonly url: string;
  readonly start: number;
  readonly size: number;
}

async function look(page: Page, server: FileServer, { address, ready }: Candidate) {
  server.sent();
  await page.goto(server.origin + address, { timeout: PATIENCE });
  await page.waitForFunction(ready, null, { timeout: PATIENCE });
  const seen = await page.evaluate(async () => {
    const now = performance.now();
    // What has been observed is told when the page is idle.
    await new Promise((resolve) => requestIdleCallback(resolve));
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      now,
      paints: (window as unknown as { cost: Paints }).cost,
      entries: entries.map(({ name, startTime, encodedBodySize }) => ({
        url: name,
        start: startTime,
        size: encodedBodySize,
      })),
    };
  });
  const sent = server.sent();
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { ...seen, sent, heap: usedSize };
}

async function viewOnce(
  browser: Browser,
  profile: Profile,
  server: FileServer,
  candidate: Candidate,
): Promise<{ readonly view: FirstView; readonly largest: string }> {
  const page = await openCold(browser, profile);
  const { now, paints, entries, sent, heap } = await look(page, server, candidate);
  await page.context().close();
  const mapAsked = entries.find(({ url }) => isMap(url))?.start;
  const before = mapAsked === undefined ? undefined : entries.filter(({ start }) => start < mapAsked);
  const isScript = ({ url }: Entry) => /\.m?js$/.test(url);
  const size = (some: readonly Entry[]) => some.reduce((sum, one) => sum + one.size, 0);
  return {
    largest: paints.largest,
    view: {
      readable: paints.firstPaint,
      largestPaint: paints.largestPaint,
      blocking: paints.blocking,
      shift: paints.shift,
      map: now,
      heap,
      // The page itself is one of them.
      requestsReadable: 1 + entries.filter(({ start }) => start < paints.firstPaint).length,
      requestsBeforeMap: before ? 1 + before.length : NaN,
      requests: sent.requests,
      script: size(entries.filter(isScript)),
      scriptBeforeMap: before ? size(before.filter(isScript)) : NaN,
      bytes: sent.bytes,
    },
  };
}

/** Measures pages in turn, as often as asked, so that what slows the machine for a while slows all of them. */
export async function measureFirstViews(
  browser: Browser,
  profile: Profile,
  server: FileServer,
  candidates: readonly Candidate[],
  runs: number,
): Promise<readonly Measured[]> {
  const views = candidates.map((): FirstView[] => []);
  const largest = candidates.map(() => '');
  for (let run = 0; run < runs; run += 1) {
    for (const [n, candidate] of candidates.entries()) {
      const seen = await viewOnce(browser, profile, server, candidate);
      views[n]?.push(seen.view);
      largest[n] = seen.largest;
    }
  }
  return candidates.map(({ name, beside }, n) => ({
    name,
    ...(beside ? { beside } : {}),
    views: views[n] ?? [],
    largest: largest[n] ?? '',
  }));
}

export const medianOf = (views: readonly FirstView[], key: keyof FirstView): number =>
  percentile(
    views.map((view) => view[key]),
    0.5,
  );

/** Lowest and highest. */
export const spreadOf = (views: readonly FirstView[], key: keyof FirstView): readonly [number, number] => {
  const values = views.map((view) => view[key]);
  return [Math.min(...values), Math.max(...values)];
};
