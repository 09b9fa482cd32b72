import '../../src/entries/kiosk-setup.css';
import { page as browserPage, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { OPTIONS } from '../../src/kiosk/config.ts';
import { readConfig } from '../../src/kiosk/read-config.ts';
import { defineKiosk } from '../../src/kiosk/define.ts';
import { LANGUAGES, TRANSLATIONS } from '../../src/story/languages.ts';
import { loadTranslations, setTranslations } from '../../src/words/words.ts';
import type { KioskSetup } from '../../src/kiosk/kiosk-setup.ts';
import { allWithin, until, within } from './fixture.ts';
import { violationsIn, WCAG } from './axe.ts';

const KIOSK = 'https://story.example/kiosk/';

async function open(width = 1366, height = 768): Promise<KioskSetup> {
  defineKiosk();
  await browserPage.viewport(width, height);
  document.documentElement.lang = 'en';
  document.title = 'Setting up a kiosk';
  const main = document.createElement('main');
  const setup = document.createElement('kiosk-setup');
  setup.kiosk = KIOSK;
  main.append(setup);
  document.body.replaceChildren(main);
  await setup.updateComplete;
  return setup;
}

afterEach(() => {
  vi.restoreAllMocks();
  setTranslations(undefined);
  document.body.replaceChildren();
});

const made = (setup: KioskSetup, what: 'file' | 'address') => within(setup, `[data-made="${what}"]`).textContent;
const field = (setup: KioskSetup, name: string) => within<HTMLInputElement>(setup, `[name="${name}"]`);
const write = async (setup: KioskSetup, name: string, text: string) => {
  await userEvent.fill(field(setup, name), text);
  await setup.updateComplete;
};

describe('the setup page of the kiosk', () => {
  test('asks for every setting by a label, not by its key', async () => {
    const setup = await open();
    const names = new Set(allWithin<HTMLInputElement>(setup, 'input, select').map((one) => one.name));
    expect([...names].sort()).toEqual(OPTIONS.map(({ key }) => key as string).sort());
    const labels = allWithin(setup, '.name').map((one) => one.textContent);
    for (const { key, about } of OPTIONS) {
      expect(labels).toContain(about.label());
      expect(labels).not.toContain(key);
      expect(about.help(), key).toMatch(/^[A-Z].{10,}[.:].*/u);
    }
    // A click on a label moves the focus to its field.
    for (const label of allWithin<HTMLLabelElement>(setup, 'label.name'))
      expect(label.control, label.textContent).not.toBeNull();
    for (const [key, unit] of [
      ['idle', 'seconds'],
      ['memory', 'megabytes'],
      ['pace', 'seconds a step'],
    ] as const)
      expect(field(setup, key).parentElement?.textContent).toContain(unit);
  });

  test('makes a file and an address with the chosen settings, and the PIN in the file only', async () => {
    const setup = await open();
    expect([made(setup, 'address'), made(setup, 'file').trim()]).toEqual([KIOSK, '{}']);
    await write(setup, 'idle', '90');
    await write(setup, 'languages', 'fa,en');
    await write(setup, 'rest', '22:00-08:30');
    await write(setup, 'pin', '2468');
    await userEvent.selectOptions(field(setup, 'theme'), 'dark');
    await userEvent.click(within(setup, '[name="layers"][value="events"]'));
    await setup.updateComplete;
    const wanted = {
      idle: 90,
      languages: ['fa', 'en'],
      rest: [{ from: 22 * 60, until: 8 * 60 + 30 }],
      theme: 'dark',
      layers: ['land', 'places', 'movements', 'control'],
    };
    const [file, address] = [
      readConfig(JSON.parse(made(setup, 'file')), new URLSearchParams()),
      readConfig(undefined, new URL(made(setup, 'address')).searchParams),
    ];
    expect(file).toMatchObject({ config: { ...wanted, pin: '2468' }, faults: [] });
    expect(address).toMatchObject({ config: { ...wanted, pin: '' }, faults: [] });
    expect(made(setup, 'address')).not.toContain('2468');
    expect(within<HTMLAnchorElement>(setup, '.open').href).toBe(made(setup, 'address'));
  });

  test('says beside a wrong value what would be right, and leaves the value out', async () => {
    const setup = await open();
    await write(setup, 'idle', '3');
    const [said] = allWithin(setup, '[role="alert"]');
    expect(said?.textContent).toBe('Give seconds, from 10 to 3600.');
    expect(field(setup, 'idle').getAttribute('aria-invalid')).toBe('true');
    expect(field(setup, 'idle').getAttribute('aria-describedby')).toContain(said?.id);
    expect(made(setup, 'address')).toBe(KIOSK);
    await write(setup, 'idle', '30');
    expect(allWithin(setup, '[role="alert"]')).toEqual([]);
    expect(made(setup, 'address')).toBe(`${KIOSK}?idle=30`);
  });

  test.each(TRANSLATIONS)('says everything in %s: labels, help, units, choices and faults', async (lang) => {
    const english = await open();
    const texts = (setup: KioskSetup) =>
      allWithin(
        setup,
        'h1, h2, header p, legend, .name, .help, .unit, .made p, option, .choices label, .does button',
      ).map((one) => one.textContent.trim());
    const [before, same] = [texts(english), new Set(['kiosk.json', 'PIN'])];
    await loadTranslations(lang);
    const setup = await open();
    const after = texts(setup);
    expect(after).toHaveLength(before.length);
    after.forEach((text, n) => {
      if (!same.has(text)) expect(text, before[n]).not.toBe(before[n]);
    });
    for (const { key, initial } of OPTIONS.filter((option) => typeof option.initial === 'number')) {
      await write(setup, key, String(-Number(initial)));
      const [fault] = allWithin(setup, '[role="alert"]');
      expect(fault?.textContent, key).toMatch(/\S/u);
      expect(fault?.textContent, key).not.toMatch(/Give|from|to /u);
      await write(setup, key, String(initial));
    }
  });

  test('offers its languages, and says which one was chosen', async () => {
    const setup = await open();
    const chosen: string[] = [];
    setup.addEventListener('kiosk-language', (event) => chosen.push((event as CustomEvent<string>).detail));
    for (const button of allWithin(setup, '.languages button')) button.click();
    expect(chosen).toEqual(LANGUAGES);
  });

  test('copies the file and the address', async () => {
    const setup = await open();
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text);
      return Promise.resolve();
    });
    await write(setup, 'pace', '20');
    for (const button of allWithin(setup, '.does button')) button.click();
    await until(() => copied.length === 2);
    expect(copied).toEqual([made(setup, 'file'), made(setup, 'address')]);
    await until(() => allWithin(setup, '.copied').some((one) => one.textContent === 'Copied.'));
    // The copied text is no longer the current one.
    await write(setup, 'pace', '30');
    expect(allWithin(setup, '.copied').map((one) => one.textContent)).toEqual(['', '']);
  });

  test.each([
    ['a telephone', 390, 844],
    ['a desk', 1366, 768],
    ['a wall', 1080, 1920],
  ] as const)('fits %s, and axe finds nothing', async (_, width, height) => {
    const setup = await open(width, height);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    for (const one of allWithin(setup, 'button, .open, input:not([type="checkbox"]), select, .choices label'))
      expect(one.getBoundingClientRect().height, one.outerHTML).toBeGreaterThanOrEqual(43.5);
    const letters = parseFloat(getComputedStyle(within(setup, '.help')).fontSize);
    expect(letters).toBeGreaterThanOrEqual(height > 1500 ? 19 : 14);
    expect(
      await violationsIn(document, {
        runOnly: WCAG,
      }),
    ).toEqual([]);
  });
});
