import { expect, test, type Page } from '@playwright/test';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { groundsSite, GREEN, RED, type GroundsSite } from './grounds-site.ts';

// One site for all tests of this file.
test.describe.configure({ mode: 'default' });
test.use({ deviceScaleFactor: 1 });

let site: GroundsSite;
test.beforeAll(async () => {
  site = await groundsSite();
});
test.afterAll(() => site.close());

const open = async (page: Page, path: string) => {
  await page.goto(`${site.home}${path}`);
  await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isStyleLoaded());
};

/** Names that are lettered on the map, by the ids of their layers of the catalogue. */
const lettered = (page: Page, layer: string) =>
  page.evaluate((id) => {
    const map = document.querySelector<StoryPlayer>('story-player')?.map;
    if (!map) return [];
    const ids = map.getStyle().layers.flatMap((one) => (one.id.startsWith(`${id}/`) ? [one.id] : []));
    return map.queryRenderedFeatures({ layers: ids }).map(({ properties }) => String(properties.name));
  }, layer);

/** Whether a colour covers the middle of the map. */
const isMiddle = (page: Page, colour: readonly number[]) =>
  page.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const map = document.querySelector<StoryPlayer>('story-player')?.map;
        if (!map) {
          resolve(false);
          return;
        }
        map.once('render', () => {
          const canvas = map.getCanvas();
          const gl = canvas.getContext('webgl2');
          const pixel = new Uint8Array(4);
          gl?.readPixels(canvas.width * 0.7, canvas.height * 0.3, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
          resolve(wanted.every((value, n) => Math.abs(value - (pixel[n] ?? 0)) < 8));
        });
        map.triggerRepaint();
      }),
    colour,
  );

/** The text of the line about what is missing, with what it names. */
const missing = (page: Page) => page.locator('details', { hasText: 'Part of the map did not load' });

test('a file beside the story is drawn, in the language of the page, above the base and below the story’s places', async ({
  page,
}) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.home) && /^http/.test(request.url())) outside.push(request.url());
  });
  await open(page, 'beside/en/');
  await expect.poll(() => lettered(page, 'tiles-names')).toContain('Vila');
  await expect(page.locator('story-legend')).toContainText('© OpenStreetMap');
  await expect(page.getByText('Part of the map did not load')).toHaveCount(0);
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).toMatch(
    /connect-src 'self' blob:;/,
  );
  expect(outside).toEqual([]);
  const order = await page.evaluate(() =>
    document
      .querySelector<StoryPlayer>('story-player')
      ?.map?.getStyle()
      .layers.map(({ id }) => id.replace(/\/.*/, '')),
  );
  expect([...new Set(order)].filter((id) => ['land', 'tiles', 'tiles-names'].includes(id))).toEqual([
    'land',
    'tiles',
    'tiles-names',
  ]);
  // Countries are named once.
  expect(await lettered(page, 'lands')).toEqual([]);
});

test('a file of pictures beside the story is drawn', async ({ page }) => {
  await open(page, 'pictures/en/');
  await expect.poll(() => isMiddle(page, RED)).toBe(true);
  await expect(page.locator('story-legend')).toContainText('© Somebody');
});

test('a file of another site is drawn, and the page may fetch from that site only', async ({ page }) => {
  await open(page, 'far/en/');
  await expect.poll(() => lettered(page, 'tiles-names')).toContain('Vila');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', new RegExp(`connect-src 'self' blob: ${site.other};`));
});

test('tiles of another site are drawn', async ({ page }) => {
  await open(page, 'tiles/en/');
  await expect.poll(() => isMiddle(page, GREEN)).toBe(true);
});

for (const [id, what] of [
  ['style', 'its own site'],
  ['named', 'a site that the story names'],
] as const)
  test(`a style of another site is drawn, with tiles of ${what}`, async ({ page }) => {
    const fonts: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/fonts/')) fonts.push(request.url());
    });
    await open(page, `${id}/en/`);
    await expect.poll(() => isMiddle(page, GREEN)).toBe(true);
    await expect.poll(() => lettered(page, 'tiles-names')).toContain('Elsewhere');
    expect(fonts).toEqual([]);
  });

for (const [id, reason, said] of [
  ['whole', 'its server does not send parts of a file', 'sends whole files only'],
  ['gone', 'it could not be fetched', 'could not be fetched'],
  ['away', 'this page may not fetch all of it', 'connect: [http://localhost:'],
  ['broken', 'it cannot be read', 'not a MapLibre style'],
] as const)
  test(`where a ground fails (${id}), the base stays, one line says so, and the console tells the author why`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await open(page, `${id}/en/`);
    await expect(missing(page)).toContainText(`Detailed map (${reason})`);
    await expect.poll(() => errors.join('\n')).toContain(said);
    await page.waitForFunction(() => document.querySelector('story-player')?.map?.isSourceLoaded('land'));
    await expect(page.getByText('Part of the map did not load')).toHaveCount(1);
  });

test('a kiosk asks no other site, and shows the base in the place of a ground from there', async ({ page }) => {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(site.other)) outside.push(request.url());
  });
  await page.goto(`${site.home}kiosk/?story=far`);
  await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isSourceLoaded('land'));
  expect(outside).toEqual([]);
  await expect(page.getByText('Part of the map did not load')).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a ground beside the story is drawn from the copy', async ({ page, context }) => {
    await open(page, 'beside/de/');
    const state = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
    await expect.poll(state, { timeout: 90_000 }).toBe('activated');
    await context.setOffline(true);
    await page.reload();
    await expect.poll(() => lettered(page, 'tiles-names')).toContain('Vila');
  });
});
