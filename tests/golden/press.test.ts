/**
 * Every folder of `press/` is a case: `input/` is a story's folder, and `expected/` has its pages, or the faults as an
 * author reads them. `UPDATE_GOLDENS=1 npx vitest run --project node tests/golden` writes the expected files again:
 * read the difference before you commit it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { readSteps } from '../../src/player/read-steps.ts';
import { BASES } from '../../src/press/bases.ts';
import { frontPage } from '../../src/press/set/front-page.ts';
import type { MapFacts } from '../../src/press/model.ts';
import { pressStory } from '../../src/press/press.ts';
import type { ProjectFiles } from '../../src/press/read/project-files.ts';
import { readStoryFolder } from '../../src/press/read/story-folder.ts';
import type { Pressed } from '../../src/press/set/story.ts';
import { report } from '../../src/press/faults.ts';
import type { DocumentedPeriod } from '../../src/press/read/control-periods.ts';
import { dayOf } from '../../src/story/when.ts';
import { memoryFiles } from '../press-fixture.ts';

const root = join(import.meta.dirname, 'press');
const update = process.env['UPDATE_GOLDENS'] === '1';

const hold = (
  id: string,
  actor: string,
  holder: string,
  date: string,
  from: string,
  until: string,
  more: Partial<DocumentedPeriod> = {},
): DocumentedPeriod => ({
  id,
  actor,
  holder,
  date,
  from: dayOf(from) ?? NaN,
  until: dayOf(until) ?? NaN,
  kind: 'firm',
  confidence: 'high',
  basis: 'The keeper’s log',
  ...more,
});

/** The map of the cases. */
const map: MapFacts = {
  layers: new Map([
    ['sea', { drawable: false }],
    ['rocks', { drawable: false }],
    ['mailboat', { drawable: true, title: { en: 'The mail boat' }, theme: 'movements', by: { en: 'Pilots' } }],
  ]),
  periods: new Map([
    [
      'skerry',
      [
        hold('ct01', 'keepers', 'Lighthouse keepers (of the guild)', '1921-03/1921-03-20', '1921-03-01', '1921-03-20'),
        hold('ct02', 'smugglers', 'Smugglers', '1921-03-20/1921-04-02', '1921-03-20', '1921-04-02', {
          confidence: 'low',
        }),
        hold('ct03', 'keepers', 'Lighthouse keepers', '1921-04-03/..', '1921-04-03', '9999-12-31', {
          confidence: 'medium',
        }),
      ],
    ],
    [
      'sound',
      [
        hold('ct04', 'smugglers', 'A customs house nobody obeyed', '1921', '1921-01-01', '1921-12-31', {
          kind: 'nominal',
        }),
        hold('ct05', 'keepers', 'Pilots', '1921-03-10/1921-03-25', '1921-03-10', '1921-03-25'),
      ],
    ],
  ]),
  signs: {
    keepers: { colour: 'var(--actor-keepers)', hatching: { size: 6, path: 'M3 -1V7', stroke: 1 } },
    smugglers: { colour: 'var(--actor-smugglers)', hatching: { size: 8, path: 'M2 2h1v1h-1Z' } },
  },
};

const assets = { script: '/story.ts', style: '/story.css', icon: '/icon.svg', fonts: ['/serif.woff2'] };

/** The project files of a case: its story, and the table of places. */
function projectOf(name: string): ProjectFiles {
  const input = join(root, name, 'input');
  const files = filesIn(input).map((file): [string, Uint8Array] => {
    const path = file.slice(input.length + 1).replaceAll('\\', '/');
    const content = readFileSync(file);
    if (/^places[.\w]*\.csv$/.test(path)) return [`geo/sources/${path}`, content];
    const folder = /^(people|chronology|bibliography)\b/.test(path) ? `${STORY}evidence/` : STORY;
    return [folder + path, content];
  });
  return memoryFiles(new Map(files));
}

const STORY = 'stories/skerry/';

/** The pages of a case, or its faults, with the files named as in the case. */
function press(name: string): { readonly pages: readonly Pressed[]; readonly faults: string } {
  const folder = readStoryFolder(projectOf(name), 'stories/skerry', BASES.get('gilan'));
  const { value: pages, faults } = pressStory(folder, map, assets);
  return { pages, faults: faults.length > 0 ? `${report(faults).replaceAll(STORY, '')}\n` : '' };
}

const INLINE = /^<\/?(a|b|i|em|sup|code|span|bdi|time)\b/;
const LEAF = /^<\/(title|script|summary|h\d|p|li|pre)\b/;

/**
 * A page with one element on each line, so that it can be compared and read line by line. Thin spaces in dates become
 * normal ones.
 */
