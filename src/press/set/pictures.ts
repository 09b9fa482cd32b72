import type { Element } from 'hast';
import { h } from 'hastscript';
import { NARROW, stillPath, STILLS } from '../../drawing/still-sizes.ts';
import { CARD } from '../stills/share-card.ts';

/** The still of a step in both sizes, loaded lazily. `base`: path from the page to the story's page. */
function picture(step: string, alt: string, base: string): Element {
  const { width, height } = STILLS.wide;
  return h('picture', [
    h('source', { media: NARROW, srcSet: base + stillPath(step, 'narrow') }),
    // Large drawings: decoded asynchronously, so that the text does not wait for them.
    h('img', { src: base + stillPath(step, 'wide'), alt, width, height, decoding: 'async', loading: 'lazy' }),
  ]);
}

/** The address of a step's preview, from the story's page. The build replaces it by the picture as a data URL. */
export const previewPath = (step: string, theme: 'day' | 'night'): string => `stills/${step}.${theme}.webp`;
/** Matches such an address in a page. Groups: step, theme. */
export const PREVIEW_ADDRESS = /(?<=")stills\/([\w-]+)\.(day|night)\.webp(?=")/g;

/**
 * The preview of a step's map, shown until the map is ready: a few hundred bytes in the page, as large as the still.
 * The still itself would take a second or two to draw without a GPU, before the first text is visible. Its alternative
 * text is in its step.
 */
export function stagePreview(step: string, alt: string): Element {
  const { width, height } = STILLS.wide;
  return h('picture', { className: ['still'] }, [
    h('source', { media: '(prefers-color-scheme: dark)', srcSet: previewPath(step, 'night') }),
    h('img', { src: previewPath(step, 'day'), alt, width, height }),
  ]);
}

/** The still of a step within its text, for print and for readers without scripts. */
export const stepStill = (step: string, alt: string, base = ''): Element =>
  h('figure', { className: ['still'] }, [picture(step, alt, base)]);

/** The path of a step's share page, from the story's page. */
export const sharePath = (step: string): string => `share/${step}/`;
/** The name of its picture, in the same folder. */
export const CARD_NAME = 'card.jpg';

export interface Shared {
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly lang: string;
  readonly type: 'article' | 'website';
  /** The address of the page; absolute if the address of the site is known. */
  readonly url: string;
  /**
   * The absolute address of its picture; undefined if the address of the site is not known, because Open Graph does not
   * allow relative ones.
   */
  readonly image: string | undefined;
  readonly alt: string;
}

/** Metadata that other sites show for a link to the page (Open Graph, https://ogp.me). */
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
