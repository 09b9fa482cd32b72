/**
 * Runs the kiosk through many random visits in a short time: attract loop, touch, reading, idle, reset, lost context,
 * lost network. It prints the seed. After a warm-up the heap may grow by 5 %, and nothing else may grow.
 *
 *   npm run soak -- --cycles 500 --warm 50 --seed 7
 *
 * The warm-up reads every step in every language once, so that caches, such as those of the map, are full before
 * measuring begins. `--classes` lists the classes of which the heap has more objects in the middle and at the end;
 * `--dist folder` uses another build than `dist/`.
 */
import { chromium, type CDPSession, type Page } from 'playwright';
import { preview } from 'vite';
import { chromiumLaunch } from '../chromium.ts';
import { classesIn, grown } from './classes.ts';

const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const SEED = given('seed', Math.floor(Math.random() * 1e9));
const WARM = given('warm', 50);
const CYCLES = given('cycles', 500);
/** Number of cycles between two measurements. */
const EVERY = given('every', 10);
const CLASSES = process.argv.includes('--classes');
const DIST = process.argv.includes('--dist') ? process.argv[process.argv.indexOf('--dist') + 1] : undefined;

/** mulberry32: a random number generator, 0 to 1, with the same results for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Reading {
  readonly cycle: number;
  /** Megabytes, after garbage collection. */
  readonly heap: number;
  readonly nodes: number;
  /** Without those that scrollama leaves on the document, one for each player: see src/scroll/follow-scroll.ts. */
  readonly listeners: number;
  readonly workers: number;
  readonly contexts: number;
  readonly addresses: number;
}

/**
 * Counts what the debugging protocol does not: WebGL contexts that are not lost, blob URLs that were not revoked, and
 * scroll listeners of the document, which only scrollama adds.
 */
function counting() {
  let scrollListeners = 0;
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (...[type, ...rest]: Parameters<typeof listen>) => {
    if (type === 'scroll') scrollListeners += 1;
    listen(type, ...rest);
  };
  const contexts: WeakRef<WebGL2RenderingContext>[] = [];
  const seen = new WeakSet();
  const addresses = new Set<string>();
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
    const made: unknown = Reflect.apply(getContext, this, args);
    if (made instanceof WebGL2RenderingContext && !seen.has(made)) {
      seen.add(made);
      contexts.push(new WeakRef(made));
    }
    return made as never;
  } as typeof getContext;
  const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  URL.createObjectURL = (object) => {
    const address = create(object);
    addresses.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    addresses.delete(address);
    revoke(address);
  };
  Object.assign(window, {
    counted: () => ({
      contexts: contexts.filter((one) => one.deref()?.isContextLost() === false).length,
      addresses: addresses.size,
      scrollListeners,
    }),
  });
}

async function measure(page: Page, protocol: CDPSession, cycle: number): Promise<Reading> {
  await protocol.send('HeapProfiler.collectGarbage');
  await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
  const { contexts, addresses, scrollListeners } = await page.evaluate(() =>
    (
      window as unknown as { counted: () => { contexts: number; addresses: number; scrollListeners: number } }
    ).counted(),
  );
  return {
    cycle,
    heap: metric('JSHeapUsedSize') / 1e6,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners') - scrollListeners,
    workers: page.workers().length,
    contexts,
    addresses,
  };
}

const doing = (page: Page) => page.evaluate(() => document.querySelector('kiosk-app')?.currentState.kind);

/**
 * Resolves when the kiosk is in another state. Conditions return only booleans, because an object that the page returns
 * to the test is never released.
 */
const leaves = (page: Page, kind: string) =>
  page.waitForFunction((was) => document.querySelector('kiosk-app')?.currentState.kind !== was, kind, {
    polling: 50,
    timeout: 60_000,
  });

/** Presses an element at its position. An element that has been removed in the meantime is not pressed. */
const press = (page: Page, selector: string, roll: () => number) =>
  page.evaluate(
    ([what, share]) => {
      const all = (root: ParentNode): HTMLElement[] =>
        [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
          one,
          ...(one.shadowRoot ? all(one.shadowRoot) : []),
        ]);
      const there = all(document).filter(
        (one) => one.matches(what) && one.checkVisibility({ visibilityProperty: true }),
      );
      const one = there[Math.floor(share * there.length)];
      one?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      one?.click();
      return one !== undefined;
    },
    [selector, roll()] as const,
  );

