import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Checked } from '../faults.ts';
import type { Reference } from './evidence.ts';

/** Reads a bibliography in BibTeX: its keys are those that citations name works by. */
export function readBibtex(file: string, text: string): Checked<ReadonlyMap<string, Reference>> {
  try {
    const works = new Cite(text, { forceType: '@bibtex/text' }).data as readonly Reference[];
    return { value: new Map(works.map((work) => [work.id, work])), faults: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    return {
      value: new Map(),
      faults: [
        {
          file,
          line,
          message: 'The bibliography is not valid BibTeX.',
          hint: `It could not be read: ${message.split('\n')[0] ?? ''}. Look for a brace or a comma that is missing.`,
        },
      ],
    };
  }
}
