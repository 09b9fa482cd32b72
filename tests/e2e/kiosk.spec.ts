import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import axe from 'axe-core';
import { expect, test, type Page } from '@playwright/test';
import { watchRequests } from './reader.ts';

const KIOSK = 'kiosk/';

test.use({ viewport: { width: 432, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

/**
 * With pictures instead of the map: only the page is measured, and without a GPU a map of this size would take minutes.
 */
const withoutWebGL = (page: Page) =>
  page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type.startsWith('webgl') ? null : (Reflect.apply(original, this, [type, ...rest]) as never);
    } as typeof original;
  });

/** Replaces the stills by an empty picture: where only texts and controls are measured, drawing them takes seconds. */
const withoutStills = (page: Page) =>
  page.route('**/stills/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    }),
  );

/** Replaces the clock of the page, so that `later` can advance it and the test need not wait for a timeout. */
const hurry = (page: Page) =>
  page.addInitScript(() => {
    let ahead = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + ahead;
    const request = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (show) =>
      request((time) => {
        show(time + ahead);
      });
    Object.assign(window, {
      later: (seconds: number) => {
        ahead += seconds * 1000;
      },
    });
  });
const later = (page: Page, seconds: number) =>
  page.evaluate((by) => {
    (window as unknown as { later: (seconds: number) => void }).later(by);
  }, seconds);

const doing = (page: Page) => page.evaluate(() => document.documentElement.dataset.kiosk);
const invitation = (page: Page) => page.getByRole('button', { name: 'Touch to begin' });

async function begin(page: Page): Promise<void> {
  await invitation(page).click();
  await expect(page.getByRole('group', { name: 'Controls' })).toBeVisible();
}

/** Violations that axe finds in the page and its shadow roots; of the steps only the first is checked. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: [['story-step + story-step']] } as never,
      { rules: { 'meta-viewport': { enabled: false } } },
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}

/** All visible touch targets, in units of 1/1080 of the shorter side. */
const targets = (page: Page) =>
  page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const u = Math.min(innerWidth, innerHeight) / 1080;
    return all(document)
      .filter(
        (one) =>
          one.matches('button, summary, a[href], input, [role="button"]') &&
          one.checkVisibility({ visibilityProperty: true }),
      )
      .map((one) => ({
        what: `${one.localName} ${one.textContent.trim().slice(0, 30)}`,
        rect: one.getBoundingClientRect(),
        controls: one.closest('.chrome, .invitations, .foot, .question') !== null,
      }))
      .filter(({ rect }) => rect.width > 0)
      .map(({ what, rect, controls }) => ({
        what,
        controls,
        width: rect.width / u,
        height: rect.height / u,
        middle: (rect.top + rect.height / 2) / innerHeight,
      }));
  });

for (const [width, height] of [
  [1080, 1920],
  [3840, 2160],
] as const) {
  test(`at ${String(width)}×${String(height)} every target is large, every control in the lower half${width < height ? ', and axe finds nothing' : ''}`, async ({
    page,
  }) => {
    await withoutWebGL(page);
    await hurry(page);
    await page.setViewportSize({ width, height });
    const requests = watchRequests(page);
    const check = async (where: string) => {
      const found = await targets(page);
      expect(found.length, where).toBeGreaterThan(0);
      for (const { what, width: wide, height: high, middle, controls } of found) {
        expect(Math.min(wide, high), `${where}: ${what}`).toBeGreaterThanOrEqual(64);
        if (controls) expect(middle, `${where}: ${what}`).toBeGreaterThan(0.5);
      }
      // The results of axe do not depend on the size, and it is slow.
      if (width < height) expect(await violations(page), where).toEqual([]);
    };
    await page.goto(`${KIOSK}?idle=600&countdown=300`);
    await expect(invitation(page)).toBeVisible();
    await check('attract');
    await begin(page);
    await check('visit');
    for (const name of ['Chapters', 'Who, where', 'Map layers']) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('.sheet')).toBeVisible();
      await check(name);
      await page.getByRole('button', { name: 'Close' }).click();
    }
    await later(page, 601);
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await check('countdown');
    expect(requests.filter((url) => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(url))).toEqual([]);
  });
}

