import type { Base } from './bases.ts';
import { checkTables } from './check/tables.ts';
import { unique, type Checked, type Fault } from './faults.ts';
import type { Assets } from './model.ts';
import { pressStory } from './press.ts';
import { readControlPeriods, type DocumentedPeriod } from './read/control-periods.ts';
import type { ProjectFiles } from './read/project-files.ts';
import { containsStory, readStoryFolder } from './read/story-folder.ts';
import type { Pressed } from './set/story.ts';
import { mapFacts } from './world.ts';

export interface PressedStories extends Checked<readonly Pressed[]> {
  /** Warnings: what an author should know but does not stop the build. */
  readonly notices: readonly Fault[];
}

const SOURCES = 'geo/sources';

/** The folder of the stories, and the files that their pages load. */
export interface StoriesOptions {
  /** The folder of the stories, from the project's folder; `stories` by default. */
  readonly folder?: string;
  readonly assets: Assets;
}

/** Compiles all stories. After a change, only stories whose files have changed are compiled again. */
export class Stories {
  readonly #files: ProjectFiles;
  readonly #assets: Assets;
  readonly #folder: string;
  readonly #pressed = new Map<string, Checked<readonly Pressed[]>>();
  readonly #periods = new Map<Base, ReadonlyMap<string, readonly DocumentedPeriod[]>>();
  #sourceFaults: readonly Fault[] | undefined;

  constructor(files: ProjectFiles, { folder = 'stories', assets }: StoriesOptions) {
    this.#files = files;
    this.#assets = assets;
    this.#folder = folder;
  }

  /** Call it when a file was changed, added or removed. @param path - from the project's folder. */
  changed(path: string): void {
    if (path.startsWith(`${this.#folder}/`)) {
      const [id = ''] = path.slice(this.#folder.length + 1).split('/');
      this.#pressed.delete(id);
      return;
    }
    this.#pressed.clear();
    this.#periods.clear();
    this.#sourceFaults = undefined;
  }

  press(): PressedStories {
    const folders = this.#files
      .list(this.#folder)
      .filter(({ isFolder }) => isFolder)
      .map(({ name }) => name);
    const ids = folders.filter((id) => containsStory(this.#files, `${this.#folder}/${id}`));
    const stories = ids.map((id) => this.#story(id));
    this.#sourceFaults ??= checkTables(this.#files, SOURCES);
    return {
      value: stories.flatMap(({ value }) => value),
      faults: unique([...this.#sourceFaults, ...stories.flatMap(({ faults }) => faults)]),
      notices: folders
        .filter((id) => !ids.includes(id))
        .map((id) => ({
          file: `${this.#folder}/${id}`,
          message: 'The folder holds no story and is left out.',
          hint: 'A story is a file story.<lang>.md, such as story.en.md.',
        })),
    };
  }

  #story(id: string): Checked<readonly Pressed[]> {
    const found = this.#pressed.get(id);
    if (found) return found;
    const folder = `${this.#folder}/${id}`;
    const read = readStoryFolder(this.#files, folder);
    const { world } = read.value;
    const { value, faults } = pressStory(read, mapFacts(world, this.#periodsOf(world.base)), this.#assets);
    const made = { value, faults: [...checkTables(this.#files, `${folder}/evidence`), ...faults] };
    this.#pressed.set(id, made);
    return made;
  }

  #periodsOf(base: Base): ReadonlyMap<string, readonly DocumentedPeriod[]> {
    const file = base.controlPeriods && this.#files.read(base.controlPeriods);
    const found =
      this.#periods.get(base) ?? (file ? readControlPeriods(new TextDecoder().decode(file)) : new Map<string, []>());
    this.#periods.set(base, found);
    return found;
  }
}

/** Compiles all stories of a project once. */
export const pressAll = (files: ProjectFiles, options: StoriesOptions): PressedStories =>
  new Stories(files, options).press();
