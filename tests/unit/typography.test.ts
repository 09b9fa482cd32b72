/**
 * Rules of Persian and Russian typography, checked in all texts that readers see: of the story, its evidence, its
 * figures, the map and the engine.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { actors } from '../../geo/actors.ts';
import { layers } from '../../geo/catalog.ts';
import { documented } from '../../geo/origins.ts';
import { parseStory } from '../../src/press/read/story-file.ts';
import { dateIn } from '../../src/story/reckoning.ts';
import { dayOf } from '../../src/story/when.ts';
import { projectStories } from '../press-fixture.ts';

const root = join(import.meta.dirname, '../..');
type Text = readonly [where: string, text: string];

/** All texts in a value, at any depth. */
const textsIn = (where: string, value: unknown): Text[] =>
  typeof value === 'string'
    ? [[where, value]]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => textsIn(`${where} ${key}`, item))
      : [];

const files = (folder: string, ending: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => join(folder, name))
    : [];

function texts(lang: 'fa' | 'ru'): readonly Text[] {
  const stories = readdirSync(join(root, 'stories'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `stories/${name}`);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const told = stories
    .flatMap((folder) => files(folder, `story.${lang}.md`))
    .flatMap((path) => {
      const { foreword, steps, afterword, front } = parseStory(path, read(path)).value;
      const words = (nodes: typeof foreword) =>
        nodes.map((node) => toString(node).replace(/\s*\[@[^\]]*\]/g, '')).join('\n');
      return [
        [`${path} front`, [front.title, front.subtitle, front.description].join('\n')],
        [`${path} foreword`, words(foreword)],
        ...steps.map(
          ({ attributes, content }) =>
            [
              `${path} ${attributes.id ?? ''}`,
              `${attributes.chapter ?? ''}\n${attributes.where ?? ''}\n${words(content)}`,
            ] as const,
        ),
        [`${path} afterword`, words(afterword)],
      ] as const;
    });
  const tables = [
    ...stories.flatMap((folder) => files(`${folder}/evidence`, `.${lang}.csv`)),
    ...files('geo/sources', `.${lang}.csv`),
  ].flatMap((path) =>
    (parse(read(path), { columns: true }) as Readonly<Record<string, string>>[]).flatMap((row) =>
      Object.entries(row)
        .filter(([column]) => column !== 'id')
        .map(([column, text]): Text => [`${path} ${row['id'] ?? ''} ${column}`, text]),
    ),
  );
  const names = ['places', 'names'].flatMap((name) =>
    (parse(read(`geo/sources/${name}.csv`), { columns: true }) as Readonly<Record<string, string>>[]).map(
      (row): Text => [`${name} ${row['id'] ?? ''}`, row[`name_${lang}`] ?? ''],
    ),
  );
  const figures = stories
    .flatMap((folder) => files(`${folder}/figures`, `.${lang}.yaml`))
    .flatMap((path) => {
      const data = parseYaml(read(path)) as Readonly<Record<string, unknown>>;
      return textsIn(path, data);
    });
  const catalog = [
    ...textsIn(
      'layers',
      layers.map(({ title, legend, marker }) => ({
        title,
        legend: legend.map(({ label, note }) => ({ label, note })),
        said: marker?.label,
      })),
    ),
    ...textsIn(
      'datasets',
      documented.map(({ title, source, method, credit }) => ({ title, source, method, credit })),
    ),
    ...textsIn(
      'actors',
      Object.values(actors).map(({ label }) => label),
    ),
  ].filter(([where]) => where.endsWith(` ${lang}`));
  const engine = [
    ...read(`src/words/${lang}.xlf`).matchAll(/<trans-unit id="([^"]+)">[\s\S]*?<target>([\s\S]*?)<\/target>/g),
  ].map(([, id = '', text = '']): Text => [`words ${id}`, text.replace(/<x [^>]*>/g, '◌').replace(/&amp;/g, '&')]);
  return [...told, ...tables, ...names, ...figures, ...catalog, ...engine];
}

/** Texts that break a rule, with the part that breaks it. */
const breaking = (all: readonly Text[], rule: RegExp) =>
  all.flatMap(([where, text]) =>
    [...text.matchAll(rule)].map(
      ({ 0: found, index }) => `${where}: …${text.slice(Math.max(0, index - 12), index + found.length + 12)}…`,
    ),
  );

