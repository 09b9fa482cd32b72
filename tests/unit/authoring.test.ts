import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layers } from '../../geo/catalog.ts';
import { readPlaces } from '../../src/press/read/evidence.ts';
import { pressStory } from '../../src/press/press.ts';
import { report } from '../../src/press/faults.ts';

const root = new URL('../..', import.meta.url).pathname;
const guide = readFileSync(`${root}/docs/authoring.md`, 'utf8');

test('the story that the guide for authors gives as an example can be pressed as it stands', () => {
  const text = /```md\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
  const evidence = {
    places: readPlaces(readFileSync(`${root}/geo/sources/places.csv`, 'utf8')),
    people: new Map(),
    events: new Map(),
    references: new Map(),
  };
  const atlas = { layers: new Map(layers.map(({ id, drawable }) => [id, { drawable: drawable === true }])) };
  const { pages, faults } = pressStory({ id: 'my-story', texts: [{ file: 'story.en.md', text }], evidence }, atlas, {
    script: 's.js',
    style: 's.css',
    icon: 'i.svg',
    fonts: [],
  });
  expect(faults.length === 0 ? '' : report(faults)).toBe('');
  expect(pages.map(({ path }) => path)).toEqual(['my-story/en/index.html']);
});
