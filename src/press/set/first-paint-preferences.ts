import { WIDE } from '../../drawing/still-sizes.ts';
import { FONTS_ATTRIBUTE, FONTS_KEY } from '../../player/kept-fonts.ts';
import { PREFERENCE_CHOICES, PREFERENCES_KEY, DEFAULT_PREFERENCES } from '../../player/preferences.ts';

/** The address of the script that applies the reader's preferences before the first paint, from the site's root. */
export const FIRST_PAINT_SCRIPT = 'preferences.js';

/**
 * The text of that script. Modules run after the page has been parsed, and a page that is light until then flashes for
 * a reader who chose dark. So this small classic script stands before the stylesheet; the player applies the same
 * preferences again. It says, too, whether the site's fonts may be asked for: see `kept-fonts.ts`.
 */
export const firstPaintScript = (): string => `{
  if (matchMedia(${JSON.stringify(WIDE)}).matches) document.documentElement.setAttribute(${JSON.stringify(FONTS_ATTRIBUTE)}, 'wide');
  const choices = ${JSON.stringify(PREFERENCE_CHOICES)};
  const usual = ${JSON.stringify(DEFAULT_PREFERENCES)};
  try {
    if (localStorage.getItem(${JSON.stringify(FONTS_KEY)})) document.documentElement.setAttribute(${JSON.stringify(FONTS_ATTRIBUTE)}, 'kept');
    const kept = JSON.parse(localStorage.getItem(${JSON.stringify(PREFERENCES_KEY)}) ?? '{}');
    for (const name in choices) {
      if (choices[name].includes(kept?.[name]) && kept[name] !== usual[name]) document.documentElement.setAttribute('data-' + name, kept[name]);
    }
  } catch {
    // Storage is forbidden or its content cannot be read: the device's settings apply.
  }
}
`;
