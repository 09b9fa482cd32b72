import { beforeEach, expect, test } from 'vitest';
import { siteAssets } from '../../src/press/assets.ts';
import { DevServer } from '../../src/press/dev-server.ts';
import { Site } from '../../src/press/site.ts';
import { rasterPmtiles } from '../pmtiles.ts';
import { memoryFiles } from '../press-fixture.ts';

const STORY = `---
title: A canal
lang: en
base: gilan
---

<story-step id="spade" at="12.5,40.5" zoom="9" when="1817-07-04">

## A spade

Rome digs.

</story-step>
`;
const PLACES = 'id,name_en,lon,lat,precision_m\nrome,Rome,12.5,41.9,100\n';

let files: Map<string, string | Uint8Array>;
let server: DevServer;
let told: boolean[];
let drawn: number;
let logged: string[];

beforeEach(() => {
  files = new Map([
    ['stories/erie/story.en.md', STORY],
    ['geo/sources/places.csv', PLACES],
    ['geo/layers/relief/5/1/1.png', 'picture'],
    ['geo/layers/sea.geojson', '{}'],
  ]);
  [told, drawn, logged] = [[], 0, []];
  const draw = () => {
    drawn += 1;
    return Promise.resolve(new Uint8Array([1]));
  };
  const site = new Site({
    files: memoryFiles(files),
    pictures: () => ({ draw, preview: draw }),
    copyPicture: (_, __, bytes) => Promise.resolve(bytes),
    stories: 'stories',
    drafts: true,
    assets: siteAssets(undefined, '1.0'),
  });
  server = new DevServer(site, {
    transform: (url, html) => Promise.resolve(`<!-- client of ${url} -->${html}`),
    changed: (textOnly) => {
      told.push(textOnly);
    },
    log: (line) => {
      logged.push(line);
    },
  });
});

const write = (path: string, text: string | Uint8Array) => {
  files.set(path, text);
  server.changed([path]);
};
const bodyOf = async (url: string) => {
  const body = (await server.answer(url))?.body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
};

test('a saved text is on its page, and the page is told of it', async () => {
  expect(await bodyOf('/erie/en/')).toContain('Rome digs.');
  write('stories/erie/story.en.md', STORY.replace('Rome digs.', 'Rome rests.'));
  expect(told).toEqual([true]);
  expect(await bodyOf('/erie/en/?t=1#spade')).toContain('Rome rests.');
});

