import type { Checked, Fault } from '../faults.ts';
import type { ParsedStory } from '../read/story-file.ts';

/** The texts of one story: in its original language, and translations. */
export interface Versions {
  readonly original: ParsedStory;
  /** All texts, including the original, the original first, then in the order of their files. */
  readonly all: readonly ParsedStory[];
}

/** Finds the original among a story's texts; undefined if there is none. @param folder - the name of its folder. */
export function checkLanguages(all: readonly ParsedStory[], folder: string): Checked<Versions | undefined> {
  const originals = all.filter(({ front }) => front.translates === undefined);
  const [original] = originals;
  if (!original)
    return {
      value: undefined,
      faults: [
        {
          file: folder,
          message: 'The story has no first language.',
          hint: 'One story.<lang>.md must have no “translates:” in its front matter.',
        },
      ],
    };
  const first = original.front.lang;
  const faults = all.flatMap(({ file, front: { lang, translates } }): readonly Fault[] => {
    const twin = lang ? all.find((other) => other.front.lang === lang) : undefined;
    return [
      ...(translates === undefined && file !== original.file && first
        ? [
            {
              file,
              line: 1,
              message: `The story has a first language already: ${first}.`,
              hint: `If this is a translation, add “translates: ${first}” to its front matter.`,
            },
          ]
        : []),
      ...(translates !== undefined && first && translates !== first
        ? [
            {
              file,
              line: 1,
              message: `The story’s first language is ${first}, not ${translates}.`,
              hint: `Write “translates: ${first}”.`,
            },
          ]
        : []),
      ...(twin && twin.file !== file
        ? [
            {
              file,
              line: 1,
              message: `The story is told in ${lang} already, in ${twin.file}.`,
              hint: 'Set lang to the language of this file.',
            },
          ]
        : []),
    ];
  });
  return { value: { original, all: [original, ...all.filter((text) => text !== original)] }, faults };
}
