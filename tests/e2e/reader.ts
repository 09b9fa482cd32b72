import { expect, type Page } from '@playwright/test';
import type { StoryPlayer } from '../../src/player/story-player.ts';

/** The story that is read: the shipped one in its original language, or that of `E2E_STORY`. */
export const STORY = process.env['E2E_STORY'] ?? 'gilan-1920/en/';

/** The attributes of a step in the page: what the map must show when it is in view. */
export interface SaidScene {
  readonly id: string;
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
  readonly layers: readonly string[];
}

/** What the map shows. `zoom`: for the story's pane. */
export interface SeenScene extends Omit<SaidScene, 'id'> {
  readonly loaded: boolean;
}

export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(STORY + hash);
  await page.waitForFunction(() => document.querySelector<StoryPlayer>('story-player')?.map?.isStyleLoaded());
}

export const said = (page: Page): Promise<readonly SaidScene[]> =>
  page.locator('story-step').evaluateAll((steps) =>
    steps.map((step) => {
      const read = (name: string) => step.getAttribute(name) ?? '';
      const [lng = NaN, lat = NaN] = read('at').split(',').map(Number);
      return {
        id: step.id,
        center: [lng, lat] as const,
        zoom: Number(read('zoom')),
        bearing: Number(read('bearing')),
        pitch: Number(read('pitch')),
        layers: [
          ...new Set(
            `${read('show')} ${read('draw')}`
              .split(/\s+/)
              .filter(Boolean)
              .map((word) => word.replace(/@.*/, '')),
          ),
        ].sort(),
      };
    }),
  );

export const seen = (page: Page): Promise<SeenScene> =>
  page.evaluate(() => {
    const player = document.querySelector<StoryPlayer>('story-player');
    const map = player?.map;
    const stage = player?.stage;
    if (!map || !stage || !('zoomOffset' in stage)) throw new Error('There is no map.');
    const { lng, lat } = map.getCenter();
    const visible = map
      .getStyle()
      .layers.filter(({ id, layout }) => id.includes('/') && layout?.visibility !== 'none')
      .map(({ id }) => id.replace(/\/\d+$/, ''));
    return {
      center: [lng, lat] as const,
      zoom: map.getZoom() - Number(stage.zoomOffset),
      bearing: map.getBearing(),
      pitch: map.getPitch(),
      layers: [...new Set(visible)].sort(),
      loaded: map.loaded(),
    };
  });

/** The step at the reading line, from the address. */
export const stepInAddress = (page: Page): string => new URL(page.url()).hash.slice(1);

/** Waits until the map rests, and asserts that it shows the scene of a step. */
export async function expectScene(page: Page, scene: SaidScene): Promise<void> {
  await expect(async () => {
    const map = await seen(page);
    const there = [...map.center, map.zoom, map.bearing, map.pitch];
    [...scene.center, scene.zoom, scene.bearing, scene.pitch].forEach((value, n) => {
      expect(
        Math.abs((there[n] ?? NaN) - value),
        `${scene.id}: ${['longitude', 'latitude', 'zoom', 'bearing', 'pitch'][n] ?? ''}`,
      ).toBeLessThan(1e-3);
    });
    expect(map.layers, scene.id).toEqual(scene.layers);
  }).toPass({ timeout: 60_000, intervals: [100, 200, 300] });
}

/**
 * Turns the wheel until the middle of a step is in the middle of the window, where the camera rests. For the layout
 * with the text beside the map.
 */
export async function wheelTo(page: Page, id: string): Promise<void> {
  const viewport = page.viewportSize();
  await page.mouse.move((viewport?.width ?? 0) / 5, (viewport?.height ?? 0) * 0.8);
  for (let turns = 0; turns < 120; turns += 1) {
    const { away, height } = await page.locator(`story-step[id="${id}"]`).evaluate((step) => {
      const { top, height } = step.getBoundingClientRect();
      return { away: top + height / 2 - innerHeight / 2, height };
    });
    if (Math.abs(away) < height / 8) return;
    await page.mouse.wheel(0, Math.max(-1500, Math.min(1500, away)));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`The wheel did not reach “${id}”.`);
}

/** Records all requests, so that a test can assert that they were to the site only. */
export function watchRequests(page: Page): readonly string[] {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  return requests;
}

/** Records errors and warnings of the browser. */
export function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

/** A step by its id or by its index in the story; negative indices count from the end. */
export function stepOf(steps: readonly SaidScene[], which: string | number): SaidScene {
  const step = typeof which === 'string' ? steps.find(({ id }) => id === which) : steps.at(which);
  if (!step) throw new Error(`There is no step ${String(which)}.`);
  return step;
}
