import { msg } from '@lit/localize';
import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { fontLinks } from './font-links.ts';
import { stillPath, NARROW, STILLS } from '../../drawing/still-sizes.ts';
import { directionOf, endonym } from '../../story/languages.ts';
import type { Pressed } from '../press.ts';

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
export function front(pages: readonly Pressed[], assets?: FrontAssets, other?: OtherWay): string {
  const [only, ...others] = pages;
  const straightOn = only && others.length === 0;
  const stories = [...new Set(pages.map(({ story }) => story.id))].map((id) =>
    pages.filter(({ story }) => story.id === id),
  );
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
          ...(straightOn
            ? [
                h('meta', { httpEquiv: 'refresh', content: `0; url=${home(only)}` }),
                h('link', { rel: 'canonical', href: home(only) }),
              ]
            : []),
          ...(assets
            ? [
                h('link', { rel: 'icon', href: assets.icon, type: 'image/svg+xml' }),
                ...fontLinks(assets.fonts),
                h('link', { rel: 'stylesheet', href: assets.style }),
                h('script', { type: 'module', src: assets.script }),
              ]
            : []),
        ]),
        h('body', [
          h('main', [
            h('h1', straightOn ? only.title : msg('Stories')),
            ...stories.map((told) => storyOf(told, straightOn ? undefined : other)),
          ]),
        ]),
      ]),
    ],
  })}\n`;
}

const home = ({ path }: Pressed): string => path.replace(/index\.html$/, '');

/** A story by the picture that it begins with, and its ways in. */
function storyOf(told: readonly Pressed[], other: OtherWay | undefined): Element {
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

function wayIn(page: Pressed, named: boolean, other: OtherWay | undefined): Element {
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
