/** Files that were dropped on the page, and those in dropped folders. */
import { READABLE } from './read-zip.ts';

/** Files of folders that are read at once. */
const MOST = 100;

export interface DroppedFile {
  /** With its folders. */
  readonly name: string;
  readonly file: File;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });

/** A folder gives its entries in several parts, until a part is empty. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0 || all.length > MOST * 10) return all;
    all.push(...part);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Other files in a folder than data are left out without a word. */
async function collect(entry: FileSystemEntry, into: DroppedFile[], within: boolean): Promise<void> {
  if (into.length >= MOST || (within && entry.name.startsWith('.'))) return;
  if (isFile(entry)) {
    if (!within || READABLE.test(entry.name) || /\.pmtiles$/i.test(entry.name))
      into.push({ name: entry.fullPath, file: await fileOf(entry) });
  } else if (isFolder(entry)) for (const one of await entriesIn(entry)) await collect(one, into, true);
}

/** Must be called while the event is handled: afterwards its data is gone. */
export async function droppedFiles(data: DataTransfer): Promise<readonly DroppedFile[]> {
  const files = [...data.files].map((file): DroppedFile => ({ name: file.name, file }));
  const entries = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
  if (!entries.some(isFolder)) return files;
  const all: DroppedFile[] = [];
  for (const entry of entries) await collect(entry, all, false);
  return all;
}
