/** The story in Persian and in Russian. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { stepInAddress, watchErrors } from './reader.ts';

const ready = (page: Page) =>
  page.waitForFunction(() =>
    document
      .querySelector('story-player')
      ?.shadowRoot?.querySelector('story-rail')
      ?.shadowRoot?.querySelector('button'),
  );

// Without a map, because these tests are about the page, and WebGL without a GPU would be slow.
test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type.startsWith('webgl') ? null : (Reflect.apply(original, this, [type, ...rest]) as never);
    } as typeof original;
  });
});

const PAGES = [
  { lang: 'fa', dir: 'rtl', contents: 'فهرست', reading: 'خواندن' },
  { lang: 'ru', dir: 'ltr', contents: 'Оглавление', reading: 'Чтение' },
] as const;

for (const { lang, dir, contents, reading } of PAGES) {
  for (const [size, viewport, colorScheme] of [
    ['a phone', { width: 390, height: 844 }, 'light'],
    ['a desk by night', { width: 1100, height: 700 }, 'dark'],
  ] as const) {
    test(`axe finds nothing in ${lang} on ${size}, with the contents and the settings open`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      await page.goto(`gilan-1920/${lang}/#landing`);
      await ready(page);
      expect(await page.locator('html').evaluate((html: HTMLElement) => [html.lang, html.dir])).toEqual([lang, dir]);
      await page.getByRole('button', { name: contents, exact: true }).click();
      await page.locator('story-settings').getByText(reading, { exact: true }).click();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('the same step is a link away in every language', async ({ page }) => {
  await page.goto('gilan-1920/fa/#kursk');
  await ready(page);
  await page.getByRole('button', { name: 'فهرست', exact: true }).click();
  await page.getByRole('list', { name: 'زبان‌ها' }).getByRole('link', { name: 'русский' }).click();
  await expect(page).toHaveURL(/gilan-1920\/ru\/#kursk$/);
  await expect(page.locator('#kursk h2')).toBeInViewport();
  await ready(page);
  await page.getByRole('button', { name: 'Оглавление', exact: true }).click();
  await page.getByRole('list', { name: 'Языки' }).getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/gilan-1920\/en\/#kursk$/);
});

test('in Persian the left arrow goes forward, and a sentence announces the changes of the map', async ({ page }) => {
  const errors = watchErrors(page);
  await page.goto('gilan-1920/fa/');
  await ready(page);
  const said = page.locator('story-player').locator('.narration');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'رفتن به روایت' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => stepInAddress(page)).toBe('gilan');
  await expect(said).toContainText('گیلان');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => stepInAddress(page)).toBe('constitution');
  await expect(said).toHaveText(/^نقشه .*[.]$/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepInAddress(page)).toBe('gilan');
  // By the contents, with keys only.
  await page.getByRole('button', { name: 'فهرست', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'فهرست' }).getByRole('link', { name: 'سپیده‌دم غازیان' }).press('Enter');
  await expect.poll(() => stepInAddress(page)).toBe('landing');
  await expect(said).toContainText('۲۸ اردیبهشت ۱۲۹۹ (۱۸ مهٔ ۱۹۲۰)');
  expect(errors.filter((line) => !/WebGL|webgl/.test(line))).toEqual([]);
});

test('at 320 pixels, with text twice as large, nothing scrolls horizontally', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { lang } of PAGES) {
    await page.goto(`gilan-1920/${lang}/`);
    await ready(page);
    for (const factor of ['100%', '200%']) {
      await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), factor);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${lang} ${factor}`).toBeLessThanOrEqual(0);
    }
  }
});

test('the reader’s preferences are stored, and apply in the next language', async ({ page }) => {
  await page.goto('gilan-1920/fa/');
  await ready(page);
  await page.getByRole('button', { name: 'فهرست', exact: true }).click();
  await page.locator('story-settings').getByText('خواندن', { exact: true }).click();
  const before = await page.locator('.foreword').evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
  await page.getByRole('radio', { name: 'بسیار بزرگ' }).check();
  await page.getByRole('radio', { name: 'شب' }).check();
  const now = () =>
    page.evaluate(
      () =>
        [
          document.documentElement.dataset['theme'],
          getComputedStyle(document.body).color,
          parseFloat(getComputedStyle(document.documentElement).fontSize),
        ] as const,
    );
  const [theme, ink, size] = await now();
  expect(theme).toBe('dark');
  expect(size / before).toBeGreaterThan(1.25);
  await page.goto('gilan-1920/ru/');
  await ready(page);
  expect((await now()).slice(0, 2)).toEqual([theme, ink]);
  // Already in the first paint, before the modules have loaded.
  await page.route('**/assets/*.js', (route) => route.abort());
  for (const path of ['gilan-1920/en/', 'gilan-1920/en/share/landing/', './', 'atlas/en/']) {
    await page.goto(path);
    expect((await now()).slice(0, 2), path).toEqual([theme, ink]);
  }
});

test('the front page links to every language by its name', async ({ page }) => {
  await page.goto('./');
  for (const [name, address] of [
    ['English', 'gilan-1920/en/'],
    ['فارسی', 'gilan-1920/fa/'],
    ['русский', 'gilan-1920/ru/'],
    ['Deutsch', 'hudson-erie-1825/de/'],
  ] as const) {
    const link = page.getByRole('link', { name }).and(page.locator(`[href="${address}"]`));
    await expect(link).toHaveAttribute('hreflang', address.slice(-3, -1));
  }
  expect(await violations(page)).toEqual([]);
});
