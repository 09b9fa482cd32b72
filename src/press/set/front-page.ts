import { msg } from '@lit/localize';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { directionOf, endonym } from '../../story/languages.ts';
import { stillPath, NARROW, STILLS } from '../../drawing/still-sizes.ts';
import type { StoryText } from '../resolve/story.ts';
import { fileNote } from './file-note.ts';
import { pageHtml } from './page-head.ts';

/** The files of the front page. The script puts the reader's language first. */
export interface FrontAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
}

/** A link from a story to another part of the site, in the language of the page; undefined for none. */
export type SiteLink = (page: StoryText) => { readonly name: string; readonly href: string } | undefined;

/**
 * The front page: a redirect if the site has only one page, otherwise links to every story in all its languages. It
 * works without scripts.
 */
export function frontPage(pages: readonly StoryText[], assets?: FrontAssets, other?: SiteLink): string {
  const [only, ...others] = pages;
  const isOnlyPage = only && others.length === 0;
  const stories = [...new Set(pages.map(({ story }) => story.id))].map((id) =>
    pages.filter(({ story }) => story.id === id),
  );
  const title = isOnlyPage ? only.title : msg('Stories');
  return pageHtml({
    html: { lang: only?.story.lang ?? 'en' },
    head: {
      title,
      more: isOnlyPage
        ? [
            h('meta', { httpEquiv: 'refresh', content: `0; url=${home(only)}` }),
            h('link', { rel: 'canonical', href: home(only) }),
          ]
        : [],
      ...assets,
    },
    body: [
      fileNote(),
      h('main', [h('h1', title), ...stories.map((versions) => storyOf(versions, isOnlyPage ? undefined : other))]),
    ],
  });
}

const home = ({ path }: StoryText): string => path.replace(/index\.html$/, '');

/** A story: its first picture, and links to it in all its languages. */
function storyOf(versions: readonly StoryText[], other: SiteLink | undefined): Element {
  const [first] = versions;
  const [step] = first?.story.steps ?? [];
  const { width, height } = STILLS.wide;
  return h('section', [
    ...(first && step
      ? [
          h('picture', [
            h('source', { media: NARROW, srcSet: home(first) + stillPath(step.id, 'narrow') }),
            h('img', { src: home(first) + stillPath(step.id, 'wide'), alt: '', width, height, decoding: 'async' }),
          ]),
        ]
      : []),
    h(
      'ul',
      versions.map((page) => pageLinks(page, versions.length > 1, other)),
    ),
  ]);
}

function pageLinks(page: StoryText, named: boolean, other: SiteLink | undefined): Element {
  const {
    title,
    subtitle,
    story: { lang },
  } = page;
  const link = other?.(page);
  return h('li', { lang, dir: directionOf(lang) }, [
    h('a', { href: home(page), hrefLang: lang }, [
      ...(named ? [h('span', { className: ['language'], translate: 'no' }, endonym(lang)), ' '] : []),
      h('span', { className: ['title'] }, title),
      ...(subtitle ? [' ', h('span', { className: ['subtitle'] }, subtitle)] : []),
    ]),
    ...(link ? [' ', h('a', { className: ['other'], href: link.href, hrefLang: lang }, link.name)] : []),
  ]);
}
