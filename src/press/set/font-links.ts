import type { Element } from 'hast';
import { h } from 'hastscript';
import { WIDE } from '../../drawing/still-sizes.ts';

/**
 * Preload links for fonts, on wide screens only. Small screens, which may be on a slow network, do without them at
 * first: see `player/kept-fonts.ts`.
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
