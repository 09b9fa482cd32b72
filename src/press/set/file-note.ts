import { msg } from '@lit/localize';
import type { Element } from 'hast';
import { h } from 'hastscript';

/** The class of the line; the script of the first paint shows it in a page that was opened from a file. */
export const FILE_NOTE = 'from-file';

/**
 * The line for those who open a page from a folder or a USB stick. Browsers refuse the modules of such a page, so it
 * has no map; its text, styles and stills work.
 */
export const fileNote = (): Element =>
  h(
    'p',
    { className: [FILE_NOTE], hidden: true },
    msg(
      'This page was opened from a file. Its text and pictures are complete, but browsers allow the map only on a web server: run “npm start” in the project, or “python3 -m http.server” in the folder of the site, and open the address that it prints.',
    ),
  );
