import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { expectScene, open, said, STORY, wheelTo, stepOf } from './reader.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every step can be read, in order, with its sources and cards', async ({ page }) => {
    await page.goto(STORY);
    const headings = page.locator('story-step h2');
    expect(await headings.count()).toBeGreaterThanOrEqual(26);
    const tops: number[] = [];
    for (const heading of await headings.all()) {
      await expect(heading).toBeVisible();
      tops.push((await heading.boundingBox())?.y ?? NaN);
    }
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    await page.locator('#landing .citation a').first().click();
    await expect(page.locator(':target')).toBeVisible();
  });

  test('every step shows its picture', async ({ page }) => {
    await page.goto(STORY);
    const figures = page.locator('story-step figure.still');
    expect(await figures.count()).toBe(await page.locator('story-step').count());
    for (const n of [0, 8, 20]) {
      const image = figures.nth(n).locator('img');
      await image.scrollIntoViewIfNeeded();
      await expect(image).toBeVisible();
      await expect
        .poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0))
        .toBe(true);
      await expect(image).toHaveAttribute('alt', /^Map: ./);
    }
    await expect(page.locator('.stage')).toBeHidden();
  });
});

test('without WebGL every step has its still, and one line says that there is no map', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type.startsWith('webgl') ? null : (Reflect.apply(original, this, [type, ...rest]) as never);
    } as typeof original;
  });
  await page.goto(STORY);
  await expect(
    page.getByRole('status').getByText('The map cannot be drawn here. Pictures of it are shown instead.'),
  ).toBeVisible();
  for (const heading of await page.locator('story-step h2').all()) await expect(heading).toBeVisible();
  await page.getByRole('link', { name: 'Begin' }).click();
  await expect(page.locator('story-step h2').first()).toBeInViewport();
  const picture = page.locator('.stage .still img');
  for (const id of ['landing', 'walkout', 'constitution']) {
    await page.evaluate((step) => {
      location.hash = step;
    }, id);
    await expect(picture).toHaveAttribute('src', `stills/${id}.wide.svg`);
    await expect
      .poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0 && one.currentSrc))
      .toContain(id);
    expect(await picture.getAttribute('alt')).toMatch(/^Map: ./);
  }
});

test('if the map does not arrive the story can still be read', async ({ page }) => {
  await page.route(/map-stage.*\.js/, (route) => route.abort());
  await page.goto(STORY);
  await expect(page.getByRole('status').getByText('The map cannot be drawn here.')).toBeVisible();
  await expect(page.locator('story-step h2').first()).toBeVisible();
});

/** The line about parts of the map that did not load, and the names that it shows when it is opened. */
async function expectMissing(page: Page, name: RegExp): Promise<void> {
  const line = page.getByRole('status').getByText('Part of the map did not load. The rest works.');
  await expect(line).toBeVisible();
  const names = page.locator('story-player .notices').getByText(name);
  await expect(names).toBeHidden();
  await line.click();
  await expect(names).toBeVisible();
  await line.click();
}

test('where layers do not arrive one line says so, their names are one press away, and the story goes on', async ({
  page,
}) => {
  await page.route('**/layers/{rivers,roads}*', (route) => route.fulfill({ status: 500, body: 'no' }));
  await open(page);
  await expectMissing(page, /ivers/);
  const steps = await said(page);
  await wheelTo(page, 'garrisons');
  await expectScene(page, stepOf(steps, 'garrisons'));
});

test('a corrupt layer is missing too', async ({ page }) => {
  await page.route('**/layers/rivers*', (route) =>
    route.fulfill({ contentType: 'application/geo+json', body: '{"type":"FeatureCollection","feat' }),
  );
  await open(page);
  await expectMissing(page, /ivers/);
});

test('where no layer arrives the stills stay, with one line', async ({ page }) => {
  await page.route('**/layers/**', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.goto(STORY);
  const lines = page.locator('story-player .notices > *');
  await expect(lines).toHaveText(['The map cannot be drawn here. Pictures of it are shown instead.']);
  await expect(page.locator('.stage .map')).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = 'kuhin';
  });
  const still = page.locator('.stage .still img');
  await expect(still).toHaveAttribute('src', 'stills/kuhin.wide.svg');
  await expect(still).toBeVisible();
  await expect(lines).toHaveCount(1);
});

