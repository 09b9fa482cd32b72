import { checkEvidence, checkTranslatedEvidence } from '../check/evidence-tables.ts';
import { BASES, DEFAULT_BASE, type Base } from '../bases.ts';
import type { Checked, Fault } from '../faults.ts';
import type { StoryWorld } from '../world.ts';
import { readBibtex } from './bibtex.ts';
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
import { pictureFile, type PictureFile } from './media/picture-file.ts';
import { filesUnder, readText, type ProjectFiles } from './project-files.ts';
import { parseStory, type ParsedStory } from './story-file.ts';
import { readTable, readTableWithIds, type CsvRow } from './table.ts';
import type { OwnControl } from './world/control.ts';
import { readOwnWorld, type OwnFiles, type OwnStory } from './world/own-world.ts';

/** The author's pictures. Their paths are from the story's folder, such as `media/mill.jpg`. */
export interface MediaFiles {
  /** All of them, as the file system writes them. */
  readonly paths: readonly string[];
  /** What one of these is. It is read once, for all languages of the story. */
  readonly picture: (path: string) => PictureFile;
  /** The path from the project's folder. */
  readonly pathOf: (path: string) => string;
  /** The text of the file with their credits; empty if there is none. */
  readonly credits: string;
  /** The path of that file from the project's folder. */
  readonly creditsFile: string;
}

/** The folder of a story, read but not yet resolved. */
export interface StoryFolder {
  /** The id of the story. It is also the folder of its address. */
  readonly id: string;
  readonly texts: readonly ParsedStory[];
  readonly evidence: Evidence;
  readonly world: StoryWorld;
  /** Translated texts of the evidence, by language. */
  readonly words: ReadonlyMap<string, EvidenceWords>;
  /**
   * The text of a file that a figure names, in the story's `figures/` or in `geo/sources/`; undefined if it does not
   * exist or is in another folder.
   */
  readonly figureFile: (path: string) => Checked<string | undefined>;
  readonly media: MediaFiles;
}

const NAME = /^story\.[\w-]+\.md$/;

/** Whether a folder contains story files, or files with a similar name. */
export const containsStory = (files: ProjectFiles, folder: string): boolean =>
  files.list(folder).some(({ name }) => /^story\b.*\.(md|markdown)$/i.test(name));

/**
 * Reads the texts and the evidence of a story. Tables that do not exist are empty: a story needs none of them.
 * @param folder - of the story, from the project's folder, such as `stories/gilan-1920`.
 * @param otherwise - the base of a story that names none.
 */
