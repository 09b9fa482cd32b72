/** While the reader moves the map, its text is there for those who look for it or print it. */
import { cdp } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { returnOnReading } from '../../src/player/reading-wish.ts';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { closePage, LiveRecordingStage, open, openPage, settled, stepIn } from './fixture.ts';

let player: StoryPlayer;

beforeEach(async () => {
  await open('side');
  ({ player } = await openPage());
  player.stage = new LiveRecordingStage();
  returnOnReading(player);
  stepIn(player, 'council').scrollIntoView({ behavior: 'instant' });
  await settled(player);
  player.explore(true);
  await player.updateComplete;
});
afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  closePage();
});

const opacityOf = (id: string) => getComputedStyle(stepIn(player, id).querySelector('.card') ?? player).opacity;
const press = (key: string, more: KeyboardEventInit = {}) =>
  document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));

test('the text is not seen, and is found and printed', async () => {
  expect(opacityOf('council')).toBe('0');
  const find = window as unknown as { find(text: string, ...how: readonly boolean[]): boolean };
  expect(find.find('The council', false, false, true)).toBe(true);
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  expect(opacityOf('council')).toBe('1');
});

test.each([
  ['Ctrl and F', 'f', { ctrlKey: true }],
  ['Command and F', 'f', { metaKey: true }],
  ['F3', 'F3', {}],
])('%s, which opens find-in-page, returns to the text', (_, key, more) => {
  press(key, more);
  expect(player.exploring).toBe(false);
});

test('other keys leave the map to the reader', () => {
  press('f');
  press('+');
  press('ArrowUp', { ctrlKey: true });
  expect(player.exploring).toBe(true);
});

test('the focus does not go into a text that is not seen', () => {
  player.querySelector<HTMLElement>('.title-page a')?.focus({ preventScroll: true });
  expect(player.exploring).toBe(false);
});
