import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoryCueEvent } from '../../src/player/events.ts';
import {
  camerasIn,
  cameraOf,
  closePage,
  LiveRecordingStage,
  open,
  openPage,
  settled,
  stepOfPosition,
  until,
  setMotion,
  wheel,
  within,
} from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

const next = '[aria-label="Next step"]';
const previous = '[aria-label="Previous step"]';

describe('buttons', () => {
  test('go from the title to the first step, to the next one, and back', async () => {
    const { player } = await openPage();
    for (const [button, id] of [
      [next, 'landing'],
      [next, 'council'],
      [previous, 'landing'],
    ] as const) {
      await userEvent.click(within(player, button));
      await settled(player);
      expect(stepOfPosition(player)).toBe(id);
      expect(player.position.progress, 'the step is in view').toBeGreaterThan(0);
      expect(player.scene?.camera).toEqual(cameraOf(player, id));
    }
  });

  test('do nothing before the title and after the last step', async () => {
    const { player } = await openPage();
    await userEvent.click(within(player, previous));
    await settled(player);
    expect(scrollY).toBe(0);
    location.hash = 'end';
    await settled(player);
    scrollBy({ top: 100, behavior: 'instant' });
    await settled(player);
    const before = scrollY;
    await userEvent.click(within(player, next));
    await settled(player);
    expect(scrollY).toBe(before);
  });
});

