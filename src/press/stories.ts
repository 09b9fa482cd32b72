import type { Base } from './bases.ts';
import { noticesOfGround } from './check/ground.ts';
import { checkTables } from './check/tables.ts';
import { unique, type Checked, type Fault } from './faults.ts';
import type { MapFacts } from './model.ts';
import { readControlPeriods, type DocumentedPeriod } from './read/control-periods.ts';
import type { ProjectFiles } from './read/project-files.ts';
import { containsStory, readStoryFolder, type StoryFolder } from './read/story-folder.ts';
import type { StoryText } from './resolve/story.ts';
import { mapFacts } from './world.ts';

/** What was made of stories: a value for each text. */
export interface Compiled<T> extends Checked<readonly T[]> {
  /** Warnings: what an author should know but does not stop the build. */
  readonly notices: readonly Fault[];
}

const SOURCES = 'geo/sources';

/** The folder of the stories, and what is made of each. */
export interface StoriesOptions<T> {
  /** The folder of the stories, from the project's folder; `stories` by default. */
  readonly folder?: string;
  /** Makes a value for each text of a story, or reports why it cannot. */
  readonly compile: (read: Checked<StoryFolder>, map: MapFacts) => Checked<readonly T[]>;
}

/** Compiles all stories. After a change, only stories whose files have changed are compiled again. */
export class Stories<T extends StoryText> {
  readonly #files: ProjectFiles;
  readonly #compile: StoriesOptions<T>['compile'];
  readonly #folder: string;
  readonly #compiled = new Map<string, Compiled<T>>();
  readonly #periods = new Map<Base, ReadonlyMap<string, readonly DocumentedPeriod[]>>();
  #sourceFaults: readonly Fault[] | undefined;

  constructor(files: ProjectFiles, { folder = 'stories', compile }: StoriesOptions<T>) {
    this.#files = files;
    this.#compile = compile;
    this.#folder = folder;
  }

  /** Call it when a file was changed, added or removed. @param path - from the project's folder. */
  changed(path: string): void {
    if (path.startsWith(`${this.#folder}/`)) {
      const [id = ''] = path.slice(this.#folder.length + 1).split('/');
      this.#compiled.delete(id);
      return;
    }
    this.#compiled.clear();
    this.#periods.clear();
    this.#sourceFaults = undefined;
  }

  /** The ids of all stories. */
  ids(): readonly string[] {
    return this.#folders().filter((id) => containsStory(this.#files, `${this.#folder}/${id}`));
  }

  /** Compiles one story alone. @param id - one of {@link ids}. */
  one(id: string): Compiled<T> {
    return this.#story(id);
  }

  all(): Compiled<T> {
    const ids = this.ids();
    const stories = ids.map((id) => this.#story(id));
    this.#sourceFaults ??= checkTables(this.#files, SOURCES);
    return {
      value: stories.flatMap(({ value }) => value),
      faults: unique([...this.#sourceFaults, ...stories.flatMap(({ faults }) => faults)]),
      notices: [
        ...this.#folders()
          .filter((id) => !ids.includes(id))
          .map((id) => ({
            file: `${this.#folder}/${id}`,
            message: 'The folder holds no story and is left out.',
            hint: 'A story is a file story.<lang>.md, such as story.en.md.',
          })),
        ...stories.flatMap(({ notices }) => notices),
      ],
    };
  }

  #folders(): readonly string[] {
    return this.#files
      .list(this.#folder)
      .filter(({ isFolder }) => isFolder)
      .map(({ name }) => name);
  }

  #story(id: string): Compiled<T> {
    const found = this.#compiled.get(id);
    if (found) return found;
    const folder = `${this.#folder}/${id}`;
    const read = readStoryFolder(this.#files, folder);
    const { world } = read.value;
    const { value, faults } = this.#compile(read, mapFacts(world, this.#periodsOf(world.base)));
    const made = {
      value,
      faults: [...checkTables(this.#files, `${folder}/evidence`), ...faults],
      notices: value.flatMap(noticesOfGround),
    };
    this.#compiled.set(id, made);
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
