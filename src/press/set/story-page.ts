import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { directionOf, endonym } from '../../story/languages.ts';
import type { Step, Story } from '../../story/story.ts';
import { writeStep } from '../../story/write.ts';
import { backMatter, evidenceOf, type Book } from './back-matter.ts';
import { dateLabel, isoDate } from '../dates.ts';
import type { FrontMatter } from '../read/front-matter.ts';
import type { Lag } from '../faults.ts';
import { fileNote } from './file-note.ts';
import { pageHtml } from './page-head.ts';
import { openGraph, stagePreview, stepStill } from './pictures.ts';

/** A step ready to be written: its scene, its prose, and its events. */
export interface SetStep {
  readonly step: Step;
  readonly prose: readonly ElementContent[];
  readonly events: readonly string[];
  /** The line of the kiosk's attract loop; undefined if the step is not part of it. */
  readonly attract?: string | undefined;
  /** The language of a step that is not translated. */
  readonly lang?: string | undefined;
  readonly lags: readonly Lag[];
}

export interface PageContent {
  readonly story: Story;
  readonly front: FrontMatter;
  /** What the whole text has not followed its original in. */
  readonly lags: readonly Lag[];
  readonly foreword: readonly ElementContent[];
  readonly steps: readonly SetStep[];
  readonly afterword: readonly ElementContent[];
  readonly book: Book;
  /** Path from the page to the root of the site, such as `../../`. */
  readonly root: string;
  /** The address of the story's catalogue, for a page whose script has another. */
  readonly world: string | undefined;
  /** The addresses of module, style sheet, icon and preloaded fonts of the page. */
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** A description of a step's scene, for readers who do not see its still. */
  readonly altOf: (step: Step) => string;
  /** Addresses of this page and of its picture, for shared links; no picture if the site's address is not known. */
  readonly url: string;
  readonly image: string | undefined;
  /** All languages of the story, including that of this page, with the addresses of its pages. */
  readonly languages: readonly { readonly lang: string; readonly href: string }[];
  /** The address of a step's scene in the atlas. */
  readonly inAtlas?: (step: Step) => string;
  /** The credit of a ground that only a live map has; empty if there is none. */
  readonly ground: string;
}

/** The page of a story. It contains everything that can be read; scripts add the map. */
export function storyPage({
  story,
  front,
  lags,
  foreword,
  steps,
  afterword,
  book,
  root,
  world,
  script,
  style,
  icon,
  fonts,
  altOf,
  url,
  image,
  languages,
  inAtlas,
  ground,
}: PageContent): string {
  const [first] = story.steps;
  const hidden = front.hide.filter((part) => part !== 'atlas');
  const title = front.subtitle ? `${front.title}: ${front.subtitle}` : front.title;
  return pageHtml({
    html: { lang: story.lang, dir: directionOf(story.lang), dataRoot: root },
    head: {
      title,
      description: front.description,
      more: [
        ...openGraph({
          title,
          description: front.description,
          site: front.title,
          lang: story.lang,
          type: 'website',
          url,
          image,
          alt: altOf(first),
        }),
        h('link', { rel: 'canonical', href: url }),
        ...alternates(languages, url),
      ],
      icon,
      fonts,
      style,
      script,
    },
    body: [
      fileNote(),
      h('header', [h('a', { className: ['skip'], href: `#${first.id}` }, msg('Skip to the story'))]),
      h('main', [
        h(
          'story-player',
          {
            id: story.id,
            'story-title': story.title,
            ...(book.timeline ? { timeline: 'timeline-data' } : {}),
            ...(world ? { world } : {}),
            ...(front.units.length > 0 ? { units: front.units.join(' ') } : {}),
            ...(hidden.length > 0 ? { hide: hidden.join(' ') } : {}),
          },
          [
            h('div', { slot: 'stage', className: ['stage'] }, [
              h('div', { className: ['free'] }),
              stagePreview(first.id, altOf(first)),
            ]),
            titlePage(front, foreword, story, languages, lags),
            ...steps.map((set, index) =>
              stepElement(set, story.steps[index - 1], book, altOf(set.step), inAtlas?.(set.step)),
            ),
          ],
        ),
        h('section', { className: ['afterword'] }, [...afterword]),
      ]),
      h('footer', { className: ['back'] }, [...backMatter(book), colophon(front, ground)]),
      h('story-card'),
    ],
  });
}

