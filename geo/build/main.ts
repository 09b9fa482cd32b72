/** Builds geo/layers and geo/tokens.css: `npx tsx geo/build/main.ts`. The only file here that touches the disk. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { tokensCss } from '../tokens.ts';
import { reader } from './reader.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const layers = join(root, 'geo/layers');

writeFileSync(join(root, 'geo/tokens.css'), tokensCss());

const files = await build(reader(root, (path) => readFileSync(path, 'utf8')));
rmSync(layers, { recursive: true, force: true });
for (const [path, content] of files) {
  mkdirSync(dirname(join(layers, path)), { recursive: true });
  writeFileSync(join(layers, path), content);
}
console.log(`${files.size} files in geo/layers`);
