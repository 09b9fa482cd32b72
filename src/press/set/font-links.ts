import type { Element } from 'hast';
import { h } from 'hastscript';
import { WIDE } from '../../drawing/still-sizes.ts';

/**
 * Has the browser fetch the fonts before its style sheet asks for them: on wide screens only. A small one, which may be
 * on a slow network, does without at first; see `player/kept-fonts.ts`.
 */
export const fontLinks = (fonts: readonly string[]): readonly Element[] =>
  fonts.map((href) =>
    h('link', {
      rel: 'preload',
      as: 'font',
      type: 'font/woff2',
      crossOrigin: 'anonymous',
      media: WIDE,
      href,
    }),
  );
