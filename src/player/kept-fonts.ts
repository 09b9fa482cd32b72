/**
 * The site's Latin and Cyrillic fonts on small screens. Two files of 50 kB would hold back all that a first visit needs
 * on a slow network, and come too late for it. So a small screen begins with the system's serif, set to Literata's
 * measures (`fonts.css`), and the files are fetched once the reader has the map; from the next page on they are used.
 */

/** Of `localStorage`: present once the files have been fetched. */
export const FONTS_KEY = 'story-fonts';
/** The attribute of the root element that has the page use them; see `base.css`. */
export const FONTS_ATTRIBUTE = 'data-fonts';

/** Fetches the fonts for the next page. No text of this one changes its shape: none of it names them. */
export async function keepFonts(): Promise<void> {
  if (document.documentElement.hasAttribute(FONTS_ATTRIBUTE)) return;
  // A text of the page's own, so that the files of its script come.
  const text = document.title;
  await Promise.all(['', 'italic '].map((style) => document.fonts.load(`${style}1em "Literata Variable"`, text)));
  localStorage.setItem(FONTS_KEY, 'kept');
}
