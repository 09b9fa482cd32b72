import { expect, test } from 'vitest';
import { report } from '../../src/press/faults.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles } from '../press-fixture.ts';

const FILE = 'stories/town/story.en.md';
const STORY = `---
title: A town
lang: en
---

<story-step id="one" at="-75.46,43.21" zoom="5">

## One

The first text [@smith].

</story-step>

<story-step id="two" at="-73.75,42.65">

## Two

The second text.

</story-step>

<story-step id="three" at="-78.69,43.17">

## Three

The third text.

</story-step>
`;
const SOURCES = '[{ "id": "smith", "type": "book", "title": "A town" }]';

/** The faults of the story after a part of its text is replaced, as an author sees them. */
function said(part: string, by: string): string {
  expect(STORY).toContain(part);
  const files = memoryFiles(
    new Map([
      [FILE, STORY.replace(part, by)],
      ['stories/town/bibliography.json', SOURCES],
    ]),
  );
  const { faults } = pressAll(files, { assets });
  return faults.length === 0 ? '' : report(faults);
}

test('the story of these tests has no fault', () => {
  expect(said('title: A town', 'title: A town')).toBe('');
});

/** What is written in place of what, the line of the fault, and a part of what is said. */
const MISTAKES: readonly (readonly [mistake: string, part: string, by: string, line: number, said: RegExp])[] = [
  ['latitude before longitude', '-78.69,43.17', '43.17,-78.69', 22, /Longitude comes first: at="-78.69,43.17"/],
  [
    'a table whose lines differ',
    'The second text.',
    '| a | b |\n|---|\n| 1 | 2 |',
    18,
    /not as many columns[^]*hyphens for each/,
  ],
  ['a mark without its footnote', 'The second text.', 'Words.[^1]', 18, /There is no note \[\^1\][^]*\[\^1\]: /],
  ['a footnote without its mark', 'The second text.', 'Words.\n\n[^1]: Note', 20, /Nothing refers to the note \[\^1\]/],
  ['words before a source that is not there', '[@smith]', '[see @smit, p. 3]', 10, /Did you mean “smith”/],
  ['a citation without brackets', '[@smith]', '@smith', 10, /“@smith” would be printed[^]*\[@smith\]/],
  ['a paragraph after a tab', 'The second text.', '\tThe second text.', 18, /The text is indented by a tab/],
  ['a tag after a tab', '<story-step id="two"', '\t<story-step id="two"', 14, /The tag is indented by a tab/],
  ['a tag after spaces', '<story-step id="two"', '    <story-step id="two"', 14, /or by four spaces/],
  ['curly quotation marks', 'at="-73.75,42.65"', 'at=“-73.75,42.65”', 14, /curly quotation marks[^]*straight ones/],
  ['a comment without an end', 'The second text.', '<!-- to do', 18, /never closed[^]*-->/],
];

test.each(MISTAKES)('%s is a fault with its line and a remedy', (_, part, by, line, message) => {
  expect(said(part, by)).toMatch(message);
  expect(said(part, by)).toContain(`${FILE}:${String(line)}: `);
});

test.each(MISTAKES.filter(([mistake]) => !mistake.includes('comment')))(
  '%s is reported once, without faults that only follow from it',
  (_, part, by) => {
    expect(said(part, by)).toMatch(/\n1 fault\.$/);
  },
);

test.each([
  ['a comment', 'The second text.', '<!-- to do -->\n\nThe second text.'],
  ['a comment within a paragraph', 'The second text.', 'The second <!-- which? --> text.'],
  [
    'a step in a comment',
    'The second text.',
    'Text.\n\n</story-step>\n\n<!--\n<story-step id="x">\n\n## X\n\n</story-step>\n-->\n\n<story-step id="y">\n\n## Y',
  ],
  ['code between two lines of ```', 'The second text.', '```\n@smith\n```'],
  ['a table', 'The second text.', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ['a footnote', 'The second text.', 'Words.[^1]\n\n[^1]: Note'],
  ['words around a source', '[@smith]', '[see @smith, pp. 3-5; also @smith]'],
  ['an address of mail in brackets', 'The second text.', 'Write to us [someone@smith.org].'],
  ['an address of mail', 'The second text.', 'Write to someone@smith.org.'],
  ['a name that is no source', 'The second text.', 'Signed @nobody.'],
  ['a vertical line', 'The second text.', 'This | that.'],
  ['an attribute in capitals', 'at="-73.75,42.65"', 'At="-73.75,42.65"'],
])('%s is no fault', (_, part, by) => {
  expect(said(part, by)).toBe('');
});
