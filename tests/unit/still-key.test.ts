import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Dataset, Layer } from '../../geo/layer.ts';
import { StillKeys } from '../../src/press/stills/still-key.ts';
import type { Scene } from '../../src/story/story.ts';

const layer = (id: string, colour: string) =>
  ({ id, dataset: id, style: [{ type: 'line', paint: { 'line-color': colour } }] }) as unknown as Layer;
const dataset = (id: string) =>
  ({ id, delivery: { kind: 'geojson', path: `layers/${id}.geojson` } }) as unknown as Dataset;
const SCENE = { camera: { zoom: 5 }, layers: { sea: { opacity: 1 } } } as unknown as Scene;

/** The key of a scene of a small project that shows its sea, but not its road. */
function keyOf({
  files = {},
  colours = {},
}: {
  readonly files?: Readonly<Record<string, string>>;
  readonly colours?: Readonly<Record<string, string>>;
}): string {
  const root = mkdtempSync(join(tmpdir(), 'keys-'));
  const all = {
    'package.json': '{}',
    'src/press/stills/still-renderer.ts':
      "import type { Site } from '../site.ts';\nimport { layers } from '../../../geo/catalog.ts';\nimport { draw } from '../../drawing/still.ts';\nawait import('./encode.ts');",
    'src/press/stills/encode.ts': 'quality(80)',
    'src/press/site.ts': '',
    'src/drawing/still.ts': "fill('var(--map-halo)')",
    'src/press/vite.ts': '',
    'geo/layers/sea.geojson': '[]',
    'geo/layers/road.geojson': '[]',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const theme = (name: string) => colours[name] ?? '#000000';
  const layers = [layer('sea', 'var(--sea)'), layer('road', 'var(--road)')];
  return new StillKeys({ root, layers, dataset, patterns: {}, themes: [theme, theme] }).keyOf(SCENE, 'wide');
}

test('a cached still is drawn again when something that it shows has changed', () => {
  const before = keyOf({});
  expect(keyOf({}), 'the same inputs').toBe(before);
  for (const changed of [
    { colours: { '--sea': '#0000ff' } },
    { colours: { '--map-halo': '#ffffff' } },
    { colours: { '--map-paper': '#ffffff' } },
    { files: { 'geo/layers/sea.geojson': '[1]' } },
    { files: { 'src/drawing/still.ts': "fill('var(--map-halo)');" } },
    { files: { 'src/press/stills/encode.ts': 'quality(70)' } },
  ])
    expect(keyOf(changed), JSON.stringify(changed)).not.toBe(before);
});

test('changes of what a still does not show, and of the rest of the press, do not affect the cache', () => {
  const before = keyOf({});
  for (const changed of [
    { colours: { '--road': '#ff0000' } },
    { files: { 'geo/layers/road.geojson': '[1]' } },
    { files: { 'src/press/vite.ts': '// A comment.' } },
    { files: { 'src/press/site.ts': '// Another.' } },
  ])
    expect(keyOf(changed), JSON.stringify(changed)).toBe(before);
});