test('a saved picture is on the page under a new address, and a file that is no picture is told of', async () => {
  const drawing = (width: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="9"><path d="M0 0H9"/></svg>`;
  const shown = async () => /erie\/media\/lock\.\w+\.medium\.svg/.exec(await bodyOf('/erie/en/'))?.[0] ?? '';
  write('stories/erie/media.yaml', 'media/lock.svg: { credit: A. Smith, licence: CC BY 4.0 }');
  write('stories/erie/media/lock.svg', drawing(20));
  write('stories/erie/story.en.md', STORY.replace('Rome digs.', '![A lock](media/lock.svg)'));
  const first = await shown();
  expect(await bodyOf(`/${first}`)).toBe(drawing(20));
  write('stories/erie/media/lock.svg', drawing(30));
  const second = await shown();
  expect(second).not.toBe(first);
  expect(await bodyOf(`/${second}`)).toBe(drawing(30));
  write('stories/erie/media/lock.svg', 'nothing');
  expect(await bodyOf('/erie/en/')).toContain('media/lock.svg: The file is not a picture');
});

test.each([
  ['a colon in the title', 'stories/erie/story.en.md', STORY.replace('A canal', 'Erie: a canal'), 'story.en.md:2'],
  ['an unfinished row', 'stories/erie/evidence/people.csv', 'id,name_en\nclinton,"De', 'people.csv:2'],
  ['an unfinished row of places', 'geo/sources/places.csv', `${PLACES}anzali,Anz`, 'places.csv:3'],
  ['an unfinished table that no story reads', 'geo/sources/movements.csv', 'id,a\nx', 'movements.csv:2'],
  ['an unfinished bibliography', 'stories/erie/evidence/bibliography.json', '[{', 'bibliography.json:1'],
  ['a file that is not UTF-8', 'stories/erie/story.de.md', '', 'story.de.md:1'],
])('%s is told of on every page, and the page goes away when it is mended', async (_, path, text, said) => {
  const before = files.get(path);
  write(path, text);
  for (const url of ['/', '/erie/en/', '/atlas/en/']) {
    const body = await bodyOf(url);
    expect(body).toContain('<title>Faults</title>');
    expect(body).toContain(said);
    expect(body, 'Vite’s client, which loads the page again').toContain('<!-- client of');
  }
  expect(logged.filter((line) => line.includes(said))).toHaveLength(1);
  if (before === undefined) files.delete(path);
  else files.set(path, before);
  server.changed([path]);
  expect(told).toHaveLength(2);
  expect(await bodyOf('/erie/en/')).toContain('Rome digs.');
});

test('new stories are seen, renamed ones move, and removed ones are gone', async () => {
  expect(await server.answer('/voyage/en/')).toBeUndefined();
  write('stories/voyage/story.en.md', STORY.replace('A canal', 'A voyage'));
  expect(await bodyOf('/voyage/en/')).toContain('A voyage');
  files.delete('stories/voyage/story.en.md');
  server.changed(['stories/voyage/story.en.md']);
  expect(await server.answer('/voyage/en/')).toBeUndefined();
  expect(await bodyOf('/erie/en/')).toContain('Rome digs.');
});

test('a folder without a story is reported and stops nothing', async () => {
  write('stories/notes/todo.txt', 'Buy a spade.');
  expect(await bodyOf('/erie/en/')).toContain('Rome digs.');
  expect(logged.join()).toContain('stories/notes: The folder holds no story and is left out.');
});

test('no still is drawn before it is requested', async () => {
  await server.answer('/atlas/en/');
  expect(drawn).toBe(0);
  expect((await server.answer('/erie/en/stills/spade.wide.svg'))?.type).toBe('image/svg+xml');
  expect(drawn).toBe(1);
});

test('layers are served, and missing files give 404', async () => {
  expect((await server.answer('/layers/sea.geojson'))?.status).toBe(200);
  for (const url of ['/layers/relief', '/layers/../sources/places.csv', '/layers/none.geojson', '/%E0%A4%A'])
    expect((await server.answer(url))?.status, url).toBe(404);
});

test('a ground in a file is sent in the parts that the map asks for', async () => {
  const ground = rasterPmtiles([1, 2, 3], { bounds: [12, 40, 13, 42], maxzoom: 2 });
  files.set('stories/erie/ground.pmtiles', ground);
  write('stories/erie/story.en.md', STORY.replace('base: gilan', 'ground: ground.pmtiles'));
  const part = await server.answer('/erie/ground.pmtiles', 'bytes=0-6');
  expect([part?.status, part?.range]).toEqual([206, `bytes 0-6/${String(ground.length)}`]);
  expect(new TextDecoder().decode(part?.body as Uint8Array)).toBe('PMTiles');
  expect((await server.answer('/erie/ground.pmtiles', 'bytes=9999999-'))?.status).toBe(416);
  expect((await server.answer('/erie/ground.pmtiles'))?.status).toBe(200);
});

test('an address with a small error leads to the right page, any other to a page that says so', async () => {
  for (const [url, location] of [
    ['/erie/en', '/erie/en/'],
    ['/Erie/en/', '/erie/en/'],
    ['/erie/de/?x', '/erie/en/'],
    ['/erie', '/erie/en/'],
  ] as const) {
    expect(await server.answer(url), 'Vite is asked first').toBeUndefined();
    expect(await server.missing(url, 'de')).toMatchObject({ status: 302, location });
  }
  const missing = await server.missing('/nothing/here');
  expect(missing.status).toBe(404);
  expect(missing.body).toContain('<h1>Page not found</h1>');
  expect(missing.body, 'any path may be answered with it').toContain('href="/erie/en/"');
});

test('a translation that lags behind its original has notes and the missing step, and its faults stay faults', async () => {
  const german = STORY.replace('lang: en', 'lang: de\ntranslates: en')
    .replace(/ at="[^>]*>/, '>')
    .replace('A spade', 'Ein Spaten');
  write('stories/erie/story.de.md', german);
  expect(await bodyOf('/erie/de/')).not.toContain('lags behind');
  write(
    'stories/erie/story.en.md',
    STORY.replace('Rome digs.', 'Rome digs 40 feet.').concat(
      '\n<story-step id="wedding" zoom="8">\n\n## The wedding\n\nWater.\n\n</story-step>\n',
    ),
  );
  const body = await bodyOf('/erie/de/');
  expect(body).toContain('Ein Spaten');
  expect(body).toContain('story.de.md:8: The step “spade” has lost the number 40.');
  expect(body).toMatch(
    /<article class="card" lang="en" dir="ltr">.*“wedding” is not translated.*<h2>The wedding<\/h2>/s,
  );
  expect(logged.join()).toContain('“wedding” is not translated');
  expect(await bodyOf('/erie/en/'), 'the original has no notes').not.toContain('lags behind');

  write('stories/erie/story.de.md', german.replace('<story-step id="spade"', '<story-step id="spade" zoom="3"'));
  expect(await bodyOf('/erie/de/')).toContain('A translation does not say “zoom”.');
});
