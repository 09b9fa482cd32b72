/** Ten tasks of a researcher, in Persian and with the keyboard alone. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { AtlasPage } from '../../src/atlas/page/atlas-page.ts';
import { focused, tabTo } from './keyboard.ts';
import { watchErrors } from './reader.ts';

test.use({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce', locale: 'en-US' });

const SEARCH = 'جست‌وجو';
const press = (page: Page, key: string) => page.keyboard.press(key);

async function open(page: Page, hash = '', lang = 'fa'): Promise<readonly string[]> {
  const errors = watchErrors(page);
  await page.goto(`atlas/${lang}/${hash}`);
  await page.waitForFunction(() => document.querySelector<AtlasPage>('atlas-page')?.map?.isStyleLoaded());
  return errors;
}

const shown = (page: Page) => page.evaluate(() => document.querySelector<AtlasPage>('atlas-page')?.shown);

/** Opens a panel by its button. */
async function enter(page: Page, panel: string): Promise<void> {
  await tabTo(page, panel);
  await press(page, 'Enter');
}

/** Types two days, as the fields of an English browser take them. */
async function typeDays(page: Page, from: string, until: string): Promise<void> {
  await tabTo(page, /^نخستین روز، به میلادی/);
  await page.keyboard.type(from);
  await tabTo(page, /^واپسین روز، به میلادی/);
  await page.keyboard.type(until);
}

async function search(page: Page, text: string): Promise<void> {
  await tabTo(page, /^نامی به هر خط/);
  await page.keyboard.type(text);
}

const ROWS = 'name,date,lng,lat\nالف,1905,49.5,37.3\nب,1920-02-10,49.6,37.3\nپ,,49.7,37.3\n';

/** Chooses a table as a reader does, from the panel of own data. */
async function addRows(page: Page): Promise<void> {
  await enter(page, 'افزودن داده');
  await tabTo(page, 'برگزیدن فایل‌ها');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'Enter')]);
  await chooser.setFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(ROWS) });
  await expect(page.locator('atlas-import .own .file')).toHaveCount(1);
}

test('1: who held Rasht on 15 August 1920, and on which evidence', async ({ page }) => {
  const errors = await open(page);
  await typeDays(page, '08151920', '08151920');
  await search(page, 'رشت');
  await expect(page.locator('atlas-search .named .result')).toHaveCount(1);
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await expect.poll(() => focused(page)).toBe('برگزیده‌ها');
  const holder = page.locator('atlas-details [aria-current=date]');
  await expect(holder).toHaveCount(1);
  await tabTo(page, /^جمهوری: احسان/);
  await press(page, 'Enter');
  await expect(page.locator('atlas-details .held')).toContainText('رشت');
  await tabTo(page, /Dustdar/);
  await expect(page.locator('atlas-details .works li')).not.toHaveCount(0);
  expect(errors).toEqual([]);
});

test('2 and 3: own places obey the time, and go along to another language with the view', async ({ page }) => {
  const errors = await open(page, '#v=1&at=49.6,37.3,9&on=sea,places&kind=event');
  await addRows(page);
  await typeDays(page, '01011920', '03311920');
  await expect(page.locator('atlas-own-time')).toContainText('۲ از ۳ در این روزها');
  await tabTo(page, 'English');
  await Promise.all([page.waitForURL(/atlas\/en\//), press(page, 'Enter')]);
  await page.waitForFunction(() => document.querySelector<AtlasPage>('atlas-page')?.map?.isStyleLoaded());
  await expect(page.locator('atlas-import .own .file')).toContainText('rows.csv');
  await expect(page.locator('atlas-own-time')).toContainText('2 of 3 in these days');
  const state = await shown(page);
  expect(state?.filters.kinds).toEqual(['event']);
  expect(state?.layers.map(({ id }) => id)).toEqual(['sea', 'places']);
  expect(state?.calendar).toBe('gregorian');
  expect(errors).toEqual([]);
});

test('4: what changed from February to September 1920, and where', async ({ page }) => {
  const errors = await open(page, '#v=1&kind=hold');
  await enter(page, 'مقایسه');
  await tabTo(page, 'دو تاریخ');
  await press(page, 'Enter');
  await tabTo(page, /^چپ/);
  await page.keyboard.type('02151920');
  await tabTo(page, /^راست/);
  await page.keyboard.type('09151920');
  const left = page.locator('atlas-compare-panel ul[data-side=left]');
  await expect(left).toContainText('دولت قاجار (اسمی)');
  await expect(left).toContainText('سراسر گیلان');
  expect(errors).toEqual([]);
});

test('5 and 6: the road from Ghazian to Rasht is found by name and measured', async ({ page }) => {
  const errors = await open(page);
  await search(page, 'جادهٔ غازیان – رشت');
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await expect.poll(() => focused(page)).toBe('برگزیده‌ها');
  await tabTo(page, 'اندازه‌گیری این خط');
  await press(page, 'Enter');
  await expect(page.locator('atlas-line-length output')).toContainText('ورست');
  expect(errors).toEqual([]);
});

test('7: a record is cited, and its citation opens it again', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const errors = await open(page, '#v=1&sel=events:ev048');
  await tabTo(page, 'کپی ارجاع');
  await press(page, 'Enter');
  const citation = await page.evaluate(() => navigator.clipboard.readText());
  const address = /http\S+/.exec(citation)?.[0] ?? '';
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('atlas-details h3').first()).toHaveText('اعلام جمهوری');
  expect(errors).toEqual([]);
});

test('8: results are taken away as data, and a record by its address', async ({ page }) => {
  const errors = await open(page, '#v=1&panel=export&kind=hold&t=1920-08-15/1920-08-15');
  await tabTo(page, 'دریافت');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
  const { features } = JSON.parse((await readFile(await download.path())).toString()) as {
    features: { properties: { sources: string; held: string } }[];
  };
  expect(features.filter(({ properties }) => properties.held.includes('rasht'))[0]?.properties.sources).toBeTruthy();
  const response = await page.request.get('data/places/rasht.json');
  expect(((await response.json()) as { features: unknown[] }).features).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('9: a whole group of layers goes on and off by one key', async ({ page }) => {
  const errors = await open(page, '#v=1&on=sea,plain');
  await enter(page, 'لایه‌ها');
  await tabTo(page, 'همهٔ لایه‌ها: حرکت‌ها');
  await press(page, ' ');
  expect((await shown(page))?.layers.length).toBeGreaterThan(30);
  await press(page, ' ');
  expect((await shown(page))?.layers.map(({ id }) => id)).toEqual(['sea', 'plain']);
  expect(errors).toEqual([]);
});

test('10: the atlas opens on the day of the proclamation, told in the calendar of Iran', async ({ page }) => {
  const errors = await open(page);
  await expect(page.locator('atlas-page .as')).toHaveText('وضع در ۱۵ خرداد ۱۲۹۹');
  await tabTo(page, SEARCH);
  expect(errors).toEqual([]);
});
