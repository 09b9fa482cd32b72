import type { Checked, Fault } from '../faults.ts';
import type { ParsedStory } from '../read/story-file.ts';

/** The texts of one story: in its original language, and translations. */
export interface Versions {
  readonly original: ParsedStory;
  /**
   * The original, then the translations in the order of their files; without those whose language is wrong, because
   * every step of them would be at fault.
   */
  readonly all: readonly ParsedStory[];
}

/** How many steps say where they are: those of a translation do not. */
const scenesIn = ({ steps }: ParsedStory): number => steps.filter(({ attributes }) => 'at' in attributes).length;

/** The language that the name of a file says: `de` for `story.de.md`. */
const languageInName = (file: string): string => (/\.([\w-]+)\.md$/.exec(file)?.[1] ?? '').toLowerCase();

/** Finds the original among a story's texts; undefined if there is none. @param folder - the name of its folder. */
export function checkLanguages(all: readonly ParsedStory[], folder: string): Checked<Versions | undefined> {
  const [original] = all
    .filter(({ front }) => front.translates === undefined)
    .sort((a, b) => scenesIn(b) - scenesIn(a));
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
  const faults = all.flatMap(({ file, front: { lang, translates, lineOf } }): readonly Fault[] => {
    const named = languageInName(file);
    if (lang && named !== lang.toLowerCase())
      return [
        {
          file,
          line: lineOf('lang'),
          message: `The name of the file says ${named}, and its front matter “lang: ${lang}”.`,
          hint: 'Set lang to the language of this file, or rename the file.',
        },
      ];
    const twin = lang
      ? all.find((other) => other.front.lang === lang && languageInName(other.file) === named)
      : undefined;
    return [
      ...(translates === undefined && file !== original.file && first
        ? [
            {
              file,
              line: lineOf('lang'),
              message: `The story has a first language already: ${first}.`,
              hint: `If this is a translation, add “translates: ${first}” to its front matter.`,
            },
          ]
        : []),
      ...(twin && twin.file !== file
        ? [
            {
              file,
              line: lineOf('lang'),
              message: `The story is told in ${lang} already, in ${twin.file}.`,
              hint: 'Set lang to the language of this file.',
            },
          ]
        : []),
    ];
  });
  // These can be compared all the same.
  const otherOriginal = all.flatMap(({ file, front: { translates, lineOf } }): readonly Fault[] =>
    translates !== undefined && first && translates !== first
      ? [
          {
            file,
            line: lineOf('translates'),
            message: `The story’s first language is ${first}, not ${translates}.`,
            hint: `Write “translates: ${first}”.`,
          },
        ]
      : [],
  );
  const wrong = new Set(faults.map(({ file }) => file));
  const translations = all.filter(
    ({ file, front }) => file !== original.file && front.translates !== undefined && !wrong.has(file),
  );
  return { value: { original, all: [original, ...translations] }, faults: [...faults, ...otherOriginal] };
}
