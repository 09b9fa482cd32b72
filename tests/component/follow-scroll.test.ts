import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { followScroll, type FollowedScroll } from '../../src/scroll/follow-scroll.ts';
import type { Position } from '../../src/story/story.ts';
import { closePage, frame, wheel } from './fixture.ts';

const HEIGHTS = [300, 40, 2400, 700, 90, 1200];
const LINE = 250;

let followed: FollowedScroll | undefined;
let steps: HTMLElement[] = [];
let heard: Position[] = [];
let line = LINE;

beforeEach(async () => {
  await page.viewport(800, 600);
  document.body.innerHTML = `<div style="height: 500px"></div>${HEIGHTS.map((height) => `<section style="height: ${String(height)}px"></section>`).join('')}<div style="height: 900px"></div>`;
  steps = [...document.querySelectorAll('section')];
  scrollTo({ top: 0, behavior: 'instant' });
  line = LINE;
  heard = [];
  followed = followScroll({
    steps,
    reading: () => ({ line, lead: 0, linger: 0 }),
    onPosition: (position) => heard.push(position),
  });
  await scrollEnded();
});

afterEach(() => {
  followed?.destroy();
  closePage();
});

/** Resolves when scrolling has ended and the steps have been measured. */
async function scrollEnded() {
  let [still, top] = [0, NaN];
  while (still < 4) {
    await frame();
    still = scrollY === top ? still + 1 : 0;
    top = scrollY;
  }
}

/** The expected position, computed by a linear search. */
function expected(): Position {
  const rects = steps.map((step) => step.getBoundingClientRect());
  const step = Math.max(
    0,
    rects.findLastIndex(({ top }) => top <= line),
  );
  const { top, height } = rects[step] ?? { top: 0, height: 1 };
  return { step, progress: Math.min(1, Math.max(0, (line - top) / height)) };
}

function expectRight() {
  const { step, progress } = expected();
  expect(heard.at(-1)?.step).toBe(step);
  expect(heard.at(-1)?.progress).toBeCloseTo(progress, 6);
}

test('starts above the first step', () => {
  expect(heard.at(-1)).toEqual({ step: 0, progress: 0 });
});

test('positions are those of the step at the reading line, for all heights and orders', async () => {
  const seen = new Set<number>();
  for (const top of [251, 560, 591, 1800, 3000, 3740, 4980, 0, 3690]) {
    scrollTo({ top, behavior: 'instant' });
    await scrollEnded();
    expectRight();
    seen.add(heard.at(-1)?.step ?? NaN);
  }
  expect(seen.size).toBe(HEIGHTS.length);
});

test('below the last step, it is at the end of that step', async () => {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
  await scrollEnded();
  expect(heard.at(-1)).toEqual({ step: HEIGHTS.length - 1, progress: 1 });
});

test('progress only grows while a wheel turns in one direction', async () => {
  for (let n = 0; n < 8; n++) {
    await wheel(260);
    await scrollEnded();
  }
  expectRight();
  const way = heard.map(({ step, progress }) => step + progress);
  expect(way.length).toBeGreaterThan(5);
  expect(way).toEqual(way.toSorted((a, b) => a - b));
});

test('content that grows above the line does not move the text that is read', async () => {
  scrollTo({ top: 4000, behavior: 'instant' });
  await scrollEnded();
  const before = heard.at(-1);
  const first = steps[0];
  if (first) first.style.height = '1500px';
  await scrollEnded();
  expectRight();
  expect(heard.at(-1)?.step).toBe(before?.step);
  expect(heard.at(-1)?.progress).toBeCloseTo(before?.progress ?? NaN, 2);
});

test('if all steps change their heights, the same place is read', async () => {
  scrollTo({ top: 1500, behavior: 'instant' });
  await scrollEnded();
  const before = heard.at(-1);
  for (const step of steps) step.style.height = `${String(step.offsetHeight * 2.5)}px`;
  await scrollEnded();
  expectRight();
  expect(heard.at(-1)?.step).toBe(before?.step);
  expect(heard.at(-1)?.progress).toBeCloseTo(before?.progress ?? NaN, 2);
});

test('a reader of the title page stays there when the layout changes', async () => {
  scrollTo({ top: 100, behavior: 'instant' });
  await scrollEnded();
  for (const step of steps) step.style.height = '900px';
  await scrollEnded();
  expect(scrollY).toBe(100);
  expect(heard.at(-1)).toEqual({ step: 0, progress: 0 });
});

test('a step that grows by itself, as an opened note makes it, is not scrolled', async () => {
  scrollTo({ top: 3200, behavior: 'instant' });
  await scrollEnded();
  const own = steps[heard.at(-1)?.step ?? NaN];
  if (own) own.style.height = `${String(own.offsetHeight + 400)}px`;
  await scrollEnded();
  expect(scrollY).toBe(3200);
  expectRight();
});

test('another reading line gives another position', async () => {
  scrollTo({ top: 3000, behavior: 'instant' });
  await scrollEnded();
  line = 560;
  followed?.refresh();
  await scrollEnded();
  expectRight();
});

test('reports nothing after it was destroyed', async () => {
  followed?.destroy();
  const before = heard.length;
  scrollTo({ top: 2000, behavior: 'instant' });
  dispatchEvent(new Event('resize'));
  await scrollEnded();
  expect(heard).toHaveLength(before);
});

test('a destroyed follower and its steps are collected, although scrollama leaves a listener behind', async () => {
  const kept = (() => {
    const step = document.createElement('section');
    document.body.append(step);
    const one = followScroll({
      steps: [step],
      reading: () => ({ line, lead: 0, linger: 0 }),
      onPosition: () => undefined,
    });
    one.destroy();
    step.remove();
    return [new WeakRef(step), new WeakRef(one)];
  })();
  const collected = async () => {
    await cdp().send('HeapProfiler.collectGarbage');
    return kept.every((one) => one.deref() === undefined);
  };
  for (let n = 0; n < 20 && !(await collected()); n += 1) await frame();
  expect(await collected()).toBe(true);
});
