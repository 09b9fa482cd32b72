import type { Element } from 'hast';
import { h } from 'hastscript';
import { NARROW, stillPath, STILLS } from '../../drawing/still-sizes.ts';
import { CARD } from '../stills/card.ts';

/** The still of a step in both sizes, fetched when it is near. `base`: from the page to that of its story. */
function picture(step: string, alt: string, base: string): Element {
  const { width, height } = STILLS.wide;
  return h('picture', [
    h('source', { media: NARROW, srcSet: base + stillPath(step, 'narrow') }),
    // Large drawings: decoded asynchronously, so that the text does not wait for them.
    h('img', { src: base + stillPath(step, 'wide'), alt, width, height, decoding: 'async', loading: 'lazy' }),
  ]);
}

/** The address of the very small picture of a step's map, from the page of its story. The build puts the file in. */
export const previewPath = (step: string, theme: 'day' | 'night'): string => `stills/${step}.${theme}.webp`;
/** Such an address in a page: the step and the theme. */
export const PREVIEW_ADDRESS = /(?<=")stills\/([\w-]+)\.(day|night)\.webp(?=")/g;

/**
 * What holds the place of the map until it is there: a few hundred bytes within the page, as large as the still would
 * be. The still itself is a large drawing, and software takes a second or two for it before the first text is seen.
 * What it shows is said in its step.
 */
export function stagePreview(step: string, alt: string): Element {
  const { width, height } = STILLS.wide;
  return h('picture', { className: ['still'] }, [
    h('source', { media: '(prefers-color-scheme: dark)', srcSet: previewPath(step, 'night') }),
    h('img', { src: previewPath(step, 'day'), alt, width, height }),
  ]);
}

/** The still of a step within its text, for paper and for readers without scripts. */
export const stepStill = (step: string, alt: string, base = ''): Element =>
  h('figure', { className: ['still'] }, [picture(step, alt, base)]);

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
