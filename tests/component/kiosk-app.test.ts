import '../../src/entries/kiosk.css';
import { page as browserPage, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readStoryBook } from '../../src/kiosk/story-book.ts';
import { DEFAULTS, type Config } from '../../src/kiosk/config.ts';
import type { CountEvent } from '../../src/kiosk/counts.ts';
import { defineKiosk } from '../../src/kiosk/define.ts';
import type { KioskApp } from '../../src/kiosk/kiosk-app.ts';
import { directionOf } from '../../src/story/languages.ts';
import { allWithin, BACK, closePage, EIGHT, pageHtml, settled, stepOfPosition, until, within } from './fixture.ts';

/** The page's clock runs so many milliseconds ahead of the machine's: nobody waits for a visitor to have left. */
let ahead = 0;
const now = performance.now.bind(performance);
const later = (seconds: number) => {
  ahead += seconds * 1000;
};

beforeEach(async () => {
  ahead = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
  await browserPage.viewport(540, 960);
});
afterEach(() => {
  closePage();
  delete document.documentElement.dataset.kiosk;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const STEPS = EIGHT.map((step) => ({
  ...step,
  paragraphs: 8,
  html: '<p>Then <a class="mention" href="#person-kuchik">Kuchik Khan</a> spoke.</p>',
}));
const bookIn = (lang: string) =>
  readStoryBook(
    `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><body>${pageHtml({ steps: STEPS })}${BACK}</body></html>`,
    'https://story.example/',
  );

interface Wish {
  readonly config?: Partial<Config>;
  readonly broken?: readonly string[];
  readonly told?: readonly string[];
}

/** A floor that tells in English and Persian, if not otherwise wished, over stills; and what it has counted. */
async function open({ config = {}, broken = [], told = ['en', 'fa'] }: Wish = {}): Promise<{
  readonly floor: KioskApp;
  readonly noted: readonly CountEvent[];
}> {
  defineKiosk();
  const noted: CountEvent[] = [];
  const floor = document.createElement('kiosk-app');
  Object.assign(floor, {
    config: { ...DEFAULTS, ...config },
    storyLanguages: told,
    read: (lang: string) =>
      broken.includes(lang) ? Promise.reject(new Error('It did not arrive.')) : Promise.resolve(bookIn(lang)),
    count: (entry: CountEvent) => noted.push(entry),
  } satisfies Partial<KioskApp>);
  document.documentElement.dataset.kiosk = 'attract';
  document.body.append(floor);
  await floor.begin();
  await until(() => within(floor, '.invitations button').checkVisibility());
  return { floor, noted };
}

const kind = ({ currentState }: KioskApp) => currentState.kind;
const button = (floor: KioskApp, name: string) => {
  const found = allWithin<HTMLButtonElement>(floor, 'button').find(
    (one) => one.textContent.trim() === name && one.checkVisibility({ visibilityProperty: true }),
  );
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};
const touch = (element: Element) => {
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  (element as HTMLElement).click();
};
const press = async (floor: KioskApp, name: string) => {
  await until(() =>
    allWithin(floor, 'button').some(
      (one) => one.textContent.trim() === name && one.checkVisibility({ visibilityProperty: true }),
    ),
  );
  touch(button(floor, name));
  await floor.updateComplete;
};
const isUp = (floor: KioskApp, veil: string) => within(floor, `.veil.${veil}`).classList.contains('up');
const seen = (floor: KioskApp, selector: string) =>
  allWithin(floor, selector).some((one) => one.checkVisibility({ visibilityProperty: true }));

async function visit(floor: KioskApp, lang = 'en'): Promise<void> {
  touch(within(floor, `.invitations [lang="${lang}"]`));
  await until(() => kind(floor) === 'visit' && floor.player?.lang === lang && seen(floor, '.chrome'));
}

const at = (floor: KioskApp) => (floor.player ? stepOfPosition(floor.player) : undefined);
async function walkTo(floor: KioskApp, step: string) {
  await press(floor, 'Chapters');
  touch(within(floor, `.sheet [data-step="${step}"]`));
  await until(() => at(floor) === step);
}

describe('while nobody is there', () => {
  test('the attract loop plays, and invites in every language', async () => {
    const { floor } = await open({ config: { pace: 4 } });
    expect(allWithin(floor, '.invitations button').map((one) => one.lang)).toEqual(['en', 'fa']);
    expect(allWithin(floor, '.invitations button')[0]?.textContent).toContain('Touch to begin');
    expect(within(floor, '.title').textContent).toBe('The Republic in the Forest');
    expect(seen(floor, '.chrome')).toBe(false);
    expect(document.documentElement.dataset.kiosk).toBe('attract');
    // Half a minute later the attract loop shows another step.
    vi.spyOn(window, 'requestAnimationFrame');
    const began = within(floor, '.caption h2').textContent;
    await until(() => within(floor, '.caption h2').textContent !== began);
  }, 20_000);

  test('the languages are in the order of the configuration', async () => {
    const { floor } = await open({ config: { languages: ['fa', 'en'] } });
    expect(allWithin(floor, '.invitations button').map((one) => one.lang)).toEqual(['fa', 'en']);
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fa', 'rtl']);
  });

  test('in the hours of rest the screen is dark until it is touched', async () => {
    const { floor, noted } = await open({ config: { rest: [{ from: 0, until: 1440 }] } });
    await until(() => isUp(floor, 'rest'));
    expect(within(floor, '.veil.rest').textContent).toContain('Touch to begin');
    within(floor, '.veil.rest').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await until(() => seen(floor, '.chrome'));
    expect(isUp(floor, 'rest')).toBe(false);
    expect(noted).toEqual([{ kind: 'began', lang: 'en' }]);
    // The hours of rest have begun, but they do not end a visit.
    await settled(floor.player ?? expect.fail());
    expect(kind(floor)).toBe('visit');
    floor.home();
    await until(() => isUp(floor, 'rest'));
  });
});

describe('a visit', () => {
  test('begins in the language that was touched, at the title page, with all controls', async () => {
    const { floor, noted } = await open();
    await visit(floor, 'fa');
    expect([document.documentElement.lang, document.documentElement.dir, floor.player?.lang]).toEqual([
      'fa',
      'rtl',
      'fa',
    ]);
    expect(scrollY).toBe(0);
    expect(noted).toEqual([{ kind: 'began', lang: 'fa' }]);
    for (const does of ['home', 'chapters', 'index', 'map', 'size', 'language', 'back', 'play', 'next'])
      expect(seen(floor, `[data-do="${does}"]`), does).toBe(true);
    expect(isUp(floor, 'attract')).toBe(false);
  });

  test('goes step by step, opens a card, and closes it', async () => {
    const { floor } = await open();
    await visit(floor);
    await press(floor, 'Start');
    await until(() => at(floor) === 'landing' && scrollY > 0);
    await settled(floor.player ?? expect.fail());
    await press(floor, 'Next');
    await until(() => at(floor) === 'council');
    const chip = floor.player?.querySelector('#council [data-card]');
    if (!chip) throw new Error('There is no chip for the card.');
    touch(chip);
    await until(() => seen(floor, '.sheet'));
    expect(within(floor, '.sheet').textContent).toContain('A leader of the forest movement.');
    expect(allWithin(floor, '.sheet a[href]'), 'nothing leads out').toEqual([]);
    await press(floor, 'Close');
    expect(allWithin(floor, '.sheet')).toEqual([]);
    expect(at(floor)).toBe('council');
  }, 20_000);

  test('shows the same step in another language', async () => {
    const { floor, noted } = await open();
    await visit(floor);
    await walkTo(floor, 'forest');
    touch(within(floor, '.chrome [lang="fa"]'));
    await until(() => floor.player?.lang === 'fa' && at(floor) === 'forest');
    expect(noted.at(-1)).toEqual({ kind: 'spoke', lang: 'fa' });
  }, 20_000);

  test('stays in its language if the page in another does not load', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { floor } = await open({ broken: ['fa'] });
    touch(within(floor, '.invitations [lang="fa"]'));
    await until(() => seen(floor, '.chrome'));
    await press(floor, 'Start');
    await until(() => at(floor) === 'landing');
    expect(floor.player?.lang).toBe('en');
  });

  test('is forgotten: language, text size, sheet and step', async () => {
    const { floor, noted } = await open();
    await visit(floor, 'fa');
    touch(within(floor, '[data-do="size"]'));
    await until(() => document.documentElement.style.getPropertyValue('--kiosk-size') === '1.22');
    touch(within(floor, '[data-do="next"]'));
    await until(() => scrollY > 0);
    touch(within(floor, '[data-do="index"]'));
    await until(() => seen(floor, '.sheet'));
    floor.home();
    await until(() => floor.player?.lang === 'en' && scrollY === 0);
    expect(document.documentElement.style.getPropertyValue('--kiosk-size')).toBe('1');
    expect(allWithin(floor, '.sheet')).toEqual([]);
    expect([
      document.documentElement.lang,
      document.documentElement.dir,
      document.documentElement.dataset.kiosk,
    ]).toEqual(['en', 'ltr', 'attract']);
    expect(noted.at(-1)).toMatchObject({ kind: 'ended', byItself: false });
  }, 20_000);
});

describe.each([
  ['upright', 1080, 1920],
  ['on its side', 1920, 1080],
] as const)('the bar of a screen that stands %s', (_, width, height) => {
  test.each([[['en', 'fa', 'ru']], [['en']]])(
    'has all of its controls and their words within it, for %j',
    async (languages) => {
      await browserPage.viewport(width, height);
      const { floor } = await open({ config: { languages }, told: languages });
      await visit(floor);
      const bar = within(floor, '.chrome').getBoundingClientRect();
      const buttons = allWithin(floor, '.chrome button');
      expect(buttons.length).toBe(8 + (languages.length > 1 ? languages.length : 0));
      for (const one of buttons) {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        expect(left, one.textContent).toBeGreaterThanOrEqual(bar.left);
        expect(right, one.textContent).toBeLessThanOrEqual(bar.right);
        expect(top, one.textContent).toBeGreaterThanOrEqual(bar.top);
        expect(bottom, one.textContent).toBeLessThanOrEqual(bar.bottom);
        expect(one.scrollWidth, one.textContent).toBeLessThanOrEqual(one.clientWidth);
      }
      // And the bar is no larger than it needs to be.
      expect(Math.min(...buttons.map((one) => one.getBoundingClientRect().top)) - bar.top).toBeLessThan(40);
    },
  );
});

describe('when nobody has touched it for a while', () => {
  test('it asks, shows the seconds left, and continues at the visitor’s step', async () => {
    const { floor } = await open({ config: { idle: 60, countdown: 20 } });
    await visit(floor);
    await walkTo(floor, 'forest');
    later(61);
    await until(() => isUp(floor, 'countdown'));
    expect(within(floor, '[role="alertdialog"]').getAttribute('aria-label')).toBe('Are you still here?');
    await until(() => /^(19|20)$/.test(within(floor, '.dial text').textContent));
    later(10);
    await until(() => /^(9|10)$/.test(within(floor, '.dial text').textContent));
    expect(floor.shadowRoot?.activeElement?.textContent, 'who has no finger is asked, too').toBe('Continue reading');
    await press(floor, 'Continue reading');
    await until(() => !isUp(floor, 'countdown'));
    expect([kind(floor), at(floor)]).toEqual(['visit', 'forest']);
  }, 20_000);

  test('it returns to the attract loop after the countdown, or at once by “I am done”', async () => {
    const { floor, noted } = await open({ config: { idle: 60, countdown: 20 } });
    await visit(floor);
    later(61);
    await until(() => kind(floor) === 'countdown');
    later(21);
    await until(() => kind(floor) === 'attract');
    expect(noted.at(-1)).toMatchObject({ kind: 'ended', byItself: true });
    await visit(floor);
    later(61);
    await until(() => kind(floor) === 'countdown');
    await press(floor, 'I am done');
    expect(kind(floor)).toBe('attract');
    expect(noted.at(-1)).toMatchObject({ kind: 'ended', byItself: false });
  }, 20_000);

  test('it waits longer while the story plays by itself', async () => {
    const { floor } = await open({ config: { idle: 60, idlePlaying: 240 } });
    await visit(floor);
    await press(floor, 'Start');
    await press(floor, 'Play');
    await until(() => seen(floor, '[data-do="play"]') && button(floor, 'Pause') !== undefined);
    later(100);
    const top = scrollY;
    await until(() => scrollY > top);
    expect(kind(floor)).toBe('visit');
    later(150);
    await until(() => kind(floor) === 'countdown');
  }, 20_000);
});

describe('when the wall clock is changed', () => {
  // The monotonic clock continues; only `Date` gives other values.
  const wall = (date: string) => {
    vi.setSystemTime(new Date(date));
  };
  const looks = async (floor: KioskApp) => {
    let n = 0;
    floor.onTick = () => {
      n += 1;
    };
    await until(() => n >= 2);
  };

  test('neither a year forward nor a year back nor midnight ends the attract loop, a visit or a countdown', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wall('2026-11-23T23:59:58');
    const { floor, noted } = await open({ config: { idle: 60, countdown: 20, rest: [{ from: 60, until: 120 }] } });
    const clocks = ['2026-11-24T00:00:01', '2027-11-24T12:00:00', '2025-01-01T12:00:00', '1970-01-01T12:00:00'];
    for (const clock of clocks) {
      wall(clock);
      await looks(floor);
      expect(kind(floor), clock).toBe('attract');
    }
    await visit(floor);
    for (const clock of [...clocks, '2026-11-24T01:30:00']) {
      wall(clock);
      await looks(floor);
      expect(kind(floor), clock).toBe('visit');
    }
    wall('2026-11-24T12:00:00');
    later(61);
    await until(() => kind(floor) === 'countdown');
    for (const clock of clocks) {
      wall(clock);
      await looks(floor);
      expect(kind(floor), clock).toBe('countdown');
      const left = Number(within(floor, '.dial text').textContent);
      expect(left, 'it counts down as if nothing had been').toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(20);
    }
    later(21);
    await until(() => kind(floor) === 'attract');
    await looks(floor);
    expect(
      noted.filter(({ kind: what }) => what === 'began' || what === 'ended'),
      'one visit, and one end',
    ).toHaveLength(2);
  }, 30_000);

  test('a clock that goes back and forth over the start of the hours of rest never begins a visit', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wall('2026-11-23T21:59:00');
    const { floor, noted } = await open({ config: { rest: [{ from: 22 * 60, until: 6 * 60 }] } });
    for (const [clock, dark] of [
      ['2026-11-23T22:00:00', true],
      ['2026-11-23T21:00:00', false],
      ['2026-11-24T00:00:00', true],
      ['2026-11-24T05:59:59', true],
      ['2026-11-24T06:00:00', false],
    ] as const) {
      wall(clock);
      await until(() => isUp(floor, 'rest') === dark);
    }
    expect(noted).toEqual([]);
  });
});

