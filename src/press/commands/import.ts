/** `npm run import -- route.gpx --story my-story`: takes a route from a file of another program into a story. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { diskFiles } from '../read/project-files.ts';
import { importRoute } from '../route/import-route.ts';

const USAGE =
  'npm run import -- route.gpx --story my-story [--id road] [--line 2] [--join] [--tolerance 10] [--source …] [--licence …]';

const root = process.cwd();

const named = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });

/** The other parts of a shapefile, which lie beside it. */
function companionsOf(path: string) {
  if (!/\.shp$/i.test(path)) return [];
  const stem = basename(path)
    .replace(/\.shp$/i, '')
    .toLowerCase();
  const parts = new RegExp(`\\.(dbf|prj|cpg)$`, 'i');
  return readdirSync(dirname(path))
    .filter((name) => parts.test(name) && name.replace(parts, '').toLowerCase() === stem)
    .map((name) => named(join(dirname(path), name)));
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: {
      story: text,
      id: text,
      line: text,
      join: { type: 'boolean' },
      tolerance: text,
      source: text,
      licence: text,
    },
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (path === undefined) throw new Error('Which file?');
  if (more.length > 0) throw new Error(`“${more.join(' ')}” is too much: one file at a time.`);
  const made = await importRoute(diskFiles(root), { file: named(path), companions: companionsOf(path), ...values });
  if (made.kind === 'refused') {
    console.error(`${made.message}\n    ${made.hint}`);
    return 1;
  }
  for (const [file, content] of made.files) {
    writeFileSync(join(root, file), content);
    console.log(`Wrote ${file}`);
  }
  for (const note of made.notes) console.log(note);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const said = { ENOENT: 'There is no such file', EISDIR: 'That is a folder', EACCES: 'The file may not be read' }[
    code ?? ''
  ];
  console.error(`${said === undefined ? message : `${said}: ${process.argv[2] ?? ''}`}\n    Write: ${USAGE}`);
  process.exitCode = 1;
}
