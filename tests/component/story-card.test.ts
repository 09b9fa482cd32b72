import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoryCard } from '../../src/player/story-card.ts';
import { closePage, EIGHT_STEPS, open, openPage, settled, stepOfPosition, until, within } from './fixture.ts';

afterEach(closePage);

const PROSE = `<p>Then <a class="mention" href="#person-kuchik">Kuchik Khan</a> spoke.<sup class="citation"><a href="#ref-chaqueri">1</a></sup>
  <a href="#person-nobody">Nobody</a> heard. <input aria-label="Answer"></p>`;
const STEPS = EIGHT_STEPS.map((step) => (step.id === 'landing' ? { ...step, html: PROSE } : step));

async function openAtLanding() {
  const { player } = await openPage({ steps: STEPS });
  location.hash = 'landing';
  await settled(player);
  const card = document.querySelector<StoryCard>('story-card');
  if (!card) throw new Error('There is no card.');
  return { player, card, popover: within(card, '[popover]') };
}

const link = (href: string): HTMLAnchorElement => {
  const found = document.querySelector<HTMLAnchorElement>(`story-step [href="${href}"]`);
  if (!found) throw new Error(`There is no link to ${href}.`);
  return found;
};
const isOpen = (popover: HTMLElement) => popover.matches(':popover-open');

function expectInWindow(popover: HTMLElement) {
  const { left, right, top, bottom } = popover.getBoundingClientRect();
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(innerWidth);
  expect(bottom).toBeLessThanOrEqual(innerHeight);
}

describe.each(['side', 'stack'] as const)('a card in the %s layout', (layout) => {
  beforeEach(() => open(layout));

  test('shows a copy of the entry beside its link, without a second id and without leaving', async () => {
    const { card, popover } = await openAtLanding();
    const [before, address] = [scrollY, location.hash];
    link('#person-kuchik').click();
    await until(() => isOpen(popover));
    expect(popover.ariaLabel).toBe('Mirza Kuchik Khan');
    expect(popover.textContent).toContain('A leader of the forest movement.');
    expect(card.shadowRoot?.querySelectorAll('[id]')).toHaveLength(0);
    expect(document.querySelectorAll('#person-kuchik-life')).toHaveLength(1);
    expect([scrollY, location.hash]).toEqual([before, address]);
    expectInWindow(popover);
  });

  test('closes by Escape, and the focus returns to the link', async () => {
    const { popover } = await openAtLanding();
    for (const href of ['#person-kuchik', '#ref-chaqueri']) {
      link(href).focus({ preventScroll: true });
      await userEvent.keyboard('{Enter}');
      await until(() => isOpen(popover));
      expect(document.activeElement).toBe(document.querySelector('story-card'));
      await userEvent.keyboard('{Escape}');
      await until(() => !isOpen(popover) && document.activeElement === link(href));
    }
  });

  test('stays within the window, wherever the map was clicked', async () => {
    const { card, popover } = await openAtLanding();
    for (const [x, y] of [
      [1, 1],
      [innerWidth - 1, innerHeight - 1],
      [innerWidth / 2, innerHeight / 2],
    ] as const) {
      card.showEntries(
        [
          {
            title: 'Anzali',
            kind: 'Harbour',
            lines: Array<string>(40).fill('A line about the harbour and its ships.'),
          },
        ],
        { x, y },
      );
      await until(() => isOpen(popover));
      expectInWindow(popover);
      popover.hidePopover();
    }
  });
});

describe('a card', () => {
  beforeEach(() => open('side'));

  test('leaves clicks with a modifier key, and links to missing entries, to the browser', async () => {
    const { popover } = await openAtLanding();
    for (const [href, init] of [
      ['#person-kuchik', { ctrlKey: true }],
      ['#person-kuchik', { metaKey: true }],
      ['#person-kuchik', { shiftKey: true }],
      ['#person-nobody', {}],
      ['#person-kuchik', { button: 1 }],
    ] as const) {
      // Whether the card has handled the click. The window that it would open does not matter here.
      let taken: boolean | undefined;
      addEventListener(
        'click',
        (event) => {
          taken = event.defaultPrevented;
          event.preventDefault();
        },
        { once: true },
      );
      link(href).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }));
      expect(taken).toBe(false);
      expect(isOpen(popover)).toBe(false);
    }
  });

  test('shows the clicked feature as text, whatever is in the data', async () => {
    const { card, popover } = await openAtLanding();
    const nasty = '<img src=x onerror="document.title=1"><b>bold</b>';
    card.showEntries(
      [
        { title: nasty, kind: nasty, lines: [nasty] },
        {
          title: 'Anzali',
          kind: 'Harbour',
          lines: [],
          actor: { name: 'The fishermen', colour: 'rgb(1, 2, 3)', mark: { path: 'M1 1H9V9Z' } },
          more: 'person-kuchik',
        },
      ],
      { x: 300, y: 300 },
    );
    await until(() => isOpen(popover));
    expect([...popover.querySelectorAll('h3')].map((title) => title.textContent)).toEqual([nasty, 'Anzali']);
    expect(popover.querySelector('img, b')).toBeNull();
    expect(popover.querySelector('article p + h3 + p')?.textContent).toBe(nasty);
    const whose = popover.querySelector('article:last-of-type .actor');
    expect(whose?.textContent?.trim()).toBe('The fishermen');
    expect(getComputedStyle(whose?.querySelector('path') ?? popover).fill).toBe('rgb(1, 2, 3)');
    popover.querySelector<HTMLElement>('a')?.click();
    await until(() => popover.textContent.includes('A leader of the forest movement.'));
    expect(isOpen(popover), 'the entry takes its place').toBe(true);
    popover.hidePopover();
    card.showEntries([], { x: 300, y: 300 });
    await card.updateComplete;
    expect(isOpen(popover), 'nothing was pointed at').toBe(false);
  });

  test('that was opened from another card returns the focus to the word in the text', async () => {
    const { popover } = await openAtLanding();
    await userEvent.click(link('#person-kuchik'));
    await until(() => isOpen(popover));
    await userEvent.click(popover.querySelector('[href="#ref-chaqueri"]') ?? popover);
    await until(() => popover.textContent.includes('Chaqueri, The Soviet'));
    expect(isOpen(popover)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await until(() => !isOpen(popover));
    await until(() => document.activeElement === link('#person-kuchik'));
  });

  test('closes when a link in it leads to a step', async () => {
    const { player, popover } = await openAtLanding();
    await userEvent.click(link('#person-kuchik'));
    await until(() => isOpen(popover));
    await userEvent.click(popover.querySelector('[href="#council"]') ?? popover);
    await until(() => stepOfPosition(player) === 'council');
    await settled(player);
    expect(isOpen(popover)).toBe(false);
  });

  test('does not take the focus from what a reader clicks beside it', async () => {
    const { player, popover } = await openAtLanding();
    await userEvent.click(link('#person-kuchik'));
    await until(() => isOpen(popover));
    const input = document.querySelector('input');
    await userEvent.click(input ?? popover);
    await until(() => !isOpen(popover));
    const told = new Promise((resolve) => popover.addEventListener('toggle', resolve, { once: true }));
    await Promise.race([told, settled(player)]);
    expect(document.activeElement).toBe(input);
  });
});
