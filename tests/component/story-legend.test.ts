import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Layer, LegendSymbol } from '../../geo/layer.ts';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import {
  allWithin,
  closePage,
  LiveRecordingStage,
  open,
  openPage,
  settled,
  within,
  type StepOptions,
} from './fixture.ts';

beforeEach(() => open('side'));
afterEach(closePage);

const red: LegendSymbol = { kind: 'line', colour: '#a00', width: 2, dash: [2, 1] };

const layer = (id: string, dataset: string, ...legend: readonly [LegendSymbol, string][]): Layer => ({
  id,
  dataset,
  theme: 'land',
  title: { en: id },
  style: [],
  legend: legend.map(([symbol, en]) => ({ symbol, label: { en } })),
});

const LAYERS: readonly Layer[] = [
  layer('coast', 'shore', [{ kind: 'area', colour: '#9ab' }, 'The Caspian']),
  layer('depth', 'shore', [{ kind: 'ramp', colours: ['#fff', '#88a', '#226'] }, 'Depth']),
  layer('march-one', 'moves', [red, 'The Red Army']),
  layer('march-two', 'moves', [red, 'The Red Army'], [{ kind: 'point', colour: '#000', outline: '#fff' }, 'A camp']),
  layer('secret', 'nowhere', [{ kind: 'point', colour: '#0f0' }, 'Never shown']),
];

const STEPS: readonly StepOptions[] = [
  { id: 'sea', show: [], chapter: 'One' },
  { id: 'march', show: ['depth', 'march-one', 'march-two'] },
];

const signsOf = (player: StoryPlayer) =>
  allWithin(within(player, 'story-legend'), 'li').map((sign) => sign.textContent.trim());

async function openWithMap() {
  const { player } = await openPage({ steps: STEPS });
  player.layers = LAYERS;
  player.credits = {
    shore: { en: 'Shore: GSHHG' },
    moves: { en: 'Movements: this project' },
    nowhere: { en: 'Nobody' },
  };
  player.stage = new LiveRecordingStage();
  await player.updateComplete;
  return player;
}

test('there is no legend without a map', async () => {
  const { player } = await openPage({ steps: STEPS });
  expect(within(player, 'story-legend').checkVisibility()).toBe(false);
});

test('shows the symbols of the scene and changes with it, each symbol once, events before the ground', async () => {
  const player = await openWithMap();
  await settled(player);
  await userEvent.click(within(within(player, 'story-legend'), 'summary'));
  expect(within(within(player, 'story-legend'), 'ul').checkVisibility()).toBe(true);
  expect(signsOf(player)).toEqual(['The Caspian']);
  location.hash = 'march';
  await settled(player);
  expect(signsOf(player)).toEqual(['The Red Army', 'A camp', 'Depth', 'The Caspian']);
  const drawn = allWithin(within(player, 'story-legend'), 'li svg').map((sign) => sign.firstElementChild?.localName);
  expect(drawn).toEqual(['path', 'circle', 'rect', 'rect']);
  expect(within(within(player, 'story-legend'), 'path').getAttribute('stroke-dasharray')).toBe('4 2');
  location.hash = 'sea';
  await settled(player);
  expect(signsOf(player)).toEqual(['The Caspian']);
});

test('draws the texture of an area over its colour, each with its own', async () => {
  const hatched = (path: string): LegendSymbol => ({
    kind: 'area',
    colour: '#090',
    opacity: 0.3,
    pattern: { size: 8, path, stroke: 1, colour: '#050' },
  });
  const { player } = await openPage({ steps: [{ id: 'sea', show: [] }] });
  player.layers = [layer('coast', 'shore', [hatched('M0 0L8 8'), 'One'], [hatched('M0 8L8 0'), 'Other'])];
  player.stage = new LiveRecordingStage();
  await settled(player);
  const legend = within(player, 'story-legend');
  const fills = allWithin(legend, 'li svg').map((sign) => sign.lastElementChild?.getAttribute('fill') ?? '');
  const drawings = fills.map((fill) =>
    legend.shadowRoot?.querySelector(`pattern[id="${fill.slice(5, -1)}"] path`)?.getAttribute('d'),
  );
  expect(drawings).toEqual(['M0 0L8 8', 'M0 8L8 0']);
});

test('shows the distance of a movement, and its actor on its line', async () => {
  const player = await openWithMap();
  const walk: Layer = {
    id: 'march-one',
    dataset: 'moves',
    theme: 'movements',
    title: { en: 'A walk' },
    style: [],
    legend: [
      {
        symbol: { ...red, mark: { path: 'M8 1L15 8L8 15L1 8Z' } },
        label: { en: 'A walk' },
        note: { en: 'about 30 km on foot' },
      },
    ],
  };
  player.layers = [walk];
  location.hash = 'march';
  await settled(player);
  await userEvent.click(within(within(player, 'story-legend'), 'summary'));
  expect(signsOf(player)).toEqual(['A walk about 30 km on foot']);
  const marks = allWithin(within(player, 'story-legend'), 'li path[d^="M8 1L15"]');
  expect(marks.at(-1)?.getAttribute('fill')).toBe('#a00');
  expect(marks.at(-1)?.getBoundingClientRect().height).toBeGreaterThan(6);
});

test('gives the credit of every dataset in the scene, once', async () => {
  const player = await openWithMap();
  location.hash = 'march';
  await settled(player);
  expect(within(within(player, 'story-legend'), '.credits').textContent).toBe('Shore: GSHHG · Movements: this project');
});

test('marks the language of a credit that is not translated', async () => {
  document.documentElement.lang = 'fa';
  try {
    const player = await openWithMap();
    player.credits = { shore: { en: 'Shore: GSHHG' }, moves: { en: 'Movements', fa: 'حرکت‌ها' } };
    location.hash = 'march';
    await settled(player);
    expect(
      allWithin(within(player, 'story-legend'), '.credits bdi').map((credit) => [credit.lang, credit.textContent]),
    ).toEqual([
      ['en', 'Shore: GSHHG'],
      ['fa', 'حرکت‌ها'],
    ]);
  } finally {
    document.documentElement.lang = 'en';
  }
});

test.each(['side', 'stack'] as const)('stays in the window when open, in the %s layout', async (layout) => {
  await open(layout);
  const player = await openWithMap();
  location.hash = 'march';
  await settled(player);
  const legend = within(player, 'story-legend');
  await userEvent.click(within(legend, 'summary'));
  const { left, right, top, bottom } = within(legend, 'details').getBoundingClientRect();
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(innerWidth);
  expect(bottom).toBeLessThanOrEqual(innerHeight);
});
