import type { Plugin } from 'vite';
import { FIRST_PAINT_SCRIPT } from './set/first-paint-preferences.ts';

/** The page's own style sheet, as Vite writes it. */
const STYLE = /\s*<link rel="stylesheet"[^>]*>/;
/** The script that runs before the first paint. */
const FIRST = new RegExp(`<script src="[^"]*${FIRST_PAINT_SCRIPT.replace('.', '\\.')}"`);
/** A module of a page, or one that the page's script imports. */
const MODULE = /<(script type="module"|link rel="modulepreload")/g;

/**
 * What of a built page's head is fetched in which order.
 *
 * The style sheet stands before the script that the parser waits for, so that both are fetched at once: in a page with
 * a policy in its head, Chromium looks at nothing behind a script that it waits for. The modules of a story come after
 * its style sheet and its text on a network that is narrow: none of them is needed to read.
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
  // The addresses of scripts and style sheets are put in last.
  transformIndexHtml: { order: 'post', handler: orderHead },
});
