import type { Plugin } from 'vite';
import { FIRST_PAINT_SCRIPT } from './set/first-paint-preferences.ts';

/** The link to the page's style sheet, as Vite writes it. */
const STYLE = /\s*<link rel="stylesheet"[^>]*>/;
/** The script that runs before the first paint. */
const FIRST = new RegExp(`<script src="[^"]*${FIRST_PAINT_SCRIPT.replace('.', '\\.')}"`);
/** A module of the page, or a preload of a module that it imports. */
const MODULE = /<(script type="module"|link rel="modulepreload")/g;

/**
 * Orders the head of a built page, and with it what the browser fetches first.
 *
 * The style sheet comes before the script that blocks the parser, so that both are fetched at the same time: if the head
 * has a content security policy, Chromium does not look for resources after a blocking script. The modules of a story
 * have a low priority, because they are not needed to read: on a slow network, style sheet and text come first.
 */
export function orderHead(html: string): string {
  const [style] = STYLE.exec(html) ?? [];
  const ordered =
    style !== undefined && FIRST.test(html)
      ? html.replace(style, '').replace(FIRST, (script) => `${style.trim()}\n  ${script}`)
      : html;
  return ordered.includes('<story-player') ? ordered.replace(MODULE, '<$1 fetchpriority="low"') : ordered;
}

export const headOrder = (): Plugin => ({
  name: 'head-order',
  apply: 'build',
  // After Vite has inserted the addresses of scripts and style sheets.
  transformIndexHtml: { order: 'post', handler: orderHead },
});
