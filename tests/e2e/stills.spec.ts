import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { FeatureCollection, Point } from 'geojson';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { STILLS } from '../../src/drawing/still-sizes.ts';
import { look } from '../../src/drawing/view.ts';
import { open, said, stepOf, STORY } from './reader.ts';

const { features } = JSON.parse(
  readFileSync(new URL('../../geo/layers/places.geojson', import.meta.url), 'utf8'),
) as FeatureCollection<Point>;
const places = features.map(({ geometry, properties }) => ({
  id: String(properties?.['id']),
  at: geometry.coordinates as [number, number],
}));

/** Scenes seen from above, at all scales; tilted; tilted and rotated. */
const SCENES = [
  'gilan',
  'landing',
  'declaration',
  'walkout',
  'mazandaran',
  'bridge',
  'gorge',
  'kuhin',
  'march',
  'gilvan',
];

/** The position of a point of the ground in the still of the map's pane, CSS pixels of the window. */
const ground = (page: Page) =>
  page.locator('.stage .still img').evaluate((image) => {
    const { left, top, width } = image.getBoundingClientRect();
    return { left, top, width };
  });

/** The position of a place in a still of the page, CSS pixels of the window. */
function onStill(
  camera: Parameters<typeof look>[0],
  at: readonly [number, number],
  { left, top, width }: Awaited<ReturnType<typeof ground>>,
): readonly [number, number] {
  const sight = look(camera, STILLS.wide);
  const [x, y] = sight.place(sight.ground(at));
  const scale = width / STILLS.wide.width;
  return [left + x * scale, top + y * scale];
}

for (const [name, viewport] of [
  ['beside its text', { width: 1000, height: 640 }],
  ['above its text', { width: 500, height: 800 }],
] as const) {
  test.describe(`a map ${name}`, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('and its stills agree within three pixels at ten places of ten scenes', async ({ page }) => {
      await open(page);
      const box = await ground(page);
      const steps = await said(page);
      const off: string[] = [];
      for (const id of SCENES) {
        const camera = stepOf(steps, id);
        const nearest = [...places].sort((a, b) => far(a.at, camera.center) - far(b.at, camera.center)).slice(0, 10);
        const live = await page.evaluate(
          ([step, points]) => {
            const player = document.querySelector<StoryPlayer>('story-player');
            const scene = player?.story?.steps.find((one) => one.id === step)?.scene;
            if (!player?.map || !scene) throw new Error(`There is no map, or no step ${step}.`);
            player.stage?.show(scene);
            const { left, top } = player.map.getContainer().getBoundingClientRect();
            return points.map((point) => {
              const { x, y } = player.map?.project(point) ?? { x: NaN, y: NaN };
              return [left + x, top + y] as const;
            });
          },
          [id, nearest.map(({ at }) => at)] as const,
        );
        nearest.forEach((place, n) => {
          const [x, y] = onStill(camera, place.at, box);
          const [liveX, liveY] = live[n] ?? [NaN, NaN];
          const distance = Math.hypot(x - liveX, y - liveY);
          if (!(distance < 3)) off.push(`${id}: ${place.id} is ${distance.toFixed(1)} px off`);
        });
      }
      expect(off).toEqual([]);
    });
  });
}

const far = (a: readonly number[], b: readonly number[]) =>
  Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));

test('the still stands in the place of the map until the map has loaded', async ({ page }) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/map-stage.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(STORY);
  const still = page.locator('.stage .still');
  await expect(page.locator('story-player .where, story-player story-where').first()).toBeVisible();
  await expect
    .poll(() => still.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  const box = await ground(page);
  const [camera] = await said(page);
  const rasht = places.find(({ id }) => id === 'rasht');
  if (!camera || !rasht) throw new Error('Rasht is on the first scene.');
  // The dot that is drawn, and not only its computed position.
  const drawn = await page.evaluate(async () => {
    const text = await (await fetch('stills/gilan.wide.svg')).text();
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [...svg.querySelectorAll('circle')].map(
      (dot) => [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))] as const,
    );
  });
  const [x, y] = onStill(camera, rasht.at, box);
  const scale = box.width / STILLS.wide.width;
  const dots = drawn.map(([cx, cy]) => Math.hypot(box.left + cx * scale - x, box.top + cy * scale - y));
  expect(Math.min(...dots)).toBeLessThan(1);
  release();
  await expect(still).toHaveClass(/lowered/, { timeout: 90_000 });
  const live = await page.evaluate((at) => {
    const map = document.querySelector<StoryPlayer>('story-player')?.map;
    const { left, top } = map?.getContainer().getBoundingClientRect() ?? { left: NaN, top: NaN };
    const point = map?.project(at);
    return [left + (point?.x ?? NaN), top + (point?.y ?? NaN)] as const;
  }, rasht.at);
  expect(Math.hypot(live[0] - x, live[1] - y)).toBeLessThan(3);
});

test('a still that does not arrive leaves no broken picture', async ({ page }) => {
  await page.route(/stills\//, (route) => route.abort());
  await page.route(/map-stage.*\.js/, (route) => route.abort());
  await page.goto(STORY);
  await expect(page.locator('.stage .still')).toBeHidden();
  await expect(page.locator('story-step h2').first()).toBeVisible();
});

test('the still covers a map that has lost its context', async ({ page }) => {
  await open(page, '#walkout');
  const still = page.locator('.stage .still');
  await expect(still).toHaveClass(/lowered/, { timeout: 90_000 });
  await page.evaluate(() => {
    document
      .querySelector<StoryPlayer>('story-player')
      ?.map?.getCanvas()
      .getContext('webgl2')
      ?.getExtension('WEBGL_lose_context')
      ?.loseContext();
  });
  await expect(still).not.toHaveClass(/lowered/);
  await expect(still.locator('img')).toHaveAttribute('src', 'stills/walkout.wide.svg');
});

for (const motion of ['no-preference', 'reduce'] as const) {
  test.describe(motion === 'reduce' ? 'without motion' : 'with motion', () => {
    test.use({ contextOptions: { reducedMotion: motion } });

    test('a leap to a scene whose layers are slow has its still over the map until they are there', async ({
      page,
    }) => {
      await open(page);
      const still = page.locator('.stage .still');
      await expect(still).toHaveClass(/lowered/, { timeout: 90_000 });
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route(/layers\//, async (route) => {
        await held;
        await route.continue();
      });
      await page.evaluate(() => (location.hash = 'walkout'));
      await expect(still).not.toHaveClass(/lowered/);
      await expect(still.locator('img')).toHaveAttribute('src', 'stills/walkout.wide.svg');
      await expect(still.locator('img')).toBeVisible();
      release();
      await expect(still).toHaveClass(/lowered/, { timeout: 90_000 });
      await expect(still.locator('img')).toBeHidden();
    });
  });
}

test.describe('on paper', () => {
  test('every step has its still, in day colours even if the screen is dark', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(STORY);
    const figures = page.locator('story-step figure.still');
    expect(await figures.count()).toBe(await page.locator('story-step').count());
    await expect(figures.first()).toBeVisible();
    await expect(page.locator('.stage')).toBeHidden();
    expect(await page.locator('html').evaluate((html) => getComputedStyle(html).colorScheme)).toBe('light');
  });
});

test('each step has a page for links that are shared', async ({ page }) => {
  await page.goto(`${STORY}share/landing/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dawn at Ghazian');
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Dawn at Ghazian');
  await expect
    .poll(() => page.locator('figure.still img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Read on' }).click();
  await expect(page).toHaveURL(/gilan-1920\/en\/#landing$/);
});