describe('keys', () => {
  test('the right arrow goes to the next step, the left arrow to the previous one', async () => {
    const { player } = await openPage();
    for (const [key, id] of [
      ['{ArrowRight}', 'landing'],
      ['{ArrowRight}', 'council'],
      ['{ArrowLeft}', 'landing'],
    ] as const) {
      await userEvent.keyboard(key);
      await settled(player);
      expect(stepOfPosition(player)).toBe(id);
      expect(player.position.progress).toBeGreaterThan(0);
    }
  });

  test('are reversed in right-to-left languages', async () => {
    document.documentElement.dir = 'rtl';
    const { player } = await openPage();
    location.hash = 'council';
    await settled(player);
    await userEvent.keyboard('{ArrowLeft}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('forest');
  });

  test('work while a link of the text or a button of the player has the focus', async () => {
    const { player } = await openPage();
    location.hash = 'council';
    await settled(player);
    player.querySelector<HTMLElement>('.begin')?.focus({ preventScroll: true });
    await userEvent.keyboard('{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('forest');
    within(player, next).focus({ preventScroll: true });
    await userEvent.keyboard('{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('split');
  });

  test('are left to elements that use them, and to the browser', async () => {
    const { player } = await openPage({
      steps: [
        { id: 'one', html: '<input aria-label="Answer"><video controls tabindex="0"></video>' },
        { id: 'two' },
        { id: 'three' },
      ],
    });
    location.hash = 'one';
    await settled(player);
    const before = scrollY;
    for (const busy of ['input', 'video']) {
      player.querySelector<HTMLElement>(busy)?.focus({ preventScroll: true });
      await userEvent.keyboard('{ArrowRight}');
      await settled(player);
      expect(scrollY, busy).toBe(before);
    }
    player.querySelector('input')?.blur();
    player.querySelector('video')?.blur();
    for (const held of ['Control', 'Alt', 'Shift', 'Meta']) {
      // Alt and an arrow key are “back” and “forward” of the browser.
      const pressed = new KeyboardEvent('keydown', {
        key: 'ArrowRight',
        bubbles: true,
        cancelable: true,
        [`${held.toLowerCase().replace('control', 'ctrl')}Key`]: true,
      });
      document.body.dispatchEvent(pressed);
      expect(pressed.defaultPrevented, held).toBe(false);
    }
    await settled(player);
    expect(scrollY).toBe(before);
  });

  test('three quick key presses move three steps forward', async () => {
    const { player } = await openPage();
    location.hash = 'landing';
    await settled(player);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('split');
    expect(player.scene?.camera).toEqual(cameraOf(player, 'split'));
  });
});

test('a reader who interrupts the scroll of a key continues from the place reached', async () => {
  const { player } = await openPage();
  location.hash = 'forest';
  await settled(player);
  player.dispatchEvent(new StoryCueEvent({ type: 'next' }));
  await until(() => player.position.progress > 0.5);
  scrollTo({ top: scrollY - 900, behavior: 'instant' });
  await settled(player);
  const here = stepOfPosition(player);
  expect(here).not.toBe('split');
  await userEvent.keyboard('{ArrowRight}');
  await settled(player);
  expect(stepOfPosition(player)).toBe(here === 'council' ? 'forest' : 'split');
});

/** A jump holds its place until the reader turns the wheel; the scroll that follows is the test's. */
const readerScrolls = () => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));

describe('cues', () => {
  test('from inside move the player, and do not leave it', async () => {
    const { player } = await openPage();
    let heard = 0;
    const hear = () => heard++;
    document.addEventListener('story-cue', hear);
    const word = player.querySelector('#landing p');
    word?.dispatchEvent(new StoryCueEvent({ type: 'go', step: 'winter' }));
    await settled(player);
    expect(stepOfPosition(player)).toBe('winter');
    expect(player.scene?.camera).toEqual(cameraOf(player, 'winter'));
    const before = scrollY;
    readerScrolls();
    scrollBy({ top: 40, behavior: 'instant' });
    word?.dispatchEvent(new StoryCueEvent({ type: 'go', step: 'nowhere' }));
    await settled(player);
    expect(scrollY, 'a cue to no step changes nothing').toBe(before + 40);
    document.removeEventListener('story-cue', hear);
    expect(heard).toBe(0);
  });
});

describe('a reader who wants no motion', () => {
  beforeEach(() => setMotion(false));
  afterEach(() => setMotion(true));

  test('sees the final scene of each step, and nothing in between', async () => {
    const { player, stage } = await openPage();
    await wheel(900);
    await settled(player);
    await userEvent.click(within(player, next));
    await settled(player);
    location.hash = 'retreat';
    await settled(player);
    readerScrolls();
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'smooth' });
    await until(() => stepOfPosition(player) === 'end');
    await settled(player);
    const ends = player.story?.steps.map(({ scene }) => scene.camera) ?? [];
    const cameras = camerasIn(stage.changes);
    expect(cameras.length).toBeGreaterThan(2);
    for (const camera of cameras) expect(ends).toContainEqual(camera);
    for (const change of stage.changes) {
      if (change.kind === 'show') expect([change.opacity, change.drawn]).toEqual([1, 1]);
    }
    expect(stage.scene).toEqual(player.story?.steps.at(-1)?.scene);
  });

  test('can change the preference at any time', async () => {
    const { player } = await openPage();
    await setMotion(true);
    location.hash = 'forest';
    await settled(player);
    expect(player.scene?.layers.march?.drawn).toBeLessThan(1);
    await setMotion(false);
    await until(() => player.scene?.layers.march?.drawn === 1);
    await settled(player);
  });
});

describe('a map that the reader can move', () => {
  test('is released on request, and taken back by scrolling', async () => {
    const { player } = await openPage();
    const stage = new LiveRecordingStage();
    player.stage = stage;
    await player.updateComplete;
    expect(player.map).toBe(stage.map);
    await userEvent.click(within(player, '.explore'));
    expect(stage.free).toBe(true);
    await until(() => within(player, '.explore').textContent.trim() === 'Back to the story');
    await userEvent.click(within(player, '[aria-label="Zoom in"]'));
    expect(stage.zoomed).toBe(1);
    await wheel(300);
    await until(() => !stage.free);
    await settled(player);
    expect(within(player, '.explore').textContent.trim()).toBe('Explore');
  });
});
