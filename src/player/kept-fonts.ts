/**
 * The site's Latin and Cyrillic fonts on small screens. On a slow network two files of 50 kB would delay everything
 * else that a first visit needs, and would arrive too late to be useful. So a small screen starts with the system's
 * serif font, adjusted to the metrics of Literata (`fonts.css`). The files are fetched after the map has loaded, and
 * are used from the next page on.
 */

/** Key in `localStorage`: present once the files have been fetched. */
export const FONTS_KEY = 'story-fonts';
/** Attribute of the root element: the page uses the fonts (`base.css`). */
export const FONTS_ATTRIBUTE = 'data-fonts';

/** Fetches the fonts for the next page. This page does not name them, so none of its text is laid out again. */
export async function keepFonts(): Promise<void> {
  if (document.documentElement.hasAttribute(FONTS_ATTRIBUTE)) return;
  // The text decides which subset files are fetched: use one in the script of this page.
  const text = document.title;
  await Promise.all(['', 'italic '].map((style) => document.fonts.load(`${style}1em "Literata Variable"`, text)));
  localStorage.setItem(FONTS_KEY, 'kept');
}