export function readStoryFolder(
  files: ProjectFiles,
  folder: string,
  otherwise: Base = DEFAULT_BASE,
): Checked<StoryFolder> {
  const reader = new FolderReader(files, `${folder}/`);
  const id = folder.replace(/^.*\//, '');
  const texts = reader.texts();
  const base = baseOf(texts, otherwise);
  const original = originalOf(texts);
  const { lang = '', title = '', groundSource: ground, credit = '', connect = [] } = original?.front ?? {};
  const { world, control, ...evidence } = reader.evidence(base, { id, lang, title, ground, credit, connect });
  const words = new Map(
    texts.flatMap(({ front: { lang, translates } }) =>
      lang && translates !== undefined ? [[lang, reader.words(lang, base, { ...evidence, control })] as const] : [],
    ),
  );
  return {
    value: { id, texts, evidence, world, words, figureFile: (path) => reader.figureFile(path), media: reader.media() },
    faults: reader.faults,
  };
}

const originalOf = (texts: readonly ParsedStory[]) => texts.find(({ front }) => front.translates === undefined);

/** The base that a story's original names. One that there is not is a fault of the front matter. */
const baseOf = (texts: readonly ParsedStory[], otherwise: Base): Base =>
  BASES.get(originalOf(texts)?.front.base ?? '') ?? otherwise;

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

  evidence(base: Base, story: OwnStory): Evidence & { readonly world: StoryWorld; readonly control: OwnControl } {
    const { world, places, control } = this.#noteFaults(
      readOwnWorld(this.#ownFiles(), story, base, readPlaces(this.#table(`geo/sources/${base.gazetteer}.csv`) ?? [])),
    );
    const citations = this.#rows(this.#own('citations.csv'));
    const references = this.#references();
    const people = this.#table(this.#own('people.csv')) ?? [];
    const events = this.#table(this.#own('chronology.csv')) ?? [];
    const referred = {
      sources: new Set(references.keys()),
      place_ids: new Set(places.keys()),
      people_ids: new Set(people.map(({ id = '' }) => id)),
    };
    this.faults.push(
      ...checkEvidence('people', this.#own('people.csv'), people, referred),
      ...checkEvidence('chronology', this.#own('chronology.csv'), events, referred),
    );
    return {
      world,
      control,
      places,
      people: readPeople(people),
      events: readEvents(events),
      references,
      ...(citations ? { citations: readCitations(citations) } : {}),
    };
  }

  #references(): ReadonlyMap<string, Reference> {
    const [json, bib] = [this.#own('bibliography.json'), this.#own('bibliography.bib')];
    const [works, entries] = [this.#text(json), this.#text(bib)];
    return new Map([
      ...(works === undefined ? [] : this.#noteFaults(readReferences(json, works))),
      ...(entries === undefined ? [] : this.#noteFaults(readBibtex(bib, entries))),
    ]);
  }

  /** The path of a file of the evidence: in the story's folder, or in the folder `evidence` in it. */
  #own(name: string): string {
    const inFolder = this.#folder + name;
    return this.#files.read(inFolder) ? inFolder : `${this.#folder}evidence/${name}`;
  }

  #ownFiles(): OwnFiles {
    const pathOf = (path: string) => this.#folder + path;
    return {
      pathOf,
      text: (path) => readText(this.#files, pathOf(path)),
      part: (path, start, end) => this.#files.part(pathOf(path), start, end),
      table: (path) => {
        const { value, faults } = readText(this.#files, pathOf(path));
        if (value === undefined) return { value: undefined, faults };
        const table = readTableWithIds(pathOf(path), value);
        return { value: table.value, faults: [...faults, ...table.faults] };
      },
      names: this.#files.list(this.#folder.slice(0, -1)).flatMap(({ name, isFolder }) => (isFolder ? [] : [name])),
    };
  }

  /** @param own - the story's evidence and its own control periods. */
  words(lang: string, base: Base, own: Evidence & { readonly control: OwnControl }): EvidenceWords {
    const { gazetteer, control } = base;
    const { people, events } = own;
    const table = (name: string) => this.#table(this.#own(`${name}.${lang}.csv`));
    const held = own.control.textsIn(lang);
    const shown = control ? this.#table(`geo/sources/${control}.${lang}.csv`) : undefined;
    const shared = this.#table(`geo/sources/${gazetteer}.${lang}.csv`);
    const places = this.#table(`${this.#folder}places.${lang}.csv`);
    const tables = {
      places: shared || places ? [...(shared ?? []), ...(places ?? [])] : undefined,
      people: table('people'),
      events: table('chronology'),
      references: table('bibliography'),
      periods: shown || held.length > 0 ? [...(shown ?? []), ...held] : undefined,
    };
    const check = (kind: 'people' | 'chronology', rows: readonly CsvRow[] | undefined, ids: Iterable<string>) =>
      this.faults.push(...checkTranslatedEvidence(kind, this.#own(`${kind}.${lang}.csv`), rows ?? [], new Set(ids)));
    check('people', tables.people, people.keys());
    check('chronology', tables.events, events.keys());
    return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows !== undefined));
  }

  figureFile(path: string): Checked<string | undefined> {
    if (/^figures\/[\w.-]+$/.test(path)) return readText(this.#files, this.#folder + path);
    if (/^geo\/sources\/[\w.-]+\.csv$/.test(path)) return readText(this.#files, path);
    return { value: undefined, faults: [] };
  }

  media(): MediaFiles {
    const pathOf = (path: string) => this.#folder + path;
    const creditsFile = pathOf('media.yaml');
    const pictures = new Map<string, PictureFile>();
    return {
      paths: filesUnder(this.#files, pathOf('media')).map((path) => `media/${path}`),
      picture: (path) => {
        const found = pictures.get(path) ?? pictureFile(this.#files.read(pathOf(path)) ?? new Uint8Array());
        pictures.set(path, found);
        return found;
      },
      pathOf,
      credits: this.#text(creditsFile) ?? '',
      creditsFile,
    };
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
