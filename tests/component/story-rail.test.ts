import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { allWithin, cameraOf, closePage, open, openPage, settled, stepOfPosition, until, within } from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

const railOf = (player: StoryPlayer) => within(player, 'story-rail');
const marksOf = (player: StoryPlayer) => allWithin<HTMLAnchorElement>(railOf(player), '.rail a');
const contentsOf = (player: StoryPlayer) => within(railOf(player), '#contents');
const isOpen = (list: HTMLElement) => list.matches(':popover-open');
const addresses = (links: readonly HTMLAnchorElement[]) => links.map((link) => link.getAttribute('href'));

describe('the rail', () => {
  test('marks the chapters, the steps of the current chapter, and the current step', async () => {
    const { player } = await openPage();
    expect(addresses(marksOf(player))).toEqual(['#landing', '#council', '#forest', '#split', '#winter']);
    location.hash = 'retreat';
    await settled(player);
    expect(addresses(marksOf(player))).toEqual(['#landing', '#split', '#retreat', '#winter']);
    const current = marksOf(player).filter((mark) => mark.ariaCurrent);
    expect(addresses(current)).toEqual(['#retreat']);
    expect(current[0]?.ariaLabel).toBe('The retreat');
    expect(marksOf(player)[0]?.ariaLabel).toBe('Chapter: Dawn');
  });

  test('has links to its steps', async () => {
    const { player } = await openPage();
    await userEvent.click(marksOf(player)[3] ?? player);
    await settled(player);
    expect(location.hash).toBe('#split');
    expect(stepOfPosition(player)).toBe('split');
    expect(player.scene?.camera).toEqual(cameraOf(player, 'split'));
  });

  test('stays in the window, however many steps there are and none with a chapter', async () => {
    const { player } = await openPage({
      steps: Array.from({ length: 60 }, (_, n) => ({ id: `step-${String(n)}`, paragraphs: 1 })),
    });
    location.hash = 'step-30';
    await settled(player);
    const current = marksOf(player).find((mark) => mark.ariaCurrent);
    const { top, bottom } = current?.getBoundingClientRect() ?? { top: NaN, bottom: NaN };
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(innerHeight);
    for (const mark of marksOf(player)) {
      const rect = mark.getBoundingClientRect();
      expect(rect.top).toBeGreaterThan(0);
      expect(rect.bottom).toBeLessThan(innerHeight);
    }
  });

  test('has a bar on a phone that grows as the story is read', async () => {
    await open('stack');
    const { player } = await openPage();
    const bar = within<HTMLProgressElement>(railOf(player), 'progress');
    expect(bar.checkVisibility()).toBe(true);
    const values = [bar.value];
    for (const id of ['council', 'end']) {
      location.hash = id;
      await settled(player);
      values.push(bar.value);
    }
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    await settled(player);
    values.push(bar.value);
    expect(values[0]).toBeLessThan(0.01);
    expect(values.at(-1)).toBe(1);
    expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b));
  });
});

describe.each(['side', 'stack'] as const)('the list of contents in the %s layout', (layout) => {
  beforeEach(() => open(layout));

  test('opens with all chapters and steps, and closes by Escape, which returns the focus', async () => {
    const { player } = await openPage();
    location.hash = 'council';
    await settled(player);
    const [button, list] = [within(railOf(player), '.open'), contentsOf(player)];
    expect(isOpen(list)).toBe(false);
    button.focus();
    await userEvent.keyboard('{Enter}');
    await until(() => isOpen(list));
    expect([...list.querySelectorAll('h3')].map((title) => title.textContent)).toEqual(['Dawn', 'Noon', 'Night']);
    const links = [...list.querySelectorAll('a')];
    expect(links.map((link) => link.textContent)).toEqual(player.story?.steps.map(({ title }) => title));
    expect(links.filter((link) => link.ariaCurrent).map((link) => link.textContent)).toEqual(['The council']);
    links[4]?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player), 'arrows belong to the list').toBe('council');
    await userEvent.keyboard('{Escape}');
    await until(() => !isOpen(list));
    expect(railOf(player).shadowRoot?.activeElement).toBe(button);
  });

  test('closes when a step is chosen, and the story goes there', async () => {
    const { player } = await openPage();
    const list = contentsOf(player);
    await userEvent.click(within(railOf(player), '.open'));
    await until(() => isOpen(list));
    await userEvent.click(list.querySelector('[href="#winter"]') ?? list);
    await settled(player);
    expect(isOpen(list)).toBe(false);
    expect(stepOfPosition(player)).toBe('winter');
    expect(list.contains(railOf(player).shadowRoot?.activeElement ?? null)).toBe(false);
    // With the focus there, the arrow keys move the story again.
    expect(document.activeElement).toBe(document.body);
  });
});
