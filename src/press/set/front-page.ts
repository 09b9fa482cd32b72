import { msg } from '@lit/localize';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { directionOf, endonym } from '../../story/languages.ts';
import { stillPath, NARROW, STILLS } from '../../drawing/still-sizes.ts';
import type { StoryText } from '../resolve/story.ts';
import { pageHtml } from './page-head.ts';

/** What the page looks like, and what puts a reader's language first. */
export interface FrontAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
}

/** Another way into the site: its name and its address, in the language of a page. */
export type OtherWay = (lang: string) => { readonly name: string; readonly href: string };

/**
 * The front page: the way to the one page there is, or to every story in every language it is told in. It needs no
 * script either way.
 */
export function frontPage(pages: readonly StoryText[], assets?: FrontAssets, other?: OtherWay): string {
  const [only, ...others] = pages;
  const straightOn = only && others.length === 0;
  const stories = [...new Set(pages.map(({ story }) => story.id))].map((id) =>
    pages.filter(({ story }) => story.id === id),
  );
  const title = straightOn ? only.title : msg('Stories');
  return pageHtml({
    html: { lang: only?.story.lang ?? 'en' },
    head: {
      title,
      more: straightOn
        ? [
            h('meta', { httpEquiv: 'refresh', content: `0; url=${home(only)}` }),
            h('link', { rel: 'canonical', href: home(only) }),
          ]
        : [],
      ...assets,
    },
    body: [h('main', [h('h1', title), ...stories.map((told) => storyOf(told, straightOn ? undefined : other))])],
  });
}

const home = ({ path }: StoryText): string => path.replace(/index\.html$/, '');

/** A story by the picture that it begins with, and its ways in. */
function storyOf(told: readonly StoryText[], other: OtherWay | undefined): Element {
  const [first] = told;
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
      told.map((page) => wayIn(page, told.length > 1, other)),
    ),
  ]);
}

function wayIn(page: StoryText, named: boolean, other: OtherWay | undefined): Element {
  const {
    title,
    subtitle,
    story: { lang },
  } = page;
  const way = other?.(lang);
  return h('li', { lang, dir: directionOf(lang) }, [
    h('a', { href: home(page), hrefLang: lang }, [
      ...(named ? [h('span', { className: ['language'] }, endonym(lang)), ' '] : []),
      h('span', { className: ['title'] }, title),
      ...(subtitle ? [' ', h('span', { className: ['subtitle'] }, subtitle)] : []),
    ]),
    ...(way ? [' ', h('a', { className: ['other'], href: way.href, hrefLang: lang }, way.name)] : []),
  ]);
}
