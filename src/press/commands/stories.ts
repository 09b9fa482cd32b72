/**
 * `npm run stories [-- my-story]`: checks all stories, or one, and lists everything that is wrong. It ends with 1 if
 * there is any fault.
 *
 * `-- --json` writes the same as JSON: `{ faults, notices }`, each a list of {@link LocatedFault}.
 * `-- --schema` writes the JSON Schema of the front matter and of the attributes of a step: `stories/schema.json`.
 */
import { parseArgs } from 'node:util';
import { nearest } from '../check/suggest.ts';
import { locate, reportWithLines } from '../locate.ts';
import { diskFiles } from '../read/project-files.ts';
import { resolveStory } from '../resolve/story.ts';
import { authorSchema } from '../schema.ts';
import { Stories } from '../stories.ts';

const print = (value: unknown) => {
  console.log(JSON.stringify(value, null, 2));
};

/** @param id - of the story that is checked alone; all of them by default. */
function check(id: string | undefined, asJson: boolean): number {
  const files = diskFiles(process.cwd());
  const stories = new Stories(files, { compile: resolveStory });
  const ids = stories.ids();
  if (id !== undefined && !ids.includes(id)) {
    const near = nearest(id, ids);
    throw new Error(`There is no story “${id}”. ${near ? `Did you mean “${near}”?` : `There are: ${ids.join(', ')}.`}`);
  }
  const { value, faults, notices } = id === undefined ? stories.all() : stories.one(id);
  const textOf = (file: string) => {
    const bytes = files.read(file);
    return bytes && new TextDecoder().decode(bytes);
  };
  const [wrong, noticed] = [locate(faults, textOf), locate(notices, textOf)];
  if (asJson) print({ faults: wrong, notices: noticed });
  else {
    for (const part of [noticed, wrong]) if (part.length > 0) console.error(`${reportWithLines(part)}\n`);
    const pages = value.length === 1 ? '1 page' : `${String(value.length)} pages`;
    const count = wrong.length === 1 ? '1 fault' : `${String(wrong.length)} faults`;
    if (wrong.length > 0) console.error(`${count}.`);
    else console.log(`${id === undefined ? 'The stories have' : `“${id}” has`} no faults: ${pages}.`);
  }
  return wrong.length > 0 ? 1 : 0;
}

/** Takes the name of a story also as it is completed by a shell: `stories/my-story/`. */
const idOf = (argument: string | undefined): string | undefined =>
  argument?.replace(/^(\.\/)?stories\//, '').replace(/\/.*$/, '');

try {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, schema: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.schema) print(authorSchema());
  else process.exitCode = check(idOf(positionals[0]), values.json === true);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
