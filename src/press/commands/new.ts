/** `npm run new -- my-story [--at lng,lat | --place NAME] [--lang en]`: writes the folder of a new story. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { newStory } from '../new-story.ts';
import { diskFiles } from '../read/project-files.ts';

const USAGE = 'npm run new -- my-story [--at longitude,latitude | --place NAME] [--lang en]';

const root = process.cwd();

/** Joins `--at -9.1,38.7` into one argument: `parseArgs` would take it for two options. */
const joined = (args: readonly string[]): string[] =>
  args.flatMap((arg, n) => {
    if (arg === '--at' && args[n + 1] !== undefined) return [`--at=${args[n + 1] ?? ''}`];
    return args[n - 1] === '--at' ? [] : [arg];
  });

function main(): number {
  const { values, positionals } = parseArgs({
    args: joined(process.argv.slice(2)),
    options: { at: { type: 'string' }, place: { type: 'string' }, lang: { type: 'string' } },
    allowPositionals: true,
  });
  const [id = '', ...more] = positionals;
  if (more.length > 0) throw new Error(`“${more.join(' ')}” is too much. Put a name of two words in quotation marks.`);
  const made = newStory(diskFiles(root), { id, ...values });
  if (made.kind === 'refused') {
    console.error(`${made.message}\n    ${made.hint}`);
    return 1;
  }
  for (const [path, text] of made.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    // "wx" fails if the file exists.
    writeFileSync(join(root, path), text, { flag: 'wx' });
    console.log(`Made ${path}`);
  }
  for (const note of made.notes) console.log(note);
  console.log(`See it: npm run dev, then http://localhost:5173/${made.address}`);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n    Write: ${USAGE}`);
  process.exitCode = 1;
}
