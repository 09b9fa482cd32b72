import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { definePlayer } from '../../src/player/define.ts';
import { RecordingStage } from '../../src/stage/recording-stage.ts';
import {
  allWithin,
  camerasIn,
  cameraOf,
  closePage,
  EIGHT_STEPS,
  frame,
  open,
  openPage,
  playerHtml,
  playerIn,
  settled,
  stepIn,
  stepOfPosition,
  within,
} from './fixture.ts';

beforeEach(() => open('side'));
afterEach(() => {
  vi.restoreAllMocks();
  closePage();
});

/** Long enough for remaining listeners to react. */
async function severalFrames() {
  for (let n = 0; n < 10; n++) await frame();
}

describe('a player taken out of its page', () => {
  test('removes its listeners, and continues at the reader’s position when it is put back', async () => {
    const { player, stage } = await openPage();
    document.body.insertAdjacentHTML('beforeend', '<p style="height: 20000px">What follows.</p>');
    location.hash = 'forest';
    await settled(player);
    const parent = player.parentElement;
    const after = player.nextSibling;
    const top = scrollY;
    player.remove();
    stage.changes.length = 0;
    let changes = 0;
    player.addEventListener('story-change', () => changes++);
    const before = player.position;
    scrollTo({ top: 4000, behavior: 'instant' });
    dispatchEvent(new Event('resize'));
    await userEvent.keyboard('{ArrowRight}');
    await severalFrames();
    expect(player.position).toBe(before);
    expect(stage.changes).toEqual([]);
    expect(changes).toBe(0);

    parent?.insertBefore(player, after);
    scrollTo({ top, behavior: 'instant' });
    await settled(player);
    expect(stepOfPosition(player)).toBe('forest');
    expect(camerasIn(stage.changes), 'it did not go back to the beginning first').toEqual([]);
    await userEvent.keyboard('{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('split');
    expect(stage.scene?.camera).toEqual(cameraOf(player, 'split'));
  });

  test('leaves no listeners on the window and the document', async () => {
    const listeners = new Set<string>();
    for (const [name, target] of [
      ['window', window],
      ['document', document],
    ] as const) {
      const names = new WeakMap<object, number>();
      let count = 0;
      const key = (type: string, listener: object) => {
        if (!names.has(listener)) names.set(listener, count++);
        return `${name} ${type} ${String(names.get(listener))}`;
      };
      const { addEventListener: add, removeEventListener: remove } = target;
      vi.spyOn(target, 'addEventListener').mockImplementation(
        (
          type: string,
          listener: EventListenerOrEventListenerObject | null,
          options?: AddEventListenerOptions | boolean,
        ) => {
          if (listener) listeners.add(key(type, listener));
          add.call(target, type, listener as EventListener, options);
        },
      );
      vi.spyOn(target, 'removeEventListener').mockImplementation(
        (
          type: string,
          listener: EventListenerOrEventListenerObject | null,
          options?: EventListenerOptions | boolean,
        ) => {
          if (listener) listeners.delete(key(type, listener));
          remove.call(target, type, listener as EventListener, options);
        },
      );
    }
    await openPage();
    expect(listeners.size).toBeGreaterThan(2);
    document.body.replaceChildren();
    await severalFrames();
    // Scrollama never removes one listener of the document, for the direction of the scroll.
    expect([...listeners].filter((name) => !name.startsWith('document scroll'))).toEqual([]);
    expect([...listeners].length).toBeLessThan(2);
  });
});

describe('two players on a page', () => {
  test('each follow their own steps, and keys move the one that is being read', async () => {
    definePlayer();
    const second = EIGHT_STEPS.slice(0, 4).map((step, n) => ({
      ...step,
      id: `second-${step.id}`,
      at: [10 + n, -20] as const,
    }));
    document.body.innerHTML =
      playerHtml({ id: 'first', steps: EIGHT_STEPS.slice(0, 4) }) + playerHtml({ id: 'second', steps: second });
    const players = ['first', 'second'].map((id) => playerIn(document.body, id));
    const stages = players.map((player) => (player.stage = new RecordingStage()));
    const [first, other] = players;
    const [stage, otherStage] = stages;
    if (!first || !other || !stage || !otherStage) throw new Error('There are two.');
    scrollTo({ top: 0, behavior: 'instant' });
    await settled(first);
    await settled(other);
    expect(stage.scene?.camera).toEqual(cameraOf(first, 'landing'));
    expect(otherStage.scene?.camera).toEqual(cameraOf(other, 'second-landing'));

    location.hash = 'council';
    await settled(first);
    expect(stepOfPosition(first)).toBe('council');
    expect(other.position).toEqual({ step: 0, progress: 0 });

    location.hash = 'second-council';
    await settled(first);
    await settled(other);
    expect(stage.scene?.camera).toEqual(cameraOf(first, 'split'));
    expect(otherStage.scene?.camera).toEqual(cameraOf(other, 'second-council'));
    const there = first.position;
    await userEvent.keyboard('{ArrowRight}');
    await settled(other);
    expect(stepOfPosition(other)).toBe('second-forest');
    expect(first.position).toEqual(there);

    first.remove();
    await settled(other);
    expect(stepOfPosition(other)).toBe('second-forest');
  });
});

describe('a story with a fault', () => {
  test('shows one notice, keeps its text, and has no controls that do not work', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    definePlayer();
    document.body.innerHTML = playerHtml()
      .replace('zoom="9"', 'zoom="close"')
      .replace('when="1920-05-10"', '')
      .replaceAll('move="', 'data-move="');
    const player = playerIn(document.body);
    const stage = new RecordingStage();
    player.stage = stage;
    await severalFrames();
    expect(allWithin(player, '[role="status"] p').map((line) => line.textContent)).toEqual([
      'The steps of this story could not be read, so the map stands still. The text is complete.',
    ]);
    expect(
      complaints.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('Step ')).length,
    ).toBeGreaterThan(1);
    expect(complaints).toHaveBeenCalledWith(expect.stringContaining('zoom="close"'));
    expect(player.story).toBeUndefined();
    expect(stage.changes).toEqual([]);
    const step = stepIn(player, 'winter');
    step.scrollIntoView();
    expect(step.querySelector('p')?.checkVisibility()).toBe(true);
    expect(step.offsetHeight).toBeGreaterThan(200);
    for (const selector of ['.where', '.controls button']) {
      for (const element of allWithin(player, selector)) expect(element.checkVisibility(), selector).toBe(false);
    }
    // It can be removed and inserted again like any other player.
    const parent = player.parentElement;
    player.remove();
    parent?.append(player);
    await severalFrames();
    expect(allWithin(player, '[role="status"] p')).toHaveLength(1);
  });
});

describe('notify', () => {
  test('says each line once, as a status', async () => {
    const { player } = await openPage();
    const status = within(player, '[role="status"]');
    expect(status.textContent.trim()).toBe('');
    player.notify('The relief did not load.');
    player.notify('The coast did not load.');
    player.notify('The relief did not load.');
    await player.updateComplete;
    const lines = allWithin(player, '[role="status"] p');
    expect(lines.map((line) => line.textContent)).toEqual(['The relief did not load.', 'The coast did not load.']);
    const [one, two] = lines.map((line) => line.getBoundingClientRect());
    expect(one?.bottom, 'one does not cover the other').toBeLessThanOrEqual(two?.top ?? 0);
    expect(two?.bottom).toBeLessThanOrEqual(innerHeight);
    expect(one?.top).toBeGreaterThanOrEqual(0);
  });
});
