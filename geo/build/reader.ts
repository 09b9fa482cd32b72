/** Finds the files of sources. */
import type { Read } from './build.ts';

/** The story's own evidence, which the map joins to places. */
const EVIDENCE: ReadonlySet<string> = new Set([
  'chronology.csv',
  'chronology.fa.csv',
  'chronology.ru.csv',
  'people.csv',
  'bibliography.json',
]);

/** @param root - the repository, with a slash at its end. */
export const reader =
  (root: string, readText: (path: string) => string): Read =>
  (name) =>
    readText(EVIDENCE.has(name) ? `${root}stories/gilan-1920/evidence/${name}` : `${root}geo/sources/${name}`);
