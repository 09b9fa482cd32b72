import { cdp, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actors } from '../../geo/actors.ts';
import type { StoryPlayer } from '../../src/player/story-player.ts';
import {
  allWithin,
  cameraOf,
  closePage,
  frame,
  LiveRecordingStage,
  open,
  openPage,
  settled,
  stepOfPosition,
  until,
  setMotion,
  within,
  type StepOptions,
} from './fixture.ts';
import { violationsIn, WCAG } from './axe.ts';

const row = (
  place: string,
  actor: string,
  from: string,
  until_: string,
  more: { readonly kind?: string; readonly confidence?: string } = {},
) =>
  `<tr data-place="${place}" data-actor="${actor}" data-kind="${more.kind ?? 'firm'}" data-confidence="${more.confidence ?? 'high'}" data-from="${from}" data-until="${until_}">
    <th scope="row">${from} – ${until_}</th><td>The ${actor} side</td><td>Fairly sure</td><td>A diary</td></tr>`;

const TABLE = `<section aria-labelledby="held"><h2 id="held">Who held it</h2><table id="timeline-data" data-from="1918-01-01" data-until="1921-12-31">
  <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">How surely</th><th scope="col">Why</th></tr></thead>
  <tbody><tr><th scope="rowgroup" colspan="4">Rasht</th></tr>
    ${row('rasht', 'britain', '1918-06-15', '1920-06-03')}${row('rasht', 'qajar', '1919-03-29', '1920-06-03')}${row('rasht', 'republic', '1920-06-04', '1920-08-21')}
    ${row('rasht', 'qajar', '1920-08-22', '1920-08-29')}${row('rasht', 'radical', '1920-08-30', '1921-05-08', { confidence: 'low' })}</tbody>
  <tbody><tr><th scope="rowgroup" colspan="4">Anzali</th></tr>
    ${row('anzali', 'qajar', '1918-01-01', '1920-05-17', { kind: 'nominal' })}${row('anzali', 'soviet', '1920-05-18', '1921-09-08')}</tbody>
</table></section>`;

const day = (date: string) => ({ when: date, from: date, until: date });

/** Not in the order of time: the treaty comes before the march, and the last step is after the years shown. */
const STEPS: readonly StepOptions[] = [
  { id: 'armistice', chapter: 'Before', at: [49, 37], ...day('1918-11-11') },
  { id: 'landing', chapter: 'Ships', at: [50, 61], ...day('1920-05-18') },
  { id: 'treaty', chapter: 'Ships', at: [52, 65], ...day('1921-02-26') },
  {
    id: 'march',
    chapter: 'Ships',
    at: [51, 63],
    when: '1920-08-01/1920-08-31',
    from: '1920-08-01',
    until: '1920-08-31',
    draw: ['column'],
  },
  { id: 'memory', chapter: 'After', at: [53, 37], ...day('1927-05-01') },
];

beforeEach(() => open('side'));
afterEach(closePage);

async function openTimeline(steps: readonly StepOptions[] = STEPS) {
  const { player } = await openPage({ steps, timeline: TABLE });
  player.actors = actors;
  player.stage = new LiveRecordingStage();
  await settled(player);
  const timeline = within(player, 'story-timeline');
  await until(() => timeline.shadowRoot?.querySelector('.now') !== null);
  return { player, timeline, slider: within(timeline, '[role="slider"]') };
}

/** The horizontal position of a part of the drawing, CSS pixels. */
const leftOf = (element: Element) => element.getBoundingClientRect().left;
const middleOf = (element: Element) => leftOf(element) + element.getBoundingClientRect().width / 2;
const playheadOf = (timeline: HTMLElement) => middleOf(within<SVGElement>(timeline, '.now'));
const holdsOf = (timeline: HTMLElement) => allWithin<SVGElement>(timeline, '.period');

async function mouse(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number, held = true) {
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button: type === 'mouseMoved' && !held ? 'none' : 'left',
    buttons: held && type !== 'mouseReleased' ? 1 : 0,
    clickCount: 1,
  });
}

/** The middle of a control period, relative to the outer window and not to the frame in which tests run. */
function pointIn(element: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const outer = frameElement?.getBoundingClientRect();
  const scale = outer ? outer.width / innerWidth : 1;
  return { x: (outer?.left ?? 0) + (left + width / 2) * scale, y: (outer?.top ?? 0) + (top + height / 2) * scale };
}

const dateOf = (player: StoryPlayer) =>
  new Date((player.scene?.when.now ?? NaN) * 86_400_000).toISOString().slice(0, 10);

