import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { toString } from 'mdast-util-to-string';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseStory } from '../../src/press/read/story-file.ts';
import { report } from '../../src/press/faults.ts';
import { pressAll } from '../../src/press/vite.ts';

const root = new URL('../..', import.meta.url).pathname;
const pressed = pressAll(root, { script: 's.js', style: 's.css', icon: 'i.svg', fonts: [] });

test('every shipped story reads without an error, and every layer, place, person, event and source it names exists', () => {
  expect(pressed.faults.length === 0 ? '' : report(pressed.faults)).toBe('');
  expect(pressed.pages.length).toBeGreaterThan(0);
});

test('the pages hold no address of another site that a browser would fetch', () => {
  for (const { html } of pressed.pages)
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
});

const stories = readdirSync(`${root}/stories`).filter((name) => existsSync(`${root}/stories/${name}/crosswalk.csv`));

describe.each(stories)('%s', (id) => {
  const folder = `${root}/stories/${id}`;
  const { story } = parseStory('story.en.md', readFileSync(`${folder}/story.en.md`, 'utf8'));
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

  const rows: readonly { statement: string; events: string; steps: string }[] = parse(
    readFileSync(`${folder}/crosswalk.csv`, 'utf8'),
    { columns: true },
  );

  test.each(rows.map((row) => [row.statement, row] as const))(
    'the article’s “%s” is told',
    (_, { events, steps: told }) => {
      const tellers = told.split(';').filter(Boolean);
      expect(tellers).not.toEqual([]);
      for (const teller of tellers) expect(steps.has(teller), teller).toBe(true);
      const claimed = new Set(tellers.flatMap((teller) => steps.get(teller)?.events ?? []));
      for (const event of events.split(';').filter(Boolean)) expect(claimed, event).toContain(event);
    },
  );

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
