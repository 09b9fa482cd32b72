/** Every citation has a row with its support, and no key of the tables is visible to readers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { documented } from '../../geo/origins.ts';
import { projectStories } from '../press-fixture.ts';

const root = new URL('../..', import.meta.url).pathname;
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
type Row = Readonly<Record<string, string>>;
const rows = (path: string): readonly Row[] => parse(read(path), { columns: true });

interface Work {
  readonly id: string;
  readonly custom?: { readonly consulted?: string };
}

const stories = readdirSync(`${root}/stories`).filter((name) =>
  existsSync(`${root}/stories/${name}/evidence/citations.csv`),
);

describe.each(stories)('the citations of %s', (id) => {
  const folder = `stories/${id}`;
  const works = new Map((JSON.parse(read(`${folder}/evidence/bibliography.json`)) as Work[]).map((w) => [w.id, w]));
  const table = rows(`${folder}/evidence/citations.csv`);
  /** `step source` of every citation in the text; before the first step, the step is `foreword`. */
  const cited = new Set<string>();
  let step = 'foreword';
  for (const line of read(`${folder}/story.en.md`).split('\n')) {
    step = /^<story-step id="([^"]+)"/.exec(line)?.[1] ?? (line.startsWith('</story-step>') ? 'afterword' : step);
    for (const [, inner = ''] of line.matchAll(/\[(@[^\]]*)\]/g))
      for (const part of inner.split(';')) cited.add(`${step} ${part.trim().replace(/^@|,.*$/g, '')}`);
  }

  test('have a row each that says what in the work supports the sentence', () => {
    const known = table.map((row) => `${row['step'] ?? ''} ${row['source'] ?? ''}`);
    expect([...cited].filter((one) => !known.includes(one))).toEqual([]);
    expect(known.filter((one) => !cited.has(one))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
    expect(table.filter((row) => !row['claim'] || !row['support'])).toEqual([]);
  });

  test('say how much of the work was read, as the bibliography does', () => {
    const wrong = table.filter((row) => row['seen'] !== works.get(row['source'] ?? '')?.custom?.consulted);
    expect(wrong).toEqual([]);
  });

  test('to works that were not opened are marked in the text', () => {
    const { value: pages } = projectStories();
    const unseen = new Set([...works.values()].filter((w) => w.custom?.consulted === 'not-opened').map((w) => w.id));
    expect(unseen.size).toBeGreaterThan(0);
    for (const { html } of pages.filter(({ story }) => story.lang === 'en'))
      for (const [, attributes = '', text = ''] of html.matchAll(/<a ([^>]*role="doc-noteref"[^>]*)>([^<]*)<\/a>/g)) {
        const source = /href="#ref-([^"]+)"/.exec(attributes)?.[1];
        expect(text.includes('°'), source).toBe(unseen.has(source ?? ''));
        expect(attributes.includes('title='), source).toBe(unseen.has(source ?? ''));
      }
  });
});

describe('no key of a source and no id of a row', () => {
  const keys = stories.flatMap((id) =>
    (JSON.parse(read(`stories/${id}/evidence/bibliography.json`)) as Work[]).map((work) => work.id),
  );
  const raw = new RegExp(`(?<![\\w/.-])(?:${keys.join('|')}|(?:ev|mv)\\d{3}|mv\\d\\d|ct\\d\\d)(?![\\w/-]|\\.\\w)`, 'g');
  const found = (text: string) => [...text.replace(/https?:\/\/\S+/g, '').matchAll(raw)].map(([key]) => key);

  const words = (node: Nodes): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(words).join(' ') : '';

  test('stands in a page of a story', () => {
    for (const { story, html } of projectStories().value)
      expect(found(words(fromHtml(html))), `${story.id} ${story.lang}`).toEqual([]);
  });

  test('stands in a text of the map, in any language', () => {
    /** Properties with keys for the program, not with texts for readers. */
    const CODES = /^(?:id|sources?|place_ids|people_ids|number|waypoints|places|people|actor_key)$/;
    const look = (value: unknown, path: string): readonly string[] =>
      typeof value === 'string'
        ? found(value).map((key) => `${path}: ${key}`)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, item]) => (CODES.test(key) ? [] : look(item, `${path} ${key}`)))
          : [];
    const layers = readdirSync(`${root}/geo/layers`).filter((name) =>
      /^(?:words\..*\.json|holds\.json|control-periods\.json|(?:movements|control|events|places|fronts?)\.geojson)$/.test(
        name,
      ),
    );
    expect(layers.length).toBeGreaterThan(4);
    expect(layers.flatMap((name) => look(JSON.parse(read(`geo/layers/${name}`)), name))).toEqual([]);
    expect(
      look(
        documented.map(({ title, source, method, credit }) => ({ title, words: source, method, credit })),
        'origins',
      ),
    ).toEqual([]);
  });
});
