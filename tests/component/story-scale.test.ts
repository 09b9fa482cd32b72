import { afterEach, beforeEach, expect, test } from 'vitest';
import { closePage, LiveRecordingStage, open, openPage, settled, until, within } from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

test('says how long a kilometre and a verst are, points north, and lets the map go with the page', async () => {
  const { player } = await openPage();
  const stage = new LiveRecordingStage();
  player.units = 'kilometre verst';
  player.stage = stage;
  await settled(player);
  const scale = within(player, 'story-scale');
  await until(() => scale.shadowRoot?.querySelectorAll('text').length === 3);
  const words = [...(scale.shadowRoot?.querySelectorAll('text') ?? [])].map((text) => text.textContent);
  expect(words[0]).toMatch(/^\d+ km$/);
  expect(words[1]).toMatch(/^\d+ versts?$/);
  // The scale and the graticule each listen to moves and to changes of the size.
  expect(stage.watchers).toBe(4);
  player.remove();
  expect(stage.watchers).toBe(0);
});

test('has a bar in kilometres alone where a story names no units', async () => {
  const { player } = await openPage();
  player.stage = new LiveRecordingStage();
  await settled(player);
  const scale = within(player, 'story-scale');
  const words = () => [...(scale.shadowRoot?.querySelectorAll('text') ?? [])].map((text) => text.textContent);
  await until(() => words().length === 2);
  expect(words()[0]).toMatch(/^\d+ km$/);
});
