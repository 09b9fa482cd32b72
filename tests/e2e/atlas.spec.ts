import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import type { AtlasPage } from '../../src/atlas/page/atlas-page.ts';
import { focused, tabTo } from './keyboard.ts';
import { said, stepOf, STORY, watchErrors, watchRequests } from './reader.ts';

test.use({ viewport: { width: 820, height: 560 }, reducedMotion: 'reduce', locale: 'en-US' });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function open(page: Page, address = 'atlas/en/'): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector<AtlasPage>('atlas-page')?.map?.isStyleLoaded());
}

async function expectNoViolations(page: Page): Promise<void> {
  // By the debugging protocol, to which the page's policy does not apply.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          node: Document,
          options: object,
        ): Promise<{
          violations: readonly {
            id: string;
            nodes: readonly { target: readonly string[]; failureSummary?: string }[];
          }[];
        }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
    );
  });
  expect(found).toEqual([]);
}

const changes = (page: Page) => page.locator('atlas-search .change h4').allInnerTexts();

/** The texts of the page in its language. */
const SPOKEN = {
  en: {
    question: 'Which places changed hands?',
    between: /^Between$/,
    and: /^and$/,
    place: 'of a place',
    typed: 'Resht',
    rasht: 'Rasht',
    answer: /^Changes of hands: \d+/,
    evidence: 'On what evidence: Rasht',
    copy: 'Copy the citation',
    citation: /^“Places that changed hands, 1\sAugust\s–\s31\sOctober\s1920, within 30\skm of Rasht”/,
  },
  fa: {
    question: 'کدام جاها دست به دست شد؟',
    between: /^میان \(میلادی\)$/,
    and: /^و \(میلادی\)$/,
    place: 'از کدام جا',
    typed: 'رشت',
    rasht: 'رشت',
    answer: /^دست به دست شدن: [۰-۹]+ بار/,
    evidence: 'بر پایهٔ چه شواهدی: رشت',
    copy: 'کپی ارجاع',
    citation: /^«جاهایی که دست به دست شد/,
  },
} as const;

for (const [lang, words] of Object.entries(SPOKEN)) {
  test(`which places changed hands near Rasht is asked, answered and cited with the keyboard alone: ${lang}`, async ({
    page,
  }) => {
    const [errors, requests] = [watchErrors(page), watchRequests(page)];
    await open(page, `atlas/${lang}/`);
    await tabTo(page, words.question);
    await page.keyboard.press('Enter');
    await tabTo(page, words.between);
    await page.keyboard.type('08011920');
    await tabTo(page, words.and);
    await page.keyboard.type('10311920');
    await tabTo(page, words.place);
    await page.keyboard.type(words.typed);
    await page.keyboard.press('Enter');

    await expect(page.locator('atlas-search .change').first()).toBeVisible();
    await expect.poll(() => focused(page)).toMatch(words.answer);
    const answer = await changes(page);
    expect(answer.join('\n')).toContain(words.rasht);
    await expect(page.locator('atlas-page').getByRole('status').filter({ hasText: words.answer })).toBeVisible();
    // On what evidence: a row of the table, in the page's language, an event, a work.
    await tabTo(page, words.evidence);
    await page.keyboard.press('Enter');
    await expect(page.locator('atlas-search details[open] .works > li > span > a').first()).toBeVisible();
    await expect(page.locator('atlas-search details[open] .inset bdi[lang]').first()).toHaveAttribute('lang', lang);

    await tabTo(page, words.copy);
    const citation = await page.locator('atlas-search atlas-cite blockquote').innerText();
    expect(citation).toMatch(words.citation);
    await expectNoViolations(page);
    if (lang === 'en') {
      const address = /http\S+/.exec(citation)?.[0] ?? '';
      await page.goto('about:blank');
      await open(page, address);
      await expect.poll(() => changes(page)).toEqual(answer);
    }
    expect(errors).toEqual([]);
    for (const request of requests) expect(request).toMatch(/^(http:\/\/127\.0\.0\.1:\d+\/|blob:|data:|about:)/);
  });
}

