import { msg, str } from '@lit/localize';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { atlas as beginning } from '../../../geo/atlas.ts';
import { DATA } from '../../atlas/core/data-address.ts';
import type { Dataset, Layer, Localized, Origin } from '../../../geo/layer.ts';
import { directionOf, endonym } from '../../story/languages.ts';
import { inLanguage, languageShown } from '../../words/localized-text.ts';
import type { StoryText } from '../resolve/story.ts';
import { fileNote } from './file-note.ts';
import { pageHtml } from './page-head.ts';

/** The files of the atlas's page, and of the page that redirects to it. */
export interface AtlasAssets {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** The module that redirects from the atlas's address to its page in the reader's language. */
  readonly gate: string;
}

export interface AtlasCatalog {
  readonly layers: readonly Layer[];
  readonly datasets: readonly (Dataset & Origin)[];
}

/** The folder of the atlas, from the root of the site. */
export const ATLAS = 'atlas/';
export const atlasPath = (lang: string) => `${ATLAS}${lang}/index.html`;
export const evidencePath = (lang: string) => `${ATLAS}evidence.${lang}.json`;

/** The languages of the site, without repetitions, that of its first story first. */
export const siteLanguages = (pages: readonly StoryText[]): readonly string[] => [
  ...new Set(pages.map(({ story }) => story.lang)),
];

/** The stories of the site in a language; a story that is not in that language is in its original one. */
export function storiesIn<T extends StoryText>(pages: readonly T[], lang: string): readonly T[] {
  const ids = [...new Set(pages.map(({ story }) => story.id))];
  return ids.flatMap((id) => {
    const versions = pages.filter(({ story }) => story.id === id);
    return versions.find(({ story }) => story.lang === lang) ?? versions[0] ?? [];
  });
}

/**
 * The page of the atlas in one language. Map and search need scripts; without them, readers get the data with its
 * sources and licences.
 */
export function atlasPage(
  lang: string,
  pages: readonly StoryText[],
  { layers, datasets }: AtlasCatalog,
  { script, style, icon, fonts }: AtlasAssets,
): string {
  const stories = storiesIn(pages, lang);
  const title = stories.length === 1 && stories[0] ? msg(str`Atlas: ${stories[0].title}`) : msg('Atlas');
  const langs = siteLanguages(pages);
  const home = (path: string) => `../../${path.replace(/index\.html$/, '')}`;
  const shown = datasets.filter(({ id }) => layers.some(({ dataset }) => dataset === id));
  return pageHtml({
    html: { lang, dir: directionOf(lang), dataRoot: '../../' },
    head: {
      title,
      viewport: 'width=device-width, initial-scale=1, interactive-widget=resizes-content',
      icon,
      fonts,
      style,
      script,
      more: [describedData(lang, title)],
    },
    body: [
      fileNote(),
      h('atlas-page', { langs: [lang, ...langs.filter((one) => one !== lang)].join(' ') }, [
        h('div', { slot: 'map', className: ['map'] }),
        h(
          'p',
          { slot: 'stories', className: ['stories'] },
          stories.map(({ path, title: name, story }) =>
            h(
              'a',
              { href: home(path), ...(story.lang === lang ? {} : { lang: story.lang, hrefLang: story.lang }) },
              name,
            ),
          ),
        ),
        ...(langs.length > 1
          ? [
              h(
                'p',
                { slot: 'languages', className: ['languages'] },
                langs
                  .filter((one) => one !== lang)
                  .map((one) =>
                    h('a', { href: `../${one}/`, lang: one, hrefLang: one, translate: 'no' }, endonym(one)),
                  ),
              ),
            ]
          : []),
        h('main', { className: ['without'] }, [
          h('h1', title),
          h(
            'p',
            msg('The map of the atlas, and its questions, need scripts. Here is what it is made of, to be taken away.'),
          ),
          h('p', [h('a', { href: `../../${DATA}data.zip`, download: '' }, msg('All data in one package'))]),
          ...shown.map((dataset) => datasetEntry(dataset, lang)),
        ]),
      ]),
    ],
  });
}

/** What the data is, for search engines and catalogues: schema.org's `Dataset`, in JSON-LD. */
function describedData(lang: string, name: string): Element {
  const { data, years, terms } = beginning;
  const file = (path: string, encodingFormat: string) => ({
    '@type': 'DataDownload',
    contentUrl: `../../${DATA}${path}`,
    encodingFormat,
  });
  const description = {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name,
    description: inLanguage(terms.description, lang),
    inLanguage: lang,
    license: terms.licence.url,
    isAccessibleForFree: true,
    temporalCoverage: `${years.from}/${years.until}`,
    spatialCoverage: { '@type': 'Place', name: data.place },
    distribution: [
      file('data.zip', 'application/zip'),
      file('datapackage.json', 'application/json'),
      ...beginning.records.flatMap(({ dataset }) => [
        file(`${dataset}.json`, 'application/ld+json'),
        file(`${dataset}.geojson`, 'application/geo+json'),
        file(`${dataset}.csv`, 'text/csv'),
      ]),
    ],
  };
  // Text of a script ends at the first `</`.
  return h('script', { type: 'application/ld+json' }, JSON.stringify(description).replaceAll('<', '\\u003c'));
}

function datasetEntry(
  { title, source, method, licence, credit, delivery }: Dataset & Origin,
  lang: string,
): ElementContent {
  const prose = (text: Localized) => [h('bdi', { lang: languageShown(text, lang) }, inLanguage(text, lang)), '. '];
  return h('section', [
    h('h2', inLanguage(title, lang)),
    h('p', [...prose(source), ...prose(method)]),
    h('p', [...prose(credit), h('a', { href: licence.url, rel: 'license', lang: 'en', dir: 'ltr' }, licence.name)]),
    ...(delivery.kind === 'geojson'
      ? [h('p', [h('a', { href: `../../${delivery.path}`, download: '' }, msg('Download, GeoJSON'))])]
      : []),
  ]);
}

/** The page at the atlas's address. A script redirects and keeps the fragment; without scripts there are links. */
export function atlasGate(pages: readonly StoryText[], { gate, icon }: AtlasAssets): string {
  const langs = siteLanguages(pages);
  return pageHtml({
    html: { lang: langs[0] ?? 'en', dataLangs: langs.join(' ') },
    head: { title: msg('Atlas'), icon, script: gate },
    body: [
      h('main', [
        h('h1', msg('Atlas')),
        h(
          'ul',
          langs.map((lang) =>
            h('li', [h('a', { href: `${lang}/`, lang, hrefLang: lang, translate: 'no' }, endonym(lang))]),
          ),
        ),
      ]),
    ],
  });
}
