/** Reads source files. */
import type { Read } from './build.ts';

/** The folder of the evidence that the layers of Gilan are built with. */
export const GILAN_EVIDENCE = 'stories/gilan-1920/evidence';

/** Tables of that evidence, which the build combines with the gazetteer. */
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
    readText(
      root +
        (EVIDENCE.has(name)
          ? `${GILAN_EVIDENCE}/${name}`
          : name.startsWith('npm:')
            ? `node_modules/${name.slice('npm:'.length)}`
            : `geo/sources/${name}`),
    );
