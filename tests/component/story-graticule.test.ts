import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closePage, LiveRecordingStage, open, openPage, settled, until, within } from './fixture.ts';

afterEach(closePage);

const figures = (margin: Element) =>
  [...(margin.shadowRoot?.querySelectorAll('text') ?? [])].map((text) => text.textContent.trim());

describe('beside the text', () => {
  beforeEach(() => open('side'));

  test('the margin has the degrees of the view, and is hidden from assistive technology', async () => {
    const { player } = await openPage();
    player.stage = new LiveRecordingStage();
    await settled(player);
    const margin = within(player, 'story-graticule');
    await until(() => figures(margin).length > 0);
    // The first step shows 49° east and 37° north.
    expect(figures(margin)).toContain('49°');
    expect(figures(margin)).toContain('37°');
    expect(margin.checkVisibility()).toBe(true);
    expect(margin.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  test('there is no margin without a map', async () => {
    const { player } = await openPage();
    expect(within(player, 'story-graticule').shadowRoot?.querySelector('svg')).toBeNull();
  });

  test('it lets clicks through to the map', async () => {
    const { player } = await openPage();
    player.stage = new LiveRecordingStage();
    await settled(player);
    expect(getComputedStyle(within(player, 'story-graticule')).pointerEvents).toBe('none');
  });
});

test('a small map has no margin', async () => {
  await open('stack');
  const { player } = await openPage();
  player.stage = new LiveRecordingStage();
  await settled(player);
  expect(within(player, 'story-graticule').checkVisibility()).toBe(false);
});
