import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { hostsIn, policyWith } from './policy.ts';
import { FIRST_PAINT_SCRIPT, firstPaintScript } from './set/first-paint-script.ts';
import { NOT_FOUND } from './set/not-found-page.ts';

/**
 * A style sheet of the page, as Vite writes it, with the way from the page to the root of the site and its path there.
 */
const STYLE = /\s*<link rel="stylesheet"[^>]* href="((?:\.\.?\/)*)([^"]+\.css)">/g;
/** The script that runs before the first paint. */
const SCRIPT = new RegExp(`<script src="[^"]*${FIRST_PAINT_SCRIPT.replace('.', '\\.')}"></script>`);
const POLICY = /(http-equiv="Content-Security-Policy" content=")[^"]*/;
/** A module of a page, or one that the page's script imports. */
const MODULE = /<(script type="module"|link rel="modulepreload")/g;

/** The beginning of a relative address of a page's script or icon. */
const OWN_FILE = /(<(?:script|link)\b[^>]*\s(?:src|href)=")(?:\.\/)*(?![\w+.-]+:|\/|#)/g;

const sourceHash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Addresses in a style sheet are from its own folder; in a page they are from the page. */
const addressesFrom = (css: string, folder: string) => css.replaceAll(/url\(\.\//g, `url(${folder}`);

/**
 * Puts into a built page what its first paint waits for: its style sheets, and the script that applies the reader's
 * preferences. As files of their own they would cost one more round trip to the server, 150 ms on a slow network. The
 * page's policy allows these two texts by their hashes, and no other inline code.
 *
 * The modules of a story get a low priority: on a slow network they come after its text, and none is needed to read.
 *
 * @param styles - the text of a style sheet by its path from the root of the site; undefined where there is none.
 * @param base - the path of the site's root on its server, for a page that must name it because it is the answer to any
 *   path; otherwise the page's own addresses are relative.
 */
export function readyForFirstPaint(html: string, styles: (path: string) => string | undefined, base?: string): string {
  const hashes: Record<'style' | 'script', string[]> = { style: [], script: [] };
  const inline = (tag: 'style' | 'script', text: string) => {
    hashes[tag].push(sourceHash(text));
    return `<${tag}>${text}</${tag}>`;
  };
  const ready = html
    .replace(STYLE, (link, toRoot: string, path: string) => {
      const css = styles(path);
      return css === undefined
        ? link
        : inline('style', addressesFrom(css, (base ?? toRoot) + path.replace(/[^/]*$/, '')));
    })
    .replace(SCRIPT, () => inline('script', firstPaintScript()))
    .replace(
      POLICY,
      (policy, start: string) =>
        start + policyWith(hashes, hostsIn(policy.replaceAll('&#39;', "'"))).replaceAll("'", '&#39;'),
    );
  if (base !== undefined) return ready.replace(OWN_FILE, `$1${base}`);
  return ready.includes('<story-player') ? ready.replace(MODULE, '<$1 fetchpriority="low"') : ready;
}

/** @param base - the path of the site's root on its server. */
export const firstPaint = (base: string): Plugin => ({
  name: 'first-paint',
  apply: 'build',
  transformIndexHtml: {
    // The addresses of scripts and style sheets are put in last.
    order: 'post',
    handler: (html, { bundle, path: page }) =>
      readyForFirstPaint(
        html,
        (path) => {
          const file = bundle?.[path];
          return file?.type === 'asset' ? Buffer.from(file.source).toString() : undefined;
        },
        page === `/${NOT_FOUND}` ? base : undefined,
      ),
  },
});
