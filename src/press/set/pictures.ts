import type { Element } from 'hast';
import { h } from 'hastscript';
import { NARROW, stillPath, STILLS } from '../../drawing/still-frame.ts';
import { CARD } from '../stills/card.ts';

/** The still of a step in both sizes. `base`: from the page to that of its story. */
function picture(step: string, alt: string, more: Readonly<Record<string, string>>, base = ''): Element {
  const { width, height } = STILLS.wide;
  return h('picture', [
    h('source', { media: NARROW, srcSet: base + stillPath(step, 'narrow') }),
    // Large drawings: the text does not wait for them.
    h('img', { src: base + stillPath(step, 'wide'), alt, width, height, decoding: 'async', ...more }),
  ]);
}

/** The still that holds the place of the map until it is there. What it shows is said in its step. */
export function stageStill(step: string, alt: string): Element {
  const element = picture(step, alt, { fetchpriority: 'high' });
  return { ...element, properties: { className: ['still'] } };
}

/** The still of a step within its text, for paper and for readers without scripts. */
export const stepStill = (step: string, alt: string, base = ''): Element =>
  h('figure', { className: ['still'] }, [picture(step, alt, { loading: 'lazy' }, base)]);

/** Where a step's own page is, from that of its story. */
export const sharePath = (step: string): string => `share/${step}/`;
/** Where its picture is, from there. */
export const CARD_NAME = 'card.jpg';

export interface Shared {
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly lang: string;
  readonly type: 'article' | 'website';
  /** Of the page; absolute where the address of the site is known. */
  readonly url: string;
  /** The absolute address of its picture; undefined where the address of the site is not known: Open Graph has no
   * relative addresses. */
  readonly image: string | undefined;
  readonly alt: string;
}

/** What other places show of a link to a page (Open Graph, https://ogp.me). */
export function openGraph({ title, description, site, lang, type, url, image, alt }: Shared): readonly Element[] {
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', type],
    ['og:title', title],
    ...(description ? [['og:description', description] as const] : []),
    ['og:site_name', site],
    ['og:locale', lang.replace('-', '_')],
    ['og:url', url],
    ...(image === undefined
      ? []
      : ([
          ['og:image', image],
          ['og:image:type', 'image/jpeg'],
          ['og:image:width', String(CARD.width)],
          ['og:image:height', String(CARD.height)],
          ['og:image:alt', alt],
        ] as const)),
  ];
  return [
    ...properties.map(([property, content]) => h('meta', { property, content })),
    h('meta', { name: 'twitter:card', content: image === undefined ? 'summary' : 'summary_large_image' }),
  ];
}
