/**
 * `npm run stories`: checks all stories and lists everything that is wrong. It ends with 1 if there is any fault.
 *
 * `-- --json` writes the same as JSON: `{ faults, notices }`, each a list of {@link LocatedFault}.
 * `-- --schema` writes the JSON Schema of the front matter and of the attributes of a step: `stories/schema.json`.
 */
import { parseArgs } from 'node:util';
import { locate, reportWithLines } from '../locate.ts';
import { diskFiles } from '../read/project-files.ts';
import { authorSchema } from '../schema.ts';
import { pressAll } from '../stories.ts';

const print = (value: unknown) => {
  console.log(JSON.stringify(value, null, 2));
};

function check(asJson: boolean): number {
  const files = diskFiles(process.cwd());
  const { value, faults, notices } = pressAll(files, { assets: { script: '', style: '', icon: '', fonts: [] } });
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
    else console.log(`The stories have no faults: ${pages}.`);
  }
  return wrong.length > 0 ? 1 : 0;
}

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, schema: { type: 'boolean' } } });
  if (values.schema) print(authorSchema());
  else process.exitCode = check(values.json === true);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