const ACTS = [
  'button[data-do="next"]',
  'button[data-do="next"]',
  'button[data-do="back"]',
  'button[data-do="chapters"]',
  'button[data-do="index"]',
  'button[data-do="map"]',
  'button[data-do="size"]',
  'button[data-do="play"]',
  'button[data-do="move"]',
  'button[data-do="story"]',
  'button[data-do="language"]',
  '.sheet .list button',
  '.columns button',
  '.chip:not([data-do])',
  '[data-do="close"]',
];

async function visit(page: Page, roll: () => number) {
  await press(page, '[data-lang]', roll);
  const acts = 2 + Math.floor(roll() * 8);
  for (let n = 0; n < acts; n += 1) {
    await press(page, ACTS[Math.floor(roll() * ACTS.length)] ?? 'button', roll);
    if (roll() < 0.3) await page.mouse.wheel(0, (roll() - 0.3) * 2000);
    await page.waitForTimeout(10 + roll() * 60);
  }
  // Some visitors end the visit, and some just leave.
  if (roll() < 0.7) await press(page, 'button[data-do="home"]', roll);
}

/** Visits a share of all steps in all languages, each until the map has drawn it. */
async function tour(page: Page, cycle: number) {
  const languages = await page.evaluate(() => document.querySelector('kiosk-app')?.storyLanguages ?? []);
  const steps = await page.evaluate(
    () => document.querySelector('story-player')?.story?.steps.map(({ id }) => id) ?? [],
  );
  const all = languages.flatMap((lang) => steps.map((step) => ({ lang, step })));
  const share = all.slice(Math.floor(((cycle - 1) / WARM) * all.length), Math.floor((cycle / WARM) * all.length));
  for (const { lang, step } of share) {
    await press(page, `[data-lang="${lang}"], [data-do="language"][lang="${lang}"]`, () => 0);
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('story-player')?.lang === wanted &&
        document.querySelector('story-player')?.story !== undefined,
      lang,
      { polling: 50 },
    );
    // A smooth scroll of the visit before may still be running, and would move the page.
    for (let n = 1; !(await goes(page, step)); n += 1)
      if (n === 6) throw new Error(`The way to “${step}” was not found.`);
  }
}

/** Chooses a step in the chapters. @returns whether it is shown and drawn within some seconds. */
async function goes(page: Page, step: string): Promise<boolean> {
  const waits = { polling: 50, timeout: 10_000 };
  const has = (selector: string) =>
    page.evaluate((what) => document.querySelector('kiosk-app')?.shadowRoot?.querySelector(what) !== null, selector);
  if (!(await has('[data-sheet="chapters"]'))) await press(page, '[data-do="chapters"]', () => 0);
  try {
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('kiosk-app')?.shadowRoot?.querySelector(`.sheet [data-step="${wanted}"]`) !== null,
      step,
      waits,
    );
    await press(page, `.sheet [data-step="${step}"]`, () => 0);
    await page.waitForFunction(
      (wanted) => {
        const player = document.querySelector('story-player');
        return player?.story?.steps[player.position.step]?.id === wanted && player.map?.loaded() !== false;
      },
      step,
      waits,
    );
    return true;
  } catch {
    return false;
  }
}

