import { expect, test, type Page } from '@playwright/test';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { PNG } from 'pngjs';
import type { Stage } from '../../src/stage/stage.ts';
import type { Scene } from '../../src/story/story.ts';
import { expectScene, open, said, stepOf } from './reader.ts';

// The tests read pixels.
test.use({ deviceScaleFactor: 1 });

/** The scene that a reader sees, with given drawn shares of some layers. */
async function tell(page: Page, drawn: Readonly<Record<string, number>>, camera: Partial<Scene['camera']> = {}) {
  await page.evaluate(
    async ([drawn, camera]) => {
      const player = document.querySelector('story-player');
      const { scene, stage, map } = player as unknown as { scene: Scene; stage: Stage; map: MapLibreMap };
      const layers = Object.fromEntries(Object.entries(drawn).map(([id, share]) => [id, { opacity: 1, drawn: share }]));
      stage.show({ ...scene, camera: { ...scene.camera, ...camera }, layers: { ...scene.layers, ...layers } });
      map.triggerRepaint();
      await map.once('idle');
    },
    [drawn, camera] as const,
  );
}

interface Marker {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  readonly words: string;
}

/** The tip of a moving marker, CSS pixels of the window, and its direction: degrees clockwise from the right. */
const headOf = (page: Page, feature: string): Promise<Marker> =>
  page.locator(`.moving-marker[data-feature="${feature}"]`).evaluate((head) => {
    const pane = head.parentElement?.getBoundingClientRect() ?? new DOMRect();
    const at = new DOMMatrix(getComputedStyle(head).transform);
    const turn = /rotate\(([-\d.]+)\)/.exec(
      head.querySelector('.moving-marker-tip')?.getAttribute('transform') ?? '',
    )?.[1];
    return {
      x: pane.x + at.e,
      y: pane.y + at.f,
      turn: Number(turn),
      words: head.querySelector('.moving-marker-words')?.textContent ?? '',
    };
  });

test('the moving marker stands at the end of the drawn line, and points along it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#crossing');
  await expect(page.locator('.moving-marker[data-feature="red-flotilla-1920"] svg')).toBeVisible();
  let before: Marker | undefined;
  // Not where the name of the sea covers the line.
  for (const share of [0.42, 0.55, 0.7]) {
    await tell(page, { 'red-flotilla-1920': share });
    const head = await headOf(page, 'red-flotilla-1920');
    // The line below the marker.
    await page.evaluate(() => document.querySelector('.moving-markers')?.setAttribute('hidden', ''));
    const picture = PNG.sync.read(await page.screenshot());
    await page.evaluate(() => document.querySelector('.moving-markers')?.removeAttribute('hidden'));
    const angle = (head.turn * Math.PI) / 180;
    /**
     * Whether the pixels some way ahead of the tip, or up to one pixel beside it, have the actor's colour.
     */
    const inked = (along: number): boolean =>
      [-1, 0, 1].some((aside) => {
        const [x, y] = [
          head.x + along * Math.cos(angle) - aside * Math.sin(angle),
          head.y + along * Math.sin(angle) + aside * Math.cos(angle),
        ].map(Math.round);
        const [r = 0, g = 0, b = 0] = picture.data.subarray(((y ?? 0) * picture.width + (x ?? 0)) * 4);
        return Math.hypot(r - 0xd1, g - 0x59, b - 0x1a) < 60;
      });
    expect([inked(-12), inked(-4), inked(4), inked(12)], `at ${String(share)}`).toEqual([true, true, false, false]);
    expect(head.words).toMatch(/^\d+0 km$/);
    // Southward, from Baku to Anzali.
    if (before) expect(head.y).toBeGreaterThan(before.y);
    before = head;
  }
});

test('with reduced motion lines are complete, with their distance, on the map and in the legend', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#crossing');
  await expect.poll(async () => (await headOf(page, 'red-flotilla-1920')).words).toBe('about 350 km by sea, in 3 days');
  const [head, anzali] = await Promise.all([
    headOf(page, 'red-flotilla-1920'),
    page.evaluate(() => {
      const map = document.querySelector('story-player')?.map;
      const { x = 0, y = 0 } = map?.project([49.462, 37.476]) ?? {};
      const { left = 0, top = 0 } = map?.getCanvas().getBoundingClientRect() ?? {};
      return { x: x + left, y: y + top };
    }),
  ]);
  expect(Math.hypot(head.x - anzali.x, head.y - anzali.y)).toBeLessThan(10);
  await page.getByText('Legend', { exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Red flotilla to Anzali' })).toContainText(
    'about 350 km by sea, in 3 days',
  );
  await expect(page.locator('.moving-markers')).toHaveAttribute('aria-hidden', 'true');
});

test('snow falls with the progress of the step, stops with it, and moves back up', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#gilvan');
  const snow = page.locator('canvas.stage-snow');
  await expect(snow).toBeVisible();
  const picture = () => snow.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const pictures: string[] = [];
  for (const share of [0.2, 0.8, 0.2]) {
    await tell(page, { 'snow-1921': share });
    pictures.push(await picture());
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await picture()).toBe(pictures.at(-1));
  }
  expect(pictures[1]).not.toBe(pictures[0]);
  expect(pictures[2]).toBe(pictures[0]);
  await page.evaluate(() => {
    location.hash = 'photograph';
  });
  await expect(snow).toBeHidden();
});

test('terrain is raised in a pitched scene without moving its features, and flat in the next', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 900, height: 420 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The terrain is flat without a GPU; this browser claims to have one.
  await page.addInitScript(() => {
    const asked = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = function (name: number) {
      return name === 0x9246 ? 'A graphics processor' : (asked.call(this, name) as unknown);
    };
  });
  await open(page, '#bridge');
  const steps = await said(page);
  await expectScene(page, stepOf(steps, 'bridge'));
  const height = () =>
    page.evaluate(() => {
      const map = document.querySelector('story-player')?.map;
      const { x = 0, y = 0 } = map?.project([49.6, 36.9]) ?? {};
      return {
        metres: map?.queryTerrainElevation([49.6, 36.9]) ?? 0,
        x,
        y,
        raised: map?.getTerrain()?.exaggeration ?? 0,
      };
    });
  await expect.poll(async () => (await height()).metres, { timeout: 60_000 }).toBeGreaterThan(1000);
  const steep = await height();
  await tell(page, {}, { pitch: 40 });
  const less = await height();
  expect(less.raised).toBeLessThan(steep.raised);
  expect(less.metres / steep.metres).toBeCloseTo(less.raised / steep.raised, 2);
  // As MapLibre itself would raise it.
  await page.evaluate(async () => {
    const map = document.querySelector('story-player')?.map;
    map?.setTerrain({ ...map.getTerrain(), source: map.getTerrain()?.source ?? '' });
    await map?.once('idle');
  });
  const anew = await height();
  expect(Math.hypot(anew.x - less.x, anew.y - less.y)).toBeLessThan(0.5);
  await page.evaluate(() => {
    location.hash = 'proclamation';
  });
  await expectScene(page, stepOf(steps, 'proclamation'));
  expect(await page.evaluate(() => document.querySelector('story-player')?.map?.getTerrain() ?? null)).toBeNull();
});
