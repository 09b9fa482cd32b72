import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptedLanguages, pageMeant } from '../../src/press/page-meant.ts';

const PAGES = [
  '',
  'gilan-1920/en/',
  'gilan-1920/fa/',
  'gilan-1920/ru/',
  'gilan-1920/en/share/landing/',
  'gilan-1920/ru/share/landing/',
  'atlas/',
  'atlas/en/',
  'atlas/fa/',
  'kiosk/',
  'kiosk/setup/',
];
const meant = (path: string, ...languages: readonly string[]) => pageMeant(path, { pages: PAGES, languages });

test.each([
  ['no slash', 'gilan-1920/en', 'gilan-1920/en/'],
  ['no slash below another page', 'kiosk/setup', 'kiosk/setup/'],
  ['the wrong case', 'Gilan-1920/EN/', 'gilan-1920/en/'],
  ['the wrong case and no slash', 'ATLAS/fa', 'atlas/fa/'],
  ['slashes twice', 'gilan-1920//en//', 'gilan-1920/en/'],
  ['the name of the file in the wrong case', 'gilan-1920/en/Index.htm', 'gilan-1920/en/'],
  ['a page of a step', 'gilan-1920/en/share/landing', 'gilan-1920/en/share/landing/'],
])('a path with %s means its page', (_, path, page) => {
  expect(meant(path)).toBe(page);
});

test('an unknown language means the page in the reader’s language, and otherwise in the first', () => {
  expect(meant('gilan-1920/de/')).toBe('gilan-1920/en/');
  expect(meant('gilan-1920/de', 'ru-RU', 'en')).toBe('gilan-1920/ru/');
  expect(meant('atlas/de/', 'ru')).toBe('atlas/en/');
  expect(meant('gilan-1920/de/share/landing/', 'ru')).toBe('gilan-1920/ru/share/landing/');
});

test('a language of a country means the language', () => {
  expect(meant('gilan-1920/fa-IR/', 'en')).toBe('gilan-1920/fa/');
  expect(meant('gilan-1920/en_GB/', 'ru')).toBe('gilan-1920/en/');
});

test('a story without a language means that of the reader', () => {
  expect(meant('gilan-1920/', 'fa')).toBe('gilan-1920/fa/');
  expect(meant('gilan-1920')).toBe('gilan-1920/en/');
});

test('an address that is similar to no page has no meaning', () => {
  for (const path of ['nothing/here', 'gilan-1921/en/', 'gilan-1920/en/landing/', 'layers/sea.geojson', 'favicon.ico'])
    expect(meant(path, 'fa'), path).toBeUndefined();
});

test('a path only ever leads to a page that exists, and a page to itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webPath()), fc.array(fc.string()), (path, languages) => {
      const page = pageMeant(path, { pages: PAGES, languages });
      if (page !== undefined) expect(PAGES).toContain(page);
    }),
  );
  for (const page of PAGES) expect(meant(page, 'ru')).toBe(page);
});

test('the languages that a browser accepts are in the order of their weights', () => {
  expect(acceptedLanguages('de;q=0.5, fa-IR, en;q=0.8,*;q=0')).toEqual(['fa-IR', 'en', 'de']);
  expect(acceptedLanguages(undefined)).toEqual([]);
});
