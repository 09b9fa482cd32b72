import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Layer } from '../../geo/layer.ts';
import {
  allWithin,
  closePage,
  EIGHT_STEPS,
  LiveRecordingStage,
  open,
  openPage,
  settled,
  until,
  WINDOWS,
  within,
  type Layout,
} from './fixture.ts';
import { violationsIn, WCAG } from './axe.ts';

afterEach(closePage);

const LAYERS: readonly Layer[] = [
  {
    id: 'coast',
    dataset: 'shore',
    theme: 'sea',
    title: { en: 'Coast' },
    style: [],
    legend: [{ symbol: { kind: 'area', colour: '#9ab' }, label: { en: 'The Caspian' } }],
  },
];
const STEPS = EIGHT_STEPS.map((step) => ({
  ...step,
  html: '<p>Then <a class="mention" href="#person-kuchik">Kuchik Khan</a> spoke.</p>',
}));

async function expectNoViolations() {
  document.documentElement.lang = 'en';
  document.title = 'The Republic in the Forest';
  expect(
    await violationsIn(document, {
      runOnly: WCAG,
    }),
  ).toEqual([]);
}

/** All controls in a tree, including shadow roots. */
function targetsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches('a[href], button, input, select, textarea, summary') ? [element] : []),
    ...(element.shadowRoot ? targetsIn(element.shadowRoot) : []),
  ]);
}

/** WCAG 2.2, 2.5.8 excludes links in sentences, because the line decides their height. */
const isInSentence = (target: HTMLElement) =>
  getComputedStyle(target).display === 'inline' && target.closest('p, sup') !== null;

function expectLargeTargets() {
  const targets = targetsIn(document).filter(
    (target) => target.checkVisibility({ visibilityProperty: true }) && !isInSentence(target),
  );
  expect(targets.length).toBeGreaterThanOrEqual(2);
  for (const target of targets) {
    const { width, height } = target.getBoundingClientRect();
    expect(Math.min(width, height), target.outerHTML).toBeGreaterThanOrEqual(24);
  }
}

/** Whether the middle of a control is not covered by another. */
function isOnTop(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  let found = document.elementFromPoint(left + width / 2, top + height / 2);
  for (let inner = found; inner?.shadowRoot;) {
    inner = inner.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
    if (!inner || inner === found) break;
    found = inner;
  }
  return found !== null && (element.contains(found) || found.contains(element));
}

describe.each(Object.keys(WINDOWS) as Layout[])('the page in the %s layout', (layout) => {
  beforeEach(() => open(layout));

  async function openWithMap() {
    const { player } = await openPage({ steps: STEPS });
    player.layers = LAYERS;
    player.credits = { shore: { en: 'GSHHG' } };
    player.stage = new LiveRecordingStage();
    location.hash = 'council';
    await settled(player);
    return player;
  }

  test('can be used by everybody, at its top and in its middle', async () => {
    await openPage({ steps: STEPS });
    await expectNoViolations();
    expectLargeTargets();
    const player = await openWithMap();
    await expectNoViolations();
    expectLargeTargets();
    await userEvent.click(within(within(player, 'story-legend'), 'summary'));
    await expectNoViolations();
  });

  test('with the list of contents open', async () => {
    const player = await openWithMap();
    const rail = within(player, 'story-rail');
    await userEvent.click(within(rail, '.open'));
    await until(() => within(rail, '#contents').matches(':popover-open'));
    await expectNoViolations();
    expectLargeTargets();
  });

  test('with a card open', async () => {
    await openWithMap();
    const card = document.querySelector('story-card');
    await userEvent.click(document.querySelector('#council .mention') ?? document.body);
    if (!card) throw new Error('There is no card.');
    await until(() => within(card, '[popover]').matches(':popover-open'));
    await expectNoViolations();
    expectLargeTargets();
  });

  test('no control covers another', async () => {
    const player = await openWithMap();
    const scale = within(within(player, 'story-scale'), 'svg').getBoundingClientRect();
    expect(scale.width, 'there is a scale').toBeGreaterThan(0);
    const buttons = [
      ...allWithin(player, '.controls button'),
      within(within(player, 'story-rail'), '.open'),
      within(within(player, 'story-legend'), 'summary'),
    ].filter((one) => one.checkVisibility());
    expect(buttons.length).toBeGreaterThanOrEqual(3);
    for (const button of buttons) {
      const box = button.getBoundingClientRect();
      expect(
        box.left < scale.right && box.right > scale.left && box.top < scale.bottom && box.bottom > scale.top,
        `${button.outerHTML} covers the scale`,
      ).toBe(false);
      expect(isOnTop(button), button.outerHTML).toBe(true);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(innerWidth);
    }
  });
});
