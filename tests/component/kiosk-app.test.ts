import '../../src/entries/kiosk.css';
import { page as browserPage, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readStoryBook } from '../../src/kiosk/story-book.ts';
import { DEFAULTS, type Config } from '../../src/kiosk/config.ts';
import type { CountEvent } from '../../src/kiosk/counts.ts';
import { defineKiosk } from '../../src/kiosk/define.ts';
import type { KioskApp } from '../../src/kiosk/kiosk-app.ts';
import { directionOf } from '../../src/story/languages.ts';
import {
  allWithin,
  BACK,
  closePage,
  EIGHT_STEPS,
  pageHtml,
  settled,
  stepOfPosition,
  until,
  within,
} from './fixture.ts';

/** The page's clock is so many milliseconds ahead of the machine's, so that tests need not wait. */
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

const STEPS = EIGHT_STEPS.map((step) => ({
  ...step,
  paragraphs: 8,
  html: '<p>Then <a class="mention" href="#person-kuchik">Kuchik Khan</a> spoke.</p>',
}));
/** The story. `attract`: the lines of the attract loop, by the ids of their steps. */
function bookIn(lang: string, attract: Readonly<Record<string, string>> = {}) {
  const page = new DOMParser().parseFromString(pageHtml({ steps: STEPS }), 'text/html');
  for (const [id, line] of Object.entries(attract)) page.getElementById(id)?.setAttribute('attract', line);
  return readStoryBook(
    `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><body>${page.body.innerHTML}${BACK}</body></html>`,
    'https://story.example/',
  );
}

interface KioskOptions {
  readonly config?: Partial<Config>;
  readonly broken?: readonly string[];
  readonly told?: readonly string[];
  readonly attract?: Readonly<Record<string, string>>;
}

/** Opens a kiosk, by default in English and Persian, with stills instead of a map. Also returns its counts. */
async function open({ config = {}, broken = [], told = ['en', 'fa'], attract = {} }: KioskOptions = {}): Promise<{
  readonly kiosk: KioskApp;
  readonly noted: readonly CountEvent[];
}> {
  defineKiosk();
  const noted: CountEvent[] = [];
  const kiosk = document.createElement('kiosk-app');
  Object.assign(kiosk, {
    config: { ...DEFAULTS, ...config },
    storyLanguages: told,
    read: (lang: string) =>
      broken.includes(lang) ? Promise.reject(new Error('It did not arrive.')) : Promise.resolve(bookIn(lang, attract)),
    count: (entry: CountEvent) => noted.push(entry),
  } satisfies Partial<KioskApp>);
  document.documentElement.dataset.kiosk = 'attract';
  document.body.append(kiosk);
  await kiosk.begin();
  await until(() => within(kiosk, '.invitations button').checkVisibility());
  return { kiosk, noted };
}

const kind = ({ currentState }: KioskApp) => currentState.kind;
const button = (kiosk: KioskApp, name: string) => {
  const found = allWithin<HTMLButtonElement>(kiosk, 'button').find(
    (one) => one.textContent.trim() === name && one.checkVisibility({ visibilityProperty: true }),
  );
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};
const touch = (element: Element) => {
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  (element as HTMLElement).click();
};
const press = async (kiosk: KioskApp, name: string) => {
  await until(() =>
    allWithin(kiosk, 'button').some(
      (one) => one.textContent.trim() === name && one.checkVisibility({ visibilityProperty: true }),
    ),
  );
  touch(button(kiosk, name));
  await kiosk.updateComplete;
};
const isUp = (kiosk: KioskApp, veil: string) => within(kiosk, `.veil.${veil}`).classList.contains('up');
const seen = (kiosk: KioskApp, selector: string) =>
  allWithin(kiosk, selector).some((one) => one.checkVisibility({ visibilityProperty: true }));

async function visit(kiosk: KioskApp, lang = 'en'): Promise<void> {
  touch(within(kiosk, `.invitations [lang="${lang}"]`));
  await until(() => kind(kiosk) === 'visit' && kiosk.player?.lang === lang && seen(kiosk, '.chrome'));
}

const at = (kiosk: KioskApp) => (kiosk.player ? stepOfPosition(kiosk.player) : undefined);
async function walkTo(kiosk: KioskApp, step: string) {
  await press(kiosk, 'Chapters');
  touch(within(kiosk, `.sheet [data-step="${step}"]`));
  await until(() => at(kiosk) === step);
}

