import type { RootContent } from 'mdast';
import type { Checked, Fault } from '../faults.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';
import type { Evidence } from '../read/evidence.ts';
import { translateFigure, type FigureTranslation } from '../read/figure-translation.ts';
import { readFigure, type Figure } from '../read/figure.ts';
import type { StoryFolder } from '../read/story-folder.ts';
import { figureIn, type ParsedStory } from '../read/story-file.ts';

/** The data that the figures of a text are made from. */
export interface FigureContext {
  readonly folder: StoryFolder;
  readonly evidence: Evidence;
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  readonly isOriginal: boolean;
}

/** Reads the figures of a text, in its language. The result is by file name. */
export function resolveFigures(parsed: ParsedStory, context: FigureContext): Checked<ReadonlyMap<string, Figure>> {
  const figures = new Map<string, Figure>();
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const content: readonly RootContent[] = [
    ...parsed.foreword,
    ...parsed.steps.flatMap((step) => step.content),
    ...parsed.afterword,
  ];
  for (const { src, line } of content.flatMap((node) => figureIn(node) ?? [])) {
    if (!src) continue;
    if (seen.has(src))
      faults.push({
        file: parsed.file,
        line,
        message: `The figure “${src}” is in the story twice.`,
        hint: 'Keep one of the two, and link to it from the other place.',
      });
    seen.add(src);
    const figure = resolveFigure(parsed, src, line, context);
    faults.push(...figure.faults);
    if (figure.value) figures.set(src, figure.value);
  }
  return { value: figures, faults };
}

function resolveFigure(
  { file, front }: ParsedStory,
  src: string,
  line: number,
  { folder, evidence, periods, isOriginal }: FigureContext,
): Checked<Figure | undefined> {
  const home = file.replace(/[^/]*$/, '');
  const definition = /^figures\/[\w.-]+\.yaml$/.test(src) ? folder.figureFile(src) : { value: undefined, faults: [] };
  if (definition.value === undefined)
    return {
      value: undefined,
      faults: [
        {
          file,
          line,
          message: `There is no figure “${src}”.`,
          hint: 'Write src="figures/….yaml", the name of a file in the story’s folder.',
        },
      ],
    };
  const faults: Fault[] = [...definition.faults];
  let translation: FigureTranslation | undefined;
  if (!isOriginal) {
    const own = src.replace(/yaml$/, `${front.lang}.yaml`);
    const { value: text, faults: unreadable } = folder.figureFile(own);
    faults.push(...unreadable);
    if (text === undefined)
      faults.push({
        file,
        line,
        message: `The figure “${src}” is not translated.`,
        hint: `Write its words into ${own}: title, says, caption and what else the original says in words.`,
      });
    else translation = { file: home + own, text };
  }
  const figure = readFigure(
    { file: home + src, path: src, text: definition.value },
    { read: folder.figureFile, periods, references: new Set(evidence.references.keys()) },
  );
  const { value, faults: more } =
    figure.value && translation ? translateFigure(figure.value, translation, home + src) : figure;
  return { value, faults: [...faults, ...more] };
}
