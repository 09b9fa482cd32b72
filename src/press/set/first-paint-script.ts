import { FILE_NOTE } from './file-note.ts';
import { WIDE } from '../../drawing/still-sizes.ts';
import { FONTS_ATTRIBUTE, FONTS_KEY } from '../../player/kept-fonts.ts';
import { BACK_ENTRY, LATER_ATTRIBUTE, type Later } from '../../player/lay-out-later.ts';
import { PREFERENCE_CHOICES, PREFERENCES_KEY, DEFAULT_PREFERENCES } from '../../player/preferences.ts';

const later = (what: Later) => JSON.stringify(what);

/** The address of the script that applies the reader's preferences before the first paint, from the site's root. */
export const FIRST_PAINT_SCRIPT = 'preferences.js';

/**
 * The attribute of the root element while the page may expect its scripts; without it, it is a page without scripts.
 */
export const SCRIPTS_ATTRIBUTE = 'data-scripts';

/** The elements of which a page has one as soon as its own script runs. */
const OF_PAGES = ['story-player', 'atlas-page'];

/** Milliseconds after which a page stops to wait for its script. It is not too late then: see below. */
const WAITS = 30_000;

/**
 * The text of that script. Modules run only after the page has been parsed: until then a reader who chose the dark
 * theme would see a light page. So the head has this small classic script; the player applies the same preferences
 * again. It also sets whether the site's fonts may be fetched (see `kept-fonts.ts`), and whether the page is shown from
 * its start, so that what is below can be laid out later (`lay-out-later.ts`).
 *
 * And it says that the page may expect its scripts. Where they are switched off, this one with them, or where the
 * page's own is blocked or does not arrive, the style sheet shows what needs none: each step has its own still. So it
 * does in a page that was opened from a file, which this script tells the reader.
 */
export const firstPaintScript = (): string => `{
  const root = document.documentElement;
  const ofPages = ${JSON.stringify(OF_PAGES)};
  const expect = () => root.setAttribute('${SCRIPTS_ATTRIBUTE}', '');
  const giveUp = () => {
    if (!ofPages.some((name) => customElements.get(name))) root.removeAttribute('${SCRIPTS_ATTRIBUTE}');
  };
  expect();
  for (const name of ofPages) customElements.whenDefined(name).then(expect);
  addEventListener('error', ({ target }) => target.localName === 'script' && giveUp(), true);
  setTimeout(giveUp, ${String(WAITS)});
  if (location.protocol === 'file:') {
    addEventListener('DOMContentLoaded', () => document.querySelector('.${FILE_NOTE}')?.removeAttribute('hidden'));
    // No server adds the name of a folder's page.
    addEventListener('click', ({ target }) => {
      const link = target.closest?.('a[href]');
      if (link?.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
    }, true);
  }
  try {
    const choices = ${JSON.stringify(PREFERENCE_CHOICES)};
    const usual = ${JSON.stringify(DEFAULT_PREFERENCES)};
    const kept = JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)}) ?? '{}');
    for (const name in choices) {
      if (choices[name].includes(kept?.[name]) && kept[name] !== usual[name]) root.setAttribute('data-' + name, kept[name]);
    }
    const hasFonts = localStorage.getItem(${JSON.stringify(FONTS_KEY)}) || matchMedia(${JSON.stringify(WIDE)}).matches;
    if (hasFonts) root.setAttribute(${JSON.stringify(FONTS_ATTRIBUTE)}, '');
    const [visit] = performance.getEntriesByType('navigation');
    if (visit?.type === 'navigate' && !${String(BACK_ENTRY)}.test(location.hash))
      root.setAttribute(${JSON.stringify(LATER_ATTRIBUTE)}, location.hash ? ${later('back')} : ${later('all')});
  } catch {
    // Storage is not allowed or its content cannot be read: the device's settings apply.
  }
}
`;
