import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, type LayerSet } from '../../geo/build/build.ts';
import { tokensCss } from '../../geo/tokens.ts';
import { read, root } from './fixtures.ts';

const layers = `${root}geo/layers`;
const committed = readdirSync(layers, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(layers, `${entry.parentPath}/${entry.name}`))
  .sort();

describe.each(['world', 'gilan'] satisfies LayerSet[])('rebuilding the layers of %s', (set) => {
  let built: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    built = await build(set, read);
  }, 120_000);

  it('makes the files that are committed, and no others', () => {
    const own = committed.filter((path) => path.startsWith('world/') === (set === 'world'));
    expect([...built.keys()].sort()).toEqual(own);
  });

  it('makes every collection byte for byte', () => {
    for (const [path, content] of built) {
      if (typeof content === 'string') expect(content === readFileSync(`${layers}/${path}`, 'utf8'), path).toBe(true);
    }
  });

  it('makes every tile pixel for pixel', () => {
    for (const [path, content] of built) {
      if (typeof content === 'string') continue;
      const pixels = PNG.sync.read(Buffer.from(content)).data;
      expect(pixels.equals(PNG.sync.read(readFileSync(`${layers}/${path}`)).data), path).toBe(true);
    }
  });
});

it('the stylesheet of the tokens is the one they make', () => {
  expect(readFileSync(`${root}geo/tokens.css`, 'utf8')).toBe(tokensCss());
});

describe('sources', () => {
  it('are the ones their list describes', () => {
    const listed = [
      ...readFileSync(`${root}geo/sources/SOURCES.md`, 'utf8').matchAll(
        /^\| `([^`]+)` .*\| (?:`([0-9a-f]{64})`|—) \|$/gm,
      ),
    ];
    const names = ['', 'world/']
      .flatMap((folder) => readdirSync(`${root}geo/sources/${folder}`).map((name) => folder + name))
      .filter((name) => /\.(csv|geojson|asc)$/.test(name))
      .sort();
    expect(listed.map(([, name]) => name).sort()).toEqual(names);
    // Files written by hand may be edited; files from other sources must be unchanged.
    const foreign = listed.filter(([, , sum]) => sum !== undefined);
    expect(foreign.length).toBeGreaterThan(4);
    for (const [, name = '', sum] of foreign) {
      expect(
        createHash('sha256')
          .update(readFileSync(`${root}geo/sources/${name}`))
          .digest('hex'),
        name,
      ).toBe(sum);
    }
  });
});
