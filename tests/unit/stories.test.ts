import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { toString } from 'mdast-util-to-string';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseStory } from '../../src/press/read/story-file.ts';
import { report } from '../../src/press/faults.ts';
import { projectStories } from '../press-fixture.ts';

const root = new URL('../..', import.meta.url).pathname;
const pressed = projectStories();

test('every shipped story reads without an error, and every layer, place, person, event and source it names exists', () => {
  expect(pressed.faults.length === 0 ? '' : report(pressed.faults)).toBe('');
  expect(pressed.value.length).toBeGreaterThan(0);
});

test('the pages hold no address of another site that a browser would fetch', () => {
  for (const { html } of pressed.value)
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
});

const stories = readdirSync(`${root}/stories`).filter((name) => existsSync(`${root}/stories/${name}/crosswalk.csv`));

describe.each(stories)('%s', (id) => {
  const folder = `${root}/stories/${id}`;
  const { value: story } = parseStory('story.en.md', readFileSync(`${folder}/story.en.md`, 'utf8'));
  const steps = new Map(
    story.steps.map(({ attributes, content }) => [
      attributes.id ?? '',
      { when: attributes.when ?? '', events: (attributes.events ?? '').split(' '), content },
    ]),
  );
  const words = (nodes: readonly unknown[]) =>
    nodes
      .map((node) => toString(node, { includeImageAlt: false }))
      .join(' ')
      .replace(/\[@[^\]]*\]/g, '')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

  interface Clause {
    readonly statement: string;
    readonly clause: string;
    readonly events: string;
    readonly step: string;
    readonly [lang: string]: string;
  }
  const clauses: readonly Clause[] = parse(readFileSync(`${folder}/crosswalk.csv`, 'utf8'), { columns: true });
  const languages = ['en', 'fa', 'ru'].filter((lang) => existsSync(`${folder}/story.${lang}.md`));

  describe.each(languages)('the article’s clauses in %s', (lang) => {
    const told = parseStory(`story.${lang}.md`, readFileSync(`${folder}/story.${lang}.md`, 'utf8')).value;
    const text = (nodes: readonly unknown[]) => nodes.map((node) => toString(node)).join(' ');
    const texts = new Map([
      ...told.steps.map(({ attributes, content }) => [attributes.id ?? '', text(content)] as const),
      ['afterword', text(told.afterword)] as const,
    ]);
    // An empty cell is not checked, because a translation may be newer than this table.
    const checked = clauses.filter((row) => row[lang]);
    test('are all there', () => expect(checked.length).toBe(clauses.length));
    test.each(checked.map((row) => [`${row.step}: ${row.statement} ${row.clause}`, row] as const))('%s', (_, row) => {
      expect(texts.get(row.step)?.replace(/\s+/g, ' ')).toMatch(new RegExp(row[lang] ?? '', 'us'));
    });
  });

  test('the events of the article’s clauses belong to the steps that tell them', () => {
    const lost = clauses.flatMap(({ step, events }) =>
      events
        .split(';')
        .filter((event) => event && !steps.get(step)?.events.includes(event))
        .map((event) => `${step}: ${event}`),
    );
    expect(lost).toEqual([]);
  });

  test('each step has 80 to 150 words of prose, a citation and an event', () => {
    for (const [step, { content, events }] of steps) {
      const prose = content.filter(({ type }) => type !== 'heading');
      expect(words(prose), step).toBeGreaterThanOrEqual(80);
      expect(words(prose), step).toBeLessThanOrEqual(150);
      expect(prose.map((node) => toString(node)).join(' '), step).toMatch(/\[@/);
      expect(events.filter(Boolean), step).not.toEqual([]);
    }
  });

  test('a person or a place is linked once, at its first mention', () => {
    const links = [...readFileSync(`${folder}/story.en.md`, 'utf8').matchAll(/\]\(#((?:person|place)-[\w-]+)\)/g)].map(
      ([, link]) => link,
    );
    expect(links.filter((link, n) => links.indexOf(link) !== n)).toEqual([]);
  });

  test('the years before 1922 have no Soviet Union, but where the article’s usage is told', () => {
    const uses = [...steps]
      .filter(
        ([, { when, content }]) =>
          when < '1922-12-30' && content.some((node) => toString(node).includes('Soviet Union')),
      )
      .map(([step]) => step);
    expect(uses).toEqual(['coup']);
  });
});
