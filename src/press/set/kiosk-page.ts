import { msg } from '@lit/localize';
import { h } from 'hastscript';
import { directionOf } from '../../story/languages.ts';
import type { StoryText } from '../resolve/story.ts';
import { pageHtml } from './page-head.ts';

/** Files of the kiosk's pages, as addresses from the project's root. */
export interface KioskAssets {
  readonly script: string;
  readonly setup: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** The version shown on the staff page. */
  readonly version: string;
}

/** No zooming on the kiosk itself: a pinch must not leave it enlarged for the next visitor. */
const FIXED = 'width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no';

/**
 * The pages of the kiosk, by path. They list the stories as links, because the kiosk reads each story from its page.
 */
export function kioskPages(
  pages: readonly StoryText[],
  { script, setup, icon, fonts, version }: KioskAssets,
): readonly (readonly [path: string, html: string])[] {
  const [first] = pages;
  const lang = first?.story.lang ?? 'en';
  const title = first?.title ?? msg('Stories');
  const about = [h('meta', { name: 'robots', content: 'noindex' }), h('meta', { name: 'version', content: version })];
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
      pageHtml({
        html: { lang, dir: directionOf(lang), dataRoot: '../', dataKiosk: 'attract' },
        head: {
          title,
          viewport: FIXED,
          more: about,
          icon,
          fonts,
          script,
        },
        body: [h('main', [h('kiosk-app', [h('ul', { className: ['stories'] }, links)])])],
      }),
    ],
    [
      'kiosk/setup/index.html',
      pageHtml({
        html: { lang, dir: directionOf(lang), dataRoot: '../../' },
        head: { title: msg('Setting up a kiosk'), more: about, icon, fonts, script: setup },
        body: [h('main', [h('kiosk-setup')])],
      }),
    ],
  ];
}
