/**
 * Builds geo/layers and geo/tokens.css: `npx tsx geo/build/main.ts`. The only file here that reads and writes files.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tokensCss } from '../tokens.ts';
import { build, type LayerSet } from './build.ts';
import { GILAN_EVIDENCE, reader } from './reader.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const layers = join(root, 'geo/layers');

/** The folder of the world's layers; those of Gilan are beside it. */
const WORLD = 'world';

const isOf = (set: LayerSet, name: string) => (name === WORLD) === (set === 'world');

async function buildSet(set: LayerSet) {
  const files = await build(
    set,
    reader(root, (path) => readFileSync(path, 'utf8')),
  );
  if (existsSync(layers))
    for (const name of readdirSync(layers).filter((one) => isOf(set, one)))
      rmSync(join(layers, name), { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(layers, path)), { recursive: true });
    writeFileSync(join(layers, path), content);
  }
  console.log(`${set}: ${files.size} files in geo/layers`);
}

writeFileSync(join(root, 'geo/tokens.css'), tokensCss());
await buildSet('world');
if (existsSync(join(root, GILAN_EVIDENCE))) await buildSet('gilan');
else console.log(`gilan: left as it is, for there is no ${GILAN_EVIDENCE}`);