test('every panel of the Persian page can be opened, used and closed by keys', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, 'atlas/fa/#v=1&at=49.59,37.28,9&on=sea,control,places');
  const shown = () => page.evaluate(() => document.querySelector<AtlasPage>('atlas-page')?.shown);
  const press = (key: string) => page.keyboard.press(key);
  /** Opens a panel from the index; the focus is on its heading. */
  const enter = async (sign: string, heading: string) => {
    await tabTo(page, sign);
    await press('Enter');
    await expect.poll(() => focused(page)).toBe(heading);
  };
  /** Closes the panel; the focus is in the index again. */
  const leave = async (sign: string) => {
    await press('Escape');
    await expect.poll(() => focused(page)).toBe(sign);
    expect((await shown())?.panel).toBeUndefined();
  };

  await enter('لایه‌ها', 'لایه‌های نقشه');
  await tabTo(page, 'چه کسی کجا را در دست داشت');
  await press(' ');
  expect((await shown())?.layers.map(({ id }) => id)).toEqual(['sea', 'places']);
  await leave('لایه‌ها');

  await enter('جست‌وجو', 'جست‌وجو در اطلس');
  await tabTo(page, /^نامی به هر خط/);
  await page.keyboard.type('انزلي');
  await press('ArrowDown');
  await press('Enter');
  await expect(page.locator('atlas-details h3').first()).toHaveText('انزلی');
  await expect.poll(() => focused(page)).toBe('برگزیده‌ها');
  await leave('جزئیات');

  await enter('جدول', 'جدول همهٔ یافته‌ها');
  await tabTo(page, 'یافته‌ها');
  await press('End');
  await press('Enter');
  expect((await shown())?.selection).toHaveLength(1);
  await leave('جدول');

  await enter('مقایسه', 'مقایسهٔ دو تاریخ یا دو لایه');
  await tabTo(page, 'دو لایه');
  await press('Enter');
  await tabTo(page, 'مرز میان دو نقشه');
  // Left and right are those of the map, which is not mirrored.
  await press('ArrowRight');
  expect((await shown())?.comparison).toMatchObject({ left: 'sea', right: 'places', share: 0.52 });
  // Later years are farther left.
  await tabTo(page, /^از$/);
  const from = (await shown())?.time.from ?? NaN;
  await press('ArrowLeft');
  expect((await shown())?.time.from).toBe(from + 1);

  await enter('افزودن داده', 'افزودن دادهٔ خودتان');
  await tabTo(page, 'برگزیدن فایل‌ها');
  await leave('افزودن داده');
  await enter('برون‌بری', 'دریافت');
  await tabTo(page, 'طرح (SVG)');
  const saved = page.waitForEvent('download');
  await press('Enter');
  expect((await saved).suggestedFilename()).toMatch(/\.svg$/);
  await leave('برون‌بری');
  expect(errors).toEqual([]);
});

test('a view is restored by its address, by reload, and by back and forward', async ({ page }) => {
  await open(page, 'atlas/#v=1&at=49.59,37.28,9&on=sea,places*50&t=1920-06-04/1920-06-30&panel=layers');
  expect(page.url()).toContain('/atlas/en/#');
  const map = () =>
    page.evaluate(() => {
      const shown = document.querySelector<AtlasPage>('atlas-page')?.shown;
      return { center: shown?.camera.center, layers: shown?.layers, time: shown?.time, panel: shown?.panel };
    });
  const first = await map();
  expect(first).toMatchObject({
    center: [49.59, 37.28],
    layers: [
      { id: 'sea', opacity: 1 },
      { id: 'places', opacity: 0.5 },
    ],
    panel: 'layers',
  });
  await page.locator('atlas-layers').getByRole('checkbox', { name: 'Who held what' }).check();
  const second = await map();
  expect(second.layers).toContainEqual({ id: 'control', opacity: 1 });
  await page.reload();
  await page.waitForFunction(() => document.querySelector<AtlasPage>('atlas-page')?.map?.isStyleLoaded());
  expect(await map()).toEqual(second);
  await page.goBack();
  await expect.poll(map).toEqual(first);
  await page.goForward();
  await expect.poll(map).toEqual(second);
});