/** Millimetres of one CSS pixel on a panel of 43 inches with 1080 × 1920 pixels. */
const MM = (43 * 25.4) / Math.hypot(1080, 1920);
/** The height of the lower edge of the panel above the floor, and how high a seated visitor reaches; docs/kiosk.md. */
const [EDGE, REACH] = [700, 1200];

/** The names of all controls in the bar that can be seen. */
const names = (page: Page) =>
  page
    .locator('.chrome button:visible')
    .evaluateAll((all) =>
      all.map((one) =>
        (one.getAttribute('aria-label') ?? one.querySelector('span')?.textContent ?? one.textContent).trim(),
      ),
    );

for (const [width, height] of [
  [1080, 1920],
  [1920, 1080],
] as const) {
  for (const lang of ['en', 'fa', 'ru']) {
    test(`at ${String(width)}×${String(height)} in ${lang} the attract loop is legible at four metres, and controls are within reach and have names of their own`, async ({
      page,
    }) => {
      await withoutWebGL(page);
      await withoutStills(page);
      await hurry(page);
      await page.setViewportSize({ width, height });
      await page.goto(`${KIOSK}?pace=300&languages=${[lang, 'en', 'fa', 'ru'].join(',')}`);
      await expect(page.locator('.invitations button')).toHaveCount(3);
      const seen = new Set<string>();
      for (let n = 0; n < 11; n += 1) {
        const found = await page.locator('.attract').evaluate((attract) => {
          const box = (selector: string) => attract.querySelector(selector)?.getBoundingClientRect();
          const ink = document.createElement('canvas').getContext('2d');
          const where = attract.querySelector('story-where');
          const texts = [
            ...attract.querySelectorAll('h1, h2, .invitations button'),
            ...(where?.shadowRoot?.querySelectorAll('time, .place') ?? []),
          ];
          return {
            headline: attract.querySelector('h2')?.textContent ?? '',
            gap: (box('.below')?.top ?? NaN) - (box('.event')?.bottom ?? NaN),
            bottom: box('.invitations')?.bottom ?? NaN,
            highest: box('.invitations')?.top ?? NaN,
            // Paragraphs would be read by nobody who walks by.
            paragraphs: attract.querySelectorAll('p').length,
            letters: texts.map((one) => {
              const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(one);
              if (ink) ink.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
              const tall = (one.closest(':lang(fa)') ?? document.documentElement.lang === 'fa') ? 'ا' : 'H';
              return ink?.measureText(tall).actualBoundingBoxAscent ?? NaN;
            }),
          };
        });
        seen.add(found.headline);
        expect(Math.min(...found.letters) * MM, found.headline).toBeGreaterThanOrEqual(20);
        expect(found.gap, found.headline).toBeGreaterThanOrEqual(0);
        expect(found.bottom).toBeLessThanOrEqual(height);
        expect(EDGE + (height - found.highest) * MM).toBeLessThanOrEqual(REACH);
        expect(found.paragraphs).toBe(0);
        await later(page, 300);
        await page.waitForFunction(
          (old) => document.querySelector('kiosk-app')?.shadowRoot?.querySelector('.attract h2')?.textContent !== old,
          found.headline,
        );
      }
      expect(seen.size).toBe(11);
      await page.locator(`.invitations [lang="${lang}"]`).click();
      await expect(page.locator('.chrome')).toBeVisible();
      for (const { what, width: wide, height: high } of await targets(page))
        expect(Math.min(wide, high) * MM, what).toBeGreaterThanOrEqual(15);
      const top = await page.locator('.chrome').evaluate((bar) => bar.getBoundingClientRect().top);
      expect(EDGE + (height - top) * MM).toBeLessThanOrEqual(REACH);
      const words = (name: string) => ` ${name.toLocaleLowerCase(lang)} `;
      const all = await names(page);
      for (const one of all)
        for (const other of all.filter((name) => name !== one)) expect(words(other)).not.toContain(words(one));
      expect(new Set(all).size).toBe(all.length);
    });
  }
}

