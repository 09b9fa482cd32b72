import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GILAN_TRANSLATIONS } from '../../geo/languages.ts';
import { calendarOf } from '../../src/story/calendar.ts';
import {
  directionOf,
  endonym,
  isSolar,
  LANGUAGES,
  localeOf,
  numberMarks,
  scriptOf,
  TRANSLATIONS,
} from '../../src/story/languages.ts';

import { rangeLabel } from '../../src/story/when.ts';
import { inLanguage, listIn, languageShown } from '../../src/words/localized-text.ts';

const root = join(import.meta.dirname, '../..');
const STORY = 'stories/gilan-1920';
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Tables with a name in each language. */
const NAMED = [
  'geo/sources/names.csv',
  'geo/sources/places.csv',
  'geo/sources/lands.csv',
  `${STORY}/evidence/people.csv`,
];
/** Tables with a translation for each language: `control.fa.csv`. */
const TRANSLATED = [
  'geo/sources/places.csv',
  'geo/sources/movements.csv',
  'geo/sources/control.csv',
  `${STORY}/evidence/chronology.csv`,
  `${STORY}/evidence/people.csv`,
];

/** What the interface lacks in a language, as a list. */
function missingWords(lang: string): readonly string[] {
  const config = JSON.parse(read('lit-localize.json')) as { readonly targetLocales: readonly string[] };
  const files = [`src/words/${lang}.xlf`, `src/words/said/${lang}.ts`];
  return [
    ...(config.targetLocales.includes(lang) ? [] : [`“${lang}” in lit-localize.json`]),
    ...files.filter((path) => !existsSync(join(root, path))),
  ];
}

/** What the story of Gilan and its data lack in a language, as a list. */
function missingFor(lang: string): readonly string[] {
  const files = [
    `${STORY}/story.${lang}.md`,
    `geo/layers/words.${lang}.json`,
    ...TRANSLATED.map((path) => path.replace(/\.csv$/, `.${lang}.csv`)),
  ];
  return [
    ...files.filter((path) => !existsSync(join(root, path))),
    ...NAMED.filter((path) => !read(path).slice(0, 500).includes(`name_${lang}`)).map(
      (path) => `the column name_${lang} in ${path}`,
    ),
  ];
}

describe('the languages of the site', () => {
  test.each(TRANSLATIONS)('%s has all the words of the interface', (lang) => {
    expect(missingWords(lang)).toEqual([]);
  });

  test.each(GILAN_TRANSLATIONS)('%s is complete in the story of Gilan: tables, names and the text', (lang) => {
    expect(missingFor(lang)).toEqual([]);
  });

  test('a language that is only in the list is told what it lacks', () => {
    expect(missingWords('fr')).toEqual(['“fr” in lit-localize.json', 'src/words/fr.xlf', 'src/words/said/fr.ts']);
    expect(missingFor('fr')).toEqual([
      `${STORY}/story.fr.md`,
      'geo/layers/words.fr.json',
      ...TRANSLATED.map((path) => path.replace(/\.csv$/, '.fr.csv')),
      ...NAMED.map((path) => `the column name_fr in ${path}`),
    ]);
  });

  test('each have a name, a direction and a calendar that Intl agrees with', () => {
    for (const lang of LANGUAGES) {
      const locale = new Intl.Locale(lang).maximize();
      expect(scriptOf(lang)).toBe(locale.script);
      expect(endonym(lang).toLocaleLowerCase(lang)).toBe(
        new Intl.DisplayNames([lang], { type: 'language' }).of(lang)?.toLocaleLowerCase(lang),
      );
      expect(new Intl.Locale(localeOf(lang)).language).toBe(lang);
      expect(isSolar(lang)).toBe(new Intl.DateTimeFormat(lang).resolvedOptions().calendar === 'persian');
    }
  });

  test('another language has what Intl knows of it, and English texts', () => {
    expect([directionOf('fr'), directionOf('ur'), directionOf('he'), directionOf('fa-AF')]).toEqual([
      'ltr',
      'rtl',
      'rtl',
      'rtl',
    ]);
    expect([endonym('fr'), endonym('az')]).toEqual(['Français', 'Azərbaycan']);
    expect(numberMarks('de')).toEqual({ thousands: '.', decimal: ',' });
    expect(rangeLabel({ edtf: '1920-05-18', from: -18_125, until: -18_125 }, 'de')).toContain('18');
    expect(rangeLabel({ edtf: '1825-10-26/1825-11-04', from: -52_662, until: -52_653 }, 'de')).toBe(
      '26. Oktober\u2009–\u20094. November 1825',
    );
    expect(calendarOf('de').month(4)).toBe('Mai');
    expect([inLanguage({ en: 'Rasht' }, 'fr'), languageShown({ en: 'Rasht' }, 'fr')]).toEqual(['Rasht', 'en']);
    expect(listIn(['Rasht', 'Anzali'], 'de')).toBe('Rasht und Anzali');
  });
});
