/** The last wish wins: a jump is not undone by a smooth scroll that a key or the wheel has begun before it. */
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jump, jumpOnLinks } from '../../src/scroll/jump.ts';
import { frame, wheel } from './fixture.ts';

jumpOnLinks();

beforeEach(() => {
  document.body.innerHTML = ['a', 'b', 'c'].map((id) => `<p id="${id}" style="height: 4000px">${id}</p>`).join('');
  scrollTo({ top: 1000, behavior: 'instant' });
});
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

const topOf = (id: string) => Math.round(document.getElementById(id)?.getBoundingClientRect().top ?? NaN);

async function frames(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await frame();
}

/** Frames of a second without a change: longer than a jump holds. */
const REST = 60;

/** Resolves when the page has stood still for a second. */
async function rest(): Promise<void> {
  for (let [quiet, before] = [0, -1]; quiet < REST; before = scrollY) {
    await frame();
    quiet = scrollY === before ? quiet + 1 : 0;
  }
}

test.each([
  ['Page Down', () => userEvent.keyboard('{PageDown}')],
  ['the wheel', () => wheel(600)],
] as const)('a link wins over %s, at any time after it', async (_, scroll) => {
  for (const [n, wait] of [0, 2, 5, 10, 20].entries()) {
    const id = n % 2 ? 'b' : 'c';
    scrollTo({ top: 1000, behavior: 'instant' });
    await rest();
    await scroll();
    await frames(wait);
    location.hash = id;
    await rest();
    expect(topOf(id), `after ${String(wait)} frames`).toBe(0);
  }
});

test('of two jumps the last wins, and a wish of the reader ends it', async () => {
  jump(() => document.getElementById('b')?.scrollIntoView({ behavior: 'instant' }));
  jump(() => document.getElementById('c')?.scrollIntoView({ behavior: 'instant' }));
  await frames(3);
  expect(topOf('c')).toBe(0);
  await wheel(-600);
  await rest();
  expect(topOf('c')).toBe(600);
});
