import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { report } from '../../src/press/faults.ts';
import { newStory, type NewStoryWish } from '../../src/press/new-story.ts';
import { diskFiles } from '../../src/press/read/project-files.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles, project, root } from '../press-fixture.ts';

const cities = project.read('geo/sources/world/cities.csv') ?? new Uint8Array();
const world = (more: readonly (readonly [string, string])[] = []) =>
  memoryFiles(new Map<string, string | Uint8Array>([['geo/sources/world/cities.csv', cities], ...more]));

/** The pages of a new story, pressed from what was written. */
function pressed(wish: NewStoryWish) {
  const made = newStory(world(), wish);
  if (made.kind === 'refused') throw new Error(made.message);
  const { value, faults } = pressAll(world([...made.files]), { assets });
  expect(faults.length === 0 ? '' : report(faults)).toBe('');
  return { pages: value, ...made };
}

test('the command makes a story in a folder of its own, which can be pressed, and never writes over it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-story-'));
  try {
    cpSync(`${root}/geo/sources/world`, join(folder, 'geo/sources/world'), { recursive: true });
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/press/commands/new.ts')];
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const said = execFileSync('node', [...command, 'my-town', '--at', '-9.13,38.71'], options);
    expect(said).toContain('Made stories/my-town/story.en.md');
    expect(said).toContain('/my-town/en/');
    const { value, faults } = pressAll(diskFiles(folder), { assets });
    expect(faults.length === 0 ? '' : report(faults)).toBe('');
    expect(value.map(({ story }) => story.steps.length)).toEqual([3]);
    expect(value[0]?.story.steps[0].scene.camera.center).toEqual([-9.13, 38.71]);

    const before = readFileSync(join(folder, 'stories/my-town/story.en.md'), 'utf8');
    const again = spawnSync('node', [...command, 'my-town', '--place', 'Rome'], options);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('There is a folder stories/my-town already');
    expect(readFileSync(join(folder, 'stories/my-town/story.en.md'), 'utf8')).toBe(before);

    const strange = spawnSync('node', [...command, 'other', '--city', 'Rome'], options);
    expect(strange.status).toBe(1);
    expect(strange.stderr).toContain('npm run new -- my-story');
    expect(existsSync(join(folder, 'stories/other'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const plain = (name = '') => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

test.each(['Lisbon', 'lisbon', 'SÃO PAULO', 'New York'])('a new story begins at the city %s', (place) => {
  const { pages } = pressed({ id: 'my-town', place });
  expect(plain(pages[0]?.story.steps[0].where)).toContain(plain(place));
});

test('of several cities of one name the largest is taken, and the others are named', () => {
  const { notes } = pressed({ id: 'my-town', place: 'London' });
  expect(notes.join('\n')).toMatch(/london \(gb\).*london-ca \(ca\)/);
});

test.each(['en', 'de', 'fa', 'pt-BR'])('a new story in %s has its page at that address', (lang) => {
  const { pages, address } = pressed({ id: 'my-town', lang });
  expect(pages.map(({ path }) => path)).toEqual([`my-town/${lang}/index.html`]);
  expect(address).toBe(`my-town/${lang}/`);
});

test('the notes of a new story to its author are not on its page', () => {
  const { pages, files } = pressed({ id: 'my-town' });
  expect([...files.values()].join()).toContain('<!-- A note to yourself');
  expect(pages[0]?.html).not.toContain('note to yourself');
});

test.each<[NewStoryWish, RegExp]>([
  [{ id: '' }, /npm run new -- my-town/],
  [{ id: 'My Town' }, /lower-case/],
  [{ id: 'atlas' }, /another name/],
  [{ id: 'a', lang: 'english' }, /--lang en/],
  [{ id: 'a', at: '38.71,-109.13' }, /Longitude comes first: --at -109.13,38.71/],
  [{ id: 'a', at: 'rome' }, /--at 49.46,37.47/],
  [{ id: 'a', at: '1,2', place: 'Rome' }, /not both/],
  [{ id: 'a', place: 'Lisbonn' }, /Did you mean “Lisbon”/],
  [{ id: 'a', place: 'Atlantis-under-the-sea' }, /--at 49.46,37.47/],
])('a new story %o is refused with a remedy', (wish, remedy) => {
  const made = newStory(world(), wish);
  expect(made.kind === 'refused' && made.hint).toMatch(remedy);
});
