import type { Fault } from '../faults.ts';
import { readText, type ProjectFiles } from '../read/project-files.ts';
import { readTable } from '../read/table.ts';

/** Checks that every table in a folder can be read, whether or not a story uses it. */
export const checkTables = (files: ProjectFiles, folder: string): readonly Fault[] =>
  files
    .list(folder)
    .filter(({ name, isFolder }) => !isFolder && name.endsWith('.csv'))
    .flatMap(({ name }) => {
      const path = `${folder}/${name}`;
      const { value, faults } = readText(files, path);
      return [...faults, ...readTable(path, value ?? '').faults];
    });
