/** The press as tests use it: the project's own stories, pressed once, and projects in memory. */
import type { ProjectFiles } from '../src/press/read/project-files.ts';
import { diskFiles } from '../src/press/read/project-files.ts';
import { pressAll } from '../src/press/press.ts';
import type { Pressed } from '../src/press/set/story.ts';
import type { Compiled } from '../src/press/stories.ts';

export const root = new URL('..', import.meta.url).pathname;
export const project = diskFiles(root);
export const assets = { script: 's.js', style: 's.css', icon: 'i.svg', fonts: [] };

let pressed: Compiled<Pressed> | undefined;

/** The project's stories; pressed when they are first asked for, and once for all tests of a process. */
export const projectStories = (): Compiled<Pressed> => (pressed ??= pressAll(project, { assets }));

/** Those of the story that tests take as their example. Tests of what all stories keep take {@link projectStories}. */
export const gilanPages = () => projectStories().value.filter(({ story }) => story.id === 'gilan-1920');

/** Files that are in memory, by their paths from the project's folder. */
export function memoryFiles(files: ReadonlyMap<string, string | Uint8Array>): ProjectFiles {
  const read = (path: string) => {
    const content = files.get(path);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    read,
    part: (path, start, end) => {
      const bytes = read(path);
      return bytes && { bytes: bytes.slice(start, end), size: bytes.length };
    },
    list: (folder) => {
      const within = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      const names = within.map((path) => path.slice(folder.length + 1).split('/'));
      const isFolder = new Map(names.map(([name = '', ...rest]) => [name, rest.length > 0]));
      return [...isFolder]
        .map(([name, folder]) => ({ name, isFolder: folder }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
