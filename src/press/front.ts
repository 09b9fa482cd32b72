import { msg } from '@lit/localize';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Pressed } from './press.ts';

/** The front page: the way to the one story there is, or the list of them. It needs no script either way. */
export function front(pages: readonly Pressed[]): string {
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
          ...(straightOn ? [h('meta', { httpEquiv: 'refresh', content: `0; url=${href(only.path)}` }), h('link', { rel: 'canonical', href: href(only.path) })] : []),
        ]),
        h('body', [h('main', [h('h1', straightOn ? only.title : msg('Stories')), h('ul', pages.map(({ path, title, story }) => h('li', [h('a', { href: href(path), lang: story.lang, hrefLang: story.lang }, title)])))])]),
      ]),
    ],
  })}\n`;
}
