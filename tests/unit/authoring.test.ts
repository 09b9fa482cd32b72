import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { report } from '../../src/press/faults.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles, project, root } from '../press-fixture.ts';

const guide = readFileSync(`${root}/docs/authoring.md`, 'utf8');

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
