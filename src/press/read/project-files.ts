import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Checked } from '../faults.ts';

/** A part of a file. `size`: bytes of the whole. */
export interface FilePart {
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** The files of the project, read-only. Paths are relative to its folder, with slashes. */
export interface ProjectFiles {
  /** The bytes of a file; undefined if it does not exist. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Some bytes of a file, from `start` to before `end`, and how many it has; undefined if it does not exist. */
  readonly part: (path: string, start: number, end: number) => FilePart | undefined;
  /** The content of a folder; empty if it does not exist. */
  readonly list: (folder: string) => readonly { readonly name: string; readonly isFolder: boolean }[];
}

/** The files below a folder on disk. @param root - its absolute path. */
export const diskFiles = (root: string): ProjectFiles => ({
  read: (path) => {
    const file = join(root, path);
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file) : undefined;
  },
  part: (path, start, end) => {
    const file = join(root, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() !== true) return undefined;
    const opened = openSync(file, 'r');
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, found.size) - start));
      return { bytes: bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, start)), size: found.size };
    } finally {
      closeSync(opened);
    }
  },
  list: (folder) => {
    const path = join(root, folder);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
});

/** The paths of all files in a folder and its subfolders, relative to that folder. */
export function filesUnder(files: ProjectFiles, folder: string): readonly string[] {
  return files
    .list(folder)
    .flatMap(({ name, isFolder }) =>
      isFolder ? filesUnder(files, posix.join(folder, name)).map((path) => posix.join(name, path)) : [name],
    );
}

/**
 * The text of a file; undefined if it does not exist. A file that is not UTF-8 is a fault. A carriage return alone, as
 * old Macintosh editors wrote it, is read as a line end.
 */
export function readText(files: ProjectFiles, path: string): Checked<string | undefined> {
  const bytes = files.read(path);
  if (bytes === undefined) return { value: undefined, faults: [] };
  const text = new TextDecoder().decode(bytes).replace(/\r(?!\n)/g, '\n');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { value: text, faults: [] };
  } catch {
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (wide)
      return {
        value: undefined,
        faults: [
          {
            file: path,
            message: 'The file is written in UTF-16, which some editors call “Unicode”.',
            hint: 'Save it again with the encoding UTF-8.',
          },
        ],
      };
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    const fault = {
      file: path,
      line,
      message: 'The file is not written in UTF-8.',
      hint: 'Save it again with the encoding UTF-8; in Excel, as “CSV UTF-8”.',
    };
    return { value: text, faults: [fault] };
  }
}
