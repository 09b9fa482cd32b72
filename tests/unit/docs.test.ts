/** The documents must not name files that have been moved or renamed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['src', 'geo', 'docs', 'stories', 'tests', 'deploy', '.ci'];

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const files = [
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
  ...FOLDERS.flatMap(filesBelow),
];
/** All files and folders, with a leading slash, so that `endsWith` compares whole names. */
const paths = new Set(files.flatMap((file) => [`/${file}`, `/${dirname(file)}/`]));

const documents = files.filter(
  (file) =>
    file.endsWith('README.md') || file === 'CONTRIBUTING.md' || (file.startsWith('docs/') && file.endsWith('.md')),
);

/** Files that the documents name and that are not in the repository: examples, and what commands write. */
const ELSEWHERE = new Set([
  '.cache/visual/',
  '.github/workflows/pages.yml',
  'data/',
  'data/citations.csv',
  'data/datapackage.json',
  'data/index.json',
  'data/places.csv',
  'data/places.json',
  'data/places/index.json',
  'data/places/rasht.json',
  'data/works.json',
  'works.json',
  'dist/',
  'dist/_headers',
  'docs/performance.md',
  'kiosk.json',
  'kiosk/worker.js',
  'stories/my-story/story.en.md',
  'story-worker.js',
]);

const looksLikeFile = (text: string) =>
  /^[\w@.-]+(\/[\w@.-]+)*\/?$/.test(text) &&
  (text.endsWith('/') || /\.(ts|m?js|css|md|csv|json|xlf|ya?ml|svg|jpg)$/.test(text));

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');

const namedIn = (document: string): readonly string[] =>
  [...withoutCode(readFileSync(join(root, document), 'utf8')).matchAll(/`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => looksLikeFile(text) && !ELSEWHERE.has(text));

const linksIn = (document: string): readonly string[] =>
  [
    ...withoutCode(readFileSync(join(root, document), 'utf8'))
      .replace(/`[^`\n]+`/g, '')
      .matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g),
  ]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address));

/** Whether a path of the repository ends in this name, or the name is a path from the document's own folder. */
const exists = (name: string, document: string) =>
  [...paths].some((path) => path.endsWith(`/${name}`)) || existsSync(join(root, dirname(document), name));

describe.each(documents)('%s', (document) => {
  it('names in backticks only files that exist', () => {
    expect(namedIn(document).filter((name) => !exists(name, document))).toEqual([]);
  });

  it('has no broken link to a file', () => {
    expect(linksIn(document).filter((address) => !existsSync(join(root, dirname(document), address)))).toEqual([]);
  });
});
