import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { mapRest } from '../visual/rest.ts';
import { open } from './reader.ts';

interface Place {
  readonly id: string;
  readonly center: readonly [number, number];
}

/** Kinds of places that are points with a label beside them. */
const POINTS = new Set(['city', 'town', 'village', 'port', 'pass', 'bridge', 'archive', 'island']);

const places: ReadonlyMap<string, Place> = new Map(
  (
    JSON.parse(readFileSync('geo/layers/places.geojson', 'utf8')) as {
      features: { properties: { id: string; kind: string }; geometry: { coordinates: [number, number] } }[];
    }
  ).features
    .filter(({ properties }) => POINTS.has(properties.kind))
    .map(({ properties: { id }, geometry }) => [id, { id, center: geometry.coordinates }]),
);

test('every place that a step names and that is in view has its label', async ({ browser }) => {
  // A desktop window, but small, because 48 maps are drawn without a GPU.
  const viewport = { width: 960, height: 600 };
  test.setTimeout(600_000);
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await open(page);
  const steps = await page
    .locator('story-step')
    .evaluateAll((all) =>
      all.map((step) => ({ id: step.id, names: (step.getAttribute('names') ?? '').split(' ').filter(Boolean) })),
    );
  const hidden: string[] = [];
  let seen = 0;
  for (const { id, names } of steps) {
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
    await mapRest(page);
    const wanted = names.flatMap((one) => places.get(one) ?? []);
    const result = await page.evaluate((all) => {
      const map = document.querySelector<StoryPlayer>('story-player')?.map;
      if (!map) throw new Error('There is no map.');
      const symbols = map
        .getStyle()
        .layers.filter(({ type }) => type === 'symbol')
        .map((layer) => layer.id);
      const lettered = new Set(
        map.queryRenderedFeatures({ layers: symbols }).map(({ properties }) =>
          // A town with a plan is labelled by its plan.
          String(properties.place ?? properties.id)
            .replace('rasht-name', 'rasht')
            .replace('anzali-old-town', 'anzali')
            .replace('ghazian-settlement', 'ghazian'),
        ),
      );
      const { left, top } = map.getCanvas().getBoundingClientRect();
      const heads = [...document.querySelectorAll('.moving-marker')]
        .map((head) => new DOMMatrix(getComputedStyle(head).transform))
        .map(({ e, f }) => [e, f] as const);
      const spots = all.map(({ center }) => map.project([center[0], center[1]])).map(({ x, y }) => [x, y] as const);
      // Two names that are closer than a line height cannot both be shown, nor a name below a moving marker.
      const crowded = (x: number, y: number) =>
        [...heads, ...spots].filter(([a, b]) => Math.hypot(a - x, b - y) < 24).length > 1;
      return all
        .filter(({ center }) => {
          const { x, y } = map.project([center[0], center[1]]);
          // In view: not covered by text, buttons or edges, with space for a name.
          return [-12, 0, 12].every((d) => document.elementFromPoint(left + x + d, top + y + d) === map.getCanvas());
        })
        .map((place) => {
          const { x, y } = map.project([place.center[0], place.center[1]]);
          return { id: place.id, lettered: lettered.has(place.id) || crowded(x, y) };
        });
    }, wanted);
    seen += result.length;
    hidden.push(...result.filter(({ lettered }) => !lettered).map((place) => `${id}: ${place.id}`));
  }
  expect(seen).toBeGreaterThan(100);
  expect(hidden).toEqual([]);
  await page.close();
});