test('after the countdown everything is as it was before the visit', async ({ page }) => {
  await withoutWebGL(page);
  await hurry(page);
  await page.goto(`${KIOSK}?idle=600&countdown=300`);
  await begin(page);
  await page.getByRole('button', { name: 'Text size' }).click();
  await page.getByRole('button', { name: 'Chapters' }).click();
  await page.locator('.sheet').getByRole('button', { name: 'Dawn at Ghazian' }).click();
  await expect(page.getByRole('heading', { name: 'Dawn at Ghazian' })).toBeInViewport();
  // A link of the page is a button below the text, and its card opens above the text.
  await page.locator('#landing').getByRole('button', { name: 'Ghazian' }).first().click();
  await expect(page.locator('.sheet')).toContainText('The east side of the Anzali channel');
  await expect(page.locator('.sheet a[href]')).toHaveCount(0);
  await later(page, 601);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.getByRole('button', { name: 'Continue reading' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect(page.locator('.sheet')).toBeVisible();
  await later(page, 601);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await later(page, 301);
  await expect.poll(() => doing(page)).toBe('attract');
  await expect(page.locator('.sheet')).toHaveCount(0);
  expect(await page.evaluate(() => [scrollY, document.documentElement.style.getPropertyValue('--kiosk-size')])).toEqual(
    [0, '1'],
  );
});

for (const [width, height] of [
  [432, 768],
  [768, 432],
] as const) {
  test(`at ${String(width)}×${String(height)} a visit that starts elsewhere starts with the words of that step, and again in another language`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await withoutWebGL(page);
    await page.goto(`${KIOSK}?start=landing`);
    const heading = page.locator('#landing h2').last();
    /**
     * Whether the first words of the step are where “Next” would place them: near the top of the area below the map.
     */
    const reads = async () => {
      await expect(heading).toBeInViewport({ ratio: 1 });
      return heading.evaluate((words) => {
        const from =
          innerHeight > innerWidth ? (document.querySelector('.stage')?.getBoundingClientRect().bottom ?? NaN) : 0;
        return (words.getBoundingClientRect().top - from) / (innerHeight - from);
      });
    };
    await begin(page);
    await expect.poll(reads).toBeLessThan(0.25);
    expect(await reads()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Русский' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await expect.poll(reads).toBeLessThan(0.25);
  });
}

test('a source shows a QR code, and no link leaves the page', async ({ page }) => {
  await withoutWebGL(page);
  await page.goto(KIOSK);
  await begin(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.locator('story-player')).not.toContainText('See it in the atlas');
  await page
    .locator('#gilan')
    .getByRole('button', { name: /^Sources/ })
    .click();
  await page.locator('.sheet').getByRole('button', { name: 'To my phone' }).first().click();
  await expect(page.getByRole('img', { name: /^A code that leads to https?:/ })).toBeVisible();
  const address = page.url();
  for (const key of ['F5', 'Control+p', 'Alt+ArrowLeft', 'Control+s', 'Backspace', 'F1', 'Control+Shift+i', 'x'])
    await page.keyboard.press(key);
  await page.mouse.click(200, 100, { button: 'right' });
  await page.evaluate(() => {
    history.back();
  });
  await expect(page.locator('.sheet')).toBeVisible();
  expect(page.url()).toBe(address);
  expect(page.context().pages()).toHaveLength(1);
});

test('in Persian, with the keyboard only: a visit, its steps, a card, and back to the start', async ({ page }) => {
  await withoutWebGL(page);
  await page.goto(KIOSK);
  await expect(invitation(page)).toBeVisible();
  const focused = () =>
    page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return one?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    });
  /** Presses Tab until an element has the focus. */
  const tabTo = async (name: string | RegExp, most = 40) => {
    const is = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
    for (let n = 0; n < most && !is(await focused()); n += 1) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  const heading = (id: string) => page.locator(`#${id} h2`).first();
  const sheet = page.locator('.sheet');
  await tabTo(/^صفحه را لمس کنید/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('group', { name: 'دکمه‌ها' })).toBeVisible();
  // Right to left: the next step is on the left.
  await page.keyboard.press('ArrowLeft');
  await expect(heading('gilan')).toBeInViewport();
  await page.keyboard.press('ArrowLeft');
  await expect(heading('constitution')).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(heading('gilan')).toBeInViewport();
  // Open and close a card of the step; the focus returns to where it was.
  const chip = page.locator('#gilan .chips [data-card]').first();
  const name = (await chip.textContent()) ?? '';
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(sheet).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(chip).toBeFocused();
  // Once more, and it is on the way home, with the chapters beside it.
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('پایان بازدید');
  await tabTo('فصل‌ها', 2);
  await page.keyboard.press('Enter');
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  expect(await focused()).toBe('فصل‌ها');
  await page.keyboard.press('Shift+Tab');
  expect(await doing(page)).toBe('visit');
  await page.keyboard.press('Enter');
  await expect.poll(() => doing(page)).toBe('attract');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a lost WebGL context is replaced within seconds', async ({ page }) => {
  await page.goto(KIOSK);
  await page.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
  const lost = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas');
    canvas?.setAttribute('data-lost', '');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    return performance.now();
  });
  // A picture of the same place is shown at once.
  await expect(page.locator('.stage .still')).not.toHaveClass(/lowered/);
  await expect
    .poll(() =>
      page.locator('.stage .still img').evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0),
    )
    .toBe(true);
  await page.waitForFunction(
    () => !document.querySelector('[data-lost]') && document.querySelector('story-player')?.map,
  );
  const back = await page.evaluate(() => performance.now());
  // Three seconds of patience, and a new map, on a machine that may be busy.
  expect(back - lost).toBeLessThan(15_000);
  await expect(page.locator('.stage .still')).toHaveClass(/lowered/);
  expect(await page.locator('.maplibregl-canvas').count()).toBe(1);
});

