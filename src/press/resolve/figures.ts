import type { RootContent } from 'mdast';
import type { Checked, Fault, Lag } from '../faults.ts';
import type { DocumentedPeriod } from '../read/control-periods.ts';
import type { Evidence } from '../read/evidence.ts';
import { translateFigure, type FigureTranslation } from '../read/figure-translation.ts';
import { readFigure, type Figure } from '../read/figure.ts';
import type { StoryFolder } from '../read/story-folder.ts';
import { figureIn } from '../read/placeholders.ts';
import type { ParsedStory } from '../read/story-file.ts';

/** The data that the figures of a text are made from. */
export interface FigureContext {
  readonly folder: StoryFolder;
  readonly evidence: Evidence;
  readonly periods: ReadonlyMap<string, readonly DocumentedPeriod[]>;
  readonly isOriginal: boolean;
}

/** The figures of a text by their file names, and for a translation what is not translated in them. */
export interface ResolvedFigures extends Checked<ReadonlyMap<string, Figure>> {
  readonly lags: readonly Lag[];
}

/** Reads the figures of a text, in its language. One that is not translated is that of the original. */
export function resolveFigures(parsed: ParsedStory, context: FigureContext): ResolvedFigures {
  const figures = new Map<string, Figure>();
  const faults: Fault[] = [];
  const lags: Lag[] = [];
  const seen = new Set<string>();
  const content: readonly (readonly [step: string, content: readonly RootContent[]])[] = [
    ['', parsed.foreword],
    ...parsed.steps.map((step) => [step.attributes.id ?? '', step.content] as const),
    ['', parsed.afterword],
  ];
  const used = content.flatMap(([step, nodes]) =>
    nodes.flatMap((node) => figureIn(node) ?? []).map((figure) => ({ ...figure, step })),
  );
  for (const { src, line, step } of used) {
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
    lags.push(...figure.lags.map((lag) => ({ ...lag, step })));
    if (figure.value) figures.set(src, figure.value);
  }
  return { value: figures, faults, lags };
}

function resolveFigure(
  { file, front }: ParsedStory,
  src: string,
  line: number,
  { folder, evidence, periods, isOriginal }: FigureContext,
): Checked<Figure | undefined> & { readonly lags: readonly Fault[] } {
  const home = file.replace(/[^/]*$/, '');
  const definition = /^figures\/[\w.-]+\.yaml$/.test(src) ? folder.figureFile(src) : { value: undefined, faults: [] };
  if (definition.value === undefined)
    return {
      value: undefined,
      lags: [],
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
  const lags: Fault[] = [];
  let translation: FigureTranslation | undefined;
  if (!isOriginal) {
    const own = src.replace(/yaml$/, `${front.lang}.yaml`);
    const { value: text, faults: unreadable } = folder.figureFile(own);
    faults.push(...unreadable);
    if (text === undefined)
      lags.push({
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
  const { value: original } = figure;
  faults.push(...figure.faults);
  if (!original || !translation) return { value: original, faults, lags };
  const { value, faults: untranslated } = translateFigure(original, translation, home + src);
  return { value: value ?? original, faults, lags: [...lags, ...untranslated] };
}
