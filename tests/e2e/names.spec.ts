import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { mapRest } from '../visual/rest.ts';
import { open } from './reader.ts';

interface Place {
  readonly id: string;
  readonly center: readonly [number, number];
}

/** Settlements and the like: what stands at a point, and is lettered beside it. */
const POINTS = new Set(['city', 'town', 'village', 'port', 'pass', 'bridge', 'archive', 'island']);

const places: ReadonlyMap<string, Place> = new Map(
  (JSON.parse(readFileSync('geo/layers/places.geojson', 'utf8')) as { features: { properties: { id: string; kind: string }; geometry: { coordinates: [number, number] } }[] }).features
    .filter(({ properties }) => POINTS.has(properties.kind))
    .map(({ properties: { id }, geometry }) => [id, { id, center: geometry.coordinates }]),
);

test('every place that a step names, and that is in view, is lettered', async ({ browser }) => {
  // Of a desk, but small: a software renderer draws 48 maps.
  const viewport = { width: 1000, height: 640 };
  test.setTimeout(600_000);
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await open(page);
  const steps = await page.locator('story-step').evaluateAll((all) => all.map((step) => ({ id: step.id, names: (step.getAttribute('names') ?? '').split(' ').filter(Boolean) })));
  const hidden: string[] = [];
  let seen = 0;
  for (const { id, names } of steps) {
    await page.evaluate((step) => document.getElementById(step)?.scrollIntoView(), id);
    await mapRest(page);
    const wanted = names.flatMap((one) => places.get(one) ?? []);
    const result = await page.evaluate((all) => {
      const map = document.querySelector<StoryPlayer>('story-player')?.map;
      if (!map) throw new Error('There is no map.');
      const symbols = map.getStyle().layers.filter(({ type }) => type === 'symbol').map((layer) => layer.id);
      const lettered = new Set(map.queryRenderedFeatures({ layers: symbols }).map(({ properties }) => String(properties.place ?? properties.id)));
      const { left, top } = map.getCanvas().getBoundingClientRect();
      return all
        .filter(({ center }) => {
          const { x, y } = map.project([center[0], center[1]]);
          // In view is what no text, button or edge covers, with room for a name.
          return [-12, 0, 12].every((d) => document.elementFromPoint(left + x + d, top + y + d) === map.getCanvas());
        })
        .map((place) => ({ id: place.id, lettered: lettered.has(place.id) }));
    }, wanted);
    seen += result.length;
    hidden.push(...result.filter(({ lettered }) => !lettered).map((place) => `${id}: ${place.id}`));
  }
  expect(seen).toBeGreaterThan(100);
  expect(hidden).toEqual([]);
  await page.close();
});
