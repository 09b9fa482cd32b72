import type { JumpToOptions } from 'maplibre-gl';
import type { Browser, Page } from 'playwright';

export interface Profile {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** How many times slower the processor is made. */
  readonly slowdown: number;
  /** How often the story is scrolled through for its frames: once where each of them takes a third of a second here. */
  readonly flights: number;
  readonly network?: { readonly bitsPerSecond: number; readonly latency: number };
}

export const PROFILES: readonly Profile[] = [
  { name: 'desktop', viewport: { width: 1366, height: 768 }, slowdown: 1, flights: 1 },
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    slowdown: 4,
    flights: 3,
    network: { bitsPerSecond: 1_600_000, latency: 150 },
  },
];

/** Opens a page in a browser that has seen nothing, under the profile's limits. */
export async function openCold(
  browser: Browser,
  { viewport, slowdown, network }: Omit<Profile, 'name' | 'flights'>,
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.bitsPerSecond / 8,
      uploadThroughput: network.bitsPerSecond / 8,
    });
  }
  // One expression a line and no named functions: the compiler would name them with a helper that the page has not.
  await page.addInitScript(() => {
    const cost = { firstPaint: 0, largestPaint: 0, largest: '', blocking: 0, shift: 0 };
    Object.assign(window, { cost });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('first-contentful-paint')) cost.firstPaint = entry.startTime;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        cost.largestPaint = entry.startTime;
        const { element } = entry as unknown as { element?: Element | null };
        cost.largest = element ? `${element.localName}${element.className ? `.${element.className}` : ''}` : '?';
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    // Total blocking time: what of each long task is beyond 50 ms.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) cost.blocking += Math.max(0, entry.duration - 50);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) cost.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return page;
}

/**
 * Opens a page with nothing slowed down, and waits until it is ready: for frames, which two cores draw slowly enough.
 */
export async function openWarm(
  browser: Browser,
  { viewport }: Pick<Profile, 'viewport'>,
  address: string,
  ready: () => boolean,
): Promise<Page> {
  // The copy for use without a network is made once, while a reader rests: not here, in the midst of a flight.
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(ready);
  return page;
}

/** What one frame showed. */
export interface Frame {
  readonly camera: JumpToOptions;
  /** Degrees, from the top of the map to its bottom. A wider one sees farther where it looks aslant. */
  readonly fieldOfView: number;
  /** Ids of layers of the catalogue, joined by spaces. */
  readonly layers: string;
}

export interface Flight {
  /** Milliseconds between frames. */
  readonly times: readonly number[];
  readonly frames: readonly Frame[];
  /** The day it ended on: days since 1970-01-01. */
  readonly day: number;
}

/** Scrolls through a stretch of the story at an even pace, a reader's. */
export function scrollThrough(page: Page, from: string, to: string, pixelsPerFrame: number): Promise<Flight> {
  return page.evaluate(
    async ([first, last, pace]) => {
      const player = document.querySelector('story-player');
      const map = player?.map;
      const [start, end] = [first, last].map(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) + scrollY,
      );
      if (!map || start === undefined || end === undefined) throw new Error('There is nothing to scroll through.');
      scrollTo({ top: start, behavior: 'instant' });
      // What the last stretch left undone is done before this one begins.
      await new Promise<void>((resolve) => void map.once('idle', () => resolve()).triggerRepaint());
      const times: number[] = [];
      const frames: Frame[] = [];
      let then = await new Promise<number>(requestAnimationFrame);
      for (let top = start; top < end; top += pace) {
        scrollTo({ top, behavior: 'instant' });
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - then);
        then = now;
        const { lng, lat } = map.getCenter();
        frames.push({
          camera: {
            center: [lng, lat],
            zoom: map.getZoom(),
            bearing: map.getBearing(),
            pitch: map.getPitch(),
            padding: map.getPadding(),
          },
          fieldOfView: map.getVerticalFieldOfView(),
          layers: Object.keys(player.scene?.layers ?? {}).join(' '),
        });
      }
      return { times, frames, day: Math.round(player.scene?.when.now ?? 0) };
    },
    [from, to, pixelsPerFrame] as const,
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
