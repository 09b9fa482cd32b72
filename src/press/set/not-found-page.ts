import { msg } from '@lit/localize';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { directionOf } from '../../story/languages.ts';
import type { StoryText } from '../resolve/story.ts';
import { ATLAS, siteLanguages, storiesIn } from './atlas-page.ts';
import { pageHtml } from './page-head.ts';
import { withLanguage } from './with-language.ts';

export interface NotFoundAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /**
   * The path of the site's root on its server, with slashes around it. A server answers any path with this page, so
   * that its own addresses cannot be relative.
   */
  readonly base: string;
}

/** The path of the page that servers answer with where there is nothing, from the root of the site. */
export const NOT_FOUND = '404.html';

/**
 * The page for addresses at which there is none, in every language of the site. Its script goes to the page that was
 * meant, if it finds one; without scripts there are links.
 *
 * @param folders - of all pages, from the root of the site, ending in a slash.
 */
export function notFoundPage(
  pages: readonly StoryText[],
  folders: readonly string[],
  { base, ...assets }: NotFoundAssets,
): string {
  const langs = siteLanguages(pages);
  return pageHtml({
    html: { lang: langs[0] ?? 'en', dataRoot: base, dataPages: folders.join(' ') },
    head: {
      title: langs.map((lang) => withLanguage(lang, () => msg('Page not found'))).join(' · '),
      more: [h('meta', { name: 'robots', content: 'noindex' })],
      ...assets,
    },
    body: [
      h(
        'main',
        langs.map((lang, n) => withLanguage(lang, () => section(pages, { lang, base, first: n === 0 }))),
      ),
    ],
  });
}

function section(
  pages: readonly StoryText[],
  { lang, base, first }: { readonly lang: string; readonly base: string; readonly first: boolean },
): Element {
  const link = (href: string, name: string) => h('li', [h('a', { href: base + href, hrefLang: lang }, name)]);
  return h('section', { lang, dir: directionOf(lang) }, [
    h(first ? 'h1' : 'h2', msg('Page not found')),
    h('p', msg('There is no page at this address. It may be incomplete, or the page may have been moved.')),
    h('ul', [
      ...storiesIn(pages, lang).map(({ path, title }) => link(path.replace(/index\.html$/, ''), title)),
      link(`${ATLAS}${lang}/`, msg('Atlas')),
    ]),
  ]);
}