describe('while nobody is there', () => {
  test('the attract loop plays, and invites in every language', async () => {
    const { kiosk } = await open({ attract: { council: 'A council', winter: 'A winter' }, config: { pace: 4 } });
    expect(allWithin(kiosk, '.invitations button').map((one) => one.lang)).toEqual(['en', 'fa']);
    expect(allWithin(kiosk, '.invitations button')[0]?.textContent).toContain('Touch to begin');
    expect(within(kiosk, '.title').textContent).toBe('The Republic in the Forest');
    expect(seen(kiosk, '.chrome')).toBe(false);
    expect(document.documentElement.dataset.kiosk).toBe('attract');
    // Half a minute later the attract loop shows another step.
    vi.spyOn(window, 'requestAnimationFrame');
    const began = within(kiosk, '.event h2').textContent;
    await until(() => within(kiosk, '.event h2').textContent !== began);
  }, 20_000);

  test('the attract loop shows only the steps that the story chose, and says of each what happens', async () => {
    const { kiosk } = await open({ attract: { council: 'A council is held' }, config: { pace: 4 } });
    await until(() => within(kiosk, '.event h2').textContent === 'A council is held');
    await until(() => at(kiosk) === 'council');
    expect(within(kiosk, '.attract').textContent).not.toContain('Kuchik Khan');
  });

  test('a date is shown only beside the event of that day, also on the way to another step', async () => {
    const { kiosk } = await open({
      attract: { council: 'A council is held', winter: 'A winter' },
      config: { pace: 2 },
    });
    const whereAndWhen = new Map([
      ['A council is held', '11 May 1920 Rasht'],
      ['A winter', '15 May 1920 Baku'],
    ]);
    const seenWith = new Set<string>();
    const look = () => {
      const [headline = '', where] = [within(kiosk, '.event h2').textContent.trim(), within(kiosk, '.where')];
      if (getComputedStyle(where).visibility === 'hidden') return;
      seenWith.add(headline);
      expect(where.shadowRoot?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(whereAndWhen.get(headline));
    };
    await until(() => {
      look();
      return seenWith.size === 2;
    });
  }, 20_000);

  test('the languages are in the order of the configuration', async () => {
    const { kiosk } = await open({ config: { languages: ['fa', 'en'] } });
    expect(allWithin(kiosk, '.invitations button').map((one) => one.lang)).toEqual(['fa', 'en']);
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fa', 'rtl']);
  });

  test('in the hours of rest the screen is dark until it is touched', async () => {
    const { kiosk, noted } = await open({ config: { rest: [{ from: 0, until: 1440 }] } });
    await until(() => isUp(kiosk, 'rest'));
    expect(within(kiosk, '.veil.rest').textContent).toContain('Touch to begin');
    within(kiosk, '.veil.rest').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await until(() => seen(kiosk, '.chrome'));
    expect(isUp(kiosk, 'rest')).toBe(false);
    expect(noted).toEqual([{ kind: 'began', lang: 'en' }]);
    // The hours of rest have begun, but they do not end a visit.
    await settled(kiosk.player ?? expect.fail());
    expect(kind(kiosk)).toBe('visit');
    kiosk.home();
    await until(() => isUp(kiosk, 'rest'));
  });
});

describe('a visit', () => {
  test('begins in the language that was touched, at the title page, with all controls', async () => {
    const { kiosk, noted } = await open();
    await visit(kiosk, 'fa');
    expect([document.documentElement.lang, document.documentElement.dir, kiosk.player?.lang]).toEqual([
      'fa',
      'rtl',
      'fa',
    ]);
    expect(scrollY).toBe(0);
    expect(noted).toEqual([{ kind: 'began', lang: 'fa' }]);
    for (const does of ['home', 'chapters', 'index', 'map', 'size', 'language', 'back', 'play', 'next'])
      expect(seen(kiosk, `[data-do="${does}"]`), does).toBe(true);
    expect(isUp(kiosk, 'attract')).toBe(false);
  });

  test('goes step by step, opens a card, and closes it', async () => {
    const { kiosk } = await open();
    await visit(kiosk);
    await press(kiosk, 'Start');
    await until(() => at(kiosk) === 'landing' && scrollY > 0);
    await settled(kiosk.player ?? expect.fail());
    await press(kiosk, 'Next');
    await until(() => at(kiosk) === 'council');
    const chip = kiosk.player?.querySelector('#council [data-card]');
    if (!chip) throw new Error('There is no chip for the card.');
    touch(chip);
    await until(() => seen(kiosk, '.sheet'));
    expect(within(kiosk, '.sheet').textContent).toContain('A leader of the forest movement.');
    expect(allWithin(kiosk, '.sheet a[href]'), 'nothing leads out').toEqual([]);
    await press(kiosk, 'Close');
    expect(allWithin(kiosk, '.sheet')).toEqual([]);
    expect(at(kiosk)).toBe('council');
  }, 20_000);

  test('shows the same step in another language', async () => {
    const { kiosk, noted } = await open();
    await visit(kiosk);
    await walkTo(kiosk, 'forest');
    touch(within(kiosk, '.chrome [lang="fa"]'));
    await until(() => kiosk.player?.lang === 'fa' && at(kiosk) === 'forest');
    expect(noted.at(-1)).toEqual({ kind: 'spoke', lang: 'fa' });
  }, 20_000);

  test('stays in its language if the page in another does not load', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { kiosk } = await open({ broken: ['fa'] });
    touch(within(kiosk, '.invitations [lang="fa"]'));
    await until(() => seen(kiosk, '.chrome'));
    await press(kiosk, 'Start');
    await until(() => at(kiosk) === 'landing');
    expect(kiosk.player?.lang).toBe('en');
  });

  test('is forgotten: language, text size, sheet and step', async () => {
    const { kiosk, noted } = await open();
    await visit(kiosk, 'fa');
    touch(within(kiosk, '[data-do="size"]'));
    await until(() => document.documentElement.style.getPropertyValue('--kiosk-size') === '1.22');
    touch(within(kiosk, '[data-do="next"]'));
    await until(() => scrollY > 0);
    touch(within(kiosk, '[data-do="index"]'));
    await until(() => seen(kiosk, '.sheet'));
    kiosk.home();
    await until(() => kiosk.player?.lang === 'en' && scrollY === 0);
    expect(document.documentElement.style.getPropertyValue('--kiosk-size')).toBe('1');
    expect(allWithin(kiosk, '.sheet')).toEqual([]);
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
      const { kiosk } = await open({ config: { languages }, told: languages });
      await visit(kiosk);
      const bar = within(kiosk, '.chrome').getBoundingClientRect();
      const buttons = allWithin(kiosk, '.chrome button');
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
    const { kiosk } = await open({ config: { idle: 60, countdown: 20 } });
    await visit(kiosk);
    await walkTo(kiosk, 'forest');
    later(61);
    await until(() => isUp(kiosk, 'countdown'));
    expect(within(kiosk, '[role="alertdialog"]').getAttribute('aria-label')).toBe('Are you still here?');
    await until(() => /^(19|20)$/.test(within(kiosk, '.dial text').textContent));
    later(10);
    await until(() => /^(9|10)$/.test(within(kiosk, '.dial text').textContent));
    expect(kiosk.shadowRoot?.activeElement?.textContent, 'who has no finger is asked, too').toBe('Continue reading');
    await press(kiosk, 'Continue reading');
    await until(() => !isUp(kiosk, 'countdown'));
    expect([kind(kiosk), at(kiosk)]).toEqual(['visit', 'forest']);
  }, 20_000);

  test('it returns to the attract loop after the countdown, or at once by “I am done”', async () => {
    const { kiosk, noted } = await open({ config: { idle: 60, countdown: 20 } });
    await visit(kiosk);
    later(61);
    await until(() => kind(kiosk) === 'countdown');
    later(21);
    await until(() => kind(kiosk) === 'attract');
    expect(noted.at(-1)).toMatchObject({ kind: 'ended', byItself: true });
    await visit(kiosk);
    later(61);
    await until(() => kind(kiosk) === 'countdown');
    await press(kiosk, 'I am done');
    expect(kind(kiosk)).toBe('attract');
    expect(noted.at(-1)).toMatchObject({ kind: 'ended', byItself: false });
  }, 20_000);

  test('it waits longer while the story plays by itself', async () => {
    const { kiosk } = await open({ config: { idle: 60, idlePlaying: 240 } });
    await visit(kiosk);
    await press(kiosk, 'Start');
    await press(kiosk, 'Play');
    await until(() => seen(kiosk, '[data-do="play"]') && button(kiosk, 'Pause') !== undefined);
    later(100);
    const top = scrollY;
    await until(() => scrollY > top);
    expect(kind(kiosk)).toBe('visit');
    later(150);
    await until(() => kind(kiosk) === 'countdown');
  }, 20_000);
});

