import { msg } from '@lit/localize';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { directionOf } from '../../story/languages.ts';
import type { Pressed } from '../press.ts';

/** Files of the kiosk's pages, as addresses from the project's root. */
export interface KioskAssets {
  readonly script: string;
  readonly setup: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** What staff are told they run. */
  readonly version: string;
}

/** The setup page is read on any device, by people who may need to zoom. */
const ZOOMABLE = 'width=device-width, initial-scale=1';
/** The kiosk itself is one screen on a wall: a pinch must not leave it enlarged for the next visitor. */
const FIXED = `${ZOOMABLE}, maximum-scale=1, user-scalable=no`;

/** What differs in the heads of the two pages. */
interface PageHead {
  /** From the page to the root of the site. */
  readonly root: string;
  readonly module: string;
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  readonly viewport: string;
}

/**
 * The pages of the kiosk, by their paths. The stories are named as links: what the kiosk tells it reads from their
 * pages.
 */
export function kioskPages(
  pages: readonly Pressed[],
  { script, setup, icon, fonts, version }: KioskAssets,
): readonly (readonly [path: string, html: string])[] {
  const [first] = pages;
  const lang = first?.story.lang ?? 'en';
  const title = first?.title ?? msg('Stories');
  const set = ({ root, module, name, data, viewport }: PageHead, body: ReturnType<typeof h>): string =>
    `${toHtml({
      type: 'root',
      children: [
        { type: 'doctype' },
        h('html', { lang, dir: directionOf(lang), dataRoot: root, ...data }, [
          h('head', [
            h('meta', { charSet: 'utf-8' }),
            h('meta', { name: 'viewport', content: viewport }),
            h('meta', { name: 'color-scheme', content: 'light dark' }),
            h('meta', { name: 'robots', content: 'noindex' }),
            h('meta', { name: 'version', content: version }),
            h('title', name),
            h('link', { rel: 'icon', href: icon, type: 'image/svg+xml' }),
            ...fonts.map((href) =>
              h('link', { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href }),
            ),
            h('script', { type: 'module', src: module }),
          ]),
          h('body', [h('main', [body])]),
        ]),
      ],
    })}\n`;
  const links = pages.map(({ path, title: called, story }) =>
    h('li', [
      h(
        'a',
        {
          href: `../${path.replace(/index\.html$/, '')}`,
          hrefLang: story.lang,
          lang: story.lang,
          dir: directionOf(story.lang),
          dataStory: story.id,
        },
        called,
      ),
    ]),
  );
  return [
    [
      'kiosk/index.html',
      set(
        { root: '../', module: script, name: title, data: { dataKiosk: 'attract' }, viewport: FIXED },
        h('kiosk-app', [h('ul', { className: ['stories'] }, links)]),
      ),
    ],
    [
      'kiosk/setup/index.html',
      set(
        { root: '../../', module: setup, name: msg('Setting up a kiosk'), data: {}, viewport: ZOOMABLE },
        h('kiosk-setup'),
      ),
    ],
  ];
}