const lined = (html: string) =>
  html
    .replace(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g, (tag) => (INLINE.test(tag) || LEAF.test(tag) ? tag : `\n${tag}`))
    .replace(/\n{2,}/g, '\n')
    .replace(/[\u2009\u202f]/g, ' ')
    .trimStart();

/** All files that a case makes, by path in `expected/`. */
function made(name: string): ReadonlyMap<string, string> {
  const { pages, faults } = press(name);
  if (faults) return new Map([['faults.txt', faults]]);
  const shares = pages.flatMap((page) => page.shares.slice(0, 1));
  return new Map([
    ...[...pages, ...shares].map(({ path, html }): [string, string] => [path, lined(html)]),
    ['index.html', lined(frontPage(pages))],
  ]);
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
    : [];

function expected(name: string): ReadonlyMap<string, string> {
  const folder = join(root, name, 'expected');
  return new Map(
    filesIn(folder).map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

function rewrite(name: string, files: ReadonlyMap<string, string>) {
  const folder = join(root, name, 'expected');
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const stories = cases.filter((name) => press(name).faults === '');
const pagesOf = (name: string): readonly Pressed[] => press(name).pages;

function elements(tree: Nodes, name: string): readonly Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found.push(node);
  });
  return found;
}

function headingOf(step: Element): Element | undefined {
  let found: Element | undefined;
  visit(step, 'element', (node) => {
    if (!/^h[1-3]$/.test(node.tagName)) return;
    found = node;
    return EXIT;
  });
  return found;
}

/** The part of a DOM element that `readSteps` uses. */
function asElement(step: Element): globalThis.Element {
  const heading = headingOf(step);
  return {
    getAttribute: (name: string) => step.properties[name] ?? null,
    querySelector: () => (heading ? { textContent: toString(heading) } : null),
  } as unknown as globalThis.Element;
}

describe('the press makes of', () => {
  it.each(cases)('%s the expected output', (name) => {
    const files = made(name);
    if (update) rewrite(name, files);
    const wanted = expected(name);
    expect([...files.keys()].sort(), 'the files it makes').toEqual([...wanted.keys()].sort());
    for (const [path, text] of files) expect(text, `${name}/expected/${path}`).toBe(wanted.get(path));
  });

  it('pages from some cases, and faults from others', () => {
    expect(stories.length).toBeGreaterThan(3);
    expect(cases.length - stories.length).toBeGreaterThan(5);
  });
});

describe.each(stories)('a page of %s', (name) => {
  const trees = pagesOf(name).map((pressed) => ({ pressed, tree: fromHtml(pressed.html) }));

  it('gives, read from its elements, the same story that was written', () => {
    for (const { pressed, tree } of trees) {
      const { id, title, lang } = pressed.story;
      expect(readSteps(elements(tree, 'story-step').map(asElement), id, title, lang)).toEqual({
        story: pressed.story,
        problems: [],
      });
    }
  });

  it('has no element that comes from an author’s text or a source', () => {
    for (const { tree } of trees) {
      expect(elements(tree, 'script').map(({ properties }) => properties)).toEqual([
        { type: 'module', src: '/story.ts' },
      ]);
      for (const { properties } of elements(tree, 'img'))
        expect(properties['src']).toMatch(
          /^(stills\/[a-z0-9-]+(\.wide\.svg|\.day\.webp)|\.\.\/\.\.\/skerry\/media\/[\w-]+\.[0-9a-f]{8}\.medium\.(webp|svg))$/,
        );
      for (const element of ['iframe', 'style', 'object', 'form']) expect(elements(tree, element)).toEqual([]);
      // The only drawing in a page is that of a figure, by the press.
      expect(elements(tree, 'svg').length).toBe(
        elements(tree, 'figure').filter(({ properties }) => /figure/.test(String(properties['className']))).length,
      );
      visit(tree, 'element', ({ properties }) => {
        expect(Object.keys(properties).filter((property) => /^(on|style$)/i.test(property))).toEqual([]);
      });
    }
  });

  it('has no id twice, and no link within the page is broken', () => {
    for (const { tree } of trees) {
      const ids: string[] = [];
      const targets: string[] = [];
      visit(tree, 'element', ({ properties }) => {
        if (typeof properties['id'] === 'string') ids.push(properties['id']);
        if (typeof properties['href'] === 'string' && properties['href'].startsWith('#'))
          targets.push(decodeURIComponent(properties['href'].slice(1)));
      });
      expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    }
  });

  it('has one h1, and headings that skip no level', () => {
    for (const { tree } of trees) {
      const levels: number[] = [];
      visit(tree, 'element', ({ tagName }) => {
        if (/^h[1-6]$/.test(tagName)) levels.push(Number(tagName[1]));
        return tagName === 'head' ? SKIP : undefined;
      });
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      levels.forEach((level, n) => {
        expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
    }
  });
});