describe('when the wall clock is changed', () => {
  // The monotonic clock continues; only `Date` gives other values.
  const wall = (date: string) => {
    vi.setSystemTime(new Date(date));
  };
  const looks = async (kiosk: KioskApp) => {
    let n = 0;
    kiosk.onTick = () => {
      n += 1;
    };
    await until(() => n >= 2);
  };

  test('neither a year forward nor a year back nor midnight ends the attract loop, a visit or a countdown', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wall('2026-11-23T23:59:58');
    const { kiosk, noted } = await open({ config: { idle: 60, countdown: 20, rest: [{ from: 60, until: 120 }] } });
    const clocks = ['2026-11-24T00:00:01', '2027-11-24T12:00:00', '2025-01-01T12:00:00', '1970-01-01T12:00:00'];
    for (const clock of clocks) {
      wall(clock);
      await looks(kiosk);
      expect(kind(kiosk), clock).toBe('attract');
    }
    await visit(kiosk);
    for (const clock of [...clocks, '2026-11-24T01:30:00']) {
      wall(clock);
      await looks(kiosk);
      expect(kind(kiosk), clock).toBe('visit');
    }
    wall('2026-11-24T12:00:00');
    later(61);
    await until(() => kind(kiosk) === 'countdown');
    for (const clock of clocks) {
      wall(clock);
      await looks(kiosk);
      expect(kind(kiosk), clock).toBe('countdown');
      const left = Number(within(kiosk, '.dial text').textContent);
      expect(left, 'it counts down as if nothing had been').toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(20);
    }
    later(21);
    await until(() => kind(kiosk) === 'attract');
    await looks(kiosk);
    expect(
      noted.filter(({ kind: what }) => what === 'began' || what === 'ended'),
      'one visit, and one end',
    ).toHaveLength(2);
  }, 30_000);

  test('a clock that goes back and forth over the start of the hours of rest never begins a visit', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    wall('2026-11-23T21:59:00');
    const { kiosk, noted } = await open({ config: { rest: [{ from: 22 * 60, until: 6 * 60 }] } });
    for (const [clock, dark] of [
      ['2026-11-23T22:00:00', true],
      ['2026-11-23T21:00:00', false],
      ['2026-11-24T00:00:00', true],
      ['2026-11-24T05:59:59', true],
      ['2026-11-24T06:00:00', false],
    ] as const) {
      wall(clock);
      await until(() => isUp(kiosk, 'rest') === dark);
    }
    expect(noted).toEqual([]);
  });
});

