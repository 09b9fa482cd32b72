import { LANGUAGES, scriptOf, type Script } from '../story/languages.ts';
import type { SiteOptions } from './site.ts';

const literata = (script: string, style: string) =>
  `/node_modules/@fontsource-variable/literata/files/literata-${script}-wght-${style}.woff2`;
const naskh = (script: string) =>
  `/node_modules/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-${script}-wght-normal.woff2`;

const STYLES = ['normal', 'italic'];

/** The fonts that the first view of a page needs, by script. `entries/fonts.css` says where each is used. */
const FONTS: Readonly<Record<Script, readonly string[]>> = {
  Latn: STYLES.map((style) => literata('latin', style)),
  Cyrl: ['cyrillic', 'latin'].flatMap((subset) => STYLES.map((style) => literata(subset, style))),
  Arab: [naskh('arabic'), naskh('latin')],
};

/** The files that the pages load, as paths from the project's folder. Vite replaces them by the built addresses. */
export function siteAssets(site: string | undefined, version: string): SiteOptions['assets'] {
  const icon = '/src/entries/icon.svg';
  const fonts = [...new Set(Object.values(FONTS).flat())];
  const fontsFor = Object.fromEntries(LANGUAGES.map((lang) => [lang, FONTS[scriptOf(lang)]]));
  return {
    story: {
      script: '/src/entries/story.ts',
      style: '/src/entries/page.css',
      icon,
      fonts: FONTS.Latn,
      fontsFor,
      site,
    },
    atlas: {
      script: '/src/entries/atlas.ts',
      style: '/src/entries/atlas.css',
      gate: '/src/entries/atlas-gate.ts',
      icon,
      fonts: FONTS.Latn,
    },
    front: { script: '/src/entries/front.ts', style: '/src/entries/front.css', icon, fonts },
    notFound: {
      script: '/src/entries/not-found.ts',
      style: '/src/entries/not-found.css',
      icon,
      base: basePath(site),
    },
    kiosk: { script: '/src/entries/kiosk.ts', setup: '/src/entries/kiosk-setup.ts', icon, fonts, version },
  };
}

/** The address of the site, with a slash at its end. @param written - the value of the environment variable. */
export const siteAddress = (written: string | undefined): string | undefined =>
  written ? new URL(written.replace(/\/*$/, '/')).href : undefined;

/** The path of the site's root on its server; `/` if its address is not known. */
export const basePath = (site: string | undefined): string => (site === undefined ? '/' : new URL(site).pathname);
