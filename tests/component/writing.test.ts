import { afterEach, expect, test, vi } from 'vitest';
import { definePlayer } from '../../src/player/define.ts';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import { CameraPanel } from '../../src/writing/camera-panel.ts';
import { showFaults } from '../../src/writing/show-faults.ts';
import { updatePage } from '../../src/writing/update-page.ts';
import { violationsIn } from './axe.ts';

definePlayer();

const STEP = '<story-step id="one" at="10,50" zoom="5" chapter="" where="" bearing="0" pitch="0" show="" draw="">';
const PAGE = `<title>A town</title><main><story-player id="town" story-title="A town"><header class="title-page">Before</header>${STEP}<article class="card"><h2>One</h2><p>The first text.</p></article></story-step></story-player><section class="afterword"><p>After</p></section></main><footer class="back"></footer>`;

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const live = async () => {
  document.body.innerHTML = PAGE;
  const player = document.querySelector<StoryPlayer>('story-player');
  if (!player) throw new Error('There is no player.');
  await player.updateComplete;
  return player;
};
const update = (part: string, by: string) => {
  expect(PAGE).toContain(part);
  return updatePage(document, parsed(PAGE), parsed(PAGE.replace(part, by)));
};

afterEach(() => {
  document.body.replaceChildren();
});

test('a changed text is shown, and every element that scripts hold stays', async () => {
  const player = await live();
  const article = document.querySelector('article');
  expect(update('The first text.', 'Another text.')).toBe(true);
  expect(document.querySelector('article')).toBe(article);
  expect(article?.textContent).toContain('Another text.');
  expect(document.querySelector('story-player')).toBe(player);
});

test('a changed camera is that of the scene at once', async () => {
  const player = await live();
  expect(player.scene?.camera.zoom).toBe(5);
  expect(update('zoom="5"', 'zoom="9"')).toBe(true);
  expect(player.scene?.camera.zoom).toBe(9);
});

test('foreword, afterword and title follow', async () => {
  await live();
  expect(update('<p>After</p>', '<p>Later</p>')).toBe(true);
  expect(document.querySelector('.afterword')?.textContent).toBe('Later');
  expect(update('<title>A town', '<title>A city')).toBe(true);
  expect(document.title).toBe('A city');
});

test.each([
  ['another step', '</story-step>', `</story-step>${STEP.replace('one', 'two')}</story-step>`],
  ['another id', 'id="one"', 'id="eins"'],
  ['another catalogue', 'id="town"', 'id="town" world="../world.json"'],
])('%s needs the page to be loaded anew', async (_, part, by) => {
  await live();
  expect(update(part, by)).toBe(false);
});

test('faults are shown over the page until they are mended', async () => {
  await live();
  showFaults(document, 'story.en.md:6: A step has no attribute “zomm”.');
  showFaults(document, 'story.en.md:7: Another.');
  const shown = [...document.querySelectorAll('[role=alert]')];
  expect(shown.map(({ textContent }) => textContent)).toEqual(['story.en.md:7: Another.']);
  expect(document.querySelector('article')?.textContent).toContain('The first text.');
  showFaults(document, undefined);
  expect(document.querySelector('[role=alert]')).toBeNull();
});

test('the camera panel names the step and its view, and is accessible', async () => {
  const player = await live();
  if (!customElements.get('camera-panel')) customElements.define('camera-panel', CameraPanel);
  const panel = new CameraPanel();
  panel.player = player;
  document.body.append(panel);
  const input = () => panel.renderRoot.querySelector('input');
  await vi.waitFor(() => {
    expect(input()?.value).toBe('at="10,50" zoom="5"');
  });
  expect(panel.renderRoot.querySelector('summary')?.textContent).toContain('“one”');
  update('zoom="5"', 'zoom="9"');
  await vi.waitFor(() => {
    expect(input()?.value).toContain('zoom="9"');
  });
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  panel.renderRoot.querySelector<HTMLButtonElement>('button')?.click();
  await vi.waitFor(() => {
    expect(panel.renderRoot.querySelector('[role=status]')?.textContent).toContain('Copied.');
  });
  expect(copied).toHaveBeenCalledWith(input()?.value);
  expect(await violationsIn(panel)).toEqual([]);
});