describe('the staff', () => {
  const hold = (kiosk: KioskApp) => {
    within(kiosk, '.corner').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  };

  test('open their page by a long press and the PIN, and by nothing else', async () => {
    const { kiosk } = await open({ config: { pin: '2468' } });
    const asked: boolean[] = [];
    kiosk.addEventListener('kiosk-staff', (event) => {
      asked.push((event as CustomEvent<boolean>).detail);
    });
    await visit(kiosk);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    hold(kiosk);
    vi.advanceTimersByTime(2900);
    dispatchEvent(new PointerEvent('pointerup'));
    vi.advanceTimersByTime(5000);
    await kiosk.updateComplete;
    expect(allWithin(kiosk, '.pad'), 'a short press is a visitor’s').toEqual([]);
    hold(kiosk);
    vi.advanceTimersByTime(3100);
    await kiosk.updateComplete;
    vi.useRealTimers();
    for (const key of [...'1111', 'OK']) await press(kiosk, key);
    expect(asked).toEqual([]);
    expect(within(kiosk, '.typed').textContent.trim()).toBe('');
    for (const key of ['2', '4', '6', '9', '⌫', '8']) await press(kiosk, key);
    expect(within(kiosk, '.typed').textContent.trim()).toBe('••••');
    await press(kiosk, 'OK');
    expect(asked).toEqual([true]);
    kiosk.home();
    expect(asked).toEqual([true, false]);
  }, 20_000);

  test('cannot open their page if no PIN is configured', async () => {
    const { kiosk } = await open();
    expect(allWithin(kiosk, '.corner')).toEqual([]);
  });
});

test('other keys do nothing, and Tab reaches every invitation', async () => {
  const { kiosk } = await open();
  await userEvent.keyboard('x');
  await userEvent.keyboard('{F1}');
  expect(kind(kiosk)).toBe('attract');
  within(kiosk, '.invitations [lang="fa"]').focus();
  await userEvent.keyboard('{Enter}');
  await until(() => kiosk.player?.lang === 'fa' && kind(kiosk) === 'visit');
});

test('faults of the configuration are shown on the screen', async () => {
  const { kiosk } = await open();
  kiosk.faults = [{ from: 'kiosk.json', message: () => 'idle is 3: give seconds, from 10 to 3600.' }];
  // A kiosk that has run for long says it no more: this one has not.
  later(0);
  await kiosk.updateComplete;
  const { since } = kiosk.currentState;
  if (since < 60_000) expect(within(kiosk, '[role="alert"]').textContent).toContain('give seconds');
  else expect(allWithin(kiosk, '[role="alert"]')).toEqual([]);
});
