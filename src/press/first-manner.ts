import { CHOICES, KEY, USUAL } from '../player/manner.ts';

/** The script that writes the reader's manner on a page before it is painted, from the root of the site. */
export const FIRST_MANNER = 'manner.js';

/**
 * What that script says. Modules run when the page has been read, and a page that is light until then flashes at
 * whoever chose
 * dark; so this small one stands before the stylesheet, is no module, and does what `applyManner` will do again.
 */
export const firstManner = (): string => `{
  const choices = ${JSON.stringify(CHOICES)};
  const usual = ${JSON.stringify(USUAL)};
  try {
    const kept = JSON.parse(localStorage.getItem(${JSON.stringify(KEY)}) ?? '{}');
    for (const name in choices) {
      if (choices[name].includes(kept?.[name]) && kept[name] !== usual[name]) document.documentElement.setAttribute('data-' + name, kept[name]);
    }
  } catch {
    // Storage is forbidden, or what was kept cannot be read: as the device says.
  }
}
`;
