/** Works in Persian and Russian have their own titles, and Latin titles do not change the order of words in a line. */
import { readFileSync } from 'node:fs';
import { toString as toText } from 'hast-util-to-string';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { SeriesFigure } from '../../src/press/read/figure.ts';
import { readReferences } from '../../src/press/read/evidence.ts';
import { inOwnScript } from '../../src/press/set/bibliography.ts';
import { linkMentions, Mentions } from '../../src/press/set/citations.ts';
import { drawSeries } from '../../src/press/set/figures/series.ts';
import { listed } from '../../src/words/list.ts';

const BIBLIOGRAPHY = 'stories/gilan-1920/evidence/bibliography.json';
const { value: works } = readReferences(BIBLIOGRAPHY, readFileSync(BIBLIOGRAPHY, 'utf8'));
const own = (id: string) => {
  const work = works.get(id);
  return work && inOwnScript(work);
};

describe('a work in its own script', () => {
  test('is written as its readers would look for it', () => {
    expect(own('fakhrai1965')?.text).toBe('فخرایی، ابراهیم. «سردار جنگل». تهران: جاویدان، ۱۳۴۴ (۱۹۶۵).');
    expect(own('genis2000')?.text).toBe(
      'Генис, В. Л. Красная Персия: Большевики в Гиляне, 1920–1921: документальная хроника. Москва: МНПИ, 2000.',
    );
  });

  test('has no letter of another script', () => {
    for (const work of works.values()) {
      const { lang, text = '' } = inOwnScript(work) ?? {};
      if (lang === 'fa') expect(text, work.id).not.toMatch(/[A-Za-z0-9,]/);
      if (lang === 'ru' && work.id !== 'hasanli2011') expect(text, work.id).not.toMatch(/[A-Za-z]/);
    }
  });

  test('is known for most works in Persian and Russian, and for no others', () => {
    for (const lang of ['fa', 'ru']) {
      const all = [...works.values()].filter(({ language }) => language === lang);
      expect(all.filter((work) => inOwnScript(work)).length).toBeGreaterThan(all.length / 2);
    }
    expect([...works.values()].filter((work) => work.language === undefined && inOwnScript(work))).toEqual([]);
  });
});

test('a title in Latin letters within Persian is marked with its language', () => {
  const root = linkMentions(fromMarkdown('به *The Double Life of N.K.* و *جنگل* راه می‌نماید.').children, '', {
    lang: 'fa',
    evidence: { references: works },
    mentions: new Mentions(),
  });
  expect(JSON.stringify(root)).toContain('"hProperties":{"lang":"en","dir":"ltr"}');
  expect(JSON.stringify(root).match(/hProperties/g)).toHaveLength(1);
});

test('lists of names have the separators of their language', () => {
  const plain = (text: string) => text.replace(/\u200f/g, '');
  expect(plain(listed(['تهران', 'قزوین', 'کرج'], 'fa'))).toBe('تهران، قزوین، کرج');
  expect(listed(['Решт', '', 'Казвин'], 'ru')).toBe('Решт, Казвин');
  expect(listed(['Rasht', 'Qazvin'], 'en')).toBe('Rasht, Qazvin');
});

test('a figure over years runs in the reading direction', () => {
  const reading = (x: number) => ({ x, y: x - 1920, margin: 0, measured: true, remark: '' });
  const figure = {
    kind: 'series',
    name: 'level',
    title: '',
    says: '',
    caption: '',
    sources: [],
    unit: 'metres',
    readings: [1900, 1920, 1940].map(reading),
    marks: [],
  } as unknown as SeriesFigure;
  const placeOf = (label: string, lang: string): number => {
    let x = NaN;
    visit(drawSeries(figure, lang), 'element', (node) => {
      const place = /translate\(([\d.]+),/.exec(String(node.properties['transform']));
      if (node.tagName === 'text' && place && toText(node).trim() === label) x = Number(place[1]);
    });
    return x;
  };
  expect(placeOf('1900', 'en')).toBeLessThan(placeOf('1940', 'en'));
  expect(placeOf('1900', 'ru')).toBeLessThan(placeOf('1940', 'ru'));
  expect(placeOf('۱۲۷۹', 'fa')).toBeGreaterThan(placeOf('۱۳۱۹', 'fa'));
});