test('where the page’s script does not arrive each step has its own still, as without scripts', async ({ page }) => {
  await page.route(/assets\/story-[^/]*\.js$/, (route) => route.abort());
  await page.goto(`${STORY}#kuhin`);
  await expect(page.locator('#kuhin figure.still img')).toBeVisible();
  await expect(page.locator('.stage')).toBeHidden();
  await expect(page.locator('#kuhin h2')).toBeInViewport();
});

test('the atlas without its script is the list of its data', async ({ page }) => {
  await page.route(/assets\/atlas-[^/]*\.js$/, (route) => route.abort());
  await page.goto('atlas/en/');
  await expect(page.getByRole('link', { name: 'Download, GeoJSON' }).first()).toBeVisible();
});

test('a page from a file has its text, style and stills, says how to get the map, and leads on', async ({ page }) => {
  const file = (path: string) => pathToFileURL(resolve('dist', path)).href;
  await page.goto(file('index.html'));
  await page.locator('a[href="gilan-1920/ru/"]').click();
  await expect(page).toHaveURL(file('gilan-1920/ru/index.html'));
  await expect(page.locator('.from-file')).toBeVisible();
  await expect(page.locator('.title-page')).toHaveCSS('border-style', 'solid');
  const still = page.locator('#landing figure.still img');
  await still.scrollIntoViewIfNeeded();
  await expect.poll(() => still.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
});

test('a page from a server does not speak of files', async ({ page }) => {
  await page.goto(STORY);
  await expect(page.locator('.from-file')).toBeHidden();
});

test('a wrong address leads to the page that was meant, and any other to a page in three languages', async ({
  page,
}) => {
  await page.goto('Gilan-1920/EN#landing');
  await expect(page).toHaveURL(/\/gilan-1920\/en\/#landing$/);
  const response = await page.goto('gilan-1920/en/nothing/here/');
  expect(response?.status()).toBe(404);
  for (const lang of ['en', 'fa', 'ru']) await expect(page.locator(`section[lang="${lang}"] a`).first()).toBeVisible();
  await expect(page.locator('main')).toHaveCSS('display', 'grid');
  await page.locator('section[lang="fa"] a').first().click();
  await expect(page).toHaveURL(/\/gilan-1920\/fa\/$/);
});

test('a server that answers every wrong address with 404.html leads to the page that was meant too', async ({
  page,
  request,
}) => {
  const body = await (await request.get('404.html')).text();
  for (const path of ['**/gilan-1920/de/', '**/Atlas/fa'])
    await page.route(path, (route) => route.fulfill({ status: 404, contentType: 'text/html', body }));
  await page.goto('gilan-1920/de/#landing');
  await expect(page).toHaveURL(/\/gilan-1920\/en\/#landing$/);
  await page.goto('Atlas/fa');
  await expect(page).toHaveURL(/\/atlas\/fa\//);
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('every camera move is a cut, and no line is drawn gradually', async ({ page }) => {
    await open(page, '#white-ships');
    const steps = await said(page);
    const from = steps.findIndex(({ id }) => id === 'white-ships');
    const cameras = new Set(steps.map(({ center }) => center.map((n) => n.toFixed(4)).join()));
    await page.evaluate(() => {
      const map = document.querySelector('story-player')?.map;
      const centers = new Set<string>();
      Object.assign(window, { centers });
      map?.on('render', () =>
        centers.add(
          map
            .getCenter()
            .toArray()
            .map((n) => n.toFixed(4))
            .join(),
        ),
      );
    });
    for (const step of steps.slice(from, from + 4)) {
      await wheelTo(page, step.id);
      await expectScene(page, step);
    }
    const centers = await page.evaluate(() => [...(window as unknown as { centers: Set<string> }).centers]);
    expect(centers.filter((center) => !cameras.has(center))).toEqual([]);
  });
});