async function soak(): Promise<number> {
  const server = await preview({
    ...(DIST ? { build: { outDir: DIST } } : {}),
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const base = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch(chromiumLaunch);
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => {
    errors.push(error.message);
    console.log(`uncaught: ${error.stack ?? error.message}`);
  });
  // Report restarts of the kiosk with their causes, because they must not be the reason that memory does not grow.
  let starts = -1;
  page.on('domcontentloaded', () => {
    starts += 1;
    if (starts > 0)
      void page
        .evaluate(() => localStorage.getItem('kiosk-recoveries'))
        .then(
          (history) => {
            console.log(`it started anew: ${history ?? ''}`);
          },
          () => undefined,
        );
  });
  // tsx inserts a helper for function names, which the page does not have.
  await page.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
  await page.addInitScript(counting);
  // On a busy machine the page may hang for longer than the watchdog tolerates.
  await page.addInitScript(() => {
    window.Worker = new Proxy(Worker, {
      construct(native, given) {
        const made = Reflect.construct(native, given) as Worker;
        if ((given[1] as WorkerOptions | undefined)?.name === 'watchdog')
          Object.defineProperty(made, 'onmessage', { set: () => undefined });
        return made;
      },
    });
  });
  // The clock of the page can be advanced, to simulate that a visitor left long ago.
  await page.addInitScript(() => {
    let ahead = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + ahead;
    Object.assign(window, {
      later: (seconds: number) => {
        ahead += seconds * 1000;
      },
    });
  });
  await page.goto(`${base}kiosk/?idle=60&countdown=10&pace=4`);
  // As on a kiosk: from the copy, which the network's going does not touch.
  await page.evaluate(() => navigator.serviceWorker.ready);
  starts = -1;
  await page.reload();
  await page.waitForFunction(
    () => navigator.serviceWorker.controller !== null && document.querySelector('story-player')?.map !== undefined,
    undefined,
    { polling: 100 },
  );
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable');
  const roll = dice(SEED);
  const later = (seconds: number) =>
    page.evaluate((by) => {
      (window as unknown as { later: (seconds: number) => void }).later(by);
    }, seconds);
  const curve: Reading[] = [];
  const began = performance.now();
  let before: Awaited<ReturnType<typeof classesIn>> | undefined;
  console.log(`seed ${String(SEED)}: ${String(WARM)} cycles to warm up, then ${String(CYCLES)}`);
  console.log('cycle   heap MB   nodes  listeners  workers  contexts  addresses  minutes');
  for (let cycle = 0; cycle <= WARM + CYCLES; cycle += 1) {
    if (cycle > 0) {
      if (cycle <= WARM) await tour(page, cycle);
      if (roll() < 0.05)
        await page.evaluate(() => {
          document
            .querySelector<HTMLCanvasElement>('.maplibregl-canvas')
            ?.getContext('webgl2')
            ?.getExtension('WEBGL_lose_context')
            ?.loseContext();
        });
      const gone = roll() < 0.1;
      if (gone) await context.setOffline(true);
      await visit(page, roll);
      // Wait at most for the end of a visit and a countdown.
      for (
        let n = 0, kind = await doing(page);
        kind !== undefined && kind !== 'attract';
        n += 1, kind = await doing(page)
      ) {
        if (n > 5) throw new Error(`Cycle ${String(cycle)}: it did not come home.`);
        await later(kind === 'staff' ? 301 : 241);
        await leaves(page, kind);
      }
      if (gone) await context.setOffline(false);
      await page.waitForTimeout(roll() * 100);
    }
    if (cycle >= WARM ? (cycle - WARM) % EVERY === 0 : cycle % EVERY === 0) {
      // A lost context is replaced after two seconds; until then there is no context to count.
      await page.waitForFunction(() => document.querySelector('story-player')?.map !== undefined, undefined, {
        polling: 100,
        timeout: 60_000,
      });
      if (CLASSES && (cycle === WARM || cycle === WARM + Math.ceil(CYCLES / 2 / EVERY) * EVERY)) {
        const now = await classesIn(protocol);
        if (before) console.log(grown(before, now).join('\n'));
        before = now;
      }
      const one = await measure(page, protocol, cycle);
      curve.push(one);
      console.log(
        [
          String(one.cycle).padStart(5),
          one.heap.toFixed(2).padStart(9),
          String(one.nodes).padStart(7),
          String(one.listeners).padStart(10),
          String(one.workers).padStart(8),
          String(one.contexts).padStart(9),
          String(one.addresses).padStart(10),
          ((performance.now() - began) / 60_000).toFixed(1).padStart(9),
        ].join(''),
      );
    }
  }
  if (before) console.log(grown(before, await classesIn(protocol)).join('\n'));
  await browser.close();
  await server.close();
  const after = curve.filter(({ cycle }) => cycle >= WARM);
  const [first, last] = [after[0], after.at(-1)];
  if (!first || !last) throw new Error('Nothing was measured.');
  const faults = [
    ...(last.heap > first.heap * 1.05 ? [`the heap grew by ${((last.heap / first.heap - 1) * 100).toFixed(1)} %`] : []),
    // The counts depend on the moment, for example between two maps: it is a leak only if
    // the median of several counts is higher.
    ...(['nodes', 'listeners', 'workers', 'contexts', 'addresses'] as const).flatMap((name) => {
      const half = Math.floor(after.length / 2);
      const middle = (readings: readonly Reading[]) =>
        readings.map((reading) => reading[name]).sort((a, b) => a - b)[Math.floor(readings.length / 2)] ?? 0;
      const [early, late] = [middle(after.slice(0, Math.max(1, half))), middle(after.slice(half))];
      return late > early ? [`${name}: ${String(early)}, then ${String(late)}`] : [];
    }),
    ...(starts > 0 ? [`it started anew ${String(starts)} times`] : []),
    ...errors.map((error) => `uncaught: ${error}`),
  ];
  console.log(
    faults.length > 0
      ? `Not steady: ${faults.join('; ')}`
      : `Steady: heap ${first.heap.toFixed(2)} → ${last.heap.toFixed(2)} MB over ${String(last.cycle - first.cycle)} cycles, and no uncaught error.`,
  );
  return faults.length > 0 ? 1 : 0;
}

process.exitCode = await soak();
