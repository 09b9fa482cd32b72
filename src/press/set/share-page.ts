import { msg } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Story } from '../../story/story.ts';
import { directionOf } from '../../story/languages.ts';
import type { CardText } from '../stills/share-card.ts';
import { dateLabel } from '../dates.ts';
import { FIRST_PAINT_SCRIPT } from './first-paint-script.ts';
import { CONTENT_SECURITY_POLICY } from '../policy.ts';
import { pageHtml } from './page-head.ts';
import type { SetStep } from './story-page.ts';
import { CARD_NAME, openGraph, sharePath, stepStill } from './pictures.ts';

/** The share page of one step. It exists because crawlers ignore the fragment of an address. */
export interface SharePage {
  readonly step: string;
  /** Path from the root of the site. */
  readonly path: string;
  readonly html: string;
  readonly card: CardText;
}

export interface ShareContent {
  readonly story: Story;
  readonly set: SetStep;
  /** A description of the scene. */
  readonly alt: string;
  /** The folder of the story's page, from the root of the site, such as `gilan-1920/en/`. */
  readonly home: string;
  /** The absolute address of the site, with a slash at its end; undefined if it is not known. */
  readonly site: string | undefined;
}

/** The path of the style sheet of these pages, from the root of the site. */
export const SHARE_STYLE = 'share.css';

/** The number of characters of a description that most sites show. */
const LONGEST = 220;

export function sharePage({ story, set, alt, home, site }: ShareContent): SharePage {
  const { step, prose } = set;
  const { lang } = story;
  // share/<step>/ is two folders below the story's page.
  const base = '../../';
  const up = base + home.replace(/[^/]+\//g, '../');
  const [first] = prose.filter((node): node is Element => node.type === 'element' && node.tagName === 'p');
  const paragraph = plain(first);
  const path = home + sharePath(step.id);
  const address = (relative: string, absolute: string) => (site ? new URL(absolute, site).href : relative);
  const dateline = [dateLabel(step.scene.when, lang), step.where].filter(Boolean).join(' · ');
  const description = sentences(paragraph);
  const html = pageHtml({
    html: { lang, dir: directionOf(lang) },
    head: {
      title: `${step.title} – ${story.title}`,
      description,
      policy: CONTENT_SECURITY_POLICY,
      more: [
        h('link', { rel: 'canonical', href: address(base, home) }),
        h('script', { src: up + FIRST_PAINT_SCRIPT }),
        h('link', { rel: 'stylesheet', href: up + SHARE_STYLE }),
        ...openGraph({
          title: step.title,
          description,
          site: story.title,
          lang,
          type: 'article',
          alt,
          url: address('./', path),
          image: site ? new URL(path + CARD_NAME, site).href : undefined,
        }),
      ],
    },
    body: [
      h('main', [
        h('p', { className: ['from'] }, [h('a', { href: base }, story.title)]),
        stepStill(step.id, alt, base),
        h('h1', step.title),
        h('p', { className: ['dateline'] }, dateline),
        h('p', paragraph),
        h('p', [h('a', { className: ['on'], href: `${base}#${step.id}` }, msg('Read on'))]),
      ]),
    ],
  });
  return {
    step: step.id,
    path: `${path}index.html`,
    html,
    card: { title: step.title, dateline, story: story.title, rtl: directionOf(lang) === 'rtl' },
  };
}

/** The text of a paragraph without its note numbers. */
function plain(paragraph: Element | undefined): string {
  const kept = (node: ElementContent): boolean =>
    !(node.type === 'element' && (node.properties['className'] as readonly string[] | undefined)?.includes('citation'));
  const words = (paragraph?.children ?? [])
    .filter(kept)
    .map((node) => toString(node))
    .join('');
  return words
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;:])/g, '$1')
    .trim();
}

/** As many whole sentences as fit into {@link LONGEST} characters; if not one fits, the start of the first. */
export function sentences(text: string): string {
  if (text.length <= LONGEST) return text;
  const ends = [...text.slice(0, LONGEST).matchAll(/[.!?؟](?=\s)/g)].map(({ index }) => index + 1);
  const end = ends.at(-1);
  return end !== undefined && end > LONGEST / 3
    ? text.slice(0, end)
    : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
