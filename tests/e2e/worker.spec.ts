import { expect, test, type Page, type Route } from '@playwright/test';
import { STORY } from './reader.ts';

/** The file that MapLibre runs in workers. */
const WORKER = /maplibre-gl-worker/;

/** Wrong responses of a server, or of a broken copy of the site, instead of MapLibre's worker. */
const ANSWERS: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  'answers 404': (route) => route.fulfill({ status: 404, body: 'Not found' }),
  'has no script type': async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { 'content-type': 'application/octet-stream' } });
  },
  'throws at its start': (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken");' }),
  'does not arrive': (route) => route.abort(),
};

/** The kiosk fetches the file as text and runs it from a blob URL, so the script type does not matter. */
const KIOSK_FAILS = Object.keys(ANSWERS).filter((answer) => answer !== 'has no script type');

const mapOf = (page: Page, element: string) =>
  page.evaluate((name) => (document.querySelector(name) as { map?: object } | null)?.map !== undefined, element);

test('the worker has a file name that every web server serves as JavaScript', async ({ page }) => {
  const asked = page.waitForRequest(WORKER);
  await page.goto(STORY);
  expect(new URL((await asked).url()).pathname).toMatch(/\.js$/);
});

for (const [answer, fulfil] of Object.entries(ANSWERS)) {
  test(`story: where the worker ${answer}, the still stays and one line says so`, async ({ page }) => {
    await page.route(WORKER, fulfil);
    await page.goto(STORY);
    await expect(
      page.getByRole('status').getByText('The map cannot be drawn here. Pictures of it are shown instead.'),
    ).toHaveCount(1);
    await expect(page.locator('.stage .still img')).toBeVisible();
    await expect(page.locator('.stage .map')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Explore' })).toHaveCount(0);
    expect(await mapOf(page, 'story-player')).toBe(false);
    await page.evaluate(() => {
      location.hash = 'landing';
    });
    await expect(page.locator('.stage .still img')).toHaveAttribute('src', 'stills/landing.wide.svg');
  });

  test(`atlas: where the worker ${answer}, one line says so and the table works`, async ({ page }) => {
    await page.route(WORKER, fulfil);
    await page.goto('atlas/en/');
    await expect(page.getByRole('status').getByText('The map cannot be drawn here.')).toHaveCount(1);
    expect(await mapOf(page, 'atlas-page')).toBe(false);
    await page.getByRole('button', { name: 'Table' }).click();
    await expect(page.getByRole('heading', { name: 'Table' })).toBeVisible();
  });
}

for (const answer of KIOSK_FAILS) {
  test(`kiosk: where the worker ${answer}, the stills stay`, async ({ page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.route(WORKER, ANSWERS[answer] ?? ((route) => route.abort()));
    await page.goto('kiosk/');
    await expect.poll(() => warnings.join()).toMatch(/worker|fetch/i);
    await page.getByRole('button', { name: 'Touch to begin' }).click();
    await expect(page.getByRole('group', { name: 'Controls' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Move the map' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Map layers', exact: true }).click();
    await expect(page.getByText('The map is shown here as pictures')).toBeVisible();
    await expect(page.locator('.still img').first()).toBeVisible();
    await expect(page.locator('.map canvas')).toHaveCount(0);
  });
}

test('kiosk: a worker without a script type runs anyway', async ({ page }) => {
  await page.route(WORKER, ANSWERS['has no script type'] ?? ((route) => route.abort()));
  await page.goto('kiosk/');
  // A kiosk on a busy machine may restart its page meanwhile.
  await expect.poll(() => mapOf(page, 'story-player').catch(() => false)).toBe(true);
});

test('kiosk: the map is tried again, and appears when its worker arrives', async ({ page }) => {
  let asked = 0;
  await page.route(WORKER, (route) => {
    asked += 1;
    return asked === 1 ? route.fulfill({ contentType: 'text/javascript', body: 'throw 1' }) : route.continue();
  });
  await page.goto('kiosk/');
  // A kiosk on a busy machine may restart its page meanwhile.
  await expect.poll(() => mapOf(page, 'story-player').catch(() => false)).toBe(true);
});