test('a corrupt layer is missing from the map, without a dialog or a restart', async ({ page }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.route('**/layers/rivers.geojson', (route) =>
    route.fulfill({ contentType: 'application/geo+json', body: '{"type":"FeatureCollection","features":[{"ty' }),
  );
  await page.route('**/layers/relief/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: 'not a picture' }),
  );
  await page.goto(KIOSK);
  await page.evaluate(() => {
    document.body.dataset.run = 'the first';
  });
  await begin(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The plain below the mountains' })).toBeInViewport();
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const map = document.querySelector('story-player')?.map;
          return map?.loaded()
            ? ['places', 'rivers'].map((source) => map.querySourceFeatures(source).length > 0)
            : undefined;
        }),
      { timeout: 20_000 },
    )
    .toEqual([true, false]);
  await expect(page.locator('story-player').getByText('Part of the map did not load. The rest works.')).toHaveCount(1);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'The plain below the mountains' })).not.toBeInViewport();
  expect([dialogs, await page.evaluate(() => document.body.dataset.run), await doing(page)]).toEqual([
    0,
    'the first',
    'visit',
  ]);
});

/** The response of the server instead of a file: another file, none, or another one later. */
type Put = string | undefined | Promise<string>;

/** Serves the built site, with replacements for single files. */
function serve(over: Map<string, Put>, dist = 'dist'): Promise<{ readonly server: Server; readonly home: string }> {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    js: 'text/javascript',
    mjs: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml',
    json: 'application/json',
    png: 'image/png',
    woff2: 'font/woff2',
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, '')).replace(/\/$/, '/index.html');
    const file = join(dist, path);
    const put = over.has(path);
    if (!existsSync(file) || (put && over.get(path) === undefined)) {
      response.writeHead(put ? 500 : 404).end();
      return;
    }
    response.setHeader('Content-Type', types[path.split('.').pop() ?? ''] ?? 'application/octet-stream');
    if (put) void Promise.resolve(over.get(path)).then((text) => response.end(text));
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, home: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/` });
    });
  });
}

test.describe('with its offline copy', () => {
  test.use({ serviceWorkers: 'allow' });

  const ENGLISH = '/gilan-1920/en/index.html';
  /** The worker of a version that differs in the English page. */
  const nextWorker = () => {
    const worker = readFileSync('dist/kiosk/worker.js', 'utf8');
    const entry = /("url":"\.\.\/gilan-1920\/en\/index\.html","revision":")[0-9a-f]{32}/;
    // No comparison of the texts, because a failure would print the whole worker.
    expect(entry.test(worker), 'the worker lists the English page').toBe(true);
    const next = worker
      .replace(entry, '$10123456789abcdef0123456789abcdef')
      // The server of the test sends another file than the built page.
      .replace(/(gilan-1920\/en\/index\.html",[^}]*?),?"integrity":"[^"]*"/, '$1');
    return next;
  };
  /** The states of the active, the waiting and the installing service worker. */
  const states = (page: Page) =>
    page.evaluate(async () => {
      const found = await navigator.serviceWorker.getRegistration();
      return [found?.active?.state, found?.waiting?.state, found?.installing?.state];
    });
  const USED = ['activated', undefined, undefined];
  const look = (page: Page) =>
    page.evaluate(() => {
      void navigator.serviceWorker
        .getRegistration()
        .then((found) => found?.update())
        .catch(() => undefined);
    });

  test('a damaged page and script in the copy are replaced, without the server too, and reported', async ({ page }) => {
    await withoutWebGL(page);
    const { server, home } = await serve(new Map());
    const damage = () =>
      page.evaluate(async () => {
        const name = (await caches.keys()).find((one) => one.includes('precache')) ?? '';
        const cache = await caches.open(name);
        const keys = (await cache.keys()).filter(({ url }) =>
          /kiosk\/index\.html|assets\/(kiosk|reading)-.*js/.test(url),
        );
        for (const { url } of keys) {
          const found = await cache.match(url);
          const headers = { 'Content-Type': found?.headers.get('Content-Type') ?? '' };
          await cache.put(url, new Response(`x${(await found?.text()) ?? ''}`, { headers }));
        }
        return keys.length;
      });
    try {
      await page.goto(`${home}kiosk/`);
      await expect.poll(() => states(page), { timeout: 60_000 }).toEqual(USED);
      await expect
        .poll(() => page.evaluate(async () => (await (await caches.open('kiosk-spare')).keys()).length))
        .toBeGreaterThan(100);
      await page.reload();
      expect(await damage()).toBe(2);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await page.reload();
      await expect(invitation(page)).toBeVisible();
      const repaired = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ repaired: string[] }>) => {
              resolve(data.repaired.length);
            });
            navigator.serviceWorker.controller?.postMessage({ type: 'DAMAGED?' });
          }),
      );
      expect(await repaired).toBe(2);
    } finally {
      server.close();
    }
  });

  test('it starts without the server, with its map and all layers, and never runs an incomplete version', async ({
    page,
    context,
  }) => {
    await withoutWebGL(page);
    const over = new Map<string, Put>();
    const { server, home } = await serve(over);
    try {
      await page.goto(`${home}kiosk/`);
      await expect.poll(() => states(page), { timeout: 60_000 }).toEqual(USED);
      // A new version with a file that the server cannot deliver.
      over.set('/kiosk/worker.js', nextWorker()).set(ENGLISH, undefined);
      await page.reload();
      await expect(invitation(page)).toBeVisible();
      const failed = page.evaluate(async () => {
        const found = await navigator.serviceWorker.getRegistration();
        return new Promise((resolve) => {
          found?.addEventListener('updatefound', () => {
            const { installing } = found;
            installing?.addEventListener('statechange', () => {
              resolve(installing.state);
            });
          });
          void found?.update();
        });
      });
      expect(await failed).toBe('redundant');
      // The server does not respond any more, and the browser opens the page again.
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await page.close();
      const cold = await context.newPage();
      await cold.goto(`${home}kiosk/?idle=60`);
      await begin(cold);
      await cold.getByRole('button', { name: 'Start', exact: true }).click();
      await expect(cold.getByRole('heading', { name: 'The plain below the mountains' })).toBeInViewport();
      // The workers of the map fetch their files themselves: these are from the copy too.
      await cold.waitForFunction(() => document.querySelector('story-player')?.map?.loaded());
      expect(
        await cold.evaluate(() =>
          ['places', 'rivers', 'sea'].map(
            (source) => (document.querySelector('story-player')?.map?.querySourceFeatures(source).length ?? 0) > 0,
          ),
        ),
      ).toEqual([true, true, true]);
      await expect(cold.locator('story-player').getByText('Part of the map did not load')).toHaveCount(0);
      await expect
        .poll(() => cold.locator('.stage .still img').evaluate((one: HTMLImageElement) => one.naturalWidth))
        .toBeGreaterThan(0);
      expect(await cold.evaluate(() => document.fonts.check('1em "Literata Variable"'))).toBe(true);
    } finally {
      server.close();
    }
  });

  test('a new version that was fetched incompletely never runs; a complete one waits for the end of a visit', async ({
    page,
    context,
  }) => {
    await withoutWebGL(page);
    // It restarts only when it has run for a while.
    await hurry(page);
    const over = new Map<string, Put>();
    const { server, home } = await serve(over);
    try {
      await page.goto(`${home}kiosk/?idle=600`);
      await expect.poll(() => states(page), { timeout: 60_000 }).toEqual(USED);
      await page.reload();
      await begin(page);
      await page.evaluate(() => {
        document.body.dataset.run = 'the first';
      });
      const protocol = await context.newCDPSession(page);
      const installing = new Promise<string>((resolve) => {
        protocol.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          const one = versions.find(({ status }) => status === 'installing');
          if (one) resolve(one.versionId);
        });
      });
      await protocol.send('ServiceWorker.enable');
      // One of its files is on its way, and does not arrive.
      over.set('/kiosk/worker.js', nextWorker()).set(ENGLISH, new Promise(() => undefined));
      await look(page);
      const versionId = await installing;
      expect((await states(page))[2]).toBe('installing');
      await protocol.send('ServiceWorker.stopWorker', { versionId });
      await expect.poll(() => states(page)).toEqual(USED);
      // The same version, complete.
      const newest = readFileSync(`dist${ENGLISH}`, 'utf8').replace(
        /story-title="[^"]*"/,
        'story-title="The newest version"',
      );
      over.set(ENGLISH, newest);
      await look(page);
      await expect.poll(() => states(page), { timeout: 20_000 }).toEqual(['activated', 'installed', undefined]);
      // During a visit, however long, no file is replaced. The title changes with every tick of the clock.
      const title = await page.title();
      await later(page, 300);
      await expect.poll(() => page.title()).not.toBe(title);
      expect(await doing(page)).toBe('visit');
      expect(await page.evaluate(() => document.body.dataset.run)).toBe('the first');
      await page.getByRole('button', { name: 'End the visit' }).click();
      await expect(page.getByRole('heading', { name: 'The newest version' })).toBeVisible({ timeout: 20_000 });
      expect(await states(page)).toEqual(USED);
      expect(await page.evaluate(() => document.body.dataset.run)).toBeUndefined();
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
