import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { closePage, lineOf, open, openPage, settled, stepIn, within } from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

const wordsOf = (player: StoryPlayer) =>
  within(within(player, 'story-where'), 'time').textContent.replace(/\s+/g, ' ').trim();
const placeOf = (player: StoryPlayer) => within(within(player, 'story-where'), '.place').textContent;

/** Scrolls until a share of a step is above the reading line. */
async function read(player: StoryPlayer, id: string, share: number) {
  const { top, height } = stepIn(player, id).getBoundingClientRect();
  scrollTo({ top: scrollY + top + height * share - lineOf(player), behavior: 'instant' });
  await settled(player);
}

/** Scrolls until a text has moved a share of the distance from the reading line to where links lead. */
async function rise(player: StoryPlayer, id: string, share: number) {
  const step = stepIn(player, id);
  step.scrollIntoView({ behavior: 'instant' });
  const landing = step.firstElementChild?.getBoundingClientRect().top ?? NaN;
  scrollBy({ top: -(1 - share) * (lineOf(player) - landing), behavior: 'instant' });
  await settled(player);
}

test('the date advances while the text of a step moves up to the reading line, and back', async () => {
  const { player } = await openPage();
  const dates: string[] = [];
  for (const share of [0.02, 0.5, 1, 0.02]) {
    await rise(player, 'split', share);
    dates.push(wordsOf(player));
  }
  expect(dates).toEqual(['9 July 1920', '14 July 1920', '19 July 1920', '9 July 1920']);
  expect(placeOf(player)).toBe('Lahijan');
});

test('an approximate date says so and is no more precise than in the sources', async () => {
  const { player } = await openPage();
  await read(player, 'retreat', 0.5);
  expect(wordsOf(player)).toBe('c. 1920');
  expect(within(within(player, 'story-where'), 'abbr').title).not.toBe('');
  await read(player, 'winter', 0.5);
  expect(wordsOf(player)).toBe('15 May 1920');
  expect(placeOf(player)).toBe('Baku');
});

test('is not announced in each frame', async () => {
  const { player } = await openPage();
  const where = within(player, 'story-where');
  expect(where.closest('[aria-live], [role="status"]')).toBeNull();
  expect(where.shadowRoot?.querySelector('[aria-live], [role="status"]')).toBeNull();
});