describe('the timeline', () => {
  test('is a slider that says when and what', async () => {
    const { player, slider } = await openTimeline();
    location.hash = 'landing';
    await settled(player);
    await expect.element(slider).toHaveAccessibleName('Time');
    expect(slider.ariaValueText).toBe('18 May 1920, The landing');
    expect([slider.ariaValueMin, slider.ariaValueMax, slider.ariaValueNow]).toEqual(['1', '5', '2']);
  });

  test('exists only if the page has its table', async () => {
    const { player } = await openPage({ steps: STEPS });
    expect(player.shadowRoot?.querySelector('story-timeline')).toBeNull();
  });

  test('moves by keys in order of time, whatever the order of the story', async () => {
    const { player, slider } = await openTimeline();
    slider.focus();
    await userEvent.keyboard('{Home}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('armistice');
    const visited: (string | undefined)[] = [];
    for (const key of [
      'ArrowRight',
      'ArrowUp',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'ArrowDown',
      'End',
      'PageDown',
      'PageUp',
      'Home',
    ]) {
      await userEvent.keyboard(`{${key}}`);
      await settled(player);
      visited.push(stepOfPosition(player));
    }
    expect(visited).toEqual([
      'landing',
      'march',
      'treaty',
      'memory',
      'memory',
      'treaty',
      'march',
      'memory',
      'march',
      'memory',
      'armistice',
    ]);
    expect(player.scene?.camera).toEqual(cameraOf(player, 'armistice'));
  });

  test('three quick key presses move three steps', async () => {
    const { player, slider } = await openTimeline();
    location.hash = 'armistice';
    await settled(player);
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('treaty');
  });

  test('its playhead follows the picture', async () => {
    const { player, timeline } = await openTimeline();
    const xs: number[] = [];
    for (const id of ['armistice', 'landing', 'march', 'treaty', 'memory']) {
      location.hash = id;
      await settled(player);
      await frame();
      xs.push(playheadOf(timeline));
    }
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(xs).size).toBe(5);
    const { left, right } = timeline.getBoundingClientRect();
    expect(xs[0]).toBeGreaterThan(left);
    expect(xs.at(-1)).toBeLessThan(right);
  });

  test('draws its bands once, however long the reader scrolls', async () => {
    const { player, timeline } = await openTimeline();
    const before = holdsOf(timeline);
    const changes: string[] = [];
    const watcher = new MutationObserver((records) =>
      changes.push(
        ...records.map(({ target }) =>
          (target as Element).closest('.now, .telling')
            ? 'playhead'
            : (target as Element).outerHTML?.slice(0, 60) || 'text',
        ),
      ),
    );
    const drawn = within<SVGElement>(timeline, 'svg');
    watcher.observe(drawn, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const id of ['landing', 'march', 'memory']) {
      location.hash = id;
      await settled(player);
    }
    watcher.disconnect();
    expect(new Set(changes)).toEqual(new Set(['playhead']));
    expect(holdsOf(timeline)).toEqual(before);
  });

  test('shows who held what in the colours and hatchings of the map', async () => {
    const { timeline } = await openTimeline();
    const holds = holdsOf(timeline);
    expect(holds.map(({ dataset }) => dataset['actor'])).toEqual([
      'britain',
      'britain',
      'qajar',
      'republic',
      'qajar',
      'radical',
      'qajar',
      'soviet',
    ]);
    for (const hold of holds) {
      const actor = actors[hold.dataset['actor'] as keyof typeof actors];
      const [colour, hatch] = hold.querySelectorAll('rect');
      expect(colour?.getAttribute('fill')).toBe(actor.colour);
      const id = /^url\(#(.+)\)$/.exec(hatch?.getAttribute('fill') ?? '')?.[1] ?? '';
      expect(within<SVGElement>(timeline, `#${id} path`).getAttribute('d')).toBe(actor.hatching.path);
    }
    const [weak] = holds.filter(({ dataset }) => dataset['confidence'] === 'low');
    expect(weak?.querySelector('.low')?.getBoundingClientRect().width).toBeGreaterThan(4);
    const heightOf = (hold: Element | undefined) => hold?.querySelector('rect')?.getBoundingClientRect().height ?? NaN;
    expect(heightOf(holds[6]), 'in name only').toBeLessThan(heightOf(holds[7]) / 2);
    expect(heightOf(holds[1]), 'side by side').toBeCloseTo(heightOf(holds[7]) / 2, 0);
  });

  test.each(['side', 'stack'] as const)(
    'in the %s layout stays in the window, clear of what else lies over the map, and as accessible',
    async (layout) => {
      await open(layout);
      const { player, timeline } = await openTimeline();
      player.layers = [{ id: 'coast', dataset: 'shore', theme: 'sea', title: { en: 'Coast' }, style: [], legend: [] }];
      location.hash = 'march';
      await settled(player);
      const strip = timeline.getBoundingClientRect();
      expect(strip.left).toBeGreaterThanOrEqual(0);
      expect(strip.right).toBeLessThanOrEqual(innerWidth);
      expect(strip.height).toBeGreaterThanOrEqual(34);
      const stage = player.querySelector('.stage')?.getBoundingClientRect();
      expect(strip.bottom).toBeLessThanOrEqual((stage?.bottom ?? NaN) + 0.5);
      for (const other of [
        within(player, '.controls'),
        within(within(player, 'story-legend'), 'summary'),
        within(player, '.scale'),
        ...(layout === 'side' ? [player.querySelector('#march .card')] : []),
      ]) {
        const box = other?.getBoundingClientRect() ?? strip;
        const apart =
          box.right <= strip.left || box.left >= strip.right || box.bottom <= strip.top || box.top >= strip.bottom;
        expect(apart, other?.className ?? '').toBe(true);
      }
      expect(within(within(player, 'story-rail'), 'progress').checkVisibility()).toBe(false);
      document.documentElement.lang = 'en';
      document.title = 'A timeline';
      expect(
        await violationsIn(document, {
          runOnly: WCAG,
        }),
      ).toEqual([]);
    },
  );

  test('is mirrored in right-to-left pages, and so are its keys', async () => {
    const order = ({ timeline }: { readonly timeline: HTMLElement }) =>
      Math.sign(leftOf(holdsOf(timeline).at(-1) ?? timeline) - leftOf(holdsOf(timeline)[0] ?? timeline));
    expect(order(await openTimeline())).toBe(1);
    document.documentElement.dir = 'rtl';
    const { player, timeline, slider } = await openTimeline();
    expect(order({ timeline })).toBe(-1);
    location.hash = 'landing';
    await settled(player);
    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await settled(player);
    expect(stepOfPosition(player)).toBe('march');
  });
});

describe('dragging over the timeline', () => {
  test('moves through the story, and shows during the drag which step would be shown', async () => {
    const { player, timeline } = await openTimeline();
    const [, , , , august] = holdsOf(timeline);
    const start = pointIn(holdsOf(timeline)[0] ?? timeline);
    await mouse('mousePressed', start.x, start.y);
    await settled(player);
    expect(stepOfPosition(player)).toBe('armistice');
    const { x, y } = pointIn(august ?? timeline);
    await mouse('mouseMoved', x, y);
    await settled(player);
    expect(stepOfPosition(player)).toBe('march');
    expect(dateOf(player)).toMatch(/^1920-08-2/);
    const bubble = within(timeline, '.bubble');
    expect(bubble.checkVisibility()).toBe(true);
    expect(bubble.textContent).toContain('The march');
    expect(bubble.textContent).toContain('Rasht: The qajar side, 1920-08-22 – 1920-08-29. Fairly sure.');
    const { left, right } = bubble.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(timeline.getBoundingClientRect().left - 1);
    expect(right).toBeLessThanOrEqual(timeline.getBoundingClientRect().right + 1);
    await mouse('mouseReleased', x, y);
    const at = scrollY;
    await mouse('mouseMoved', start.x, start.y, false);
    await frame();
    await settled(player);
    expect(scrollY, 'a pointer that only passes over it moves nothing').toBe(at);
    expect(Math.abs(playheadOf(timeline) - middleOf(august ?? timeline))).toBeLessThan(6);
  });

  test('without motion shows the final scene of each step', async () => {
    await setMotion(false);
    try {
      const { player, timeline } = await openTimeline();
      const { x, y } = pointIn(holdsOf(timeline)[4] ?? timeline);
      await mouse('mousePressed', x, y);
      await mouse('mouseReleased', x, y);
      await settled(player);
      expect(stepOfPosition(player)).toBe('march');
      expect(dateOf(player)).toBe('1920-08-31');
    } finally {
      await setMotion(true);
    }
  });

  test('by touch leaves vertical scrolling to the page', async () => {
    const { slider } = await openTimeline();
    expect(getComputedStyle(slider).touchAction).toContain('pan-y');
  });
});
