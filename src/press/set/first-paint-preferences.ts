import { WIDE } from '../../drawing/still-sizes.ts';
import { FONTS_ATTRIBUTE, FONTS_KEY } from '../../player/kept-fonts.ts';
import { BACK_ENTRY, LATER_ATTRIBUTE, type Later } from '../../player/lay-out-later.ts';
import { PREFERENCE_CHOICES, PREFERENCES_KEY, DEFAULT_PREFERENCES } from '../../player/preferences.ts';

const later = (what: Later) => JSON.stringify(what);

/** The address of the script that applies the reader's preferences before the first paint, from the site's root. */
export const FIRST_PAINT_SCRIPT = 'preferences.js';

/**
 * The text of that script. Modules run only after the page has been parsed: until then a reader who chose the dark theme
 * would see a light page. So the head has this small classic script; the player applies the same preferences again. It
 * also sets whether the site's fonts may be fetched (see `kept-fonts.ts`), and whether the page is shown from its start,
 * so that what is below can be laid out later (`lay-out-later.ts`).
 */
export const firstPaintScript = (): string => `{
  const choices = ${JSON.stringify(PREFERENCE_CHOICES)};
  const usual = ${JSON.stringify(DEFAULT_PREFERENCES)};
  try {
    const root = document.documentElement;
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
