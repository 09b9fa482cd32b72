import { msg } from '@lit/localize';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { directionOf, endonym } from '../words/languages.ts';
import type { Pressed } from './press.ts';

/** What the page looks like, and what puts a reader's language first. */
export interface FrontAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** The front page: the way to the one story there is, or the list of them and of their languages. It needs no script either way. */
export function front(pages: readonly Pressed[], assets?: FrontAssets): string {
  const [only, ...others] = pages;
  const straightOn = only && others.length === 0;
  const href = (path: string) => path.replace(/index\.html$/, '');
  return `${toHtml({
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: only?.story.lang ?? 'en' }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('title', straightOn ? only.title : msg('Stories')),
          h('meta', { name: 'color-scheme', content: 'light dark' }),
          ...(straightOn ? [h('meta', { httpEquiv: 'refresh', content: `0; url=${href(only.path)}` }), h('link', { rel: 'canonical', href: href(only.path) })] : []),
          ...(assets ? [h('link', { rel: 'icon', href: assets.icon, type: 'image/svg+xml' }), h('link', { rel: 'stylesheet', href: assets.style }), h('script', { type: 'module', src: assets.script })] : []),
        ]),
        h('body', [
          h('main', [
            h('h1', straightOn ? only.title : msg('Stories')),
            h('ul', pages.map(({ path, title, subtitle, story: { lang } }) =>
              h('li', [
                h('a', { href: href(path), lang, hrefLang: lang, dir: directionOf(lang) }, [
                  ...(straightOn ? [] : [h('span', { className: ['language'] }, endonym(lang)), ' ']),
                  h('span', { className: ['title'] }, title),
                  ...(subtitle ? [' ', h('span', { className: ['subtitle'] }, subtitle)] : []),
                ]),
              ]),
            )),
          ]),
        ]),
      ]),
    ],
  })}\n`;
}
