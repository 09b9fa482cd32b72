import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locate, reportWithLines } from '../../src/press/locate.ts';
import { authorSchema } from '../../src/press/schema.ts';
import { parseStory } from '../../src/press/read/story-file.ts';
import { assets, memoryFiles, project, root } from '../press-fixture.ts';
import { pressAll } from '../../src/press/press.ts';

const story = (attributes: string, front = '') => `---
title: A town
lang: en
${front}---

<story-step id="one" at="12.5,41.9" ${attributes}>

## One

Text.

</story-step>
`;

function faultsOf(text: string) {
  const file = 'stories/a/story.en.md';
  const files = memoryFiles(new Map([[file, text]]));
  return locate(pressAll(files, { assets }).faults, (path) => (path === file ? text : undefined));
}

test('a fault is shown with its column, its line and the right spelling', () => {
  const [fault] = faultsOf(story('zomm="5"'));
  expect(fault).toMatchObject({
    line: 6,
    column: '<story-step id="one" at="12.5,41.9" '.length + 1,
    excerpt: '<story-step id="one" at="12.5,41.9" zomm="5">',
    suggestion: 'zoom',
  });
  expect(fault && reportWithLines([fault])).toContain('stories/a/story.en.md:6:37: A step has no attribute “zomm”.');
});

test('the column of a wrong value is that of its own attribute', () => {
  const [fault] = faultsOf(story('where="roads" zoom="5" show="roads"'));
  expect(fault?.column).toBe('<story-step id="one" at="12.5,41.9" where="roads" zoom="5" show="'.length + 1);
});

test('the command lists everything wrong in all stories, also as JSON, and ends with 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/press/commands/stories.ts')];
  const run = (...options: readonly string[]) =>
    spawnSync('node', [...command, ...options], { cwd: folder, encoding: 'utf8' });
  try {
    for (const [id, text] of [
      ['first', story('zoom="town"')],
      ['second', story('zoom="5"', 'subtitel: X\n')],
    ] as const) {
      mkdirSync(join(folder, 'stories', id), { recursive: true });
      writeFileSync(join(folder, 'stories', id, 'story.en.md'), text);
    }
    const said = run();
    expect(said.status).toBe(1);
    expect(said.stderr).toContain('stories/first/story.en.md:6:');
    expect(said.stderr).toContain('Front matter has no “subtitel”.');
    expect(said.stderr).toContain('2 faults.');

    const { faults } = JSON.parse(run('--json').stdout) as { readonly faults: readonly { readonly file: string }[] };
    expect(faults.map(({ file }) => file)).toEqual(['stories/first/story.en.md', 'stories/second/story.en.md']);

    const one = run('stories/second/');
    expect(one.stderr).not.toContain('stories/first');
    expect(one.stderr).toContain('1 fault.');
    expect(run('secnod')).toMatchObject({ status: 2, stderr: 'There is no story “secnod”. Did you mean “second”?\n' });

    writeFileSync(join(folder, 'stories/first/story.en.md'), story('zoom="5"'));
    writeFileSync(join(folder, 'stories/second/story.en.md'), story('zoom="5"'));
    const mended = run();
    expect([mended.status, mended.stderr]).toEqual([0, '']);
    expect(mended.stdout).toContain('2 pages');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the schema for editors is that of the reader', () => {
  expect(JSON.parse(new TextDecoder().decode(project.read('stories/schema.json')))).toEqual(authorSchema());
});

test('the reader accepts every key that the schema names, and no other', () => {
  const { properties } = authorSchema() as { readonly properties: Readonly<Record<string, { readonly type: string }>> };
  const unknown = (key: string, value: string) =>
    parseStory('a.md', story('zoom="5"', `${key}: ${value}\n`)).faults.filter(({ message }) =>
      message.startsWith('Front matter has no “'),
    );
  for (const key of Object.keys(properties).filter((one) => !['title', 'lang'].includes(one)))
    expect(unknown(key, 'x')).toEqual([]);
  expect(unknown('heading', 'x')).toHaveLength(1);
});