/** The same page in other languages, for search engines. */
function alternates(languages: PageContent['languages'], url: string): readonly Element[] {
  if (languages.length < 2) return [];
  return [...languages, { lang: 'x-default', href: languages[0]?.href ?? url }].map(({ lang, href }) =>
    h('link', { rel: 'alternate', hrefLang: lang, href }),
  );
}

/** Links to the same story in other languages. A script adds the current step to them. */
function languageLinks(languages: PageContent['languages'], own: string): readonly Element[] {
  if (languages.length < 2) return [];
  return [
    h('nav', { className: ['languages'], ariaLabel: msg('Languages') }, [
      h(
        'ul',
        languages.map(({ lang }) =>
          h('li', [
            h(
              'a',
              {
                href: `../${lang}/`,
                lang,
                hrefLang: lang,
                dir: directionOf(lang),
                translate: 'no',
                ...(lang === own ? { ariaCurrent: 'true' } : {}),
              },
              endonym(lang),
            ),
          ]),
        ),
      ),
    ]),
  ];
}

function titlePage(
  front: FrontMatter,
  foreword: readonly ElementContent[],
  story: Story,
  languages: PageContent['languages'],
  lags: readonly Lag[],
): Element {
  return h('header', { className: ['title-page'] }, [
    h('div', { className: ['cartouche'] }, [
      h('h1', front.title),
      ...(front.subtitle ? [h('p', { className: ['subtitle'] }, front.subtitle)] : []),
      ...languageLinks(languages, story.lang),
      h('p', [h('a', { className: ['begin'], href: `#${story.steps[0].id}` }, msg('Begin'))]),
    ]),
    ...(foreword.length > 0 ? [h('div', { className: ['foreword'] }, [...foreword])] : []),
    ...lagNotes(lags),
  ]);
}

function stepElement(
  { step, prose, events, attract, lang, lags }: SetStep,
  before: Step | undefined,
  book: Book,
  alt: string,
  atlas: string | undefined,
): Element {
  const opens = step.chapter !== '' && step.chapter !== before?.chapter;
  const { when } = step.scene;
  const evidence = evidenceOf(events, book, step.id);
  const heading = prose.findIndex((node) => node.type === 'element' && node.tagName === 'h2');
  return h('story-step', { ...writeStep(step), ...(attract ? { attract } : {}) }, [
    h(
      'article',
      { className: opens ? ['card', 'opens-chapter'] : ['card'], ...(lang ? { lang, dir: directionOf(lang) } : {}) },
      [
        ...lagNotes(lags),
        ...(opens ? [h('p', { className: ['chapter'] }, step.chapter)] : []),
        stepStill(step.id, alt),
        ...prose.slice(0, heading + 1),
        h('p', { className: ['dateline'] }, [
          ...(when.edtf ? [h('time', isoDate(when.edtf), dateLabel(when, book.lang))] : []),
          ...(step.where ? [...(when.edtf ? [' · '] : []), h('bdi', step.where)] : []),
        ]),
        ...prose.slice(heading + 1),
        ...(evidence ? [evidence] : []),
        ...(atlas ? [h('p', { className: ['in-atlas'] }, [h('a', { href: atlas }, msg('See it in the atlas'))])] : []),
      ],
    ),
  ]);
}

/** A note for the author of a translation: what is missing in it, with files and lines. */
function lagNotes(lags: readonly Lag[]): readonly Element[] {
  if (lags.length === 0) return [];
  const line = ({ file, line: n, message, hint }: Lag) =>
    h('li', [`${n ? `${file}:${String(n)}` : file}: ${message} `, h('em', hint)]);
  return [
    h('aside', { className: ['lags'], lang: 'en', dir: 'ltr' }, [
      h('strong', 'The translation lags behind its original.'),
      h('ul', lags.map(line)),
    ]),
  ];
}

/** @param ground - the credit of a ground that only a live map has. */
function colophon({ authors }: FrontMatter, ground: string): Element {
  return h('section', { className: ['colophon'] }, [
    ...(authors.length > 0 ? [h('p', authors.join(msg(', ', { id: 'between-names' })))] : []),
    ...(ground
      ? [h('p', msg(str`Map on the screen: ${ground}. The pictures of it, also in print, show a simpler one.`))]
      : []),
  ]);
}