describe('Persian', () => {
  const all = texts('fa');
  test('is there', () => expect(all.filter(([, text]) => /[\u0600-\u06ff]/.test(text)).length).toBeGreaterThan(1000));

  test.each<[string, RegExp]>([
    ['no Arabic ye, kaf or digits', /[يكى٠-٩]/g],
    [
      'no Western digits among Persian letters',
      /(?<=[\u0620-\u06cc] ?)[0-9]|(?<![A-Za-z][ -]?[0-9]*)[0-9](?= ?[\u0620-\u06cc])/g,
    ],
    ['no straight or English quotation marks', /["“”‘’]|(?<![A-Za-z])'|'(?![A-Za-z])/g],
    ['no Latin comma, semicolon or question mark after a Persian word', /(?<=[\u0600-\u06ff])[,;?]/g],
    ['a half-space after the verb’s prefix', /(?<![\u0600-\u06ff\u200c])(?:ن?می) (?=[\u0600-\u06ff])/g],
    ['a half-space before the plural', /[\u0600-\u06ff] (?:ها|های|هایی|هایش|هایشان)(?![\u0600-\u06ff])/g],
    [
      'no plural or verb grown to its word',
      /(?<![\u0600-\u06ff\u200c])(?:می(?:شود|کند|کنند|شوند|رود|روند|گوید|گویند|دهد|دهند|آید|آیند|توان|خواند|ماند|رسد|داند|گیرد|گذارد|سازد|نامد|نامند|کوشید|کرد|کردند|رفت|رفتند|بود)|نمی(?:شود|کند|توان|دهد|داند|رود))(?![\u0600-\u06ff])/g,
    ],
    ['a half-space before the comparative', /[\u0600-\u06ff] (?:تر|ترین)(?![\u0600-\u06ff])/g],
    ['no space before a mark, and one after it', /\s[،؛؟](?!\s*$)|[،؛؟](?=[\u0620-\u064a])/g],
    ['no half-space at the edge of a word', /\u200c(?=[\s.،؛:()«»]|$)|(?<=[\s(«])\u200c|\u200c\u200c/g],
    ['no two spaces', / {2}/g],
    ['a minus that stays with its number', /(?<!\u200e)−(?=[۰-۹])/g],
  ])('%s', (_, rule) => expect(breaking(all, rule)).toEqual([]));

  const GREGORIAN = 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'.split(' ');
  const SOLAR = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');

  test('each day that is given by both calendars is the same day', () => {
    const both = new RegExp(
      `([۰-۹]{1,2}) (${SOLAR.join('|')})(?: ([۰-۹]{4}))? \\(([۰-۹]{1,2}) (${GREGORIAN.join('|')})ٔ?(?: ([۰-۹]{4}))?\\)`,
      'g',
    );
    const number = (text: string) => Number(text.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit))));
    const pad = (n: number) => String(n).padStart(2, '0');
    let seen = 0;
    const wrong = all.flatMap(([where, text]) =>
      [...text.matchAll(both)].flatMap(([said, date = '', month = '', year, day = '', name = '', common]) => {
        seen += 1;
        // Without a year, all years of the story are tried.
        const years = common ? [number(common)] : Array.from({ length: 45 }, (_, n) => 1900 + n);
        const same = years.some((one) => {
          const found = dayOf(`${String(one)}-${pad(GREGORIAN.indexOf(name) + 1)}-${pad(number(day))}`);
          const solar = found === undefined ? undefined : dateIn(found, 'persian');
          return (
            solar?.day === number(date) &&
            SOLAR[solar.month - 1] === month &&
            (year === undefined || solar.year === number(year))
          );
        });
        return same ? [] : [`${where}: ${said}`];
      }),
    );
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });

  test('the solar date first, and the Gregorian one in brackets', () =>
    expect(
      breaking(
        all,
        new RegExp(
          `(?<![\\p{L}])(?:${GREGORIAN.join('|')})ٔ?(?: [۰-۹]{4})? \\((?:[^()]*[^()\\p{L}])?(?:${SOLAR.join('|')})(?!\\p{L})|(?<![۰-۹])۱۹[۰-۹]{2} \\(۱[۲۳][۰-۹]{2}`,
          'gu',
        ),
      ),
    ).toEqual([]));

  // Numbers that the press makes: axes, counts, coordinates, numbers of notes.
  test('no Western digits anywhere in its pages, but in what is foreign', () => {
    const found: string[] = [];
    const look = (node: Nodes, lang: string) => {
      if (node.type === 'text' && lang === 'fa' && /[0-9]/.test(node.value.replace(/[A-Za-z][^\u0600-\u06ff]*/g, '')))
        found.push(node.value);
      if ('children' in node)
        for (const child of node.children)
          look(child, node.type === 'element' ? String(node.properties['lang'] ?? lang) : lang);
    };
    for (const { story, html } of projectStories().value) {
      if (story.lang === 'fa') look(fromHtml(html), '');
    }
    expect(found).toEqual([]);
  });

  test('no old words for directions: شرق and غرب throughout', () =>
    expect(breaking(all, /خاور(?!میانه)|باختر(?!ی‌ها)/g)).toEqual([]));
});

describe('Russian', () => {
  const all = texts('ru');
  test('is there', () => expect(all.filter(([, text]) => /[а-яё]/i.test(text)).length).toBeGreaterThan(1000));

  test.each<[string, RegExp]>([
    ['no straight or English quotation marks', /["“”]|(?<![A-Za-z])'(?![A-Za-z])/g],
    ['a dash, and not a hyphen or a short one, between words', /\s[-–]\s/g],
    ['no hyphen between numbers', /(?<=\d)-(?=\d)/g],
    ['a space on either side of a dash', /[а-яё]—|—[а-яё]/gi],
    ['no two spaces, and none before a mark', / {2}|\s[,.;:!?](?!\.)/g],
    ['no Latin letter within a Russian word', /[а-яё][a-z]|[a-z][а-яё]/gi],
    ['no number parted from its thousands by a comma', /\d,\d{3}(?!\d)/g],
  ])('%s', (_, rule) => expect(breaking(all, rule)).toEqual([]));

  // The rule of this project: ё is written wherever it is spoken.
  test('ё where it is spoken', () => {
    expect(
      breaking(
        all,
        /(?<![а-яё])(?:еще|ее|нее|свое|мое|твое|объем\p{L}*|прием|подъем\p{L}*|отчет\p{L}*|расчет\p{L}*|счет|учет|(?:по|во|у|про|при|пере|на|до)?шел|(?:при|про|в|у|по|за|пере)?вел|трех|четырех|шелк(?:а|ом|у|е)?|черн(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых)|тяжел\p{L}+|вооруженн\p{L}+|определенн\p{L}+|утвержден|осужден|освобожден|учрежден|казнен|партнер\p{L}*|актер\p{L}*|самолет\p{L}*|вперед|зелен(?:ый|ая|ые)|желт\p{L}+|Петр|Федор|Семен|Орел)(?![а-яё])/giu,
      ),
    ).toEqual([]);
  });
});
