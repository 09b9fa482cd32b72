import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { report } from '../../src/press/faults.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles, project, root } from '../press-fixture.ts';

const guide = readFileSync(`${root}/docs/authoring.md`, 'utf8');

/** The first block of code of a language after a heading. */
const exampleOf = (heading: string, language: string): string =>
  new RegExp(`\n${heading}\n[^]*?\`\`\`${language}\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';

test('the picture that the guide gives as an example can be pressed as it stands', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const files = memoryFiles(
    new Map<string, string | Uint8Array>([
      [
        'stories/my-story/story.en.md',
        `---\ntitle: My story\nlang: en\n---\n\n${exampleOf('## Pictures', 'markdown')}\n<story-step id="one" at="rome">\n\n## One\n\n</story-step>\n`,
      ],
      ['stories/my-story/media.yaml', exampleOf('## Pictures', 'yaml')],
      ['stories/my-story/media/mill.jpg', picture],
      ['stories/my-story/bibliography.bib', '@book{smith, title = {Mills}}'],
      ['geo/sources/world/cities.csv', project.read('geo/sources/world/cities.csv') ?? ''],
    ]),
  );
  const { value, faults } = pressAll(files, { assets });
  expect(faults.length === 0 ? '' : report(faults)).toBe('');
  expect(value[0]?.html).toContain('alt="A mill with two wheels, seen from the bridge"');
  expect(value[0]?.html).toContain('Photograph by A. Smith, 1921');
});

test('the table and the footnote that the guide gives as an example can be pressed as they stand', () => {
  const files = memoryFiles(
    new Map<string, string | Uint8Array>([
      [
        'stories/my-story/story.en.md',
        `---\ntitle: My story\nlang: en\n---\n\n<story-step id="one" at="rome">\n\n## One\n\n${exampleOf('## Tables and footnotes', 'markdown')}\n</story-step>\n`,
      ],
      ['stories/my-story/bibliography.bib', '@book{smith, title = {Mills}}'],
      ['geo/sources/world/cities.csv', project.read('geo/sources/world/cities.csv') ?? ''],
    ]),
  );
  const { value, faults } = pressAll(files, { assets });
  expect(faults.length === 0 ? '' : report(faults)).toBe('');
  expect(value[0]?.html).toContain('<th scope="col" class="end">Tolls, dollars</th>');
  expect(value[0]?.html).toContain('<li id="note-one-1">');
});

test('the story that the guide for authors gives as an example can be pressed as it stands', () => {
  const text = /```md\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const places = project.read('geo/sources/places.csv') ?? new Uint8Array();
  const files = memoryFiles(
    new Map<string, string | Uint8Array>([
      ['stories/my-story/story.en.md', text],
      ['geo/sources/places.csv', places],
    ]),
  );
  const { value: pages, faults } = pressAll(files, { assets });
  expect(faults.length === 0 ? '' : report(faults)).toBe('');
  expect(pages.map(({ path }) => path)).toEqual(['my-story/en/index.html']);
});
