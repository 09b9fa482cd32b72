import { expect, test } from '@playwright/test';
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

test('a layer that does not arrive is named in one line, and the story goes on', async ({ page }) => {
  await page.route('**/layers/rivers*', (route) => route.fulfill({ status: 500, body: 'no' }));
  await open(page);
  await expect(page.getByRole('status').getByText(/Part of the map did not load: .*ivers/)).toHaveCount(1);
  const steps = await said(page);
  await wheelTo(page, 'garrisons');
  await expectScene(page, stepOf(steps, 'garrisons'));
});

test('a corrupt layer is named too', async ({ page }) => {
  await page.route('**/layers/rivers*', (route) =>
    route.fulfill({ contentType: 'application/geo+json', body: '{"type":"FeatureCollection","feat' }),
  );
  await open(page);
  await expect(page.getByRole('status').getByText(/Part of the map did not load: .*ivers/)).toBeVisible();
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