test('a step of the story opens its exact scene', async ({ page }) => {
  await page.route(/maplibre/, (route) => route.abort());
  await page.goto(STORY);
  const scene = stepOf(await said(page), 'landing');
  const link = page.locator('#landing').getByRole('link', { name: 'See it in the atlas' });
  const address = await link.evaluate((one: HTMLAnchorElement) => one.href);
  await page.unroute(/maplibre/);
  await open(page, address);
  const shown = await page.evaluate(() => {
    const at = document.querySelector<AtlasPage>('atlas-page');
    const { lng, lat } = at?.map?.getCenter() ?? { lng: NaN, lat: NaN };
    return { center: [lng, lat], layers: at?.shown?.layers.map(({ id }) => id).sort() };
  });
  expect(shown.center[0]).toBeCloseTo(scene.center[0], 3);
  expect(shown.center[1]).toBeCloseTo(scene.center[1], 3);
  expect(shown.layers).toEqual(scene.layers);
});

test.describe('on a portrait screen', () => {
  test.use({ viewport: { width: 800, height: 1200 } });

  test('the panels are a sheet below the map, and the reader’s preferences apply', async ({ page }) => {
    // The page works without a map.
    await page.route(/maplibre/, (route) => route.abort());
    await page.goto('atlas/en/');
    const ask = page.getByRole('region', { name: 'Search', exact: true });
    await expect(ask.getByRole('button', { name: 'Constitution granted' })).toBeVisible();
    const seen = () =>
      page.evaluate(() => {
        const box = (selector: string) =>
          document.querySelector('atlas-page')?.shadowRoot?.querySelector(selector)?.getBoundingClientRect();
        const root = getComputedStyle(document.documentElement);
        return {
          map: box('.map')?.bottom ?? NaN,
          time: box('atlas-time')?.bottom ?? NaN,
          panel: box('.panel')?.top ?? NaN,
          mapHeight: box('.map')?.height ?? 0,
          panelHeight: box('.panel')?.height ?? Infinity,
          type: parseFloat(root.fontSize),
          ground: root.backgroundColor,
        };
      });
    const usual = await seen();
    expect(usual.map).toBeLessThanOrEqual(usual.time);
    expect(usual.time).toBeLessThanOrEqual(usual.panel);
    expect(usual.mapHeight).toBeGreaterThan(usual.panelHeight * 0.9);
    await page.evaluate(() => {
      localStorage.setItem('story-manner', '{"size":"larger","theme":"dark"}');
    });
    await page.reload();
    await expect(ask.getByRole('button', { name: 'Constitution granted' })).toBeVisible();
    const own = await seen();
    expect(own.type).toBeCloseTo(usual.type * 1.45, 1);
    expect(own.ground).not.toBe(usual.ground);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, colorScheme: 'dark' });

  test('a tap opens the details of a record, in which axe finds no violation', async ({ page }) => {
    await open(page, 'atlas/en/#v=1&at=49.59,37.28,9.5');
    await expect
      .poll(() => page.evaluate(() => document.querySelector<AtlasPage>('atlas-page')?.map?.loaded()))
      .toBe(true);
    const at = await page.evaluate(() => {
      const map = document.querySelector<AtlasPage>('atlas-page')?.map;
      const box = map?.getContainer().getBoundingClientRect();
      const point = map?.project([49.5832, 37.2808]);
      return { x: (box?.x ?? 0) + (point?.x ?? 0), y: (box?.y ?? 0) + (point?.y ?? 0) };
    });
    await page.touchscreen.tap(at.x, at.y);
    await expect(page.locator('atlas-details h3').first()).toBeVisible();
    await page.locator('atlas-details').getByRole('button', { name: 'Rasht' }).first().tap();
    await expect(page.locator('atlas-details h3').first()).toHaveText('Rasht');
    await expectNoViolations(page);
  });
});
