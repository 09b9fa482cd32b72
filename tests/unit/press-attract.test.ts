import { expect, test } from 'vitest';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles, project, projectStories } from '../press-fixture.ts';

const step = (id: string, attributes: string, words = 'It happened.') =>
  `<story-step id="${id}"${attributes ? ` ${attributes}` : ''}>\n\n## A title\n\n${words}\n\n</story-step>`;
const MOVES = 'at="rasht" when="1920-05-16/1920-05-17" draw="red-flotilla-1920"';

/** The faults of a story with one step in English and in Persian. */
function faultsOf(english: string, persian: string): readonly string[] {
  const front = (lines: string) => `---\ntitle: A story\n${lines}\nbase: gilan\n---\n`;
  const files = new Map<string, string | Uint8Array>([
    ['stories/s/story.en.md', `${front('lang: en')}\n${step('one', english)}\n`],
    [
      'stories/s/story.fa.md',
      `${front('lang: fa\ntranslates: en').replace('base: gilan\n', '')}\n${step('one', persian)}\n`,
    ],
    ['geo/sources/places.csv', project.read('geo/sources/places.csv') ?? new Uint8Array()],
  ]);
  return pressAll(memoryFiles(files), { assets }).faults.map(({ message }) => message);
}

test('a line of the attract loop is accepted in both languages', () => {
  expect(faultsOf(`${MOVES} attract="A fleet sails"`, 'attract="ناوگان می‌رود"')).toEqual([]);
});

test.each([
  [`${MOVES} attract=""`, 'attract="ناوگان"', 'attract="" has no words.'],
  [`${MOVES} attract="${'so many words '.repeat(4)}"`, 'attract="ناوگان"', 'is longer than 40 characters.'],
  ['at="rasht" when="1920" attract="Nothing"', 'attract="هیچ"', 'attract: nothing moves in this step.'],
  [`${MOVES} attract="A fleet sails"`, '', 'The step “one” does not translate attract="A fleet sails".'],
  [MOVES, 'attract="ناوگان"', 'The original of the step “one” has no attract.'],
  [`${MOVES} atract="A fleet sails"`, '', 'A step has no attribute “atract”.'],
])('of %s, translated as %s, the press says what is wrong', (english, persian, message) => {
  expect(faultsOf(english, persian).some((one) => one.includes(message))).toBe(true);
});

test('every language of every story says something in the same steps of the attract loop', () => {
  const lines = (html: string) =>
    [...html.matchAll(/<story-step id="([^"]+)"[^>]* attract="([^"]+)"/g)].map(([, id]) => id);
  const found = new Map<string, ReturnType<typeof lines>[]>();
  for (const { story, html } of projectStories().value)
    found.set(story.id, [...(found.get(story.id) ?? []), lines(html)]);
  for (const [first, ...others] of found.values()) for (const other of others) expect(other).toEqual(first);
  expect(found.get('gilan-1920')?.[0]?.length).toBeGreaterThan(5);
});
