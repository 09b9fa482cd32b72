/** What a map takes of a style of another site. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GroundError } from '../../src/stage/ground/ready-ground.ts';
import { styleGround } from '../../src/stage/ground/style-ground.ts';

const STYLE = 'https://maps.example.org/styles/plain';
const files = new Map<string, unknown>();

beforeEach(() => {
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(
      files.has(address) ? new Response(JSON.stringify(files.get(address))) : new Response('', { status: 404 }),
    ),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  files.clear();
});

const read = (style: unknown, hosts: readonly string[] = []) => {
  files.set(STYLE, style);
  return styleGround(
    'tiles',
    { below: 'tiles', names: 'tiles-names' },
    { address: STYLE, hosts: ['https://maps.example.org', ...hosts], root: 'https://stories.example.org/' },
  );
};

/** Why a style is not drawn. */
const failure = async (style: unknown, hosts?: readonly string[]) => {
  const error: unknown = await read(style, hosts).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof GroundError ? `${error.failure}: ${error.message}` : String(error);
};

const plain = {
  version: 8,
  sprite: '../sprites/plain',
  glyphs: 'https://fonts.example.org/{fontstack}/{range}.pbf',
  sources: { base: { type: 'vector', url: '/tiles.json' } },
  layers: [
    { id: 'sea', type: 'background', paint: { 'background-color': '#abc' } },
    { id: 'name', type: 'symbol', source: 'base', layout: { 'text-field': '{name}', 'text-font': ['Noto Sans Bold'] } },
    { id: 'road', type: 'line', source: 'base', 'source-layer': 'roads' },
    { id: 'off', type: 'line', source: 'base', layout: { visibility: 'none' } },
    { id: 'lost', type: 'line', source: 'nowhere' },
  ],
};

test('areas and lines lie below, names above; addresses are absolute; letters are those of the page', async () => {
  files.set('https://maps.example.org/tiles.json', {
    tiles: ['./t/{z}/{x}/{y}.pbf'],
    maxzoom: 14,
    name: 'not taken over',
  });
  const { sources, styles, sprites } = await read(plain);
  expect(sources).toEqual({
    'tiles:base': { type: 'vector', tiles: ['https://maps.example.org/t/{z}/{x}/{y}.pbf'], maxzoom: 14 },
  });
  expect(styles.tiles?.map(({ type }) => type)).toEqual(['background', 'line']);
  expect(styles['tiles-names']).toHaveLength(1);
  expect(JSON.stringify(styles['tiles-names'])).toContain('Literata');
  expect(sprites).toEqual([{ id: 'default', url: 'https://maps.example.org/sprites/plain' }]);
});

test.each([
  ['of another version', { ...plain, version: 7 }, 'unreadable', 'version 8'],
  ['without sources', { version: 8, layers: [] }, 'unreadable', 'version 8'],
  ['that is a list', [], 'unreadable', 'version 8'],
  ['whose tiles are not described', plain, 'unreachable', 'tiles.json was answered with 404'],
  [
    'for another program',
    { ...plain, sources: { base: { type: 'vector', url: 'mapbox://mapbox.streets' } } },
    'unreadable',
    'mapbox://',
  ],
  [
    'with sites that the story does not name',
    {
      ...plain,
      sprite: 'https://a.example.net/s',
      sources: { base: { type: 'raster', tiles: ['https://b.example.net/{z}/{x}/{y}'] } },
    },
    'blocked',
    'connect: [https://a.example.net, https://b.example.net]',
  ],
])('a style %s is refused', async (_, style, reason, words) => {
  const said = await failure(style);
  expect(said).toMatch(new RegExp(`^${reason}: `));
  expect(said).toContain(words);
});

test('the sites of tiles are known only from what describes them, and are refused then', async () => {
  files.set('https://maps.example.org/tiles.json', { tiles: ['https://b.example.net/{z}/{x}/{y}.pbf'] });
  expect(await failure(plain)).toContain('connect: [https://b.example.net]');
  expect(await failure(plain, ['https://b.example.net'])).toBe('undefined');
});