describe('the staff', () => {
  const hold = (floor: KioskApp) => {
    within(floor, '.corner').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  };

  test('open their page by a long press and the PIN, and by nothing else', async () => {
    const { floor } = await open({ config: { pin: '2468' } });
    const asked: boolean[] = [];
    floor.addEventListener('kiosk-staff', (event) => {
      asked.push((event as CustomEvent<boolean>).detail);
    });
    await visit(floor);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    hold(floor);
    vi.advanceTimersByTime(2900);
    dispatchEvent(new PointerEvent('pointerup'));
    vi.advanceTimersByTime(5000);
    await floor.updateComplete;
    expect(allWithin(floor, '.pad'), 'a short press is a visitor’s').toEqual([]);
    hold(floor);
    vi.advanceTimersByTime(3100);
    await floor.updateComplete;
    vi.useRealTimers();
    for (const key of [...'1111', 'OK']) await press(floor, key);
    expect(asked).toEqual([]);
    expect(within(floor, '.typed').textContent.trim()).toBe('');
    for (const key of ['2', '4', '6', '9', '⌫', '8']) await press(floor, key);
    expect(within(floor, '.typed').textContent.trim()).toBe('••••');
    await press(floor, 'OK');
    expect(asked).toEqual([true]);
    floor.home();
    expect(asked).toEqual([true, false]);
  }, 20_000);

  test('cannot open their page if no PIN is configured', async () => {
    const { floor } = await open();
    expect(allWithin(floor, '.corner')).toEqual([]);
  });
});

test('other keys do nothing, and Tab reaches every invitation', async () => {
  const { floor } = await open();
  await userEvent.keyboard('x');
  await userEvent.keyboard('{F1}');
  expect(kind(floor)).toBe('attract');
  within(floor, '.invitations [lang="fa"]').focus();
  await userEvent.keyboard('{Enter}');
  await until(() => floor.player?.lang === 'fa' && kind(floor) === 'visit');
});

test('faults of the configuration are shown on the screen', async () => {
  const { floor } = await open();
  floor.faults = [{ from: 'kiosk.json', message: 'idle is 3: give seconds, from 10 to 3600.' }];
  // A floor that has run for long says it no more: this one has not.
  later(0);
  await floor.updateComplete;
  const { since } = floor.currentState;
  if (since < 60_000) expect(within(floor, '[role="alert"]').textContent).toContain('give seconds');
  else expect(allWithin(floor, '[role="alert"]')).toEqual([]);
});
