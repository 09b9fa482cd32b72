import type { Checked, Fault } from '../faults.ts';
import {
  readCitations,
  readEvents,
  readPeople,
  readPlaces,
  readReferences,
  type Evidence,
  type EvidenceWords,
  type Reference,
} from './evidence.ts';
import { readText, type ProjectFiles } from './project-files.ts';
import { parseStory, type ParsedStory } from './story-file.ts';
import { readTable, readTableWithIds, type CsvRow } from './table.ts';

/** The folder of a story, read but not yet resolved. */
export interface StoryFolder {
  /** The id of the story. It is also the folder of its address. */
  readonly id: string;
  readonly texts: readonly ParsedStory[];
  readonly evidence: Evidence;
  /** Translated texts of the evidence, by language. */
  readonly words: ReadonlyMap<string, EvidenceWords>;
  /**
   * The text of a file that a figure names, in the story's `figures/` or in `geo/sources/`; undefined if it does not
   * exist or is in another folder.
   */
  readonly figureFile: (path: string) => Checked<string | undefined>;
}

const NAME = /^story\.[\w-]+\.md$/;

/** Whether a folder contains story files, or files with a similar name. */
export const containsStory = (files: ProjectFiles, folder: string): boolean =>
  files.list(folder).some(({ name }) => /^story\b.*\.(md|markdown)$/i.test(name));

/**
 * Reads the texts and the evidence of a story. Tables that do not exist are empty: a story needs none of them.
 * @param folder - of the story, from the project's folder, such as `stories/gilan-1920`.
 */
export function readStoryFolder(files: ProjectFiles, folder: string): Checked<StoryFolder> {
  const reader = new FolderReader(files, `${folder}/`);
  const id = folder.replace(/^.*\//, '');
  const texts = reader.texts();
  const evidence = reader.evidence();
  const words = new Map(
    texts.flatMap(({ front: { lang, translates } }) =>
      lang && translates !== undefined ? [[lang, reader.words(lang)] as const] : [],
    ),
  );
  return {
    value: { id, texts, evidence, words, figureFile: (path) => reader.figureFile(path) },
    faults: reader.faults,
  };
}

class FolderReader {
  readonly faults: Fault[] = [];
  readonly #files: ProjectFiles;
  readonly #folder: string;

  /** @param folder - of the story, with a slash at its end. */
  constructor(files: ProjectFiles, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  texts(): readonly ParsedStory[] {
    const names = this.#files
      .list(this.#folder.slice(0, -1))
      .flatMap(({ name, isFolder }) => (isFolder ? [] : [name]))
      .filter((name) => /^story\b.*\.(md|markdown)$/i.test(name));
    return names.flatMap((name) => {
      const file = this.#folder + name;
      if (!NAME.test(name)) {
        this.faults.push({
          file,
          message: 'The name of this file says no language.',
          hint: 'Name it story.<lang>.md, as in story.en.md or story.fa.md.',
        });
        return [];
      }
      const text = this.#text(file);
      return text === undefined ? [] : [this.#noteFaults(parseStory(file, text))];
    });
  }

  evidence(): Evidence {
    const own = (name: string) => `${this.#folder}evidence/${name}`;
    const bibliography = own('bibliography.json');
    const json = this.#text(bibliography);
    const citations = this.#rows(own('citations.csv'));
    return {
      places: readPlaces(this.#table('geo/sources/places.csv') ?? []),
      people: readPeople(this.#table(own('people.csv')) ?? []),
      events: readEvents(this.#table(own('chronology.csv')) ?? []),
      references:
        json === undefined ? new Map<string, Reference>() : this.#noteFaults(readReferences(bibliography, json)),
      ...(citations ? { citations: readCitations(citations) } : {}),
    };
  }

  words(lang: string): EvidenceWords {
    const evidence = `${this.#folder}evidence`;
    const tables = {
      places: this.#table(`geo/sources/places.${lang}.csv`),
      people: this.#table(`${evidence}/people.${lang}.csv`),
      events: this.#table(`${evidence}/chronology.${lang}.csv`),
      references: this.#table(`${evidence}/bibliography.${lang}.csv`),
      periods: this.#table(`geo/sources/control.${lang}.csv`),
    };
    return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows !== undefined));
  }

  figureFile(path: string): Checked<string | undefined> {
    if (/^figures\/[\w.-]+$/.test(path)) return readText(this.#files, this.#folder + path);
    if (/^geo\/sources\/[\w.-]+\.csv$/.test(path)) return readText(this.#files, path);
    return { value: undefined, faults: [] };
  }

  #noteFaults<T>({ value, faults }: Checked<T>): T {
    this.faults.push(...faults);
    return value;
  }

  #text(path: string): string | undefined {
    return this.#noteFaults(readText(this.#files, path));
  }

  /** A table whose rows have no ids. */
  #rows(path: string): readonly CsvRow[] | undefined {
    const text = this.#text(path);
    return text === undefined ? undefined : this.#noteFaults(readTable(path, text));
  }

  #table(path: string): readonly CsvRow[] | undefined {
    const text = this.#text(path);
    return text === undefined ? undefined : this.#noteFaults(readTableWithIds(path, text));
  }
}
