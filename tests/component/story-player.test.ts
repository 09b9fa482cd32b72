import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoryChangeEvent } from '../../src/player/events.ts';
import type { RecordingStage } from '../../src/stage/recording-stage.ts';
import {
  allWithin,
  camerasIn,
  cameraOf,
  closePage,
  EIGHT_STEPS,
  lineOf,
  namesIn,
  layersIn,
  open,
  openPage,
  playerIn,
  scrollToMiddle,
  settled,
  stepIn,
  stepOf,
  stepOfPosition,
  WINDOWS,
  wheel,
  type Layout,
} from './fixture.ts';

afterEach(closePage);

describe.each(Object.keys(WINDOWS) as Layout[])('a player in the %s layout', (layout) => {
  beforeEach(() => open(layout));

  test('takes its layout from the page and reads the whole story from its steps', async () => {
    const { player } = await openPage();
    expect(player.layout).toBe(layout);
    expect(player.story?.title).toBe('The Republic in the Forest');
    expect(player.story?.steps).toEqual(EIGHT_STEPS.map(stepOf));
  });

  test('shows each step’s scene when its text is being read, down and up again', async () => {
    const { player, stage } = await openPage();
    for (const id of ['landing', 'council', 'forest', 'council']) {
      scrollToMiddle(player, id);
      await settled(player);
      expect(stepOfPosition(player)).toBe(id);
      expect(stage.scene?.camera).toEqual(cameraOf(player, id));
      expect(namesIn(stage.scene)).toContain(`of-${id}`);
    }
  });

  test('shows the scene of a step after following a link to it', async () => {
    const { player, stage } = await openPage();
    for (const id of ['council', 'forest']) {
      location.hash = id;
      await settled(player);
      expect(stepOfPosition(player)).toBe(id);
      expect(stage.scene?.camera).toEqual(cameraOf(player, id));
    }
  });

  test('a link over many steps shows none of those between', async () => {
    const { player, stage } = await openPage({ lifelike: true });
    location.hash = 'landing';
    await settled(player);
    stage.changes.length = 0;
    location.hash = 'end';
    await settled(player);
    expect(stage.scene?.camera).toEqual(cameraOf(player, 'end'));
    const cameras = camerasIn(stage.changes);
    expect(cameras.length, 'it travels').toBeGreaterThan(20);
    // A path through the steps in between would go far north.
    expect(Math.max(...cameras.map(({ center }) => center[1]))).toBeLessThan(38);
    expect([...layersIn(stage.changes)].sort()).toEqual(['of-end', 'of-landing']);
  });

  test('after fast scrolling to the end and back it shows where the reader is', async () => {
    const { player, stage } = await openPage();
    await wheel(20_000);
    await settled(player);
    expect(stage.scene?.camera).toEqual(cameraOf(player, 'end'));
    for (let n = 0; n < 4; n++) await wheel(-5000);
    await settled(player);
    expect(scrollY).toBe(0);
    expect(stage.scene?.camera).toEqual(cameraOf(player, 'landing'));
    expect(namesIn(stage.scene)).toEqual(['coast', 'of-landing']);
  });

  test('single steps of a wheel move the picture a little, and it comes to rest after each', async () => {
    const { player, stage } = await openPage({ lifelike: true });
    scrollToMiddle(player, 'landing');
    await settled(player);
    stage.changes.length = 0;
    const notch = stepIn(player, 'landing').offsetHeight / 12;
    while (stage.scene?.camera.center[0] !== cameraOf(player, 'council').center[0]) {
      await wheel(notch);
      await settled(player);
    }
    const [from, to] = [cameraOf(player, 'landing').center[0], cameraOf(player, 'council').center[0]];
    const way = [from, ...camerasIn(stage.changes).map(({ center }) => center[0])];
    expect(way).toEqual(way.toSorted((a, b) => a - b));
    const longest = Math.max(...way.slice(1).map((at, n) => at - (way[n] ?? NaN)));
    expect(longest / (to - from), 'the longest part of the way between two frames').toBeLessThan(1 / 6);
  });

  test('a larger text size keeps the step and its scene in view', async () => {
    const { player, stage } = await openPage();
    location.hash = 'winter';
    await settled(player);
    const { changes } = stage;
    changes.length = 0;
    document.documentElement.style.fontSize = '34px';
    await settled(player);
    expectReading(stage, 'winter');
    document.documentElement.style.fontSize = '';
    await settled(player);
    expectReading(stage, 'winter');
    expect(camerasIn(changes), 'the map does not travel for it').toEqual([]);
  });

  test('a note that is opened in a step does not move the text that is read', async () => {
    const { player } = await openPage({
      steps: EIGHT_STEPS.map((step) => ({
        ...step,
        html: '<details class="evidence"><summary>What is known</summary><p>Little.</p><p style="height: 60vh">Less.</p></details>',
      })),
    });
    location.hash = 'council';
    await settled(player);
    const summary = stepIn(player, 'council').querySelector('summary');
    const before = summary?.getBoundingClientRect().top;
    summary?.click();
    await settled(player);
    expect(stepIn(player, 'council').querySelector('details')?.open).toBe(true);
    expect(summary?.getBoundingClientRect().top).toBe(before);
  });

  test('another window size or layout keeps the step and its scene in view', async () => {
    const { player, stage } = await openPage();
    location.hash = 'winter';
    await settled(player);
    for (const [width, height] of [
      [1000, 620],
      [412, 915],
      [1280, 720],
    ] as const) {
      await page.viewport(width, height);
      await settled(player);
      expect(player.layout).toBe(width > 600 ? 'side' : 'stack');
      expectReading(stage, 'winter');
    }
  });
});

/** Expects that the step is at the reading line, and that the picture is the scene of that step. */
function expectReading(stage: RecordingStage, id: string) {
  const player = playerIn(document.body);
  expect(stepOfPosition(player)).toBe(id);
  expect(stage.scene?.camera).toEqual(cameraOf(player, id));
  const { top, bottom } = stepIn(player, id).getBoundingClientRect();
  expect(top).toBeLessThan(lineOf(player));
  expect(bottom).toBeGreaterThan(lineOf(player));
}

describe('what a player tells the page around it', () => {
  beforeEach(() => open('side'));

  test('story-change reaches the window, from a shadow root too, with the step in view', async () => {
    const { player } = await openPage();
    const heard: StoryChangeEvent[] = [];
    const hear = (event: Event) => heard.push(event as StoryChangeEvent);
    addEventListener('story-change', hear);
    location.hash = 'council';
    await settled(player);
    location.hash = 'forest';
    await settled(player);
    scrollTo({ top: 0, behavior: 'instant' });
    await settled(player);
    removeEventListener('story-change', hear);
    const steps = heard.map(({ detail }) => detail.step).filter((step, n, all) => step !== all[n - 1]);
    expect(steps[0]).toBe('council');
    expect(steps).toContain('forest');
    expect(steps.at(-1), 'the title page is no step').toBeUndefined();
    expect(heard.every(({ bubbles, composed }) => bubbles && composed)).toBe(true);
    expect(heard.at(-1)?.detail.scene).toEqual(player.scene);
  });

  test('position, scene and map can be read and not set', async () => {
    const { player } = await openPage();
    for (const name of ['position', 'scene', 'map', 'story'] as const) {
      expect(Reflect.set(player, name, undefined), name).toBe(false);
    }
    expect(player.position).toEqual({ step: 0, progress: 0 });
    expect(player.map).toBeUndefined();
    expect(
      allWithin(player, '.explore').filter((button) => button.checkVisibility({ visibilityProperty: true })),
    ).toEqual([]);
  });
});
